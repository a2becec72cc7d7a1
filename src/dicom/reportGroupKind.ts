import type { VertebralLevel } from '../spine/vertebralLevel';
import {
  findByCode,
  hasCode,
  MEASUREMENT_CODES,
  METHOD_CODES,
  VERTEBRAL_BODY_CODES,
} from './codes';
import { findItem, required, requireItem, type StoredItem } from './contentReader';

/** The item that names how a group was measured; empty where there is none. */
export const methodOf = (group: StoredItem): StoredItem =>
  findItem(group, MEASUREMENT_CODES.method) ?? {};

const isThreeSlice = (group: StoredItem): boolean =>
  hasCode(methodOf(group), 'ConceptCodeSequence', METHOD_CODES.threeSliceHu);

/** Whether a group holds the three-slice HU of a level. */
export const isThreeSliceMean = (group: StoredItem): boolean =>
  isThreeSlice(group) && findItem(group, MEASUREMENT_CODES.vertebraTrackingUid) !== undefined;

/** Whether a group holds one of the three ellipses of a level. */
export const isEllipse = (group: StoredItem): boolean =>
  isThreeSlice(group) && !isThreeSliceMean(group);

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
