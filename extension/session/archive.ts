import { readString, type NaturalizedDataset } from '../../src';
import type { DataSource, Host } from '../host/host';

/** Why the archive did not take or give something, in words for the user. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** The deployment's data source, with its addresses and its authentication. */
export function dataSourceOf({ extensionManager }: Host): DataSource {
  const [dataSource] = extensionManager.getActiveDataSource();
  if (!dataSource) throw new ArchiveError('This viewer has no data source to work with.');
  return dataSource;
}

/**
 * Stores one object and makes sure that it is there: the archive's answer is read (a STOW-RS
 * success may still list failed instances), and the archive is asked for the object again.
 *
 * @throws ArchiveError naming what failed and why.
 */
export async function storeDataset(
  dataSource: DataSource,
  dataset: NaturalizedDataset,
  name: string,
): Promise<void> {
  const request = new XMLHttpRequest();
  try {
    await dataSource.store.dicom(dataset, request);
  } catch (error) {
    throw new ArchiveError(`The archive did not take the ${name}: ${failureWords(error, request)}`);
  }
  if (listsFailedInstances(request)) {
    throw new ArchiveError(
      `The archive answered, but refused the ${name}. Its administrator can find the reason in its log.`,
    );
  }
  if (!(await isStored(dataSource, dataset))) {
    throw new ArchiveError(
      `The archive took the ${name} but does not list it. Try again; the result is kept here.`,
    );
  }
}

async function isStored(dataSource: DataSource, dataset: NaturalizedDataset): Promise<boolean> {
  const study = readString(dataset, 'StudyInstanceUID') ?? '';
  const sopInstanceUid = readString(dataset, 'SOPInstanceUID') ?? '';
  try {
    const found = await dataSource.query.instances.search(study, {
      SOPInstanceUID: sopInstanceUid,
    });
    return found.length > 0;
  } catch (error) {
    throw new ArchiveError(
      `The archive could not be asked whether the result is stored: ${failureWords(error)}`,
    );
  }
}

/** FailedSOPSequence (0008,1198) in a STOW-RS response, as JSON or XML (PS3.18 section 10.5). */
const FAILED_SOP_SEQUENCE = '00081198';

function listsFailedInstances(request: XMLHttpRequest): boolean {
  const response: unknown = request.response;
  if (typeof response === 'object' && response !== null) return FAILED_SOP_SEQUENCE in response;
  return typeof response === 'string' && response.includes(`"${FAILED_SOP_SEQUENCE}"`);
}

/** What a status means for the person at the viewer. */
function failureWords(error: unknown, request?: XMLHttpRequest): string {
  const status = (error as { readonly status?: number } | null)?.status ?? request?.status ?? 0;
  if (status === 0) return 'it could not be reached. Check the connection and try again.';
  if (status === 401 || status === 403) {
    return `it refused the access (${status}). Your login may have expired, or it may not allow storing.`;
  }
  if (status === 409) return 'it refused the data (409).';
  if (status === 413) return 'the result is larger than it accepts (413).';
  if (status >= 500) return `it has a fault of its own (${status}). Try again later.`;
  return `it answered ${status}.`;
}
