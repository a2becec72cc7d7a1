const { version } = require('./package.json');

/** One jest project a kind of test; `npm test` runs them all (test/runAll.ts). */
const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
    },
  ],
};

const project = (displayName, more = {}) => ({
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  transform,
  // Published as ES modules only; jest needs them as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(content-disposition|d3-array|internmap)/)'],
  modulePathIgnorePatterns: ['<rootDir>/(.cache|.demo|dist|artifacts)/'],
  // Looked up once, not through jest's sandbox: loops over voxels run ten times faster.
  sandboxInjectedGlobals: ['Math', 'Infinity', 'Float32Array', 'Float64Array', 'Uint8Array'],
  // As webpack puts it in.
  globals: { VERTEBRAL_BMD_VERSION: version },
  moduleNameMapper: { '\\.css$': '<rootDir>/test/support/cssStub.js' },
  ...more,
});

module.exports = {
  // Many tests measure whole bodies; on a busy machine jest's 5 s are too few.
  testTimeout: 30_000,
  projects: [
    project('unit'),
    project('extension', { testEnvironment: 'jsdom' }),
    project('archive'),
    project('conformance'),
    project('browser'),
  ],
};
