// node bundledPackages.js FOLDER: builds into FOLDER, and prints as JSON, for each of the two builds,
// the packages whose modules webpack put into its chunks. It asks webpack alone, and nothing that makes
// the bill of materials.
const webpack = require('webpack');
const configs = require('../../webpack.config');

const [folder] = process.argv.slice(2);
for (const config of configs) {
  config.output.path = folder;
  config.plugins = config.plugins.filter(({ constructor }) => constructor.name !== 'PrintSizes');
}

/** The package that a file belongs to: what follows the last node_modules in its path. */
function packageOf(file) {
  const [scope, name] = file
    .split(/node_modules[\\/]/)
    .at(-1)
    .split(/[\\/]/);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** The files of a module, and of those that were joined into it. */
const filesOf = (module) =>
  (module.modules ?? [module]).flatMap(({ resource }) =>
    resource?.includes('node_modules') ? [resource] : [],
  );

webpack(configs, (error, result) => {
  if (error || result.hasErrors()) throw error ?? new Error(result.toString());
  const packages = Object.fromEntries(
    result.stats.map(({ compilation }) => {
      const found = new Set();
      for (const chunk of compilation.chunks) {
        for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) {
          for (const file of filesOf(module)) found.add(packageOf(file));
        }
      }
      return [compilation.compiler.name, [...found].sort()];
    }),
  );
  process.stderr.write(JSON.stringify(packages));
});
