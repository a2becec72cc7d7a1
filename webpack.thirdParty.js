const fs = require('node:fs');
const path = require('node:path');
const LicensePlugin = require('webpack-license-plugin');
const { sources, Compilation } = require('webpack');
const { describeAsBom } = require('./webpack.bom');

/**
 * A webpack plugin that states what of others is in the build, from the modules that are really in
 * it: `THIRD-PARTY-LICENSES.txt` with each package's licence and notice in full, and `sbom.cdx.json`,
 * the same packages as a CycloneDX bill of materials. A package without a licence stops the build.
 */
class StateThirdParties {
  /**
   * @param prefix Begins the names of both files.
   * @param copied Names of packages that are shipped, but copied instead of bundled.
   */
  constructor({ prefix = '', copied = [] } = {}) {
    this.prefix = prefix;
    this.copied = copied;
  }

  apply(compiler) {
    const { context } = compiler;
    const own = require(path.join(context, 'package.json'));
    const licences = `${this.prefix}THIRD-PARTY-LICENSES.txt`;
    let compilation;
    compiler.hooks.thisCompilation.tap('StateThirdParties', (begun) => (compilation = begun));
    const plugin = new LicensePlugin({
      // Its own list, in JSON, would be a second copy of all texts: ours takes its place.
      outputFilename: licences,
      excludedPackageTest: (name) => name === own.name,
      includeNoticeText: true,
      // By itself it passes over single packages that are in the chunks.
      includePackages: () => [
        ...this.copied.map((name) => packageFolder(context, name)),
        ...bundledFolders(compilation),
      ],
      additionalFiles: {
        [licences]: (packages) => describeLicences(packages),
        [`${this.prefix}sbom.cdx.json`]: (packages) =>
          describeAsBom(
            context,
            packages.map((found) => lockedPackage(context, found)),
          ),
      },
    });
    plugin.apply(compiler);
  }
}

const packageFolder = (context, name) => path.join(context, 'node_modules', ...name.split('/'));

/** The folders of all packages of which a module is in a chunk. */
function bundledFolders({ chunks, chunkGraph }) {
  const folders = new Set();
  for (const chunk of chunks) {
    for (const module of chunkGraph.getChunkModulesIterable(chunk)) {
      for (const { resource } of module.modules ?? [module]) {
        // Greedy: a package within another's folder is its own.
        const [, folder] =
          /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(resource) ?? [];
        if (folder) folders.add(folder);
      }
    }
  }
  return folders;
}

/**
 * The package.json of a package in the build, and the hash that the lock file pins; it may be
 * installed in several versions.
 */
function lockedPackage(context, { name, version }) {
  const { packages } = require(path.join(context, 'package-lock.json'));
  const folder = Object.keys(packages).find(
    (each) => each.endsWith(`node_modules/${name}`) && packages[each].version === version,
  );
  if (!folder) throw new Error(`${name} is bundled in version ${version}, which is not locked`);
  const file = path.join(context, folder, 'package.json');
  return {
    packageJson: JSON.parse(fs.readFileSync(file, 'utf8')),
    integrity: packages[folder].integrity,
  };
}

/** What the full text of the Apache License holds, and a package that only refers to it does not. */
const APACHE_TERMS = 'TERMS AND CONDITIONS FOR USE';

/** The licences as text; packages whose texts are the same share one. */
function describeLicences(packages) {
  const byText = new Map();
  const apache = packages.find(
    ({ license, licenseText }) => license === 'Apache-2.0' && licenseText?.includes(APACHE_TERMS),
  )?.licenseText;
  // By code point, so that no locale changes the order.
  for (const found of [...packages].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name, version, license, licenseText, noticeText } = found;
    if (!license || !licenseText) throw new Error(`no licence found for the bundled ${name}`);
    const notice = noticeText ? `${noticeText.trim()}\n\n` : '';
    const isReferred = license === 'Apache-2.0' && !licenseText.includes(APACHE_TERMS);
    if (isReferred && !apache) throw new Error(`no full text of the licence of ${name}`);
    const full = isReferred ? `${licenseText.trim()}\n\n${apache}` : licenseText;
    const text = `${notice}${full.trim()}\n`;
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const sections = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return sections.join(`\n${'-'.repeat(80)}\n\n`);
}

/** A webpack plugin that puts this project's own licence into the build, as that asks for. */
class CopyLicence {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('CopyLicence', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'CopyLicence', stage }, () => {
        const text = fs.readFileSync(path.join(compiler.context, 'LICENSE'));
        compilation.emitAsset('LICENSE.txt', new sources.RawSource(text));
      });
    });
  }
}

module.exports = { CopyLicence, StateThirdParties };
