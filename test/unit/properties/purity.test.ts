import { messageText } from '../../../src/messages/message';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { measureThreeSlice } from '../../../src/measurement/measureEllipses';
import { measureMask } from '../../../src/measurement/measureMask';
import { placeThreeSliceEllipses } from '../../../src/measurement/placeThreeSliceEllipses';
import { segmentVertebralBody } from '../../../src/segmentation/segmentVertebralBody';
import { selectCancellous } from '../../../src/segmentation/selectCancellous';
import { measureLevel } from '../../../src/study/measureLevel';
import { bytesOf, hashResult } from '../../support/hashResult';
import { PROPERTY_SEED, propertyPhantom, segmentAt } from '../../support/propertyPhantom';

// A measurement is a function of its input and of nothing else, and leaves the input alone.

/** Freezes all objects and arrays within a value; the bytes of typed arrays cannot be frozen. */
function freezeDeeply<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(freezeDeeply);
  return Object.freeze(value);
}

const volume = freezeDeeply(propertyPhantom());
const seedLps = freezeDeeply(PROPERTY_SEED);
const { body, cancellous } = freezeDeeply(segmentAt(volume, seedLps));

function placed() {
  const ellipses = placeThreeSliceEllipses(volume.geometry, cancellous);
  if ('status' in ellipses) throw new Error(messageText(ellipses.message));
  return freezeDeeply(ellipses);
}
const ellipses = placed();

const measures: readonly (readonly [string, () => unknown])[] = [
  ['segmentVertebralBody', () => segmentVertebralBody(volume, seedLps)],
  ['selectCancellous', () => selectCancellous(volume.geometry, body, 3)],
  ['measureMask', () => measureMask(volume, cancellous)],
  ['placeThreeSliceEllipses', () => placeThreeSliceEllipses(volume.geometry, cancellous)],
  ['measureThreeSlice', () => measureThreeSlice(volume, ellipses)],
  ['measureLevel', () => measureLevel(volume, seedLps, 3)],
];

/** Everything that the measures are given, with all its bytes. */
const hashInputs = () => hashResult([volume, seedLps, body, cancellous, ellipses]);

describe.each(measures)('%s', (_, measure) => {
  it('leaves its input as it was, though all but the voxels is frozen', () => {
    const before = hashInputs();
    measure();
    expect(hashInputs()).toBe(before);
  });

  it('gives the same bytes again', () => {
    expect(hashResult(measure())).toBe(hashResult(measure()));
  });
});

describe('the comparison of results', () => {
  it('sees one changed byte', () => {
    const voxels = cancellous.voxels.slice();
    const before = hashResult({ ...cancellous, voxels });
    voxels[voxels.length >> 1]! ^= 1;
    expect(hashResult({ ...cancellous, voxels })).not.toBe(before);
    expect(bytesOf(volume.hu).length).toBe(2 * volume.hu.length);
  });
});

describe('a level measured in another process', () => {
  it('has the same bytes', () => {
    const project = join(__dirname, '../../..');
    const hash = execFileSync(
      process.execPath,
      ['--import', 'tsx', join(project, 'test/support/measureInProcess.ts')],
      { cwd: project, encoding: 'utf8' },
    );
    expect(hash).toBe(hashResult(measureLevel(volume, seedLps, 3)));
  }, 60_000);
});
