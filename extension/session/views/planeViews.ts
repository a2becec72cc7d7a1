import {
  add,
  levelsOf,
  type LevelReading,
  type SlicePosition,
  type Vec3,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../../src';
import { VIEWPORT_IDS } from '../../id';
import { distanceFromPlane } from '../../tools/overlayGeometry';
import { ellipseCenterLps, levelCenterLps, spineCenterLps } from './levelPlaces';
import { createPlaneZoom, type PlaneViewport } from './planeZoom';
import { readingOf, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { viewportsShowing } from './viewports';

/** Brings the planes to what is measured. */
export interface PlaneViews {
  /**
   * Brings the planes to a measured level: axial and coronal zoomed to its body, the sagittal to
   * the lumbar spine. A zoom that the reader chose is kept.
   *
   * @param exceptViewportId stays as it is: the reader may press there again at once
   */
  showLevel(level: VertebralLevel, exceptViewportId?: string): void;
  /** Brings the axial plane to an ellipse of a level. */
  showEllipse(level: VertebralLevel, position: SlicePosition): void;
  /** Brings the planes to the next of the three ellipses of the level that is looked at. */
  nextEllipse(): void;
  /** Forgets what the reader zoomed: the planes are new. */
  reset(): void;
}

/** Field (mm) about a body on axial and coronal views: it fills about half, and its surroundings show. */
const BODY_FIELD = { widthMm: 90, heightMm: 90 } as const;

/** Field (mm) of the sagittal view: T12 to L5 are 200-230 mm long, with their curve 100 mm deep. */
const SPINE_FIELD = { widthMm: 130, heightMm: 250 } as const;

/** Slices above and below the middle (mm) of a level that has no ellipses: well inside of any body. */
const SLICE_STEP_MM = 8;

/** The axial viewports of the layout with three of them, by what each is for. */
const AXIAL_VIEWPORTS: Readonly<Record<SlicePosition, string>> = {
  superior: VIEWPORT_IDS.axialSuperior,
  middle: VIEWPORT_IDS.axial,
  inferior: VIEWPORT_IDS.axialInferior,
};

interface ShownPlane {
  readonly viewportId: string;
  readonly viewport: PlaneViewport & { jumpToWorld?(point: [number, number, number]): boolean };
}

export function createPlaneViews(context: SessionContext): PlaneViews {
  const zoom = createPlaneZoom();

  const showLevel = (level: VertebralLevel, exceptViewportId?: string) => {
    const reading = readingOf(context);
    const known = reading?.levels[level];
    const now = planesNow(context);
    const centerLps = known && now && levelCenterLps(now.geometry, known);
    if (!centerLps) return;
    const spineLps = spineCenterLps(now.geometry, reading!) ?? centerLps;
    for (const { viewportId, viewport } of now.planes) {
      if (viewportId === exceptViewportId) continue;
      if (viewportId === VIEWPORT_IDS.sagittal) {
        const framing = { centerLps: spineLps, ...SPINE_FIELD };
        zoom.frame(viewportId, viewport, framing, centerLps);
      } else {
        const position = now.hasThreeSlices ? positionOf(viewportId) : undefined;
        const atLps = position
          ? sliceCenterLps(now.geometry, known, position, centerLps)
          : centerLps;
        zoom.center(viewportId, viewport, { centerLps: atLps, ...BODY_FIELD });
      }
    }
  };

  const showEllipse = (level: VertebralLevel, position: SlicePosition) => {
    const now = planesNow(context);
    const known = readingOf(context)?.levels[level];
    const ellipse = known?.threeSlice?.ellipses.find((each) => each.position === position);
    if (!now || !ellipse) return;
    const target = now.hasThreeSlices ? AXIAL_VIEWPORTS[position] : VIEWPORT_IDS.axial;
    const plane = now.planes.find(({ viewportId }) => viewportId === target);
    plane?.viewport.jumpToWorld?.([...ellipseCenterLps(now.geometry, ellipse)]);
  };

  const nextEllipse = () => {
    const now = planesNow(context);
    const known = lookedAt(context);
    if (!now || !known?.threeSlice) return;
    const { ellipses } = known.threeSlice;
    const axial = now.planes.find(({ viewportId }) => viewportId === VIEWPORT_IDS.axial);
    const at = ellipses.findIndex(
      (ellipse) =>
        axial &&
        isInPlane(axial.viewport, ellipseCenterLps(now.geometry, ellipse), now.geometry.spacing[2]),
    );
    const next = ellipses[(at + 1) % ellipses.length]!;
    const centerLps = ellipseCenterLps(now.geometry, next);
    patchState(context.store, { focusLevel: known.level });
    for (const { viewportId, viewport } of now.planes) {
      const field = { centerLps, ...BODY_FIELD };
      if (viewportId === VIEWPORT_IDS.sagittal) viewport.jumpToWorld?.([...centerLps]);
      else zoom.center(viewportId, viewport, field);
    }
  };

  return { showLevel, showEllipse, nextEllipse, reset: zoom.reset };
}

/** The planes that show the selected series now, and its grid. */
function planesNow(context: SessionContext) {
  const open = context.openSeries();
  if (!open) return undefined;
  const { services } = context.host.servicesManager;
  const { displaySetInstanceUID } = open.displaySet;
  const planes = viewportsShowing(services, displaySetInstanceUID).flatMap(
    (viewportId): readonly ShownPlane[] => {
      const viewport = services.cornerstoneViewportService.getCornerstoneViewport(viewportId);
      return viewport ? [{ viewportId, viewport: viewport as unknown as PlaneViewport }] : [];
    },
  );
  const hasThreeSlices = planes.some(({ viewportId }) => viewportId === AXIAL_VIEWPORTS.superior);
  return { planes, hasThreeSlices, geometry: open.series.geometry };
}

const positionOf = (viewportId: string): SlicePosition | undefined =>
  (Object.keys(AXIAL_VIEWPORTS) as SlicePosition[]).find(
    (position) => AXIAL_VIEWPORTS[position] === viewportId,
  );

/** Where an axial view that is for one of the three ellipses looks at, LPS, mm. */
function sliceCenterLps(
  geometry: VolumeGeometry,
  { threeSlice }: LevelReading,
  position: SlicePosition,
  centerLps: Vec3,
): Vec3 {
  const ellipse = threeSlice?.ellipses.find((each) => each.position === position);
  if (ellipse) return ellipseCenterLps(geometry, ellipse);
  const step = { superior: SLICE_STEP_MM, middle: 0, inferior: -SLICE_STEP_MM }[position];
  return add(centerLps, [0, 0, step]);
}

/** The level with ellipses that the reader looks at: in focus, to be measured, or the last one. */
function lookedAt(context: SessionContext): LevelReading | undefined {
  const reading = readingOf(context);
  const { focusLevel, activeLevel } = context.store.getState();
  const measured = reading ? levelsOf(reading).filter(({ threeSlice }) => threeSlice) : [];
  return (
    measured.find(({ level }) => level === focusLevel) ??
    measured.find(({ level }) => level === activeLevel) ??
    measured.at(-1)
  );
}

function isInPlane(viewport: PlaneViewport, pointLps: Vec3, sliceMm: number): boolean {
  const { focalPoint, viewPlaneNormal } = viewport.getCamera();
  if (!focalPoint || !viewPlaneNormal) return false;
  const plane = { pointLps: focalPoint, normalLps: viewPlaneNormal };
  return Math.abs(distanceFromPlane(plane, pointLps)) <= sliceMm / 2;
}
