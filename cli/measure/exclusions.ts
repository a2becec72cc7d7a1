import { EXCLUSION_REASONS, type Exclusion, type VertebralLevel } from '../../src';
import { Refusal } from '../refusal';
import { isRecord, toLevel } from './seeds';

/**
 * Levels to leave out of the means, each with its reason, out of an object such as
 * `{"L2": "fractured"}`.
 *
 * @param source Names the option or the place in a file in messages.
 * @throws Refusal for a level or a reason that is not known.
 */
export function toExclusions(
  value: unknown,
  source: string,
): Readonly<Partial<Record<VertebralLevel, Exclusion>>> {
  if (!isRecord(value)) {
    throw new Refusal(`${source}: expected levels to exclude, such as {"L2": "fractured"}`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([level, reason]) => [
      toLevel(level, source),
      { reason: toReason(reason, `${source}: ${level}`), note: '' },
    ]),
  );
}

function toReason(value: unknown, source: string): Exclusion['reason'] {
  const reason = EXCLUSION_REASONS.find((each) => each === value);
  if (reason) return reason;
  throw new Refusal(`${source}: the reason must be one of ${EXCLUSION_REASONS.join(', ')}`);
}
