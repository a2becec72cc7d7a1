import { placementOfMask, type BodyPlacement, type Mask, type VolumeGeometry } from '../../../src';

/** Placements of masks that are asked for at every frame; a mask never changes. */
const placements = new WeakMap<Mask, BodyPlacement>();

/** Where a mask's borders lie, if that was found before. */
export const knownPlacement = (mask: Mask): BodyPlacement | undefined => placements.get(mask);

/** Where a mask's borders lie; see `placementOfMask`. */
export function placementOf(geometry: VolumeGeometry, mask: Mask): BodyPlacement {
  const known = placements.get(mask);
  if (known) return known;
  const placement = placementOfMask(geometry, mask);
  placements.set(mask, placement);
  return placement;
}
