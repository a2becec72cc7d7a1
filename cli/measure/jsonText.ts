/**
 * Plain data as the text of a JSON file.
 *
 * @throws Error for a number that JSON cannot hold (NaN, infinity), which would become `null`.
 */
export function toJsonText(value: unknown): string {
  const text = JSON.stringify(
    value,
    (key, each: unknown) => {
      if (typeof each === 'number' && !Number.isFinite(each)) {
        throw new Error(`expected a finite number for ${key}, got ${each}`);
      }
      return each;
    },
    2,
  );
  return `${text}\n`;
}
