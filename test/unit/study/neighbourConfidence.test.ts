import { neighbourConfidence, type KnownBody } from '../../../src';
import { ORDINARY_QUALITY, ordinaryKnownBody } from '../../support/knownBody';

/** 26 mm of bone and a disc of 9 mm below the found one. */
const FOUND = ordinaryKnownBody([0, 0, 0]);

const confidenceOf = (neighbour: KnownBody) => neighbourConfidence(FOUND, neighbour, 'below');

describe('neighbourConfidence', () => {
  it('is 1 for a body of the same size a disc away, on either side', () => {
    expect(confidenceOf(ordinaryKnownBody([0, 0, -35]))).toBe(1);
    expect(neighbourConfidence(FOUND, ordinaryKnownBody([0, 0, 35]), 'above')).toBe(1);
  });

  it('falls with the height, straight from 80% to 30%', () => {
    const heightMm = (middle: number) => ({ heightMm: { ...ORDINARY_QUALITY.heightMm, middle } });
    const at = (middle: number) => confidenceOf(ordinaryKnownBody([0, 0, -35], heightMm(middle)));
    expect(at(0.8 * 25)).toBeCloseTo(1, 9);
    expect(at(0.55 * 25)).toBeCloseTo(0.5, 9);
    expect(at(25 / 0.55)).toBeCloseTo(0.5, 9);
    expect(at(0.29 * 25)).toBe(0);
  });

  it('falls with the volume, the endplates and the plausibility, and multiplies them', () => {
    const half = ordinaryKnownBody([0, 0, -35], { bodyVolumeMm3: 0.45 * 30_000 });
    expect(confidenceOf(half)).toBeCloseTo(0.5, 9);
    const evidence = { ...ORDINARY_QUALITY.evidence, inferiorScore: 10 };
    expect(confidenceOf(ordinaryKnownBody([0, 0, -35], { evidence }))).toBeCloseTo(0.5, 9);
    const both = { bodyVolumeMm3: 0.45 * 30_000, evidence, plausibility: 0.8 };
    expect(confidenceOf(ordinaryKnownBody([0, 0, -35], both))).toBeCloseTo(0.2, 9);
  });

  it('falls with a gap that suits no disc', () => {
    // 20 mm, 11 from the middle.
    expect(confidenceOf(ordinaryKnownBody([0, 0, -46]))).toBeCloseTo(0.5, 9);
    expect(confidenceOf(ordinaryKnownBody([0, 0, -70]))).toBe(0);
  });

  it('falls with a turn of the spine beyond 20 degrees', () => {
    const turned = (degrees: number): KnownBody => {
      const angle = (degrees * Math.PI) / 180;
      const normalLps = [0, Math.sin(angle), Math.cos(angle)] as const;
      // Endplates about the same middle, so that the gap stays near 9 mm.
      const at = (mm: number) => [0, normalLps[1] * mm, -35 + normalLps[2] * mm] as const;
      return {
        quality: ORDINARY_QUALITY,
        placement: {
          centerLps: [0, 0, -35],
          superiorEndplate: { pointLps: at(13), normalLps },
          inferiorEndplate: { pointLps: at(-13), normalLps },
        },
      };
    };
    expect(confidenceOf(turned(15))).toBeCloseTo(1, 9);
    expect(confidenceOf(turned(35))).toBeCloseTo(0.5, 9);
  });
});
