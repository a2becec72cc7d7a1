const { createHash } = require('node:crypto');
const { sources, Compilation } = require('webpack');

/** After all others: what follows changes no file any more. */
const LAST = Compilation.PROCESS_ASSETS_STAGE_REPORT + 10;

/**
 * A webpack plugin that writes and prints `integrity.json`: the subresource integrity of each file
 * of the build by its name (https://www.w3.org/TR/sri-2/; sha384, as OHIF's documentation uses).
 */
class StateIntegrity {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('StateIntegrity', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'StateIntegrity', stage: LAST }, (assets) => {
        const names = Object.keys(assets).sort();
        const files = Object.fromEntries(
          names.map((name) => [name, integrityOf(assets[name].buffer())]),
        );
        const text = `${JSON.stringify(files, undefined, 2)}\n`;
        compilation.emitAsset('integrity.json', new sources.RawSource(text));
        this.files = files;
      });
    });
    compiler.hooks.done.tap('StateIntegrity', () => {
      console.log('');
      for (const [name, integrity] of Object.entries(this.files)) {
        console.log(`${name.padEnd(39)} ${integrity}`);
      }
      console.log('');
    });
  }
}

const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

module.exports = { StateIntegrity };
