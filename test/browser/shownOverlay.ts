import type { Page } from 'playwright-core';
import type { View, ViewerWindow } from './viewerWindow';

/** A place in the page, px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A level's label over an image: its name, and what is said of the ellipse that is shown. */
export interface ShownLabel {
  readonly title: string;
  readonly detail?: string;
}

/** What stands out from the ellipses of a view and can be dragged. */
export interface ShownGrips {
  /** Ends of axes, or of the lines of ellipses that the plane cuts. */
  readonly ends: readonly Place[];
  /** Handles that turn an ellipse. */
  readonly turning: readonly Place[];
}

/** The radius (px) with which the overlay draws a handle that turns. */
const TURNING_RADIUS = 6;

/** What the mode draws over the images of a page: labels and ellipses. */
export function shownOverlay(page: Page) {
  return {
    /** The labels of levels in a view. */
    labels: (view: View): Promise<readonly ShownLabel[]> =>
      page.evaluate((viewportId) => {
        const { cornerstone } = window as unknown as ViewerWindow;
        const { element } = cornerstone
          .getRenderingEngines()
          .map((engine) => engine.getViewport(viewportId))
          .find((each) => each !== undefined)!;
        return [...element.querySelectorAll<SVGGElement>('g[data-content]')].map((group) => {
          const [title, detail] = [...group.querySelectorAll('text')].map(
            (text) => text.textContent ?? '',
          );
          return { title: title!, ...(detail === undefined ? {} : { detail }) };
        });
      }, `vertebral-bmd-${view}`),

    /** The grips of the ellipses in a view, where they stand in the page. */
    grips: (view: View): Promise<ShownGrips> =>
      page.evaluate(
        ({ viewportId, turningRadius }) => {
          const { cornerstone } = window as unknown as ViewerWindow;
          const { element } = cornerstone
            .getRenderingEngines()
            .map((engine) => engine.getViewport(viewportId))
            .find((each) => each !== undefined)!;
          const { left, top } = element.getBoundingClientRect();
          const circles = [...element.querySelectorAll<SVGCircleElement>('.svg-layer circle')];
          const placesOf = (isTurning: boolean) =>
            circles
              .filter(({ r }) => (r.baseVal.value === turningRadius) === isTurning)
              .map(({ cx, cy }) => ({ x: left + cx.baseVal.value, y: top + cy.baseVal.value }));
          return { ends: placesOf(false), turning: placesOf(true) };
        },
        { viewportId: `vertebral-bmd-${view}`, turningRadius: TURNING_RADIUS },
      ),
  };
}
