const fs = require('node:fs');
const path = require('node:path');
const { sources } = require('webpack');

/**
 * The codecs that the command line carries along as they are, since their scripts look for the
 * WebAssembly beside themselves: by the name under which they are imported, and with it.
 */
const CODECS = [
  { name: '@cornerstonejs/codec-charls', script: 'decodewasmjs', binary: 'decodewasm' },
  { name: '@cornerstonejs/codec-openjpeg', script: 'decodewasmjs', binary: 'decodewasm' },
];

const FOLDER = 'cli.codecs';

const codecExternals = Object.fromEntries(
  CODECS.map(({ name, script }) => {
    const request = `${name}/${script}`;
    return [request, `commonjs ./${FOLDER}/${path.basename(require.resolve(request))}`];
  }),
);

/** A webpack plugin that copies the codecs and their licences into the build. */
class CopyCodecs {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('CopyCodecs', (compilation) => {
      compilation.hooks.processAssets.tap('CopyCodecs', () => {
        const emit = (name, file) =>
          compilation.emitAsset(`${FOLDER}/${name}`, new sources.RawSource(fs.readFileSync(file)));
        for (const { name, script, binary } of CODECS) {
          const files = [script, binary].map((part) => require.resolve(`${name}/${part}`));
          for (const file of files) emit(path.basename(file), file);
          const licence = path.join(path.dirname(files[0]), '..', 'LICENSE');
          emit(`LICENSE.${path.basename(name)}.txt`, licence);
        }
      });
    });
  }
}

/** The packages that the codecs come from. */
const CODEC_PACKAGES = CODECS.map(({ name }) => name);

module.exports = { CODEC_PACKAGES, CopyCodecs, codecExternals };
