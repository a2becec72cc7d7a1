import { VertebralBmdError } from '../errors';
import { SLICE_POSITIONS } from '../measurement/ellipse';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { MaskPath } from '../study/reading';
import {
  findByCode,
  hasCode,
  HEADING_CODES,
  MASK_PATH_CODES,
  MEASUREMENT_CODES,
  METHOD_CODES,
  VERTEBRAL_BODY_CODES,
} from './codes';
import {
  failSeveral,
  findItem,
  required,
  requireItem,
  valueType,
  type StoredItem,
} from './contentReader';
import { readItems } from './dataset';

/** The measurement groups of a level. */
export interface StoredGroups {
  readonly threeDimensional?: { readonly group: StoredItem; readonly path: MaskPath };
  readonly threeSlice?: StoredItem;
  /** Of the ellipses, in the order of the report. */
  readonly ellipses: readonly StoredItem[];
}

/**
 * The measurement groups of a report by their level, known by finding site and method, never by
 * their order.
 *
 * @param section What stands under the heading of the measurements.
 * @throws VertebralBmdError `invalidDataset` for a group of an unknown kind, which would be lost
 *   otherwise, for two of one kind at a level, and for ellipses without their mean.
 */
export function groupsByLevel(section: StoredItem): ReadonlyMap<VertebralLevel, StoredGroups> {
  const levels = new Map<VertebralLevel, StoredGroups>();
  for (const group of measurementGroups(section)) {
    const level = levelOf(group);
    const before = levels.get(level) ?? { ellipses: [] };
    levels.set(level, withGroup(before, group, level));
  }
  for (const { threeSlice, ellipses } of levels.values()) {
    if (!threeSlice && ellipses.length > 0) fail('ellipses have no three-slice mean');
  }
  return levels;
}

function withGroup(groups: StoredGroups, group: StoredItem, level: VertebralLevel): StoredGroups {
  const method = requireItem(group, MEASUREMENT_CODES.method);
  const path = findByCode(MASK_PATH_CODES, method, 'ConceptCodeSequence');
  if (path) {
    if (groups.threeDimensional) failSeveral(`3D-HU of ${level}`);
    return { ...groups, threeDimensional: { group, path } };
  }
  if (!hasCode(method, 'ConceptCodeSequence', METHOD_CODES.threeSliceHu)) {
    fail('a measurement group is of an unknown kind');
  }
  if (findItem(group, MEASUREMENT_CODES.vertebraTrackingUid)) {
    if (groups.threeSlice) failSeveral(`three-slice HU of ${level}`);
    return { ...groups, threeSlice: group };
  }
  const ellipses = [...groups.ellipses, group];
  if (ellipses.length > SLICE_POSITIONS.length) fail(`${level} has more than three ellipses`);
  return { ...groups, ellipses };
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidDataset', message);
}

/** All groups of a section; also what is a container, but not named as a group. */
export const measurementGroups = (section: StoredItem): readonly StoredItem[] =>
  readItems(section, 'ContentSequence').filter(
    (item) =>
      valueType(item) === 'CONTAINER' ||
      hasCode(item, 'ConceptNameCodeSequence', HEADING_CODES.measurementGroup),
  );

/**
 * The level of an item, by its finding site.
 *
 * @throws VertebralBmdError `invalidDataset` when it has none that is known.
 */
export const levelOf = (item: StoredItem): VertebralLevel =>
  required(
    findByCode(
      VERTEBRAL_BODY_CODES,
      requireItem(item, MEASUREMENT_CODES.findingSite),
      'ConceptCodeSequence',
    ),
    MEASUREMENT_CODES.findingSite.meaning,
  );
