import type { PhantomLevel } from './anatomy';
import { bodyStructure, discStructure, iliacStructures, ribStructures } from './boneAndDisc';
import { MATERIAL } from './materials';
import type { Structure } from './shapes';
import {
  canalStructures,
  ganglionStructures,
  muscleStructures,
  vesselStructures,
} from './softTissue';
import { placeSecondSacral, type PlacedVertebra } from './spine';
import { organStructures, tableStructure, trunkStructure } from './trunk';
import { vertebraStructure } from './vertebra';

/**
 * Everything in the field, in order of precedence: where structures overlap, the first one in
 * the list is seen. What belongs to none of them is air.
 */
export function buildScene(
  spine: readonly PlacedVertebra[],
  cementedLevels: readonly PhantomLevel[],
): readonly Structure[] {
  const discs = spine.slice(1).map((lower, index) => {
    // A degenerated lumbosacral disc with a gas cleft, as most such patients have somewhere.
    return discStructure(spine[index]!, lower, lower.level === 'S1');
  });
  const s1 = spine.at(-1)!;
  const s2 = placeSecondSacral(s1);
  const rib = spine.filter(({ level }) => level === 'T11' || level === 'T12');
  return [
    bodyStructure(s2),
    ...spine.map((placed) => vertebraStructure(placed, cementedLevels.includes(placed.level))),
    ...discs,
    discStructure(s1, s2, false),
    ...rib.flatMap(ribStructures),
    ...iliacStructures(s1),
    ...ganglionStructures(spine),
    ...canalStructures(spine),
    ...vesselStructures(spine),
    ...muscleStructures(spine),
    ...organStructures(),
    trunkStructure(),
    tableStructure(),
  ];
}

/** The material at a point of the anatomy frame (mm): that of the first structure it lies in. */
export function materialIn(
  structures: readonly Structure[],
  x: number,
  y: number,
  z: number,
): number {
  for (const structure of structures) {
    const { min, max } = structure;
    if (x < min[0] || y < min[1] || z < min[2] || x > max[0] || y > max[1] || z > max[2]) continue;
    const material = structure.materialAt(x, y, z);
    if (material !== 0) return material;
  }
  return MATERIAL.air;
}
