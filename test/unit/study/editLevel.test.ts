import { message, messageText } from '../../../src/messages/message';
import {
  cancellousOf,
  createCtVolume,
  editableMaskOf,
  editedReading,
  guidedReading,
  measureLevel,
  measureMask,
  moveBorder,
  paintStroke,
  previewReading,
  record,
  startHistory,
  undo,
  withMeasurement,
  withPeel,
  type NotMeasurable,
  type ThreeDimensionalReading,
} from '../../../src';
import { columnOfBodies, renderPhantom } from '../../support/bodyPhantom';
import { AXIAL, gridAbout } from '../../support/grid';
import { blockMask, readingOf } from '../../support/reading';

const geometry = gridAbout([0.3, 4.2, 0.7], [104, 104, 116], [1, 1, 1.5], AXIAL);
const volume = renderPhantom(geometry, {
  bodies: columnOfBodies([0, 0, 0], 3),
  denseBalls: [{ centerLps: [12, -4, 2], radiusMm: 4, hu: 800 }],
});

function measured(): ThreeDimensionalReading {
  const result = measureLevel(volume, [0, 0, 0], 3);
  if (result.status !== 'measured') throw new Error(messageText(result.message));
  return result.measurement.threeDimensional!;
}
const found = measured();
const asFound = editableMaskOf(geometry, found);

function edited(result: ThreeDimensionalReading | NotMeasurable): ThreeDimensionalReading {
  if ('status' in result) throw new Error(messageText(result.message));
  return result;
}

describe('a corrected level', () => {
  it('has the mask that was found, until something is changed', () => {
    expect(cancellousOf(geometry, asFound)).toEqual(found.cancellous);
    expect(found).toMatchObject({ peelMm: 3, path: 'oneClick' });
  });

  it('has the statistics of the original voxels of its mask', () => {
    const moved = moveBorder(geometry, asFound, found.placement!, 'superior', { shiftMm: -4 });
    const reading = edited(editedReading(volume, found, moved));
    expect(reading.cancellous).toEqual(cancellousOf(geometry, moved));
    expect(reading.statistics).toEqual(measureMask(volume, reading.cancellous));
    expect(reading.statistics.voxels).toBeLessThan(found.statistics.voxels);
    expect(reading.body).toBe(moved.body);
  });

  it('is called edited, whether it was clicked or proposed; drawn by hand stays that', () => {
    const thicker = withPeel(asFound, 4);
    for (const [path, expected] of [
      ['oneClick', 'edited'],
      ['proposed', 'edited'],
      ['edited', 'edited'],
      ['guidedManual', 'guidedManual'],
    ] as const) {
      expect(edited(editedReading(volume, { ...found, path }, thicker)).path).toBe(expected);
      expect(edited(previewReading(volume, { ...found, path }, thicker)).path).toBe(expected);
    }
    expect(edited(editedReading(volume, found, thicker))).toMatchObject({
      peelMm: 4,
      seedLps: [0, 0, 0],
    });
  });

  it('warns of what its voxels tell, and no more of the body that was found', () => {
    expect(found.warnings.map(({ code }) => code)).toContain('denseVoxels');
    const before = { ...found, warnings: [message('superiorEndplateFaint'), ...found.warnings] };
    const still = edited(editedReading(volume, before, withPeel(asFound, 3.5)));
    expect(still.warnings.map(({ code }) => code)).toEqual(['denseVoxels']);
    expect(still.quality).toBeUndefined();
    const erase = { pointsLps: [[12, -4, 2] as const], radiusMm: 6.5, erase: true };
    const clean = edited(editedReading(volume, before, paintStroke(geometry, asFound, erase, [])));
    expect(clean.warnings).toEqual([]);
    expect(Math.abs(clean.statistics.meanHu - 90)).toBeLessThan(1);
  });

  it('lies where its body lies now', () => {
    const moved = moveBorder(geometry, asFound, found.placement!, 'superior', { shiftMm: 4 });
    const { placement } = edited(editedReading(volume, found, moved));
    const before = edited(
      editedReading(volume, { ...found, body: moved.body }, asFound),
    ).placement!;
    const rise = placement!.superiorEndplate.pointLps[2] - before.superiorEndplate.pointLps[2];
    // A voxel is 1.5 mm high.
    expect(Math.abs(rise - 4)).toBeLessThan(1);
    const painted = paintStroke(
      geometry,
      asFound,
      { pointsLps: [[0, 0, 0]], radiusMm: 2, erase: true },
      [],
    );
    expect(edited(editedReading(volume, found, painted)).placement).toBe(found.placement);
  });

  it('can be corrected again: what was painted, and the mask before, go with it', () => {
    const stroke = { pointsLps: [[0, -14, 0] as const], radiusMm: 3, erase: false };
    const painted = paintStroke(geometry, asFound, stroke, []);
    const once = edited(editedReading(volume, found, painted));
    const again = editableMaskOf(geometry, once);
    expect(cancellousOf(geometry, again)).toEqual(once.cancellous);
    const undone = paintStroke(geometry, again, { ...stroke, radiusMm: 4, erase: true }, []);
    expect(undone.painted!.added.voxels).toHaveLength(0);
  });

  it('can be corrected without its body, as it is restored', () => {
    const { body, placement, quality, ...restored } = found;
    const editable = editableMaskOf(geometry, restored);
    const same = edited(editedReading(volume, restored, editable));
    expect(same.statistics).toEqual(found.statistics);
    const move = { shiftMm: 3 };
    const moved = moveBorder(geometry, editable, same.placement!, 'inferior', move);
    const reading = edited(editedReading(volume, restored, moved));
    expect(reading.statistics.voxels).toBeGreaterThan(found.statistics.voxels);
  });

  it('is not measurable where nothing is left', () => {
    for (const measure of [editedReading, previewReading]) {
      expect(measure(volume, found, withPeel(asFound, 60))).toMatchObject({
        status: 'notMeasurable',
        reason: 'maskTooSmall',
      });
    }
  });

  it('is not measurable where only padding is left', () => {
    const padded = createCtVolume({ ...volume, hu: new Int16Array(volume.hu.length).fill(-3024) });
    expect(editedReading(padded, found, asFound)).toMatchObject({ status: 'notMeasurable' });
  });

  it('leaves what it is given', () => {
    const before = structuredClone({ found, asFound });
    editedReading(volume, found, withPeel(asFound, 2));
    expect({ found, asFound }).toEqual(before);
  });
});

describe('a preview of a correction', () => {
  it('has the mask and the value of the corrected level', () => {
    const moved = moveBorder(geometry, asFound, found.placement!, 'superior', { shiftMm: 2 });
    const preview = edited(previewReading(volume, found, moved));
    const final = edited(editedReading(volume, found, moved));
    expect(preview.cancellous).toEqual(final.cancellous);
    expect(preview.statistics).toEqual(final.statistics);
    expect(preview.placement).toBe(found.placement);
  });
});

describe('a level drawn by hand', () => {
  const mask = blockMask([40, 40, 30], [20, 14, 8]);
  const reading = guidedReading(volume, mask);

  it('is measured as it is drawn', () => {
    expect(reading).toMatchObject({ path: 'guidedManual', peelMm: 0, cancellous: mask });
    expect(reading.statistics).toEqual(measureMask(volume, mask));
    expect(reading.seedLps).toBeUndefined();
    expect(reading.placement).toBeDefined();
  });

  it('can be corrected', () => {
    const editable = editableMaskOf(geometry, reading);
    expect(cancellousOf(geometry, editable)).toEqual(mask);
    const wider = moveBorder(geometry, editable, reading.placement!, 'superior', { shiftMm: 3 });
    const after = edited(editedReading(volume, reading, wider));
    expect(after.path).toBe('guidedManual');
    expect(after.statistics.voxels).toBe(20 * 14 * 10);
  });
});

test('a correction is one step to undo', () => {
  const before = readingOf({ L2: { threeDimensional: found } });
  const thinner = edited(editedReading(volume, found, withPeel(asFound, 2)));
  const after = withMeasurement(before, 'L2', { threeDimensional: thinner }, '2.25.1');
  const history = record(startHistory(before), after);
  expect(history.present.levels.L2!.threeDimensional!.peelMm).toBe(2);
  expect(undo(history).present).toBe(before);
});
