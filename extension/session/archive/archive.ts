import { readUid, type NaturalizedDataset } from '../../../src';
import type { DataSource, Host } from '../../host/host';
import type { Texts } from '../../text/english';
import { holdsInstance, pixelDataIn } from './archiveAnswers';
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

/**
 * Stores one object and makes sure that it is there: the archive's answer is read (a STOW-RS
 * success may still list failed instances), and the archive is asked for the object again. Where
 * the answer was lost, the object may be stored all the same: the archive is asked then, too.
 *
 * @param wasSent Whether the object was sent before: it is not sent again when the archive has it.
 * @throws ArchiveError naming what failed and why.
 */
export async function storeDataset(
  host: Host,
  dataset: NaturalizedDataset,
  object: ArchiveObject,
  wasSent = false,
): Promise<void> {
  if (wasSent && (await isStored(host, dataset))) return;
  const request = new XMLHttpRequest();
  try {
    await dataSourceOf(host).store.dicom(dataset, request);
  } catch (error) {
    const status = statusOf(error, request);
    const isLost = status === NO_ANSWER || status >= 500;
    if (isLost && (await isStored(host, dataset).catch(() => false))) return;
    const why = failureOf(status);
    throw new ArchiveError(({ archive }) => archive.notTaken(archive[object], why(archive)));
  }
  if (listsFailedInstances(request)) {
    throw new ArchiveError(({ archive }) => archive.refused(archive[object]));
  }
  if (!(await isStored(host, dataset))) {
    throw new ArchiveError(({ archive }) => archive.notGivenBack(archive[object]));
  }
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

async function isStored(host: Host, dataset: NaturalizedDataset): Promise<boolean> {
  try {
    const uids = instanceUidsOf(dataset);
    const found = await wadoClient(host).retrieveInstanceMetadata(uids);
    return holdsInstance(found, uids.sopInstanceUID);
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return false;
    const why = failureOf(status);
    throw new ArchiveError(({ archive }) => archive.notAsked(why(archive)));
  }
}

/** The host's DICOMweb client, with the login of now. */
export function wadoClient(host: Host) {
  const client = dataSourceOf(host).retrieve.getWadoDicomWebClient();
  const { userAuthenticationService } = host.servicesManager.services;
  client.headers = { ...userAuthenticationService.getAuthorizationHeader() };
  return client;
}

/** FailedSOPSequence (0008,1198) of a STOW-RS response (PS3.18 section 10.5.3). */
const FAILED_SOP_SEQUENCE = '00081198';

/** Whether a STOW-RS response, in JSON or XML, lists an instance that was not stored. */
export function listsFailedInstances({ response }: { readonly response: unknown }): boolean {
  if (typeof response !== 'string') return false;
  const text = response.trim();
  if (text.startsWith('<')) {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    return parsed.querySelector(`[tag="${FAILED_SOP_SEQUENCE}"] > Item`) !== null;
  }
  try {
    const answer = JSON.parse(text) as unknown;
    // Some services answer with a list of one dataset.
    return (Array.isArray(answer) ? answer : [answer]).some(
      (dataset: Record<string, { readonly Value?: readonly unknown[] } | undefined> | null) =>
        (dataset?.[FAILED_SOP_SEQUENCE]?.Value?.length ?? 0) > 0,
    );
  } catch {
    // An answer without a dataset says nothing; the archive is asked for the object anyway.
    return false;
  }
}

/** The status of a request that got no answer. */
const NO_ANSWER = 0;

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
