import { listed, message, type Message } from '../messages/message';
import { METRICS } from './method';
import type { LocalEvidence } from './studyRecord';

/** What is wrong with a value. */
export interface FieldFault {
  /** Within a field that is a record itself. */
  readonly path?: string;
  /** The wrong value; `undefined` where it is missing. */
  readonly got: unknown;
  /** What to give instead. */
  readonly expected: Message;
}

/** How a field is checked. */
export interface LocalField {
  readonly isOptional?: true;
  /** All that is wrong with a value; nothing of a good one. `record` holds the other fields. */
  readonly faults: (
    value: unknown,
    record: Readonly<Record<string, unknown>>,
  ) => readonly FieldFault[];
}

/**
 * HU between which a cut-off of cancellous bone can lie: from fat, which fills empty bone, to the
 * densest young bone, 226 + 2 × 44 HU (Jang et al. 2019), rounded.
 */
const CUT_OFF_HU = { low: -100, high: 350 } as const;

const fieldOf = (isGood: (value: unknown) => boolean, expected: Message): LocalField => ({
  faults: (value) => (isGood(value) ? [] : [{ got: value, expected }]),
});

const isNumberIn = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high;

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

const isRate = (value: unknown): value is number => isNumberIn(value, 0, 1);

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const rate = fieldOf(isRate, message('expectedRate'));
const text = fieldOf(isText, message('expectedText'));

/** The fields of a local cut-off, in the order in which they are documented. */
export const LOCAL_FIELDS: Readonly<Record<keyof LocalEvidence, LocalField>> = {
  metric: fieldOf(
    (value) => METRICS.some((metric) => metric === value),
    message('expectedChoice', { first: `"${METRICS[0]}"`, second: `"${METRICS[1]}"` }),
  ),
  cutOffHu: fieldOf(
    (value) => isNumberIn(value, CUT_OFF_HU.low, CUT_OFF_HU.high),
    message('expectedHu', CUT_OFF_HU),
  ),
  patients: fieldOf(isCount, message('expectedCount')),
  newFractures: { isOptional: true, faults: newFracturesFaults },
  sensitivity: rate,
  specificity: rate,
  auc: { faults: aucFaults },
  date: fieldOf(isDate, message('expectedDate', { format: '"2025-03-10"' })),
  madeBy: text,
  population: { ...text, isOptional: true },
};

/** Both groups must have a patient: a rate of none is no rate. */
function newFracturesFaults(
  value: unknown,
  { patients }: Readonly<Record<string, unknown>>,
): readonly FieldFault[] {
  // Wrong patients are told of at their own field.
  const limit = isCount(patients) ? patients : Infinity;
  if (isCount(value) && value < limit) return [];
  const expected =
    limit === Infinity ? message('expectedCount') : message('expectedCountBelow', { limit });
  return [{ got: value, expected }];
}

const AUC_PARTS = ['value', 'low', 'high'] as const;

function aucFaults(value: unknown): readonly FieldFault[] {
  if (typeof value !== 'object' || value === null) {
    return [{ got: value, expected: message('expectedRecord', { names: listed(AUC_PARTS) }) }];
  }
  const parts: Readonly<Record<string, unknown>> = { ...value };
  const faults = AUC_PARTS.filter((path) => !isRate(parts[path])).map((path): FieldFault => ({
    path,
    got: parts[path],
    expected: message('expectedRate'),
  }));
  if (faults.length > 0) return faults;
  const isOrdered =
    Number(parts.low) <= Number(parts.value) && Number(parts.value) <= Number(parts.high);
  if (isOrdered) return [];
  const got = AUC_PARTS.map((path) => `${path} ${String(parts[path])}`).join(', ');
  return [{ got, expected: message('expectedInterval', { low: 'low', high: 'high' }) }];
}

/** A day that the calendar has. */
function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}
