import {
  isOurReport,
  naturalizeReportJson,
  parseReportValues,
  readString,
  readUid,
  VertebralBmdError,
  type NaturalizedDataset,
  type ReportValues,
} from '../../../src';
import type { Host, HostStudy } from '../../host/host';
import type { SessionContext } from '../sessionContext';
import type { EarlierResults } from '../sessionState';
import { patchState } from '../sessionStore';
import { UserError, wordingOf } from '../userError';
import { listIn, seriesIn, studiesIn } from './archiveAnswers';
import { ArchiveError, dataSourceOf, failureOf, statusOf, wadoClient } from './archive';

/** Studies that the archive is asked for; patients have fewer. */
const ANSWERS_AT_MOST = 200;

/** Studies that are looked at, the newest first; patients have few with a report of ours. */
const STUDIES_AT_MOST = 20;

/**
 * Looks for results of the same patient in earlier studies of the archive, and keeps what was found
 * in the state, study by study. A report that cannot be read is counted and stops nothing.
 */
export async function findEarlierResults(context: SessionContext): Promise<void> {
  const { host, store } = context;
  const open = context.openSeries();
  const ct = open?.displaySet.instances?.[0];
  if (!open || !ct || store.getState().earlier?.status === 'searching') return;
  const show = (earlier: EarlierResults) => {
    if (!open.signal.aborted) patchState(store, { earlier });
  };
  let found: EarlierResults = { status: 'searching', results: [], unreadable: 0 };
  show(found);
  try {
    for (const study of await earlierStudies(host, ct)) {
      if (open.signal.aborted) return;
      const { result, unreadable } = await newestResult(host, study.studyInstanceUid, ct);
      found = {
        ...found,
        results: result ? [...found.results, result] : found.results,
        unreadable: found.unreadable + unreadable,
      };
      show(found);
    }
    show({ ...found, status: 'done' });
  } catch (error) {
    show({ ...found, status: 'failed', why: wordingOf(error) });
  }
}

/** The patient's other studies with reports, up to the date of this one, the newest first. */
async function earlierStudies(host: Host, ct: NaturalizedDataset): Promise<readonly HostStudy[]> {
  const patientId = readString(ct, 'PatientID');
  if (!patientId) throw new UserError(({ earlier }) => earlier.noPatientId);
  const date = readString(ct, 'StudyDate') ?? '';
  const answer = await asked(() =>
    dataSourceOf(host).query.studies.search({
      // Orthanc 1.10.1 finds no ID by a blank or sign in it; what else is found is left out below.
      patientId: patientId.replace(/[^A-Za-z0-9.()_-]+/g, '*'),
      disableWildcard: true,
      limit: ANSWERS_AT_MOST,
    }),
  );
  return studiesIn(answer)
    .filter(({ studyInstanceUid, mrn, date: other = '', modalities = '' }) => {
      const isOther = studyInstanceUid !== readUid(ct, 'StudyInstanceUID');
      // Archives differ in what they do when asked for a modality, and in whether they tell them.
      const mayHaveReport = modalities === '' || modalities.includes('SR');
      const isBefore = date === '' || other <= date;
      return isOther && mrn === patientId && mayHaveReport && isBefore;
    })
    .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
    .slice(0, STUDIES_AT_MOST);
}

/** The result of a study that was saved last, and how many reports could not be read. */
async function newestResult(
  host: Host,
  studyInstanceUid: string,
  ct: NaturalizedDataset,
): Promise<{ readonly result?: ReportValues; readonly unreadable: number }> {
  const answer = await asked(() => dataSourceOf(host).query.series.search(studyInstanceUid));
  const results: ReportValues[] = [];
  let unreadable = 0;
  for (const { modality, seriesInstanceUid } of seriesIn(answer)) {
    if (modality !== 'SR') continue;
    const reports = await asked(() =>
      wadoClient(host).retrieveSeriesMetadata({
        studyInstanceUID: studyInstanceUid,
        seriesInstanceUID: seriesInstanceUid,
      }),
    );
    for (const report of reports.map(naturalizeReportJson)) {
      if (!isOurReport(report) || !isOfSamePatient(report, ct)) continue;
      const result = valuesOf(report, studyInstanceUid);
      if (result) results.push(result);
      else unreadable++;
    }
  }
  const [result] = results.toSorted((a, b) => b.stored.storedAt.localeCompare(a.stored.storedAt));
  return { ...(result ? { result } : {}), unreadable };
}

/** What a report says; `undefined` of one that cannot be read, or is of another study. */
function valuesOf(report: NaturalizedDataset, studyInstanceUid: string): ReportValues | undefined {
  try {
    const values = parseReportValues(report);
    return values.studyInstanceUid === studyInstanceUid ? values : undefined;
  } catch (error) {
    if (error instanceof VertebralBmdError) return undefined;
    throw error;
  }
}

/** Whether two datasets are of one patient: the same ID, and nothing that speaks against it. */
export function isOfSamePatient(a: NaturalizedDataset, b: NaturalizedDataset): boolean {
  const agree = (keyword: string) => {
    const [one, other] = [readString(a, keyword), readString(b, keyword)];
    return one === undefined || other === undefined || one === other;
  };
  const id = readString(a, 'PatientID');
  return (
    id !== undefined &&
    id === readString(b, 'PatientID') &&
    // An ID is given again in another hospital, or twice by mistake.
    agree('IssuerOfPatientID') &&
    agree('PatientBirthDate')
  );
}

/** The list that the archive answers with; its failure in words for the user. */
async function asked(ask: () => Promise<unknown>): Promise<readonly unknown[]> {
  let answer: unknown;
  try {
    answer = await ask();
  } catch (error) {
    const why = failureOf(statusOf(error));
    throw new ArchiveError(({ earlier, archive }) => earlier.notAsked(why(archive)));
  }
  const list = listIn(answer);
  if (list) return list;
  throw new ArchiveError(({ earlier, archive }) => earlier.notAsked(archive.unreadable));
}
