/** The project's own configuration is plain JavaScript. */
declare module '*/webpack.config.js' {
  import type { Configuration } from 'webpack';
  const configurations: readonly Configuration[];
  export default configurations;
}
