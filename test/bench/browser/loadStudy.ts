import { renderPhantom } from '../../../demo/phantom/lumbarPhantom';
import { ctSeriesDatasets } from '../../../demo/phantom/writeCtSeries';
import {
  buildReport,
  buildSegmentation,
  readCtSeries,
  readUid,
  type NaturalizedDataset,
} from '../../../src';
import { phantomLevels, type KnownStudy } from '../../browser/studies';
import { perfectReading } from '../../support/phantomReading';
import { storeFiles } from '../../support/stockViewer';
import { writeDataset } from '../../support/writeDataset';

/** The lumbar part of a scan of the whole body, without what takes long to render. */
const LUMBAR_PART = {
  dimensions: [512, 512, 320],
  spacingMm: [0.7, 0.7, 0.625],
  supersampling: 1,
  pointSpreadMm: [0, 0, 0],
} as const;

/** Slices of the whole body; those beyond the lumbar part are as its last. */
export const SLICES = 2000;

export const SERIES = 30;
export const EARLIER_RESULTS = 100;

/** Slices of each of the other series. */
const SHORT_SERIES = 12;

/** Images that are sent at a time, so that few are written out at once. */
const IMAGES_A_TIME = 40;

/** Stores a study that is large in every way. */
export async function storeLoadStudy(dicomWebUrl: string): Promise<KnownStudy> {
  const phantom = renderPhantom(LUMBAR_PART);
  const wholeBody = continued(
    ctSeriesDatasets(phantom.volume, {
      uidSeed: 'load study',
      patientName: 'Test^Load',
      patientId: 'TEST LOAD',
      studyDescription: 'Load study',
    }),
  );
  await storeAll(dicomWebUrl, wholeBody);
  for (let number = 2; number <= SERIES; number++) {
    await storeAll(dicomWebUrl, shortSeries(wholeBody, number));
  }
  const series = readCtSeries(wholeBody);
  if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
  const reading = perfectReading(phantom, series);
  for (let number = 1; number <= EARLIER_RESULTS; number++) {
    let uids = 0;
    const input = {
      reading,
      series,
      ctInstance: wholeBody[0]!,
      newUid: () => `2.25.31415926535897932384626433832795${number}00${++uids}`,
      now: new Date(Date.UTC(2026, 0, 1, 8, number)),
      reader: `Reader^${number}`,
      softwareVersion: '0.1.0',
    };
    const segmentation = buildSegmentation(input);
    await storeAll(dicomWebUrl, [segmentation, buildReport({ ...input, segmentation })]);
  }
  return {
    studyInstanceUid: readUid(wholeBody[0]!, 'StudyInstanceUID')!,
    patientName: 'Test, Load',
    levels: phantomLevels(phantom.truth),
  };
}

/** A series that goes on beyond its last slice, at the same distance. */
function continued(instances: readonly NaturalizedDataset[]): readonly NaturalizedDataset[] {
  const [last, before] = [instances.at(-1)!, instances.at(-2)!];
  const [at, from] = [last, before].map(positionOf) as [number[], number[]];
  const more = Array.from({ length: SLICES - instances.length }, (_, index) => ({
    ...last,
    SOPInstanceUID: `${readUid(last, 'SOPInstanceUID')!.slice(0, 50)}.${index + 1}`,
    InstanceNumber: String(instances.length + index + 1),
    ImagePositionPatient: at.map((mm, axis) => (mm + (index + 1) * (mm - from[axis]!)).toFixed(3)),
  }));
  return [...instances, ...more];
}

const positionOf = (instance: NaturalizedDataset): number[] =>
  (instance['ImagePositionPatient'] as readonly string[]).map(Number);

/** Some slices of a series as another one of the study. */
function shortSeries(
  instances: readonly NaturalizedDataset[],
  number: number,
): readonly NaturalizedDataset[] {
  const seriesUid = `2.25.2718281828459045235360287471352${number}`;
  return instances.slice(0, SHORT_SERIES).map((instance, index) => ({
    ...instance,
    SeriesInstanceUID: seriesUid,
    SeriesNumber: number,
    SeriesDescription: `Part ${number}`,
    SOPInstanceUID: `${seriesUid}.${index + 1}`,
  }));
}

async function storeAll(
  dicomWebUrl: string,
  datasets: readonly NaturalizedDataset[],
): Promise<void> {
  for (let first = 0; first < datasets.length; first += IMAGES_A_TIME) {
    await storeFiles(dicomWebUrl, datasets.slice(first, first + IMAGES_A_TIME).map(writeDataset));
  }
}
