import { tagOf, type Tag } from './dictionary';
import type { DicomJson, JsonAttribute } from './dicomJson';
import { matchesAttribute } from './matchAttribute';
import type { StoredInstance } from './instance';
import {
  anyInstance,
  type IndexedSeries,
  type IndexedStudy,
  type InstanceIndex,
  sortedInstances,
  sortedSeries,
  sortedStudies,
} from './instanceIndex';

export type QueryLevel = 'study' | 'series' | 'instance';

/** A QIDO-RS search (PS3.18 10.6). */
export interface Query {
  readonly level: QueryLevel;
  /** From the URL's path; they bound the search. */
  readonly studyUid?: string;
  readonly seriesUid?: string;
  readonly matches: readonly { readonly tag: Tag; readonly value: string }[];
  readonly include: readonly Tag[] | 'all';
  readonly limit: number;
  readonly offset: number;
  /** Query keys that are not known or not supported; they do not narrow the result. */
  readonly ignored: readonly string[];
}

/** The query string as the HTTP layer gives it. */
export type QueryString = Readonly<Record<string, string | readonly string[] | undefined>>;

const STUDY_TAGS: readonly Tag[] = [
  '00080005',
  '00080020',
  '00080030',
  '00080050',
  '00080090',
  '00081030',
  '00100010',
  '00100020',
  '00100030',
  '00100040',
  '0020000D',
  '00200010',
];
const SERIES_TAGS: readonly Tag[] = [
  '00080005',
  '00080021',
  '00080031',
  '00080060',
  '0008103E',
  '00180015',
  '0020000E',
  '00200011',
  '00400244',
  '00400245',
];
const INSTANCE_TAGS: readonly Tag[] = [
  '00080005',
  '00080016',
  '00080018',
  '00200013',
  '00280008',
  '00280010',
  '00280011',
  '00280100',
];

/** Worked out from what is stored, at every level. */
const COMPUTED_TAGS: readonly Tag[] = ['00080056', '00080061', '00201206', '00201208', '00201209'];

/**
 * Reads a query string. `limit` and `offset` must be whole numbers; throws an Error that says
 * so. Keys are keywords or tags; keys of sequence items are ignored, and named as such.
 */
export function parseQuery(
  level: QueryLevel,
  path: { readonly studyUid?: string; readonly seriesUid?: string },
  queryString: QueryString,
  matchable: readonly Tag[],
): Query {
  const matches: { tag: Tag; value: string }[] = [];
  const ignored: string[] = [];
  const included: string[] = [];
  let limit = Number.POSITIVE_INFINITY;
  let offset = 0;
  for (const [key, given] of Object.entries(queryString)) {
    const values = given === undefined ? [] : typeof given === 'string' ? [given] : [...given];
    const name = key.toLowerCase();
    if (name === 'limit') limit = wholeNumber('limit', values);
    else if (name === 'offset') offset = wholeNumber('offset', values);
    else if (name === 'includefield') included.push(...values.flatMap((v) => v.split(',')));
    else if (name === 'fuzzymatching' || name === 'accept' || name === 'emptyvaluematching')
      continue;
    else {
      const tag = tagOf(key);
      if (tag && (matchable.includes(tag) || COMPUTED_TAGS.includes(tag))) {
        matches.push({ tag, value: values.join('\\') });
      } else ignored.push(key);
    }
  }
  const include = included.includes('all') ? 'all' : included.flatMap((id) => tagOf(id) ?? []);
  return { level, ...path, matches, include, limit, offset, ignored };
}

function wholeNumber(name: string, values: readonly string[]): number {
  const text = values.at(-1) ?? '';
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, 0 or more`);
  return Number(text);
}

/** One result of a query: its attributes, and an instance of it for whatever else is asked. */
export interface Found {
  readonly json: DicomJson;
  readonly sample: StoredInstance;
}

/** Runs a query. `rootUrl` starts the Retrieve URLs. */
export function runQuery(index: InstanceIndex, query: Query, rootUrl: string): Found[] {
  const found: Found[] = [];
  let toSkip = query.offset;
  for (const candidate of candidates(index, query, rootUrl)) {
    if (found.length >= query.limit) break;
    const matching = query.matches.every(({ tag, value }) =>
      matchesAttribute(candidate.all[tag], value),
    );
    if (!matching) continue;
    if (toSkip > 0) toSkip--;
    else found.push({ json: selectAttributes(candidate, query), sample: candidate.sample });
  }
  return found;
}

interface Candidate {
  readonly sample: StoredInstance;
  /** Every attribute that can be matched or included. */
  readonly all: DicomJson;
  /** What is returned unasked. */
  readonly standard: readonly Tag[];
}

function* candidates(index: InstanceIndex, query: Query, rootUrl: string): Generator<Candidate> {
  for (const study of sortedStudies(index)) {
    if (query.studyUid !== undefined && study.studyUid !== query.studyUid) continue;
    const studyUrl = `${rootUrl}/studies/${study.studyUid}`;
    const ofStudy = studyAttributes(study);
    if (query.level === 'study') {
      const [series] = sortedSeries(study);
      yield candidate(anyInstance(series), ofStudy, studyUrl, [
        ...STUDY_TAGS,
        '00080061',
        '00201206',
        '00201208',
      ]);
      continue;
    }
    const inherited = query.studyUid === undefined ? STUDY_TAGS : (['0020000D'] as const);
    for (const series of sortedSeries(study)) {
      if (query.seriesUid !== undefined && series.seriesUid !== query.seriesUid) continue;
      const seriesUrl = `${studyUrl}/series/${series.seriesUid}`;
      const ofSeries = { ...ofStudy, ...seriesAttributes(series) };
      if (query.level === 'series') {
        const standard = [...inherited, ...SERIES_TAGS, '00201209'];
        yield candidate(anyInstance(series), ofSeries, seriesUrl, standard);
        continue;
      }
      const above = query.seriesUid === undefined ? SERIES_TAGS : (['0020000E'] as const);
      for (const instance of sortedInstances(series)) {
        const url = `${seriesUrl}/instances/${instance.sopUid}`;
        yield candidate(instance, ofSeries, url, [...inherited, ...above, ...INSTANCE_TAGS]);
      }
    }
  }
}

function candidate(
  sample: StoredInstance,
  attributes: DicomJson,
  url: string,
  standard: readonly Tag[],
): Candidate {
  const all = {
    ...sample.summary,
    ...attributes,
    '00080056': { vr: 'CS', Value: ['ONLINE'] },
    '00081190': { vr: 'UR', Value: [url] },
  };
  return { sample, all, standard: [...standard, '00080056', '00081190'] };
}

/** What is asked for but not in the index is added from the file by the caller. */
function selectAttributes({ all, standard }: Candidate, query: Query): DicomJson {
  const tags = query.include === 'all' ? Object.keys(all) : [...standard, ...query.include];
  const selected = [...new Set(tags)].sort().filter((tag) => all[tag]);
  return Object.fromEntries(selected.map((tag): [Tag, JsonAttribute] => [tag, all[tag]]));
}

function studyAttributes(study: IndexedStudy): DicomJson {
  const series = [...study.series.values()];
  const modalities = series.flatMap((one) => anyInstance(one).summary['00080060']?.Value ?? []);
  const instanceCount = series.reduce((count, one) => count + one.instances.size, 0);
  return {
    ...pick(anyInstance(sortedSeries(study)[0]).summary, STUDY_TAGS),
    '00080061': { vr: 'CS', Value: [...new Set(modalities)].sort() },
    '00201206': { vr: 'IS', Value: [series.length] },
    '00201208': { vr: 'IS', Value: [instanceCount] },
  };
}

function seriesAttributes(series: IndexedSeries): DicomJson {
  return {
    ...pick(anyInstance(series).summary, SERIES_TAGS),
    '00201209': { vr: 'IS', Value: [series.instances.size] },
  };
}

function pick(json: DicomJson, tags: readonly Tag[]): DicomJson {
  return Object.fromEntries(tags.flatMap((tag) => (json[tag] ? [[tag, json[tag]]] : [])));
}
