import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Every file in a folder and its subfolders, sorted by path. Links to files are followed,
 * links to folders are not (they may form circles); names that start with a dot are left out.
 */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) found.push(...(await listFiles(path)));
    else if (entry.isFile()) found.push(path);
    else if (entry.isSymbolicLink() && (await isFile(path))) found.push(path);
  }
  return found;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
