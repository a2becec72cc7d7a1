import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureInWorker } from '../../../../cli/measure/studyWorker';
import type { StudyJob } from '../../../../cli/measure/studyJob';
import type { MeasurementFile } from '../../../../cli/measure/measurementFile';
import { withMissingSlice } from '../../../../demo/phantom/faultySeries';
import {
  ctFolder,
  measure,
  measurePhantom,
  removeFolders,
  seedsFile,
  temporaryFolder,
} from './measureFixture';

const { instances, seeds } = measurePhantom();
afterAll(removeFolders);

/** Writes a list of studies as a file. */
function manifest(studies: unknown): string {
  const path = join(temporaryFolder(), 'studies.json');
  writeFileSync(path, JSON.stringify(studies));
  return path;
}

const readJson = <Content>(...path: string[]) =>
  JSON.parse(readFileSync(join(...path), 'utf8')) as Content;

// Workers start from the source here, which tsx translates: some seconds each.
const WORKERS_MS = 60_000;

describe('vertebral-bmd measure --studies', () => {
  let ct: string;
  beforeAll(() => {
    ct = ctFolder(instances);
  });

  test(
    'measures studies in workers; those that fail are listed and stop no other',
    async () => {
      const missing = ctFolder(withMissingSlice(instances));
      const file = seedsFile({ L1: seeds.L1, L2: seeds.L2 });
      const list = manifest([
        { name: 'first', ct, seeds: file },
        { name: 'gap', ct: missing, seeds },
        { ct: 'nowhere', seeds },
        { ct, seeds: { L9: [0, 0, 0] } },
        { ct, seedLevel: 'L3', seed: seeds.L3, exclude: { L2: 'fractured' } },
      ]);
      const out = join(temporaryFolder(), 'results');
      const run = await measure(['--studies', list, '--out', out, '--jobs', '2']);

      expect(run.code).toBe(2);
      expect(run.out[0]).toBe('2 of 5 studies measured.');
      // A line for each study as it ends, and one for the end.
      expect(run.err).toHaveLength(6);
      const lines = run.err.join('\n');
      expect(lines).toMatch(new RegExp(`of 5: gap failed: ${missing}: .* a slice is missing`));
      expect(lines).toMatch(/of 5: 003 failed: .*nowhere: no such folder/);
      expect(lines).toMatch(/of 5: 004 failed: .*studies.json: study 004: unknown level "L9"/);
      expect(lines).toMatch(/of 5: first measured/);
      expect(run.err.at(-1)).toBe(
        `vertebral-bmd measure: 3 of 5 studies could not be measured; ${out}/summary.csv says why`,
      );

      expect(readdirSync(out).sort()).toEqual(['005', 'first', 'summary.csv', 'summary.json']);
      const first = readJson<MeasurementFile>(out, 'first', 'measurement.json');
      const fifth = readJson<MeasurementFile>(out, '005', 'measurement.json');
      expect(first.patient.levels).toEqual(['L1', 'L2']);
      expect(fifth.patient.levels).toEqual(['L1', 'L3', 'L4']);
      const summary = readJson<Record<string, unknown>[]>(out, 'summary.json');
      expect(summary.map(({ name, status }) => `${name} ${status}`)).toEqual([
        'first measured',
        'gap failed',
        '003 failed',
        '004 failed',
        '005 measured',
      ]);
      expect(summary[0]).toMatchObject({ patient: first.patient });
      const rows = readFileSync(join(out, 'summary.csv'), 'utf8').split('\r\n');
      expect(rows).toHaveLength(7);
      expect(rows[0]).toMatch(/^name,status,threeDimensionalHu,threeSliceHu,levels,T12 three/);
      expect(rows[1]).toContain(`first,measured,${first.patient.threeDimensionalHu},`);
      expect(rows[4]).toMatch(/^004,failed,.*,".*unknown level ""L9"";/);
      const fields = rows.slice(0, 3).map((row) => row.split(',').length);
      expect(fields[1]).toBe(fields[0]);
    },
    WORKERS_MS,
  );

  test(
    'measures what one run of its own would measure',
    async () => {
      const [alone, listed] = [temporaryFolder(), temporaryFolder()];
      await measure(['--ct', ct, '--seeds', seedsFile(seeds), '--out', alone]);
      const run = await measure([
        ...['--studies', manifest([{ name: 'a', ct, seeds }]), '--out', listed],
      ]);
      expect(run).toMatchObject({ code: 0, err: ['1 of 1: a measured'] });
      const [one, other] = [join(alone), join(listed, 'a')].map((folder) =>
        readJson<MeasurementFile>(folder, 'measurement.json'),
      );
      expect(other!.patient).toEqual(one!.patient);
      expect(other!.assessment).toEqual(one!.assessment);
    },
    WORKERS_MS,
  );

  test(
    'an unexpected error in a worker is a fault of the program, and said',
    async () => {
      const outcome = await measureInWorker({ seedPlan: undefined } as unknown as StudyJob);
      expect(outcome).toMatchObject({ status: 'failed', fault: 'program' });
    },
    WORKERS_MS,
  );

  test.each<[string, unknown, RegExp]>([
    ['no list', {}, /expected a list of studies/],
    ['an empty list', [], /expected a list of studies/],
    ['one name twice', [{ name: 'a' }, { name: 'a' }], /two studies have the name a/],
    ['a name that leads elsewhere', [{ name: '../a' }], /study 1: its name must consist of/],
    ['a name of dots', [{ name: '..' }], /study 1: its name must consist of/],
  ])('a file that holds %s is refused', async (_title, content, message) => {
    const out = join(temporaryFolder(), 'results');
    const run = await measure(['--studies', manifest(content), '--out', out]);
    expect(run).toMatchObject({ code: 2, out: [], err: [expect.stringMatching(message)] });
    expect(run.err[0]).toContain('studies.json');
    expect(existsSync(out)).toBe(false);
  });

  test.each<[unknown, RegExp]>([
    [7, /expected {"ct": ..., "seeds": ...}/],
    [{ seeds }, /expected either "ct" \(a folder\) or "study"/],
    [{ ct: 'a', study: '1.2', seeds }, /expected either "ct" \(a folder\) or "study"/],
    [{ study: '1.2', seeds }, /"study" needs --dicomweb/],
    [{ study: 'x', seeds }, /"study" is no UID/],
    [{ ct: 1, seeds }, /"ct" must be a text/],
    [{ ct: 'a' }, /expected either "seeds", or "seedLevel" and "seed"/],
    [{ ct: 'a', seeds, seedLevel: 'L1' }, /"seedLevel" goes with "seed" only/],
    [{ ct: 'a', seed: [1, 2, 3] }, /seedLevel: unknown level ""/],
    [{ ct: 'a', seeds: 'no.json' }, /no.json: no such file/],
    [{ ct: 'a', seeds, peel: 3 }, /unknown key "peel"; there are name, ct/],
    [{ ct: 'a', seeds, exclude: { L2: 'old' } }, /exclude: L2: the reason must be one of/],
  ])('a study such as %j fails with the reason', async (study, message) => {
    const args = ['--studies', manifest([study]), '--out', temporaryFolder()];
    const run = await measure(args);
    expect(run).toMatchObject({ code: 2, out: ['0 of 1 studies measured.', expect.anything()] });
    expect(run.err[0]).toMatch(/^1 of 1: 001 failed: /);
    expect(run.err[0]).toMatch(message);
  });

  test('shows how many are done on a terminal, and lines for failures only', async () => {
    const shown: string[] = [];
    const list = manifest([{ ct: 'a' }, { ct: 'b' }]);
    const { err } = await measure(['--studies', list, '--out', temporaryFolder()], {
      terminal: (text) => shown.push(text),
    });
    expect(err).toHaveLength(3);
    expect(shown).toContain('\r\u001b[2K0 of 2 studies');
    expect(shown).toContain('\r\u001b[2K1 of 2 studies');
    expect(shown.at(-1)).toBe('\r\u001b[2K');
  });

  test('keeps an earlier list unless --force is given', async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'summary.csv'), 'earlier');
    const args = ['--studies', manifest([{ ct: 'a' }]), '--out', out];
    const run = await measure(args);
    expect(run).toMatchObject({ code: 2, out: [] });
    expect(run.err).toEqual([expect.stringContaining('holds summary.csv of an earlier run')]);
    expect(readFileSync(join(out, 'summary.csv'), 'utf8')).toBe('earlier');
    await measure([...args, '--force']);
    expect(readFileSync(join(out, 'summary.csv'), 'utf8')).toMatch(/^name,status/);
  });
});
