import type { NaturalizedDataset } from '../../../src';
import type { Host } from '../../host/host';
import {
  ArchiveError,
  dataSourceOf,
  failureOf,
  instanceUidsOf,
  NO_ANSWER,
  statusOf,
  wadoClient,
  type ArchiveObject,
} from './archive';
import { holdsInstance, listIn } from './archiveAnswers';
import { StoppedWaiting, untilStopped } from './untilStopped';

/**
 * How long (ms) the archive may take over an object before the wait is given up. Chosen here: a
 * result has some 100 kB, and proxies give up after 60 s as a rule.
 */
const STORE_MS = 120_000;

/** The same for asking whether it has the object. */
const ASK_MS = 60_000;

/** What storing is at. */
export type StoringStep = 'sending' | 'asking';

export interface StoringOptions {
  /** Whether the object was sent before: it is not sent again when the archive has it. */
  readonly wasSent: boolean;
  /** Ends the wait for the archive. */
  readonly signal: AbortSignal;
  readonly onStep: (step: StoringStep) => void;
}

/**
 * Stores one object and makes sure that it is there: the archive's answer is read (a STOW-RS
 * success may still list failed instances), and the archive is asked for the object again. Where
 * the answer was lost, the object may be stored all the same: the archive is asked then, too.
 *
 * @throws ArchiveError naming what failed and why.
 */
export async function storeDataset(
  host: Host,
  dataset: NaturalizedDataset,
  object: ArchiveObject,
  { wasSent, signal, onStep }: StoringOptions,
): Promise<void> {
  const isThere = () => {
    onStep('asking');
    return isStored(host, dataset, signal);
  };
  if (wasSent && (await isThere())) return;
  onStep('sending');
  const request = new XMLHttpRequest();
  try {
    const sending = dataSourceOf(host).store.dicom(dataset, request);
    await untilStopped(Promise.resolve(sending), signal, STORE_MS);
  } catch (error) {
    request.abort();
    if (error instanceof StoppedWaiting && error.reason === 'stopped') throw stopped();
    const status = error instanceof StoppedWaiting ? NO_ANSWER : statusOf(error, request);
    const isLost = status === NO_ANSWER || status >= 500;
    if (isLost && (await isThere().catch(() => false))) return;
    if (signal.aborted) throw stopped();
    const why = failureOf(status);
    throw new ArchiveError(({ archive }) => archive.notTaken(archive[object], why(archive)));
  }
  if (listsFailedInstances(request)) {
    throw new ArchiveError(({ archive }) => archive.refused(archive[object]));
  }
  if (!(await isThere())) {
    throw new ArchiveError(({ archive }) => archive.notGivenBack(archive[object]));
  }
}

const stopped = () => new ArchiveError(({ archive }) => archive.stopped);

async function isStored(
  host: Host,
  dataset: NaturalizedDataset,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const uids = instanceUidsOf(dataset);
    const asking = wadoClient(host).retrieveInstanceMetadata(uids);
    const found = await untilStopped(Promise.resolve(asking), signal, ASK_MS);
    if (!listIn(found)) {
      throw new ArchiveError(({ archive }) => archive.notAsked(archive.unreadable));
    }
    return holdsInstance(found, uids.sopInstanceUID);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    if (error instanceof StoppedWaiting && error.reason === 'stopped') throw stopped();
    const status = error instanceof StoppedWaiting ? NO_ANSWER : statusOf(error);
    if (status === 404) return false;
    const why = failureOf(status);
    throw new ArchiveError(({ archive }) => archive.notAsked(why(archive)));
  }
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
