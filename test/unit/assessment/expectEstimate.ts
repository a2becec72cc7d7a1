import type { Estimate } from '../../../src';

const PARTS = ['value', 'low', 'high'] as const;

/** To nine significant digits: nothing but the rounding of doubles. */
export function expectEstimate(actual: Estimate, expected: Estimate): void {
  for (const part of PARTS) expectNumber(actual[part], expected[part]);
}

/** To nine significant digits of a number, which may be very small or large. */
export function expectNumber(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    1e-9 * Math.max(1e-9, Math.abs(expected)),
  );
}
