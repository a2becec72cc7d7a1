const { gzipSync } = require('node:zlib');

/** A webpack plugin that prints each file of the build with its size, plain and gzipped. */
class PrintSizes {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('PrintSizes', ({ assets }) => {
      const rows = Object.entries(assets).map(([name, source]) => {
        const bytes = source.buffer();
        return { name, plain: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
      });
      const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
      rows.push({ name: 'all', plain: sum('plain'), gzipped: sum('gzipped') });
      const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
      for (const { name, plain, gzipped } of rows) {
        console.log(`${name.padEnd(52)}${kilobytes(plain)}${kilobytes(gzipped)} gzipped`);
      }
    });
  }
}

module.exports = { PrintSizes };
