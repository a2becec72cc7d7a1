import { join } from 'node:path';
import webpack, { type Configuration } from 'webpack';
import webpackConfig from '../../../webpack.config.js';

/** Bundles the page with its worker into a folder, by the same rules as the plugin. */
export async function bundlePage(folder: string): Promise<void> {
  const plugin = webpackConfig.find(({ name }) => name === 'browser');
  if (!plugin) throw new Error('webpack.config.js has no configuration named browser');
  const configuration: Configuration = {
    ...plugin,
    entry: { page: join(__dirname, 'page.ts') },
    output: { ...plugin.output, path: folder, clean: true },
    plugins: [],
  };
  const compiler = webpack(configuration);
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else resolve();
    });
  });
}
