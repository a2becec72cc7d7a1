import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { denseSpotTable, denseSpotVerdict, evaluateDenseSpots } from './denseSpots';
import { repeatabilityBodies, repeatBody, type RepeatedBody } from './repeatBody';
import { repeatTable, repeatVerdicts } from './repeatReport';
import { runParts, servePart } from './runParts';
import { formatVerdicts } from './table';
import { REAL_DATA_MISSING } from '../support/realCases';

/** `npm run repeatability`: how much the measurement depends on where a reader clicks. */
const OUT = join(__dirname, '../../artifacts/evaluation');

const bodies = repeatabilityBodies(REAL_DATA_MISSING === '');

if (
  !servePart<RepeatedBody | ReturnType<typeof evaluateDenseSpots>>((part) =>
    part < bodies.length ? repeatBody(bodies[part]!) : Promise.resolve(evaluateDenseSpots()),
  )
) {
  void main();
}

async function main(): Promise<void> {
  const parts = await runParts<RepeatedBody | ReturnType<typeof evaluateDenseSpots>>(
    bodies.length + 1,
    (done) => process.stderr.write(`\r${done} of ${bodies.length + 1} bodies`),
  );
  process.stderr.write('\n');
  const repeated = parts.slice(0, bodies.length) as readonly RepeatedBody[];
  const spots = parts[bodies.length] as ReturnType<typeof evaluateDenseSpots>;
  const verdicts = [...repeatVerdicts(repeated), denseSpotVerdict(spots)];
  const report = [
    `Repeatability over starting points${REAL_DATA_MISSING}`,
    repeatTable(repeated),
    denseSpotTable(spots),
    formatVerdicts(verdicts),
  ].join('\n\n');
  if (!existsSync(OUT)) mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'repeatability.md'), `${report}\n`);
  console.log(report);
  process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
}
