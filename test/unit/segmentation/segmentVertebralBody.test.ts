import { messageText } from '../../../src/messages/message';
import { measureMask } from '../../../src/measurement/measureMask';
import { countVoxels } from '../../../src/segmentation/mask';
import type {
  NotMeasurable,
  SegmentationResult,
  VertebralBodySegmentation,
} from '../../../src/segmentation/segmentation';
import {
  segmentationBox,
  segmentVertebralBody,
} from '../../../src/segmentation/segmentVertebralBody';
import { selectCancellous } from '../../../src/segmentation/selectCancellous';
import { createCtVolume, offsetInBox, type CtVolume } from '../../../src/volume/ctVolume';
import { createVolumeGeometry, ijkToLps, type Direction } from '../../../src/volume/geometry';
import { add, cross, normalize, scale, subtract, type Vec3 } from '../../../src/volume/vector';
import {
  columnOfBodies,
  renderPhantom,
  trueBodyMask,
  type PhantomBody,
  type PhantomScene,
} from '../../support/bodyPhantom';
import { dice, holds, voxelsOf } from '../../support/maskOverlap';
import { AXIAL, gridAbout } from '../../support/grid';

/** Turned off all three axes of the patient; right-handed. */
const OBLIQUE: Direction = (() => {
  const i = normalize([0.95, 0.25, -0.18]);
  const k = normalize(cross(i, [0.1, 0.97, 0.2]));
  return [i, cross(k, i), k];
})();

interface Case {
  /** What blur leaves of the shell 3 mm inside the surface, at most. @default 2 */
  readonly toleranceHu?: number;
  readonly spacing?: Vec3;
  readonly direction?: Direction;
  readonly body?: Partial<PhantomBody>;
  readonly scene?: Partial<PhantomScene>;
}

function phantom({ spacing = [1, 1, 1.5], direction = AXIAL, body = {}, scene = {} }: Case) {
  const bodies = columnOfBodies([0, 0, 0], 3, body);
  const geometry = gridAbout([0.3, 4.2, 0.7], [104, 92, 116], spacing, direction);
  const volume = renderPhantom(geometry, { bodies, noiseSdHu: 20, ...scene });
  const truth = trueBodyMask(geometry, bodies[1]!);
  // A dense spot within the cancellous bone belongs to its mean.
  const trueHu = scene.denseBalls
    ? measureMask(volume, selectCancellous(geometry, truth, 3)).meanHu
    : bodies[1]!.cancellousHu;
  return { volume, geometry, truth, trueHu };
}

function segmented(result: SegmentationResult): VertebralBodySegmentation {
  if (result.status !== 'segmented') throw new Error(`refused: ${result.reason}`);
  return result;
}

function refused(result: SegmentationResult): NotMeasurable {
  if (result.status !== 'notMeasurable') throw new Error('segmented where a refusal was expected');
  return result;
}

describe('segmentVertebralBody', () => {
  const cases: readonly (readonly [string, Case])[] = [
    ['in fine anisotropic voxels', { spacing: [0.7, 0.7, 1.25] }],
    // The outer half of a 3 mm slice whose middle counts reaches into the blur of the endplate.
    ['in 3 mm slices', { spacing: [0.8, 0.8, 3], body: { cancellousHu: 50 }, toleranceHu: 5 }],
    ['in an oblique stack', { direction: OBLIQUE, body: { cancellousHu: 50 } }],
    ['tilted by 20 degrees', { body: { pitchDegrees: 20, cancellousHu: 40 } }],
    ['tilted forward and to the side', { body: { pitchDegrees: -15, rollDegrees: 10 } }],
    [
      'darker than disc and muscle, in strong noise',
      {
        body: { cancellousHu: -20 },
        scene: { noiseSdHu: 60 },
      },
    ],
    ['wedged and hollow', { body: { wedgeDegrees: 10, concavityMm: 3.5, cancellousHu: 40 } }],
    [
      'with a dense spot near the wall',
      {
        scene: { denseBalls: [{ centerLps: [14, -4, 4], radiusMm: 4, hu: 600 }] },
      },
    ],
    [
      'with an osteophyte',
      {
        scene: { denseBalls: [{ centerLps: [16, -16, 12], radiusMm: 5, hu: 500 }] },
      },
    ],
  ];

  it.each(cases)('finds a body %s', (_, settings) => {
    const { volume, truth, trueHu } = phantom(settings);
    const found = segmented(segmentVertebralBody(volume, [2, -3, 2]));
    // Chosen tolerance: about one voxel of 1-1.5 mm over half the surface is 0.05.
    expect(dice(found.body, truth)).toBeGreaterThan(0.95);
    const { meanHu } = measureMask(volume, found.cancellous);
    expect(Math.abs(meanHu - trueHu)).toBeLessThan(settings.toleranceHu ?? 2);
  });

  it('gives the same HU wherever in the middle third the seed lies', () => {
    const { volume } = phantom({ spacing: [0.8, 0.8, 1.25], body: { cancellousHu: 40 } });
    const values = [
      [0, 0, 0],
      [6, -3, 3],
      [-6, 4, -3],
      [3, 7, 4],
    ].map((seed) => {
      const found = segmented(segmentVertebralBody(volume, seed as unknown as Vec3));
      return measureMask(volume, found.cancellous).meanHu;
    });
    // HU; the least significant change of HU methods is 10 HU or more.
    expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.5);
  });

  describe('on one phantom', () => {
    const { volume, geometry, truth } = phantom({});
    const found = segmented(segmentVertebralBody(volume, [0, 0, 0]));

    it('keeps the cancellous mask inside the body, at least the peel from its faces', () => {
      expect(voxelsOf(found.cancellous).every((index) => holds(found.body, index))).toBe(true);
      const peeled = selectCancellous(geometry, found.body, found.peelMm);
      expect(voxelsOf(found.cancellous).every((index) => holds(peeled, index))).toBe(true);
    });

    it('tells the centroid of the body and its endplates', () => {
      const trueVoxels = voxelsOf(truth);
      const sum = trueVoxels.reduce((a, b) => add(a, b), [0, 0, 0] as Vec3);
      const trueCenter = ijkToLps(geometry, scale(sum, 1 / trueVoxels.length));
      // mm; half a voxel of 1-1.5 mm.
      expect(Math.hypot(...subtract(found.centerLps, trueCenter))).toBeLessThan(0.7);
      expect(found.superiorEndplate.normalLps[2]).toBeGreaterThan(0.99);
      expect(found.inferiorEndplate.normalLps[2]).toBeGreaterThan(0.99);
      // mm; the phantom's endplates lie 12-13.5 mm from its middle; planes are not shifted
      // for blur, which moves an edge outward by up to 1.4 mm.
      expect(found.superiorEndplate.pointLps[2]).toBeGreaterThan(11.5);
      expect(found.superiorEndplate.pointLps[2]).toBeLessThan(14.9);
      expect(found.inferiorEndplate.pointLps[2]).toBeLessThan(-11.5);
    });

    it('shrinks the cancellous mask with the peel and leaves the body as it is', () => {
      const thin = segmented(segmentVertebralBody(volume, [0, 0, 0], { peelMm: 2 }));
      const thick = segmented(segmentVertebralBody(volume, [0, 0, 0], { peelMm: 5 }));
      expect(thin.body).toEqual(thick.body);
      expect(countVoxels(thin.cancellous)).toBeGreaterThan(countVoxels(found.cancellous));
      expect(countVoxels(thick.cancellous)).toBeLessThan(countVoxels(found.cancellous));
      expect(thick.peelMm).toBe(5);
    });

    it('needs no more than the voxels of its box', () => {
      const cropped = crop(volume, segmentationBox(geometry, [0, 0, 0]));
      expect(segmentVertebralBody(cropped, [0, 0, 0])).toEqual(found);
    });

    it('says so when it is given fewer', () => {
      const { min, size } = segmentationBox(geometry, [0, 0, 0]);
      const cropped = crop(volume, { min, size: [size[0], size[1], size[2] - 20] });
      expect(() => segmentVertebralBody(cropped, [0, 0, 0])).toThrow('expected the voxels of');
    });

    it('refuses a seed outside the scan', () => {
      expect(refused(segmentVertebralBody(volume, [0, 0, 300])).reason).toBe('outsideVolume');
    });

    it('refuses a seed in fat, and says what to do', () => {
      const { reason, message } = refused(segmentVertebralBody(volume, [-20, -34, 0]));
      expect(reason).toBe('notBone');
      expect(messageText(message)).toContain('Click inside the middle third of a vertebral body.');
    });

    it.each([
      ['a disc', [0, 0, 18]],
      ['muscle', [-38, 4, 5]],
      ['the canal', [0, 24, 0]],
      ['a pedicle', [15, 24, 5]],
    ] as const)('refuses a seed in %s', (_, seedLps) => {
      const { reason } = refused(segmentVertebralBody(volume, seedLps));
      expect(reason).toBe('noVertebralBody');
    });

    it('refuses a peel that leaves nothing', () => {
      const { reason, message } = refused(segmentVertebralBody(volume, [0, 0, 0], { peelMm: 20 }));
      expect(reason).toBe('maskTooSmall');
      expect(messageText(message)).toContain('20 mm');
    });
  });

  it('refuses a body that the border of the scan cuts', () => {
    const { volume, geometry } = phantom({});
    // The upper body reaches to 49.5 mm; the cut at 45 mm takes its endplate away.
    const slices = Math.floor((45 - geometry.origin[2]) / geometry.spacing[2]);
    const [columns, rows] = geometry.dimensions;
    const cut = createCtVolume({
      geometry: { ...geometry, dimensions: [columns, rows, slices] },
      box: { min: [0, 0, 0], size: [columns, rows, slices] },
      hu: volume.hu.slice(0, columns * rows * slices),
    });
    expect(refused(segmentVertebralBody(cut, [0, 0, 36])).reason).toBe('partlyOutsideVolume');
  });

  it('asks to look at the borders where slices are thick', () => {
    const { volume } = phantom({ spacing: [1, 1, 4] });
    const { warnings } = segmented(segmentVertebralBody(volume, [0, 0, 0]));
    expect(warnings.map((warning) => messageText(warning)).join()).toContain(
      'Voxels of 4 mm blur the endplates',
    );
  });
});

describe('segmentationBox', () => {
  it('covers a level and not the whole scan', () => {
    const geometry = createVolumeGeometry({
      dimensions: [512, 512, 400],
      spacing: [0.7, 0.7, 1],
      origin: [-179, -179, -600],
      direction: AXIAL,
    });
    const { size } = segmentationBox(geometry, [0, 0, -400]);
    // 96 x 96 x 100 mm.
    expect(size).toEqual([137, 137, 101]);
  });
});

function crop(volume: CtVolume, box: CtVolume['box']): CtVolume {
  const hu = new Int16Array(box.size[0] * box.size[1] * box.size[2]);
  let target = 0;
  for (let k = 0; k < box.size[2]; k++) {
    for (let j = 0; j < box.size[1]; j++) {
      const start = offsetInBox(volume.box, box.min[0], box.min[1] + j, box.min[2] + k);
      hu.set(volume.hu.subarray(start, start + box.size[0]), target);
      target += box.size[0];
    }
  }
  return createCtVolume({ geometry: volume.geometry, box, hu });
}
