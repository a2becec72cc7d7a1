import { buildReport, buildSegmentation, VertebralBmdError } from '../../src';
import type { LoadedCt } from '../ct/ctInstance';
import type { SeriesChoice } from '../ct/chooseCtSeries';
import type { OnProgress } from '../ct/readVolume';
import { readCtStudy } from '../dicomweb/readCtStudy';
import { readCtFolder } from '../readCtFolder';
import { Refusal } from '../refusal';
import { measureSeeds } from './measureSeeds';
import { toJsonText } from './jsonText';
import type { MeasurementFile } from './measurementFile';
import { toMeasurementFile } from './toMeasurementFile';
import { newUid } from './newUid';
import { openOutputFolder } from './outputFolder';
import type { StudyJob } from './studyJob';
import { toDicomFile } from './writeDicom';

/** The files of a measured study; the last one is written last. */
const RESULT_FILES = ['segmentation.dcm', 'report.dcm', 'measurement.json'] as const;

/**
 * Measures one study and writes its results.
 *
 * @param onProgress Takes how many images are read.
 * @returns what `measurement.json` holds.
 * @throws Refusal for input that cannot be measured or an output that cannot be written; nothing
 *   is written then.
 */
export async function measureStudy(
  job: StudyJob,
  onProgress?: OnProgress,
): Promise<MeasurementFile> {
  const output = await openOutputFolder(job.outFolder, RESULT_FILES, job.force);
  try {
    const { series, volume, instances } = await readCt(job, onProgress);
    const seeded = measureSeeds(series, volume, job);
    const origin = {
      reading: seeded.reading,
      series,
      ctInstance: instances[0]!,
      newUid,
      now: new Date(),
      softwareVersion: job.softwareVersion,
      reader: '',
    };
    const segmentation = buildSegmentation(origin);
    const report = buildReport({ ...origin, segmentation });
    const measurement = toMeasurementFile(seeded, {
      job,
      series,
      now: origin.now,
      segmentationSopInstanceUid: String(segmentation['SOPInstanceUID']),
      reportSopInstanceUid: String(report['SOPInstanceUID']),
    });
    await output.write([
      { name: RESULT_FILES[0], bytes: toDicomFile(segmentation) },
      { name: RESULT_FILES[1], bytes: toDicomFile(report) },
      { name: RESULT_FILES[2], bytes: toJsonText(measurement) },
    ]);
    return measurement;
  } finally {
    await output.close();
  }
}

async function readCt(job: StudyJob, onProgress?: OnProgress): Promise<LoadedCt> {
  const { location, seriesInstanceUid, bestSeries } = job;
  const options: SeriesChoice & { onProgress?: OnProgress } = {
    ...(seriesInstanceUid === undefined ? {} : { seriesInstanceUid }),
    ifSeveral: bestSeries ? 'best' : 'refuse',
    ...(onProgress ? { onProgress } : {}),
  };
  try {
    if (location.kind === 'folder') return await readCtFolder(location.folder, options);
    return await readCtStudy(location.archive, location.studyInstanceUid, options);
  } catch (error) {
    // Whatever the domain finds wrong with images that are being read is wrong with the input.
    if (error instanceof VertebralBmdError) throw new Refusal(error.message);
    throw error;
  }
}
