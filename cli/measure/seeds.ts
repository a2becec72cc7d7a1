import { readFileSync } from 'node:fs';
import { isVertebralLevel, VERTEBRAL_LEVELS, type Vec3, type VertebralLevel } from '../../src';
import { Refusal } from '../refusal';

/** Reads a JSON file. @throws Refusal, naming the file, when it is missing or no JSON. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Refusal(`${path}: no such file, or it may not be read`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${path}: not a JSON file`);
  }
}

/** Whether a value of JSON is an object with keys. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The seeds out of JSON such as `{"L1": [x, y, z], "L2": [...]}`, LPS mm.
 *
 * @param source Names the file, or the place in it, in messages.
 * @throws Refusal for a level that is not known, a point that is none, or no level at all.
 */
export function toSeeds(
  value: unknown,
  source: string,
): Readonly<Partial<Record<VertebralLevel, Vec3>>> {
  if (!isRecord(value)) {
    throw new Refusal(`${source}: expected seeds such as {"L1": [x, y, z]}, in mm (LPS)`);
  }
  const seeds = Object.entries(value).map(
    ([level, point]) => [toLevel(level, source), toPoint(point, `${source}: ${level}`)] as const,
  );
  if (seeds.length === 0) throw new Refusal(`${source}: no seed in it`);
  return Object.fromEntries(seeds);
}

/** @throws Refusal, naming the source, for a text that names no level. */
export function toLevel(text: string, source: string): VertebralLevel {
  if (isVertebralLevel(text)) return text;
  throw new Refusal(
    `${source}: unknown level ${JSON.stringify(text)}; the levels are ${VERTEBRAL_LEVELS.join(', ')}`,
  );
}

/** @throws Refusal, naming the source, unless a value is three finite numbers (mm). */
export function toPoint(value: unknown, source: string): Vec3 {
  const isPoint =
    Array.isArray(value) &&
    value.length === 3 &&
    value.every((mm) => typeof mm === 'number' && Number.isFinite(mm));
  if (isPoint) return value as unknown as Vec3;
  throw new Refusal(`${source}: expected a point of three numbers in mm (LPS), [x, y, z]`);
}
