import { data, type DcmjsDict } from 'dcmjs';
import { readString, readUid, type NaturalizedDataset } from '../../src';
import { chooseCtSeries, type SeriesChoice } from '../ct/chooseCtSeries';
import type { CtInstance, LoadedCt } from '../ct/ctInstance';
import { readVolume, type OnProgress } from '../ct/readVolume';
import { Refusal } from '../refusal';
import { createArchiveClient, type ArchiveAccess, type ArchiveClient } from './archiveClient';

/** Choices in reading a study. */
export interface CtStudyOptions extends SeriesChoice {
  readonly onProgress?: OnProgress;
}

/**
 * Reads a CT series of a study out of a DICOMweb archive, in HU: the headers of its CT series,
 * and of the one to measure every instance.
 *
 * @throws Refusal when the archive does not give what is needed (see `createArchiveClient`) or
 *   the study holds no CT, VertebralBmdError as `readCtFolder` does.
 */
export async function readCtStudy(
  access: ArchiveAccess,
  studyInstanceUid: string,
  { onProgress, ...choice }: CtStudyOptions = {},
): Promise<LoadedCt> {
  const client = createArchiveClient(access);
  const studyPath = `/studies/${studyInstanceUid}`;
  const name = `${client.shownUrl}${studyPath}`;
  const seriesUids =
    choice.seriesInstanceUid === undefined
      ? await listCtSeries(client, studyPath)
      : [choice.seriesInstanceUid];
  if (seriesUids.length === 0) throw new Refusal(`${name}: no CT series in this study`);
  const instances: CtInstance[] = [];
  for (const uid of seriesUids) {
    instances.push(...(await listInstances(client, `${studyPath}/series/${uid}`)));
  }
  if (instances.length === 0) throw new Refusal(`${name}: no images in this study`);
  const chosen = chooseCtSeries(instances, { name, kind: 'study' }, choice);
  return {
    series: chosen.series,
    volume: await readVolume(chosen, onProgress),
    instances: chosen.instances.map(({ header }) => header),
  };
}

/** The series of a study that may hold CT images: archives need not state the modality. */
async function listCtSeries(client: ArchiveClient, studyPath: string): Promise<readonly string[]> {
  const series = (await client.getJson(`${studyPath}/series`)).map(naturalize);
  return series.flatMap((each) => {
    const isCt = (readString(each, 'Modality') ?? 'CT') === 'CT';
    return isCt ? (readUid(each, 'SeriesInstanceUID') ?? []) : [];
  });
}

async function listInstances(client: ArchiveClient, path: string): Promise<readonly CtInstance[]> {
  const headers = (await client.getJson(`${path}/metadata`)).map(naturalize);
  return headers.flatMap((header) => {
    const uid = readUid(header, 'SOPInstanceUID');
    if (uid === undefined) return [];
    const instancePath = `${path}/instances/${uid}`;
    return [
      {
        name: `${client.shownUrl}${instancePath}`,
        header,
        load: () => client.getInstance(instancePath),
      },
    ];
  });
}

function naturalize(json: unknown): NaturalizedDataset {
  if (typeof json !== 'object' || json === null) return {};
  return data.DicomMetaDictionary.naturalizeDataset(json as DcmjsDict);
}
