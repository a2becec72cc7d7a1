import { readEntry, removeEntry } from './configEntry';
import {
  assertConfigWritable,
  CONFIG_NAME,
  readBackup,
  readConfigFile,
  removeBackup,
  restoreBackup,
  writeConfigFile,
} from './configFile';
import { describeChange } from './describeChange';
import { withEntries } from './installPlugin';
import {
  assertPluginFolderWritable,
  installedVersions,
  PLUGIN_PATH,
  removeVersions,
} from './pluginFolder';
import { readViewer } from './readViewer';
import { Refusal } from '../refusal';

/** What to uninstall. */
export interface UninstallOptions {
  /** The folder of the built viewer. */
  readonly viewerFolder: string;
  /** Change nothing, only say what would change. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Takes this plugin out of a viewer: its two entries in app-config.js and its folder, nothing
 * else. Where the configuration was not changed otherwise since the installation, its bytes
 * are those from before it.
 *
 * @returns what was done, one line each.
 * @throws Refusal, with nothing changed, when the viewer cannot be understood or written.
 */
export function uninstallPlugin({ viewerFolder, dryRun }: UninstallOptions): string[] {
  readViewer(viewerFolder);
  const config = readConfigFile(viewerFolder);
  const without = removeEntry(removeEntry(config.text, 'modes'), 'extensions');
  const versions = installedVersions(viewerFolder);
  const backup = readBackup(viewerFolder, config);
  const isUntouched = backup !== undefined && isInstallationOf(backup, config.text);
  const text = isUntouched ? backup : without;
  if (text === config.text && versions.length === 0)
    return [`ohif-vertebral-bmd is not installed in ${viewerFolder}: nothing to change`];

  const report = [
    ...describeChange(config.text, text),
    ...versions.map((version) => `remove ${PLUGIN_PATH}/${version}/`),
  ];
  assertPluginFolderWritable(viewerFolder);
  if (text !== config.text) assertConfigWritable(config);
  if (dryRun) return [...report, 'dry run: nothing was changed'];

  if (isUntouched) restoreBackup(viewerFolder, config);
  else if (text !== config.text) writeConfigFile(config, text);
  if (backup === text) removeBackup(viewerFolder, config);
  removeVersions(viewerFolder, versions);
  return [
    ...report,
    ...(isUntouched
      ? [`${CONFIG_NAME} is again what it was before the installation, byte for byte`]
      : []),
    ...(backup !== undefined && backup !== text
      ? [
          `${CONFIG_NAME} was changed since the installation: those changes stay, and so does the backup`,
        ]
      : []),
    'uninstalled',
  ];
}

/** Whether `text` is what installing into `backup` gives, at the URLs that `text` names. */
function isInstallationOf(backup: string, text: string): boolean {
  const [extensions, modes] = [readEntry(text, 'extensions'), readEntry(text, 'modes')];
  if (extensions === undefined || modes === undefined) return false;
  try {
    return withEntries(backup, { extensions, modes }) === text;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
