import { listed, message, type Message } from '../messages/message';
import { deriveCounts } from './deriveCounts';
import { LOCAL_FIELDS, type LocalField } from './localEvidenceFields';
import type { LocalEvidence } from './studyRecord';

/** A fault in the configuration, for the administrator. */
export interface LocalEvidenceProblem {
  /** Which record of the list, from 1; absent where there is no list. */
  readonly entry?: number;
  /** The field, with a dot within `auc`; absent where the record itself is none. */
  readonly field?: string;
  /** What is wrong and what to do. */
  readonly message: Message;
  /** Whether the record is used all the same. */
  readonly isUsed: boolean;
}

/** What a configuration holds: good records whatever else is in the list, and every fault. */
export interface LocalEvidenceResult {
  readonly records: readonly LocalEvidence[];
  readonly problems: readonly LocalEvidenceProblem[];
}

const FIELD_NAMES = Object.keys(LOCAL_FIELDS) as readonly (keyof LocalEvidence)[];

/**
 * Reads the local cut-offs of a deployment from its configuration. Pure, and never throws: a bad
 * record is left out and all its faults are told, and the good ones are kept. No configuration is no
 * record and no fault.
 *
 * @param config A list of records with the fields of `LocalEvidence`.
 */
export function readLocalEvidence(config: unknown): LocalEvidenceResult {
  if (config === undefined || config === null) return { records: [], problems: [] };
  if (!Array.isArray(config)) {
    const said = message('localNotList', { got: shown(config) });
    return { records: [], problems: [{ message: said, isUsed: false }] };
  }
  const read = config.map((raw: unknown, index) => readRecord(raw, index + 1));
  return {
    records: read.flatMap(({ records }) => records),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readRecord(raw: unknown, entry: number): LocalEvidenceResult {
  if (!isRecord(raw)) {
    const said = message('localNotRecord', { entry, got: shown(raw) });
    return { records: [], problems: [{ entry, message: said, isUsed: false }] };
  }
  const faults = FIELD_NAMES.flatMap((name) => faultsOf(raw, name, entry));
  const unknown = Object.keys(raw)
    .filter((name) => !Object.hasOwn(LOCAL_FIELDS, name))
    .map((field): LocalEvidenceProblem => {
      const fields = listed(FIELD_NAMES);
      const said = message('localUnknownField', { entry, field, fields });
      return { entry, field, message: said, isUsed: faults.length === 0 };
    });
  if (faults.length > 0) return { records: [], problems: [...faults, ...unknown] };
  const record = copyOf(raw as unknown as LocalEvidence);
  return { records: [record], problems: [...unknown, ...ratesThatDoNotFit(record, entry)] };
}

/** A checked record of its own, so that what becomes of the configuration does not change it. */
function copyOf({ auc: { value, low, high }, ...record }: LocalEvidence): LocalEvidence {
  const { newFractures, population } = record;
  return {
    metric: record.metric,
    cutOffHu: record.cutOffHu,
    patients: record.patients,
    ...(newFractures === undefined ? {} : { newFractures }),
    sensitivity: record.sensitivity,
    specificity: record.specificity,
    auc: { value, low, high },
    date: record.date,
    madeBy: record.madeBy,
    ...(population === undefined ? {} : { population }),
  };
}

function faultsOf(
  raw: Readonly<Record<string, unknown>>,
  name: keyof LocalEvidence,
  entry: number,
): readonly LocalEvidenceProblem[] {
  const field: LocalField = LOCAL_FIELDS[name];
  const value = raw[name];
  if (value === undefined && field.isOptional) return [];
  return field.faults(value, raw).map(({ path, got, expected }): LocalEvidenceProblem => {
    const fieldName = path === undefined ? name : `${name}.${path}`;
    const said =
      got === undefined
        ? message('localMissing', { entry, field: fieldName, expected })
        : message('localWrong', { entry, field: fieldName, got: shown(got), expected });
    return { entry, field: fieldName, message: said, isUsed: false };
  });
}

/** Where the rates and the numbers of patients contradict each other. */
function ratesThatDoNotFit(record: LocalEvidence, entry: number): readonly LocalEvidenceProblem[] {
  const { newFractures, patients, sensitivity, specificity } = record;
  if (newFractures === undefined) return [];
  const rates = { withNewFracture: newFractures, withoutNewFracture: patients - newFractures };
  const fits = (change: { readonly sensitivity: number; readonly specificity: number }): boolean =>
    deriveCounts({ ...rates, ...change }) !== undefined;
  // A rate of 1 fits any number of patients: it tests the other rate alone.
  return [
    ...(fits({ sensitivity, specificity: 1 }) ? [] : [['sensitivity', newFractures] as const]),
    ...(fits({ sensitivity: 1, specificity })
      ? []
      : [['specificity', patients - newFractures] as const]),
  ].map(([field, among]) => ({
    entry,
    field,
    message: message('localRatesDoNotFit', { entry, field, patients: among }),
    isUsed: true,
  }));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Longest part of a wrong value that a message repeats. */
const MOST_SHOWN = 40;

/** A wrong value as an administrator recognises it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, MOST_SHOWN)}"`;
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return String(value).slice(0, MOST_SHOWN);
}
