import { createPlaneZoom, type PlaneViewport } from '../../extension/session/views/planeZoom';
import type { PlaneCamera } from '../../extension/session/views/planeCamera';
import type { Vec3 } from '../../src';

const BODY = { widthMm: 90, heightMm: 90 };

/** An axial viewport of 400 x 200 px that shows a whole image of 400 mm at first. */
function fakeViewport() {
  let camera: PlaneCamera = {
    focalPoint: [0, 0, 0],
    position: [0, 0, -100],
    viewPlaneNormal: [0, 0, -1],
    parallelScale: 200,
  };
  const element = document.createElement('div');
  Object.defineProperties(element, { clientWidth: { value: 400 }, clientHeight: { value: 200 } });
  const viewport: PlaneViewport = {
    element,
    getCamera: () => camera,
    setCamera: (next) => {
      camera = { ...camera, ...next };
    },
    getZoom: () => 200 / camera.parallelScale,
    worldToCanvas: ([x, y]) => {
      const pixels = 100 / camera.parallelScale;
      return [200 + (x - camera.focalPoint[0]) * pixels, 100 + (y - camera.focalPoint[1]) * pixels];
    },
    render: () => undefined,
  };
  return { viewport, camera: () => camera };
}

const L1: Vec3 = [10, 20, 30];
const L2: Vec3 = [12, 25, -5];

describe('bringing a plane to a body', () => {
  it('zooms to the field about it, at the first body and at the next', () => {
    const { viewport, camera } = fakeViewport();
    const zoom = createPlaneZoom();
    zoom.center('axial', viewport, { centerLps: L1, ...BODY });
    expect(camera()).toMatchObject({ focalPoint: L1, position: [10, 20, -70], parallelScale: 45 });
    zoom.center('axial', viewport, { centerLps: L2, ...BODY });
    expect(camera()).toMatchObject({ focalPoint: L2, parallelScale: 45 });
  });

  it('keeps the zoom that the reader chose, until he resets the view', () => {
    const { viewport, camera } = fakeViewport();
    const zoom = createPlaneZoom();
    zoom.center('axial', viewport, { centerLps: L1, ...BODY });
    viewport.setCamera({ ...camera(), parallelScale: 30 });
    zoom.center('axial', viewport, { centerLps: L2, ...BODY });
    zoom.center('axial', viewport, { centerLps: L1, ...BODY });
    expect(camera()).toMatchObject({ focalPoint: L1, parallelScale: 30 });
    viewport.setCamera({ ...camera(), parallelScale: 200 });
    zoom.center('axial', viewport, { centerLps: L2, ...BODY });
    expect(camera().parallelScale).toBe(45);
  });
});

describe('framing the spine', () => {
  const SPINE = { centerLps: [0, 10, 0] as Vec3, widthMm: 130, heightMm: 250 };

  it('shows all of it, in the plane through the point', () => {
    const { viewport, camera } = fakeViewport();
    createPlaneZoom().frame('sagittal', viewport, SPINE, L1);
    expect(camera()).toMatchObject({ focalPoint: [0, 10, 30], parallelScale: 125 });
  });

  it('leaves a view that the reader panned where it is, unless the point is out of view', () => {
    const { viewport, camera } = fakeViewport();
    const zoom = createPlaneZoom();
    zoom.frame('sagittal', viewport, SPINE, L1);
    viewport.setCamera({ ...camera(), focalPoint: [40, 10, 30] });
    zoom.frame('sagittal', viewport, SPINE, L2);
    expect(camera().focalPoint).toEqual([40, 10, -5]);
    zoom.frame('sagittal', viewport, SPINE, [400, 10, -5]);
    expect(camera().focalPoint).toEqual([400, 10, -5]);
  });
});
