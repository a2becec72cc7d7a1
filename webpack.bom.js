const fs = require('node:fs');
const path = require('node:path');
const { Contrib, Enums, Models, Serialize, Spec } = require('@cyclonedx/cyclonedx-library');
const validateSpdx = require('spdx-expression-parse');

const { Builders, Factories } = Contrib.FromNodePackageJson;

/**
 * What is in a build, as a CycloneDX 1.6 bill of materials in JSON: this project, the packages, and
 * which of them needs which. It holds neither time nor serial number, so that the same build gives
 * the same bytes.
 *
 * @param context The project's folder, with package.json and package-lock.json.
 * @param packages Of each package in the build its package.json, and its hash in the lock file.
 */
function describeAsBom(context, packages) {
  const own = readJson(context, 'package.json');
  const bom = new Models.Bom();
  const root = componentOf(own, Enums.ComponentType.Application);
  bom.metadata.component = root;
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.Build);

  const components = new Map(
    packages.map(({ packageJson, integrity }) => {
      const component = componentOf(packageJson, Enums.ComponentType.Library);
      addHash(component, integrity);
      return [packageJson.name, component];
    }),
  );
  const needs = (component, names) => {
    for (const name of Object.keys(names ?? {})) {
      const needed = components.get(name);
      if (needed) component.dependencies.add(needed.bomRef);
    }
  };
  for (const { packageJson } of packages) {
    const { name, dependencies } = packageJson;
    const component = components.get(name);
    needs(component, dependencies);
    bom.components.add(component);
  }
  // All that is bundled is a development dependency: who installs the package needs nothing more.
  needs(root, own.devDependencies);

  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return serializer.serialize(bom, { sortLists: true, space: 2 });
}

function componentOf(packageJson, type) {
  const builder = new Builders.ComponentBuilder(
    new Factories.ExternalReferenceFactory(),
    new Contrib.License.Factories.LicenseFactory(validateSpdx),
  );
  const { name, version } = packageJson;
  const component = builder.makeComponent(packageJson, type);
  component.purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  component.bomRef.value = component.purl;
  return component;
}

/** The hash of the package as the registry states it: base64 there, hexadecimal here. */
function addHash(component, integrity) {
  const [, base64] = /^sha512-(\S+)$/.exec(integrity ?? '') ?? [];
  if (!base64) throw new Error(`no sha512 in package-lock.json for ${component.purl}`);
  component.hashes.set(
    Enums.HashAlgorithm['SHA-512'],
    Buffer.from(base64, 'base64').toString('hex'),
  );
}

function readJson(folder, name) {
  return JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
}

module.exports = { describeAsBom };
