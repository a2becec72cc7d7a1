import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOutputFolder } from '../../../../cli/measure/outputFolder';
import { toJsonText } from '../../../../cli/measure/jsonText';
import { removeFolders, temporaryFolder } from './measureFixture';

afterEach(removeFolders);

describe('openOutputFolder', () => {
  const files = [
    { name: 'a', bytes: 'new a' },
    { name: 'b', bytes: new Uint8Array([1, 2]) },
  ];

  it('writes all files, and leaves nothing else behind', async () => {
    const folder = join(temporaryFolder(), 'deep', 'er');
    const output = await openOutputFolder(folder, ['a', 'b'], false);
    await output.write(files);
    await output.close();
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
    expect([...readFileSync(join(folder, 'b'))]).toEqual([1, 2]);
  });

  it('shows none of the files when one of them cannot be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a'), 'old a');
    const output = await openOutputFolder(folder, ['a', 'none/b'], true);
    const unwritable = [files[0]!, { name: 'none/b', bytes: 'x' }];
    await expect(output.write(unwritable)).rejects.toThrow('ENOENT');
    await output.close();
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old a');
  });

  it('takes the folders that it made away again when nothing was written', async () => {
    const parent = temporaryFolder();
    mkdirSync(join(parent, 'there'));
    const output = await openOutputFolder(join(parent, 'there', 'x', 'y'), ['a'], false);
    expect(existsSync(join(parent, 'there', 'x', 'y'))).toBe(true);
    await output.close();
    expect(readdirSync(join(parent, 'there'))).toEqual([]);
  });
});

describe('what an earlier run left unfinished', () => {
  it('is removed when that process has ended, and kept while it runs', async () => {
    const folder = temporaryFolder();
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const running = await openOutputFolder(folder, ['a'], false);
    const [alive] = readdirSync(folder);
    const abandoned = alive!.replace(`-${process.pid}-`, `-${ended}-`);
    const elsewhere = `.unfinished-another-machine-${ended}-abcdef`;
    for (const name of [abandoned, elsewhere, '.unfinished-notes']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'a'), 'half');
    }
    const next = await openOutputFolder(folder, ['a'], false);
    await next.close();
    expect(readdirSync(folder).sort()).toEqual([alive, elsewhere, '.unfinished-notes'].sort());
    await running.close();
  });
});

describe('toJsonText', () => {
  it('refuses a number that JSON cannot hold, by its key', () => {
    expect(() => toJsonText({ levels: { meanHu: NaN } })).toThrow(
      'expected a finite number for meanHu, got NaN',
    );
    expect(JSON.parse(toJsonText({ meanHu: 1.5, none: null }))).toEqual({
      meanHu: 1.5,
      none: null,
    });
  });
});
