import { join } from 'node:path';
import { readEntry, setEntry } from './configEntry';
import {
  assertConfigWritable,
  backUpConfig,
  CONFIG_NAME,
  readConfigFile,
  removeBackup,
  writeConfigFile,
  type ConfigFile,
} from './configFile';
import { describeChange } from './describeChange';
import { readRouterBasename } from './locateEntries';
import {
  assertPluginFolderWritable,
  bundleFiles,
  holdsBundle,
  installedVersions,
  placeBundle,
  PLUGIN_PATH,
  removeVersions,
  totalBytes,
} from './pluginFolder';
import { assertSupported, publicPath, readViewer } from './readViewer';

/** The URLs of the plugin's two entry files, as the browser asks for them. */
export interface PluginUrls {
  readonly extensions: string;
  readonly modes: string;
}

/** What to install, where, and how. */
export interface InstallOptions {
  /** The folder of the built viewer: index.html, app-config.js and the app bundle. */
  readonly viewerFolder: string;
  /** The folder of this package's own build. */
  readonly bundleFolder: string;
  /** This package's version. */
  readonly version: string;
  /** The path the viewer is served under, where it differs from the one it was built for. */
  readonly publicUrl?: string | undefined;
  /** Install into a version of OHIF that was not tried. */
  readonly force?: boolean | undefined;
  /** Change nothing, only say what would change. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Installs this plugin into a built OHIF viewer, or brings an installed one to this version:
 * copies the bundle to `plugins/ohif-vertebral-bmd/VERSION/`, names it in app-config.js (after
 * keeping a backup), and only then removes earlier versions. Repeating it changes nothing.
 *
 * @returns what was done, one line each.
 * @throws Refusal, with nothing changed, when the viewer does not fit or may not be written.
 */
export function installPlugin(options: InstallOptions): string[] {
  const { viewerFolder, bundleFolder, version, dryRun } = options;
  const viewer = readViewer(viewerFolder);
  if (!options.force) assertSupported(viewer);
  const config = readConfigFile(viewerFolder);
  const routerBasename = readRouterBasename(config.text);
  const root = publicPath(viewer, options.publicUrl, routerBasename);
  const files = bundleFiles(bundleFolder);
  const text = withEntries(config.text, pluginUrls(root, version));

  const target = `${PLUGIN_PATH}/${version}`;
  const versions = installedVersions(viewerFolder);
  const isPlaced =
    versions.includes(version) && holdsBundle(join(viewerFolder, target), bundleFolder);
  const earlier = versions.filter((other) => other !== version);
  const isDone = isPlaced && text === config.text && earlier.length === 0;
  const kilobytes = Math.round(totalBytes(bundleFolder, files) / 1000);
  const report = [
    `OHIF ${viewer.version ?? '(version unknown)'} in ${viewerFolder}, served under ${root}`,
    ...(isDone ? [`version ${version} is installed already: nothing to change`] : []),
    ...(isPlaced ? [] : [`copy ${files.length} files (${kilobytes} kB) to ${target}/`]),
    ...describeChange(config.text, text),
    ...earlier.map((other) => `remove the earlier version ${PLUGIN_PATH}/${other}/`),
    ...basenameNote(routerBasename, root),
    ...(versions.includes(version) && !isPlaced
      ? [`note: other files of version ${version} were there; a browser may hold on to them`]
      : []),
  ];
  if (isDone) return report;
  assertPluginFolderWritable(viewerFolder);
  if (text !== config.text) assertConfigWritable(config);
  if (dryRun) return [...report, 'dry run: nothing was changed'];

  const placed = isPlaced ? undefined : placeBundle(viewerFolder, bundleFolder, version);
  try {
    report.push(...switchConfig(viewerFolder, config, text));
  } catch (error) {
    placed?.undo();
    throw error;
  }
  placed?.keep();
  removeVersions(viewerFolder, earlier);
  return [
    ...report,
    'installed; reload open viewer tabs, and have app-config.js served with Cache-Control: no-cache',
  ];
}

/** @param root the path the viewer is served under, with a slash at both ends. */
export function pluginUrls(root: string, version: string): PluginUrls {
  const base = `${root}${PLUGIN_PATH}/${version}`;
  return { extensions: `${base}/extension.js`, modes: `${base}/mode.js` };
}

/** The configuration with both entries. @throws Refusal (see setEntry). */
export function withEntries(text: string, urls: PluginUrls): string {
  // Where both keys are missing each is put first, so the order is that of the file reversed.
  return setEntry(setEntry(text, 'modes', urls.modes), 'extensions', urls.extensions);
}

function switchConfig(folder: string, config: ConfigFile, text: string): string[] {
  if (text === config.text) return [];
  const isFirst = !(['extensions', 'modes'] as const).some((key) => readEntry(config.text, key));
  // An upgrade keeps the backup of the first installation: the configuration without us.
  const backups = isFirst ? backUpConfig(folder, config) : [];
  try {
    writeConfigFile(config, text);
  } catch (error) {
    if (isFirst) removeBackup(folder, config);
    throw error;
  }
  const compressed = config.copies.map(({ name }) => name).filter((name) => name !== CONFIG_NAME);
  return [
    ...compressed.map((name) => `${name} brought up to date: a server may send it`),
    ...backups.map((name) => `backup: ${name}`),
  ];
}

function basenameNote(routerBasename: string | undefined, root: string): string[] {
  if (!routerBasename || `${routerBasename}/`.replace(/\/+$/, '/') === root) return [];
  return [
    `note: routerBasename is ${routerBasename}, but the build loads its files from ${root}; if the plugin is not found, repeat with --public-url`,
  ];
}
