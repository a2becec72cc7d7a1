import type { LevelMeasurerClient } from '../../extension/worker/levelMeasurer';
import { boxVoxelCount, measureMask, segmentationBox, type Vec3 } from '../../src';
import { ratioOf, type BenchLine } from './benchLine';
import { brush } from './editToValue';
import { click } from './oneClick';
import { repeatInTurn } from './repeat';
import { clickAt, makeScan, USUAL_DIMENSIONS, USUAL_SPACING_MM } from './scan';

const RUNS = 15;
const EDIT_RUNS = 50;
const WARM_UPS = 3;

/** Length (mm) of the scans of different spacing: more than the level's box. */
const SCAN_LENGTH_MM = 120;

/** Spacings (mm) from a coarse to a very fine scan; the level's box is 96 x 96 x 100 mm in each. */
const SPACINGS_MM: readonly Vec3[] = [
  [1, 1, 3],
  [1, 1, 1],
  [0.7, 0.7, 1],
  [0.5, 0.5, 1],
  [0.35, 0.35, 0.625],
];

/** Scans from a small to a very large one; the level's box has the same voxels in each. */
const DIMENSIONS: readonly Vec3[] = [[256, 256, 120], USUAL_DIMENSIONS, [512, 512, 2000]];

/**
 * So much longer than in the smallest may a click in the largest scan take and still count as
 * flat. Chosen here: on a busy machine the medians of the same work differ by that much.
 */
const FLAT = 1.25;

/** A click, and an edit of its mask, against the number of voxels in the level's box. */
export async function measureBoxSizes(
  measurer: LevelMeasurerClient,
): Promise<readonly BenchLine[]> {
  const tasks = await Promise.all(SPACINGS_MM.map((spacing) => tasksAt(measurer, spacing)));
  const clicks = await repeatInTurn(
    tasks.map(({ click }) => click),
    { runs: RUNS, warmUps: WARM_UPS },
  );
  const edits = await repeatInTurn(
    tasks.map(({ edit }) => edit),
    { runs: EDIT_RUNS },
  );
  return [...clicks, ...edits];
}

async function tasksAt(measurer: LevelMeasurerClient, spacing: Vec3) {
  const scan = makeScan([512, 512, Math.ceil(SCAN_LENGTH_MM / spacing[2])], spacing);
  const box = segmentationBox(scan.geometry, [0, 0, 0]);
  const { measurement } = await click(scan, measurer, [0, 0, 0]);
  const mask = measurement.threeDimensional!.cancellous;
  const volume = scan.voxels.read(box);
  const at = `${spacing.join(' x ')} mm`;
  let run = 0;
  return {
    click: {
      name: `click at ${at}, ${millions(boxVoxelCount(box))} voxels in its box`,
      work: () => click(scan, measurer, clickAt(run++)),
    },
    edit: {
      name: `edit at ${at}, ${millions(boxVoxelCount(mask.box))} voxels in its box`,
      work: () => measureMask(volume, brush(scan.geometry, mask, [14, 0, run++ % 5], 5, 1)),
    },
  };
}

/** A click against the number of voxels in the whole scan: the cost must not follow it. */
export async function measureVolumeSizes(
  measurer: LevelMeasurerClient,
): Promise<readonly BenchLine[]> {
  const tasks = DIMENSIONS.map((dimensions) => {
    const scan = makeScan(dimensions, USUAL_SPACING_MM);
    const voxels = dimensions.reduce((product, count) => product * count, 1);
    let run = 0;
    return {
      name: `click at ${dimensions.join(' x ')}, ${millions(voxels)} voxels`,
      work: () => click(scan, measurer, clickAt(run++)),
    };
  });
  const lines = await repeatInTurn(tasks, { runs: RUNS, warmUps: WARM_UPS });
  const ratio = ratioOf('largest scan over smallest', lines.at(-1)!, lines[0]!, { budget: FLAT });
  return [...lines, ratio];
}

const millions = (count: number): string => `${Number((count / 1e6).toPrecision(3))} M`;
