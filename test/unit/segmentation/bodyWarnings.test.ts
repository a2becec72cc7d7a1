import {
  messageText,
  type BodyDimensions,
  type BodyEvidence,
  type VolumeGeometry,
} from '../../../src';
import { bodyWarnings } from '../../../src/segmentation/bodyWarnings';
import { ORDINARY_QUALITY } from '../../support/knownBody';

const GEOMETRY: VolumeGeometry = {
  dimensions: [10, 10, 10],
  spacing: [0.7, 0.7, 1],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
const EVIDENCE = ORDINARY_QUALITY.evidence;
const DIMENSIONS: BodyDimensions = {
  heightMm: { anterior: 27, middle: 25, posterior: 27 },
  widthMm: 45,
  depthMm: 32,
};

interface Changes {
  readonly evidence?: Partial<BodyEvidence>;
  readonly dimensions?: Partial<BodyDimensions>;
  readonly volumeMm3?: number;
  readonly spacing?: VolumeGeometry['spacing'];
}

function warningsOf({ evidence, dimensions, volumeMm3 = 30_000, spacing }: Changes = {}) {
  return bodyWarnings(
    { ...GEOMETRY, ...(spacing ? { spacing } : {}) },
    { ...EVIDENCE, ...evidence },
    { ...DIMENSIONS, ...dimensions },
    volumeMm3,
  ).map((warning) => messageText(warning));
}

describe('bodyWarnings', () => {
  it('says nothing of an ordinary body, nor of an L5 that is lower behind', () => {
    expect(warningsOf()).toEqual([]);
    const l5 = { anterior: 30, middle: 25, posterior: 24 };
    expect(warningsOf({ dimensions: { heightMm: l5 } })).toEqual([]);
  });

  it.each([
    ['a faint superior endplate', { evidence: { superiorScore: 19 } }, 'superior endplate'],
    ['a faint inferior endplate', { evidence: { inferiorScore: 19 } }, 'inferior endplate'],
    ['a wall that is partly faint', { evidence: { weakWallScore: 47 } }, 'wall is faint'],
    ['a body too narrow', { dimensions: { widthMm: 33 } }, '33 mm wide and 32 mm deep'],
    ['canal and arch in it', { dimensions: { depthMm: 39 } }, '45 mm wide and 39 mm deep'],
    ['a volume too small', { volumeMm3: 12_000 }, '12 cm3'],
    ['thick slices', { spacing: [1, 1, 5] }, 'Voxels of 5 mm'],
  ] as const)('warns of %s, once', (_, changes, words) => {
    const warnings = warningsOf(changes);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
  });

  it('calls a body wedged from a loss of 17% in front on', () => {
    const wedged = (anterior: number) =>
      warningsOf({ dimensions: { heightMm: { anterior, middle: 25, posterior: 30 } } });
    expect(wedged(0.83 * 30)).toEqual([
      'The body is 17% lower in front than behind: look for a fracture, and exclude the level if there is one.',
    ]);
    expect(wedged(0.85 * 30)).toEqual([]);
  });

  it('calls a body biconcave from a loss of over 20% in the middle on', () => {
    const biconcave = (middle: number) =>
      warningsOf({ dimensions: { heightMm: { anterior: 26, middle, posterior: 28 } } });
    expect(biconcave(0.79 * 27)).toEqual([
      'The body is 21% lower in the middle than in front and behind: look for a fracture, and exclude the level if there is one.',
    ]);
    expect(biconcave(0.81 * 27)).toEqual([]);
  });

  it('takes a low body for a fracture', () => {
    const heightMm = { anterior: 16, middle: 15, posterior: 16 };
    expect(warningsOf({ dimensions: { heightMm } }).join()).toContain('15 mm high');
  });
});
