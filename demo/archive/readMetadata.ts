import type { Archive } from './archive';
import { type DicomJson, toDicomJson } from './dicomJson';
import { parsePart10, type StoredInstance } from './instance';
import { EXPLICIT_LITTLE_ENDIAN, transferSyntax } from './transferSyntax';

/**
 * The metadata of an instance (PS3.18 10.4.1.1.2): all its attributes, bulk data by URI. The
 * transfer syntax in which frames are served is added as Available Transfer Syntax UID.
 */
export async function readMetadata(
  archive: Archive,
  instance: StoredInstance,
  rootUrl: string,
): Promise<DicomJson> {
  const url = `${rootUrl}/studies/${instance.studyUid}/series/${instance.seriesUid}/instances/${instance.sopUid}`;
  const dataSet = parsePart10(await archive.readFile(instance));
  const { uid, encapsulated } = transferSyntax(instance.transferSyntaxUid);
  return {
    '00083002': { vr: 'UI', Value: [encapsulated ? uid : EXPLICIT_LITTLE_ENDIAN] },
    ...toDicomJson(dataSet, (path) => `${url}/bulkdata/${path}`),
  };
}
