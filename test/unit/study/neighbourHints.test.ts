import {
  messageText,
  neighbourHints,
  withExclusion,
  type BodyHeights,
  type LevelMeasurement,
  type VertebralLevel,
} from '../../../src';
import { ORDINARY_QUALITY } from '../../support/knownBody';
import { measurementOf, readingOf } from '../../support/reading';

const ORDINARY: BodyHeights = { anterior: 26, middle: 25, posterior: 27 };

/** A level with a mean (HU) and, unless it was restored, heights (mm). */
function levelOf(meanHu: number, heightMm?: BodyHeights): LevelMeasurement {
  const measurement = measurementOf(meanHu);
  if (!heightMm) return measurement;
  const quality = { ...ORDINARY_QUALITY, heightMm };
  return { ...measurement, threeDimensional: { ...measurement.threeDimensional!, quality } };
}

const hintsOf = (levels: Partial<Record<VertebralLevel, LevelMeasurement>>) =>
  neighbourHints(readingOf(levels)).map(({ message }) => messageText(message));

describe('neighbourHints', () => {
  it('finds nothing in levels that are alike', () => {
    const like = levelOf(60, ORDINARY);
    expect(hintsOf({ L1: like, L2: levelOf(75, ORDINARY), L3: like, L4: like })).toEqual([]);
  });

  it('names the loss of height against both neighbours, where it is greatest', () => {
    const broken = levelOf(60, { anterior: 18.2, middle: 19, posterior: 26 });
    const like = levelOf(60, ORDINARY);
    expect(hintsOf({ L1: like, L2: broken, L3: like })).toEqual([
      'L2 is 30% lower in front than L1 and L3: look for a fracture, and exclude it if there is one.',
    ]);
  });

  it('begins at a loss of 20%', () => {
    const at = (middle: number) => levelOf(60, { ...ORDINARY, middle });
    expect(hintsOf({ L1: at(25), L2: at(20.1) })).toEqual([]);
    expect(hintsOf({ L1: at(25), L2: at(19.9) })).toEqual([
      'L2 is 20% lower in the middle than L1: look for a fracture, and exclude it if there is one.',
    ]);
  });

  it('compares heights with direct neighbours only, and not with excluded ones', () => {
    const low = levelOf(60, { anterior: 15, middle: 15, posterior: 15 });
    const like = levelOf(60, ORDINARY);
    expect(hintsOf({ L1: like, L3: low })).toEqual([]);
    const reading = readingOf({ L1: like, L2: low, L3: like });
    const excluded = withExclusion(reading, 'L2', { reason: 'fractured', note: '' }, '2.25.9');
    expect(neighbourHints(excluded)).toEqual([]);
  });

  it('names a level whose mean is over 30 HU from the others, and only that one', () => {
    const levels = { L1: levelOf(50), L2: levelOf(55), L3: levelOf(95), L4: levelOf(60) };
    expect(hintsOf(levels)).toEqual([
      'L3 is 40 HU above the other levels: check its mask, and look for a fracture, sclerosis or a haemangioma.',
    ]);
    expect(hintsOf({ ...levels, L3: levelOf(85) })).toEqual([]);
    expect(hintsOf({ ...levels, L3: levelOf(20) })[0]).toContain('L3 is 35 HU below');
  });

  it('calls nobody an outlier where there are only two', () => {
    expect(hintsOf({ L1: levelOf(50), L2: levelOf(150) })).toEqual([]);
  });
});
