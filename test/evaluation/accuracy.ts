import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REAL_DATA_MISSING } from '../support/realCases';
import { evaluatePhantom, type PhantomCell } from './evaluatePhantom';
import { evaluateReal, realTable, realVerdicts } from './evaluateReal';
import { doubtTables } from './labelDoubt';
import { CANCELLOUS_HU, NOISE_SD_HU, SHAPES, SPACINGS } from './phantomGrid';
import { phantomTables, phantomVerdicts } from './phantomReport';
import { runParts, servePart } from './runParts';
import { formatVerdicts } from './table';

/**
 * `npm run accuracy`: how near the measurement comes to the truth of phantoms, and to the labels
 * of real cases where this machine has them. Exit code 1 when the phantoms miss a condition; the
 * labels of the real cases are doubtful themselves and decide nothing. Beside their Dice stands
 * where surface and label differ and what the CT says of it, in tables and as pictures.
 * `npm run accuracy -- --real` shows the real cases alone, within a minute.
 */
const OUT = join(__dirname, '../../artifacts/evaluation');

const ONLY_REAL = '--real';

const parts = SHAPES.flatMap((shape) => SPACINGS.map((spacing) => ({ shape, spacing })));

const isChild = servePart((part) =>
  Promise.resolve(
    evaluatePhantom(parts[part]!.shape, parts[part]!.spacing, CANCELLOUS_HU, NOISE_SD_HU),
  ),
);
if (!isChild) void (process.argv.includes(ONLY_REAL) ? showReal() : main());

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const cells = (
    await runParts<readonly PhantomCell[]>(parts.length, (done) =>
      process.stderr.write(`\r${done} of ${parts.length} phantoms`),
    )
  ).flat();
  process.stderr.write('\n');
  writeFileSync(join(OUT, 'phantoms.json'), JSON.stringify(cells, null, 1));
  const verdicts = phantomVerdicts(cells);
  const report = [
    'Accuracy on phantoms of known truth',
    phantomTables(cells),
    formatVerdicts(verdicts),
    ...(await reportReal()),
  ].join('\n\n');
  writeFileSync(join(OUT, 'accuracy.md'), `${report}\n`);
  console.log(report);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
}

async function showReal(): Promise<void> {
  if (REAL_DATA_MISSING !== '')
    throw new Error(`${ONLY_REAL} has nothing to show${REAL_DATA_MISSING}`);
  mkdirSync(OUT, { recursive: true });
  const report = (await reportReal()).join('\n\n');
  writeFileSync(join(OUT, 'real.md'), `${report}\n`);
  console.log(report);
}

async function reportReal(): Promise<readonly string[]> {
  if (REAL_DATA_MISSING !== '') return [`Real cases${REAL_DATA_MISSING}`];
  const levels = await evaluateReal(OUT);
  return [
    `Real cases against their labels; contours and voxels in dispute as pictures in ${OUT}`,
    realTable(levels),
    formatVerdicts(realVerdicts(levels)),
    doubtTables(levels.map(({ doubt }) => doubt)),
  ];
}
