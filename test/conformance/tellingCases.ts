import type { VertebralLevel } from '../../src';
import { CASES } from './cases';
import type { ConformanceCase } from './conformanceCase';

/** What of a case a result has to tell. */
const TELLING: readonly (keyof ConformanceCase)[] = [
  'paths',
  'peelMm',
  'exclusions',
  'anatomyNote',
  'patient',
  'reader',
  'savedBefore',
  'header',
  'attributes',
  'masks',
];
/** The cases in which something of what a result tells is another than usual. */
export const TELLING_CASES = CASES.filter((of) => TELLING.some((name) => of[name] !== undefined));

/** How codes name the vertebral bodies. */
export const BODY_NAMES: Readonly<Record<VertebralLevel, string>> = {
  T12: 'Body of twelfth thoracic vertebra',
  L1: 'Body of first lumbar vertebra',
  L2: 'Body of second lumbar vertebra',
  L3: 'Body of third lumbar vertebra',
  L4: 'Body of fourth lumbar vertebra',
  L5: 'Body of fifth lumbar vertebra',
};
