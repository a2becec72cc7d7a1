import type { Vec3 } from '../../src';

/** The brush that corrects masks. */
export interface Brush {
  readonly radiusMm: number;
  /** Whether it erases. */
  readonly erase: boolean;
}

/** Something half drawn, LPS, mm. */
export interface Sketch {
  readonly closed: boolean;
  readonly pointsLps: readonly Vec3[];
}
