import type { StoreOutcome } from './archive';
import type { DicomJson, JsonAttribute } from './dicomJson';

/** Warning Reason: the data set does not match its SOP class (PS3.4 table B.2-1). */
const DATASET_DOES_NOT_MATCH_SOP_CLASS = 0xb007;

/**
 * The response to a store request (PS3.18 10.5.3 and annex I): its dataset, and the status 200
 * when everything was stored, 409 when nothing was, else 202. What was refused without its SOP
 * Instance UID being known goes to the Other Failures Sequence.
 */
export function storeResponse(
  outcomes: readonly StoreOutcome[],
  rootUrl: string,
  studyUid: string | undefined,
): { status: 200 | 202 | 409; dataset: DicomJson } {
  const stored: DicomJson[] = [];
  const failed: DicomJson[] = [];
  const otherFailures: DicomJson[] = [];
  let warnings = 0;
  for (const outcome of outcomes) {
    if (outcome.status === 'refused') {
      const reason = { '00081197': { vr: 'US', Value: [outcome.failureReason] } };
      if (outcome.sopUid && outcome.sopClassUid) {
        failed.push({ ...reference(outcome.sopClassUid, outcome.sopUid), ...reason });
      } else otherFailures.push(reason);
      continue;
    }
    const { instance } = outcome;
    const url = `${rootUrl}/studies/${instance.studyUid}/series/${instance.seriesUid}/instances/${instance.sopUid}`;
    const item: DicomJson = {
      ...reference(instance.sopClassUid, instance.sopUid),
      '00081190': { vr: 'UR', Value: [url] },
    };
    if (pixelsAreShort(outcome)) {
      warnings++;
      item['00081196'] = { vr: 'US', Value: [DATASET_DOES_NOT_MATCH_SOP_CLASS] };
    }
    stored.push(item);
  }
  const failures = failed.length + otherFailures.length;
  const allFailed = failures > 0 && stored.length === 0;
  return {
    status: allFailed ? 409 : failures > 0 || warnings > 0 ? 202 : 200,
    dataset: {
      ...(studyUid ? { '00081190': { vr: 'UR', Value: [`${rootUrl}/studies/${studyUid}`] } } : {}),
      ...sequence('00081198', failed),
      ...sequence('00081199', stored),
      ...sequence('0008119A', otherFailures),
    },
  };
}

function reference(sopClassUid: string, sopUid: string): DicomJson {
  return {
    '00081150': { vr: 'UI', Value: [sopClassUid] },
    '00081155': { vr: 'UI', Value: [sopUid] },
  };
}

function sequence(tag: string, items: DicomJson[]): Record<string, JsonAttribute> {
  return items.length > 0 ? { [tag]: { vr: 'SQ', Value: items } } : {};
}

/** Stored with fewer pixels than its rows, columns and frames say: kept, but worth a warning. */
function pixelsAreShort(outcome: StoreOutcome): boolean {
  if (outcome.status !== 'stored') return false;
  const pixels = outcome.instance.pixels;
  if (pixels?.kind !== 'native') return false;
  return pixels.range.length * 8 < pixels.frameBits * pixels.frameCount;
}
