import fc from 'fast-check';
import { VertebralBmdError } from '../../src';

/** The same cases in every run. */
const SEED = 20250310;

/**
 * Longest time (ms) of one case, on a machine that is busy with other tests; each takes some
 * milliseconds, and what grows with the square of a text's length takes minutes.
 */
const LONGEST_CASE_MS = 5000;

/** How many cases gave a result, and how many were refused. */
interface Outcomes {
  readonly results: number;
  readonly refusals: number;
}

/**
 * Tries hostile cases, and fails for a crash, a hang, or a change of what all objects inherit.
 *
 * @param attempt Gives `undefined` for what is refused in the way it must be; throws for a crash or
 *   for a wrong result.
 * @returns how the cases ended, so that a test can make sure that both kinds were among them.
 */
export async function tryHostile<Case>(
  cases: fc.Arbitrary<Case>,
  count: number,
  attempt: (input: Case) => unknown,
): Promise<Outcomes> {
  let [results, refusals] = [0, 0];
  await fc.assert(
    fc.asyncProperty(cases, async (input) => {
      const start = performance.now();
      const result = await attempt(input);
      if (result === undefined) refusals++;
      else results++;
      expect(performance.now() - start).toBeLessThan(LONGEST_CASE_MS);
      expect('polluted' in {}).toBe(false);
    }),
    { seed: SEED, numRuns: count },
  );
  return { results, refusals };
}

/** What an action gives; `undefined` where the project refuses its input by an error of its own. */
export function unlessRefused<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof VertebralBmdError)) throw error;
    expect(error.message).not.toMatch(/NaN|undefined|\[object|\n/);
    return undefined;
  }
}

/** All numbers in nested data, those that texts consist of among them. */
export function numbersIn(data: unknown, seen = new Set<unknown>()): ReadonlySet<number> {
  const numbers = new Set<number>();
  const waiting: unknown[] = [data];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'number') numbers.add(value);
    if (typeof value === 'string' && value.length < 200) {
      for (const text of value.match(/[+-]?\d+(\.\d+)?(e[+-]?\d+)?/gi) ?? []) {
        numbers.add(Number(text));
      }
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    waiting.push(...Object.values(value).slice(0, MOST_ITEMS));
  }
  return numbers;
}

/** Items of a list that are looked at; no sound data of the tests has more. */
const MOST_ITEMS = 5000;
