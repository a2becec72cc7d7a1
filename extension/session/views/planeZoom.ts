import type { Vec3 } from '../../../src';
import {
  centredOn,
  isSameScale,
  isSameView,
  scaleOfField,
  throughPoint,
  type Framing,
  type PlaneCamera,
} from './planeCamera';

/** What is used of a viewport of the host that shows a plane through a volume. */
export interface PlaneViewport {
  readonly element: HTMLElement;
  getCamera(): Partial<PlaneCamera>;
  setCamera(camera: Pick<PlaneCamera, 'focalPoint' | 'position' | 'parallelScale'>): void;
  /** How much larger than at first, when the whole image was in view. */
  getZoom?(): number;
  worldToCanvas(pointLps: [number, number, number]): readonly [number, number];
  render(): void;
}

/** Zooms planes to what is measured until the reader zooms them himself. */
export interface PlaneZoom {
  /** Brings a plane to a point; zoomed to a field about it, unless the reader chose a zoom. */
  center(viewportId: string, viewport: PlaneViewport, framing: Framing): void;
  /**
   * Brings a plane through a point, and into a frame that holds more; where the reader has panned
   * or zoomed, only as far as it needs for the point to be in view.
   */
  frame(viewportId: string, viewport: PlaneViewport, framing: Framing, pointLps: Vec3): void;
  /** The layout is new: what the reader chose in the last one holds no more. */
  reset(): void;
}

/** A point nearer (parts of the view) to its edge than this is as good as out of view. */
const EDGE_SHARE = 0.08;

export function createPlaneZoom(): PlaneZoom {
  /** The planes as they were left here last. */
  const left = new Map<string, PlaneCamera>();
  const seen = new Set<string>();
  let isNewLayout = false;

  // In a new layout the host zooms some planes as they were in the last one.
  const isInitial = (viewportId: string, viewport: PlaneViewport) =>
    (isNewLayout && !seen.has(viewportId)) || isSameScale(viewport.getZoom?.() ?? 1, 1);

  const apply = (viewportId: string, viewport: PlaneViewport, next: PlaneCamera) => {
    const { focalPoint, position, parallelScale } = next;
    viewport.setCamera({ focalPoint, position, parallelScale });
    viewport.render();
    left.set(viewportId, next);
    seen.add(viewportId);
  };

  return {
    center(viewportId, viewport, framing) {
      const camera = cameraOf(viewport);
      if (!camera) return;
      const before = left.get(viewportId);
      const isOurs =
        isInitial(viewportId, viewport) ||
        (before !== undefined && isSameScale(before.parallelScale, camera.parallelScale));
      const parallelScale = isOurs ? scaleOfField(framing, sizeOf(viewport)) : camera.parallelScale;
      const next = centredOn({ ...camera, parallelScale }, framing.centerLps);
      // What the reader zoomed stays his: it is not remembered as ours.
      apply(viewportId, viewport, next);
      if (!isOurs) left.delete(viewportId);
    },
    frame(viewportId, viewport, framing, pointLps) {
      const camera = cameraOf(viewport);
      if (!camera) return;
      const before = left.get(viewportId);
      if (isInitial(viewportId, viewport) || (before && isSameView(before, camera))) {
        const parallelScale = scaleOfField(framing, sizeOf(viewport));
        const framed = centredOn({ ...camera, parallelScale }, framing.centerLps);
        apply(viewportId, viewport, throughPoint(framed, pointLps));
        return;
      }
      const isSeen = isWithin(viewport, pointLps);
      apply(
        viewportId,
        viewport,
        isSeen ? throughPoint(camera, pointLps) : centredOn(camera, pointLps),
      );
      left.delete(viewportId);
    },
    reset() {
      left.clear();
      seen.clear();
      isNewLayout = true;
    },
  };
}

function cameraOf(viewport: PlaneViewport): PlaneCamera | undefined {
  const { focalPoint, position, viewPlaneNormal, parallelScale } = viewport.getCamera();
  return focalPoint && position && viewPlaneNormal && parallelScale
    ? { focalPoint, position, viewPlaneNormal, parallelScale }
    : undefined;
}

const sizeOf = ({ element }: PlaneViewport) => ({
  width: element.clientWidth || 1,
  height: element.clientHeight || 1,
});

function isWithin(viewport: PlaneViewport, pointLps: Vec3): boolean {
  const { width, height } = sizeOf(viewport);
  const [x, y] = viewport.worldToCanvas([...pointLps]);
  const isInside = (at: number, of: number) => at > EDGE_SHARE * of && at < (1 - EDGE_SHARE) * of;
  return isInside(x, width) && isInside(y, height);
}
