import type { Tag } from './dictionary';
import type { StoredInstance } from './instance';

/** One series of the index, its instances by SOP Instance UID. */
export interface IndexedSeries {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly instances: Map<string, StoredInstance>;
}

/** One study of the index, its series by Series Instance UID. */
export interface IndexedStudy {
  readonly studyUid: string;
  readonly series: Map<string, IndexedSeries>;
}

/** Which instances are stored, kept in memory; the files are the truth it is rebuilt from. */
export interface InstanceIndex {
  readonly studies: Map<string, IndexedStudy>;
  readonly bySopUid: Map<string, StoredInstance>;
}

export function emptyIndex(): InstanceIndex {
  return { studies: new Map(), bySopUid: new Map() };
}

/** Adds an instance whose SOP Instance UID is not in the index yet. */
export function addToIndex(index: InstanceIndex, instance: StoredInstance): void {
  const { studyUid, seriesUid, sopUid } = instance;
  const study = getOrAdd(index.studies, studyUid, () => ({ studyUid, series: new Map() }));
  const series = getOrAdd(study.series, seriesUid, () => ({
    studyUid,
    seriesUid,
    instances: new Map(),
  }));
  series.instances.set(sopUid, instance);
  index.bySopUid.set(sopUid, instance);
}

function getOrAdd<T>(map: Map<string, T>, key: string, make: () => T): T {
  const present = map.get(key);
  if (present) return present;
  const made = make();
  map.set(key, made);
  return made;
}

/** The first value of an attribute as text, '' when it is absent or empty. */
export function summaryText(instance: StoredInstance, tag: Tag): string {
  const value = instance.summary[tag]?.Value?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Instances of a series by Instance Number, then UID. */
export function sortedInstances(series: IndexedSeries): StoredInstance[] {
  return [...series.instances.values()].sort(
    (a, b) =>
      Number(summaryText(a, '00200013')) - Number(summaryText(b, '00200013')) ||
      compareText(a.sopUid, b.sopUid),
  );
}

/** Series of a study by Series Number, then UID. */
export function sortedSeries(study: IndexedStudy): IndexedSeries[] {
  const number = (series: IndexedSeries) => Number(summaryText(anyInstance(series), '00200011'));
  return [...study.series.values()].sort(
    (a, b) => number(a) - number(b) || compareText(a.seriesUid, b.seriesUid),
  );
}

/** Studies, the newest first, then by UID. */
export function sortedStudies(index: InstanceIndex): IndexedStudy[] {
  const when = (study: IndexedStudy) => {
    const [series] = study.series.values();
    const instance = anyInstance(series);
    return summaryText(instance, '00080020') + summaryText(instance, '00080030');
  };
  return [...index.studies.values()].sort(
    (a, b) => compareText(when(b), when(a)) || compareText(a.studyUid, b.studyUid),
  );
}

/** An instance of a series; a series in the index is never empty. */
export function anyInstance(series: IndexedSeries): StoredInstance {
  const [instance] = series.instances.values();
  return instance;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
