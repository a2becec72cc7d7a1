import { readUid, type NaturalizedDataset } from '../../../src';
import type { DataSource, Host } from '../../host/host';
import type { Texts } from '../../text/english';
import { pixelDataIn } from './archiveAnswers';
import { ArchiveError } from './archiveError';

export { ArchiveError };

/** What is stored in the archive. */
export type ArchiveObject = 'masks' | 'report';

/** The deployment's data source, with its addresses and its authentication. */
export function dataSourceOf({ extensionManager }: Host): DataSource {
  const [dataSource] = extensionManager.getActiveDataSource();
  if (!dataSource) throw new ArchiveError(({ archive }) => archive.noDataSource);
  return dataSource;
}

/** The UIDs by which DICOMweb knows an instance. */
interface InstanceUids {
  readonly studyInstanceUID: string;
  readonly seriesInstanceUID: string;
  readonly sopInstanceUID: string;
}

export const instanceUidsOf = (dataset: NaturalizedDataset): InstanceUids => ({
  studyInstanceUID: readUid(dataset, 'StudyInstanceUID') ?? '',
  seriesInstanceUID: readUid(dataset, 'SeriesInstanceUID') ?? '',
  sopInstanceUID: readUid(dataset, 'SOPInstanceUID') ?? '',
});

/** The host's DICOMweb client, with the login of now. */
export function wadoClient(host: Host) {
  const client = dataSourceOf(host).retrieve.getWadoDicomWebClient();
  const { userAuthenticationService } = host.servicesManager.services;
  client.headers = { ...userAuthenticationService.getAuthorizationHeader() };
  return client;
}

/** The status of a request that got no answer. */
export const NO_ANSWER = 0;

/** The HTTP status of a request that failed. */
export const statusOf = (error: unknown, request?: XMLHttpRequest): number =>
  (error as { readonly status?: number } | null)?.status ?? request?.status ?? NO_ANSWER;

/** What a status means for the person at the viewer. */
export function failureOf(status: number): (texts: Texts['archive']) => string {
  if (status === NO_ANSWER) return ({ unreachable }) => unreachable;
  if (status === 401 || status === 403) return ({ forbidden }) => forbidden(status);
  if (status === 409) return ({ conflict }) => conflict;
  if (status === 413) return ({ tooLarge }) => tooLarge;
  if (status >= 500) return ({ ownFault }) => ownFault(status);
  return ({ otherAnswer }) => otherAnswer(status);
}

/**
 * The pixel data of an uncompressed instance, as stored.
 *
 * @throws ArchiveError when the archive does not give it, or something else in its place.
 */
export async function retrievePixelData(host: Host, uids: InstanceUids): Promise<Uint8Array> {
  if (Object.values(uids).includes('')) {
    throw new ArchiveError(({ archive }) => archive.masksDamaged);
  }
  let part10: unknown;
  try {
    part10 = await wadoClient(host).retrieveInstance(uids);
  } catch (error) {
    const why = failureOf(statusOf(error));
    throw new ArchiveError(({ archive }) => archive.masksNotGiven(why(archive)));
  }
  return pixelDataIn(part10, uids.sopInstanceUID);
}
