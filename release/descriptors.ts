import { PLUGIN_PATH } from '../cli/install/pluginFolder';

/** An entry of app-config.js in the form of OHIF after 3.14.0-beta.6. */
export interface Descriptor {
  /** The id that the module exports. */
  readonly packageName: string;
  readonly importPath: string;
  /** The versions of OHIF that it was tried on: a semver range that later ones do not satisfy. */
  readonly coreVersionRange: string;
  readonly integrity: string;
}

/** Those that `install` takes, 3.11 to 3.14, and their pre-releases. */
const CORE_VERSION_RANGE = '>=3.11.0 <3.15.0-0';

/**
 * Both entries for a viewer that is served under `/`.
 *
 * @param integrity The integrity of each file of the build, as in `dist/integrity.json`.
 */
export function describeEntries(
  version: string,
  integrity: Readonly<Record<string, string>>,
): { readonly extensions: readonly Descriptor[]; readonly modes: readonly Descriptor[] } {
  const describe = (packageName: string, file: string): Descriptor => {
    const hash = integrity[file];
    if (!hash) throw new Error(`the build states no integrity of ${file}`);
    return {
      packageName,
      importPath: `/${PLUGIN_PATH}/${version}/${file}`,
      coreVersionRange: CORE_VERSION_RANGE,
      integrity: hash,
    };
  };
  return {
    extensions: [describe('ohif-vertebral-bmd', 'extension.js')],
    modes: [describe('ohif-vertebral-bmd-mode', 'mode.js')],
  };
}
