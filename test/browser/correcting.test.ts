import type { Vec3 } from '../../src';
import { add, scale } from '../../src';
import { keepScreenshot } from '../support/browser';
import { STUDY_MS, type ReadingPage } from './readingPage';
import { storeSmallStudy, type KnownLevel, type KnownStudy } from './studies';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// A wrong mask is corrected by every means that the mode offers, on the phantom, in the stock viewer.

jest.setTimeout(4 * STUDY_MS);

describeInViewer('correcting a mask', { archive: 'orthanc' }, (running) => {
  let study: KnownStudy;
  let opened: OpenedStudy;
  let reading: ReadingPage;
  let l3: KnownLevel;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Correcting');
    l3 = study.levels[2]!;
    opened = await openStudy(running(), study);
    reading = opened.reading;
    await reading.activate('L3');
    await reading.measure('L3', 'sagittal', l3.centerLps);
    // Right after loading, the viewer may still be taking the labelmap in.
    expect((await reading.masksBeyond(0)).voxels).toBeGreaterThan(0);
    // All planes stand at the middle of the body.
    for (const plane of ['axial', 'sagittal', 'coronal'] as const) {
      await reading.bringTo(plane, l3.centerLps);
    }
  });
  afterAll(async () => {
    expect(opened?.pageErrors).toEqual([]);
    await opened?.close();
  });

  const path = () => reading.byName('vbmd-path').innerText();
  const voxels = async () => (await reading.maskFingerprint()).voxels;

  /** Corrects, looks at the number of voxels, undoes, redoes, undoes again. */
  async function isOneUndoStep(
    correct: () => Promise<void>,
    changes: (before: number, after: number) => void,
  ): Promise<void> {
    const before = await reading.maskFingerprint();
    const pathBefore = await path();
    await correct();
    const after = await reading.masksOtherThan(before.sha256);
    changes(before.voxels, after.voxels);
    expect(await path()).toContain('corrected');
    await reading.page.keyboard.press('Control+z');
    expect(await reading.masksShown(before.voxels)).toEqual(before);
    expect(await path()).toBe(pathBefore);
    await reading.page.keyboard.press('Control+y');
    expect(await reading.masksShown(after.voxels)).toEqual(after);
    await reading.page.keyboard.press('Control+z');
    expect(await reading.masksShown(before.voxels)).toEqual(before);
  }

  /** A point (LPS, mm) of the superior border of the mask, so far (mm) along its normal. */
  const onSuperior = (alongMm: number): Vec3 => {
    const { pointLps, normalLps } = l3.endplates!.superior;
    return add(pointLps, scale(normalLps, alongMm));
  };

  it.each(['sagittal', 'coronal'] as const)(
    'drags the superior border down on the %s view',
    async (plane) => {
      await reading.byName('VertebralBmdAdjust').click();
      await isOneUndoStep(
        () => reading.drag(plane, [onSuperior(-3), onSuperior(-9)]),
        (before, after) => expect(after).toBeLessThan(0.85 * before),
      );
    },
  );

  it('turns a border by its end', async () => {
    await reading.byName('VertebralBmdAdjust').click();
    // Along the endplate to the front, where its end is.
    const { normalLps } = l3.endplates!.superior;
    const forward: Vec3 = [0, -normalLps[2], normalLps[1]];
    const front = (alongMm: number): Vec3 => add(onSuperior(alongMm), scale(forward, 11));
    await isOneUndoStep(
      () =>
        reading.drag('sagittal', [front(-3), front(-9)], () =>
          keepScreenshot(reading.page, 'correcting-turned'),
        ),
      (before, after) => {
        expect(after).toBeLessThan(0.97 * before);
        expect(after).toBeGreaterThan(0.75 * before);
      },
    );
  });

  it('pulls the wall outwards on the axial view', async () => {
    await reading.byName('VertebralBmdAdjust').click();
    const wall = await reading.maskEdge('axial', l3.centerLps, [-1, 0, 0]);
    await isOneUndoStep(
      () => reading.drag('axial', [wall, add(wall, [-4, 0, 0])]),
      (before, after) => expect(after).toBeGreaterThan(1.01 * before),
    );
  });

  it('paints with the brush, and takes a stroke back with Escape', async () => {
    await reading.byName('VertebralBmdBrush').click();
    const wall = await reading.maskEdge('axial', l3.centerLps, [-1, 0, 0]);
    const stroke = [add(wall, [-2, -4, 0]), add(wall, [-2, 4, 0])];
    await isOneUndoStep(
      () => reading.drag('axial', stroke),
      (before, after) => expect(after).toBeGreaterThan(before),
    );
    const before = await reading.maskFingerprint();
    await reading.drag('axial', stroke, async () => {
      expect((await reading.masksOtherThan(before.sha256)).voxels).toBeGreaterThan(before.voxels);
      await keepScreenshot(reading.page, 'correcting-brush');
      await reading.page.keyboard.press('Escape');
    });
    expect(await reading.masksShown(before.voxels)).toEqual(before);
  });

  it('erases with the eraser, and with E held; brackets change the size', async () => {
    await reading.byName('VertebralBmdBrush').click();
    const stroke = [l3.centerLps, add(l3.centerLps, [8, 0, 0])];
    const size = () => reading.byName('vbmd-brush-size').innerText();
    expect(await size()).toContain('4 mm');
    await reading.page.keyboard.press(']');
    expect(await size()).toContain('5 mm');
    await reading.byName('vbmd-brush-erase').check();
    await isOneUndoStep(
      () => reading.drag('axial', stroke),
      (before, after) => expect(after).toBeLessThan(before),
    );
    await reading.byName('vbmd-brush-paint').check();
    await reading.page.keyboard.press('[');
    const [place] = await reading.placesOf('axial', stroke);
    await reading.page.mouse.move(place!.x, place!.y);
    await reading.page.keyboard.down('e');
    await isOneUndoStep(
      async () => {
        await reading.drag('axial', stroke);
        await reading.page.keyboard.up('e');
      },
      (before, after) => expect(after).toBeLessThan(before),
    );
  });

  it('spreads corrections of two slices to the ones between', async () => {
    await reading.byName('VertebralBmdBrush').click();
    await reading.byName('vbmd-brush-erase').check();
    const before = await voxels();
    for (const up of [4, -4]) {
      const at = add(l3.centerLps, [0, 0, up]);
      await reading.bringTo('axial', at);
      await reading.drag('axial', [add(at, [12, -14, 0]), add(at, [12, 14, 0])]);
    }
    const painted = await voxels();
    expect(painted).toBeLessThan(before);
    await reading.byName('vbmd-refill').click();
    await reading.page.waitForTimeout(500);
    // Two slices were erased; the two or three between follow.
    expect(before - (await voxels())).toBeGreaterThan(1.5 * (before - painted));
    await keepScreenshot(reading.page, 'correcting-refilled');
    for (let step = 0; step < 3; step++) await reading.byName('vbmd-undo').click();
    expect((await reading.masksShown(before)).voxels).toBe(before);
    await reading.byName('vbmd-brush-paint').check();
  });

  it('changes the peel with the slider', async () => {
    const peel = reading.byName('vbmd-peel');
    await isOneUndoStep(
      async () => {
        await peel.focus();
        await peel.press('ArrowRight');
        await reading.page.keyboard.press('Tab');
      },
      (before, after) => expect(after).toBeLessThan(before),
    );
  });

  it('finds the body anew, as if it had never been corrected', async () => {
    const before = await reading.maskFingerprint();
    await reading.byName('VertebralBmdAdjust').click();
    await reading.drag('sagittal', [onSuperior(-3), onSuperior(-9)]);
    await reading.masksOtherThan(before.sha256);
    await reading.byName('vbmd-measure-again').click();
    expect(await reading.masksShown(before.voxels)).toEqual(before);
    expect(await path()).toContain('one click');
  });
});
