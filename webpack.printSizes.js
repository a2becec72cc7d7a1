const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** A webpack plugin that prints each file of the build with its size, plain and gzipped, and the sum of the scripts. */
class PrintSizes {
  apply(compiler) {
    compiler.hooks.done.tap('PrintSizes', ({ compilation }) => {
      const rows = Object.keys(compilation.assets).map((name) => {
        const bytes = fs.readFileSync(path.join(compiler.outputPath, name));
        return { name, plain: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
      });
      // What a viewer loads; the rest is said about it.
      const scripts = rows.filter(({ name }) => name.endsWith('.js'));
      const sum = (key) => scripts.reduce((total, row) => total + row[key], 0);
      rows.push({ name: 'all scripts', plain: sum('plain'), gzipped: sum('gzipped') });
      for (const { name, plain, gzipped } of rows) {
        console.log(`${name.padEnd(52)}${kilobytes(plain)}${kilobytes(gzipped)} gzipped`);
      }
    });
  }
}

module.exports = { PrintSizes };
