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

/** A scan of the whole body: what takes long to render is left out, the size is as in practice. */
const WHOLE_BODY = {
  dimensions: [512, 512, 2000],
  spacingMm: [0.7, 0.7, 0.625],
  supersampling: 1,
  pointSpreadMm: [0, 0, 0],
} as const;

export const SERIES = 30;
export const EARLIER_RESULTS = 100;

/** Slices of each of the other series. */
const SHORT_SERIES = 12;

/** Images that are sent at a time, so that few are written out at once. */
const IMAGES_A_TIME = 40;

/** Stores a study that is large in every way. */
export async function storeLoadStudy(dicomWebUrl: string): Promise<KnownStudy> {
  const phantom = renderPhantom(WHOLE_BODY);
  const wholeBody = ctSeriesDatasets(phantom.volume, {
    uidSeed: 'load study',
    patientName: 'Test^Load',
    patientId: 'TEST LOAD',
    studyDescription: 'Load study',
  });
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
