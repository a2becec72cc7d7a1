/**
 * Two builds: the browser bundle (ES modules `extension.js` and `mode.js`, whose chunks and
 * worker carry a hash in their names) and the command line (`cli.cjs`, which is its own worker
 * as well, and the codecs beside it in `cli.codecs/`).
 */
const path = require('node:path');
const { BannerPlugin, DefinePlugin } = require('webpack');
const { CODEC_PACKAGES, CopyCodecs, codecExternals } = require('./webpack.codecs');
const { StateIntegrity } = require('./webpack.integrity');
const { PrintSizes } = require('./webpack.printSizes');
const { CopyLicence, StateThirdParties } = require('./webpack.thirdParty');
const { version } = require('./package.json');

const swc = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target,
      },
    },
  },
});

const common = {
  mode: 'production',
  devtool: false,
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  performance: { hints: false },
  stats: 'errors-warnings',
};

const browser = {
  ...common,
  name: 'browser',
  target: ['web', 'es2022'],
  entry: { extension: './extension/index.ts', mode: './mode/index.ts' },
  experiments: { outputModule: true },
  output: {
    path: path.join(__dirname, 'dist'),
    filename: '[name].js',
    chunkFilename: '[name].[contenthash:12].js',
    module: true,
    library: { type: 'module' },
    publicPath: 'auto',
    clean: { keep: /^cli\./ },
  },
  optimization: {
    chunkIds: 'named',
    moduleIds: 'deterministic',
    splitChunks: {
      cacheGroups: {
        react: {
          test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/,
          name: 'react',
          chunks: 'async',
        },
      },
    },
  },
  module: {
    rules: [
      swc('es2022'),
      // The panel puts its style sheet beside itself in the island that it draws.
      { test: /\.css$/, type: 'asset/source' },
      // Pure throughout, so that each chunk holds only what it uses of it.
      { include: path.join(__dirname, 'src'), sideEffects: false },
      // What the worker does not use of these stays out of it.
      { test: /node_modules[\\/](@stdlib|papaparse)[\\/]/, sideEffects: false },
    ],
  },
  plugins: [
    new DefinePlugin({ VERTEBRAL_BMD_VERSION: JSON.stringify(version) }),
    new CopyLicence(),
    new StateThirdParties(),
    new StateIntegrity(),
    new PrintSizes(),
  ],
};

const commandLine = {
  ...common,
  name: 'command line',
  target: 'node20',
  entry: { cli: './cli/main.ts' },
  output: {
    path: path.join(__dirname, 'dist'),
    filename: '[name].cjs',
    library: { type: 'commonjs2' },
  },
  // A command line is read when it fails: keep its names.
  optimization: { minimize: false },
  externals: codecExternals,
  module: {
    // What is loaded lazily stays in the one file; it is only run when it is needed.
    parser: { javascript: { dynamicImportMode: 'eager' } },
    rules: [swc('es2022')],
  },
  plugins: [
    new DefinePlugin({ VERTEBRAL_BMD_VERSION: JSON.stringify(version) }),
    new BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: /^cli\.cjs$/ }),
    new CopyCodecs(),
    new StateThirdParties({ prefix: 'cli.', copied: CODEC_PACKAGES }),
  ],
};

module.exports = [browser, commandLine];
