import { VIEWPORT_IDS } from '../../id';
import type { SessionContext } from '../sessionContext';

/** The views of which a report holds pictures, in their order. */
const PICTURED = ['sagittal', 'axialSuperior', 'axial', 'axialInferior'] as const;

export type PicturedView = (typeof PICTURED)[number];

/** A picture of a view as it is shown, with masks, ellipses and labels. */
export interface KeyImage {
  readonly view: PicturedView;
  /** PNG, as a data URL. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Pictures of the views that are shown now. The viewer's own texts in the corners, which name the
 * patient, are no part of them. A view that is not shown, or gives no picture, is left out.
 */
export async function keyImages({ host }: SessionContext): Promise<readonly KeyImage[]> {
  const { cornerstoneViewportService } = host.servicesManager.services;
  const images = await Promise.all(
    PICTURED.map(async (view) => {
      const viewport = cornerstoneViewportService.getCornerstoneViewport(VIEWPORT_IDS[view]);
      // The host gives `null` for a view that is not shown.
      if (!viewport) return undefined;
      return pictureOf(view, viewport.getCanvas(), viewport.element);
    }),
  );
  return images.filter((image) => image !== undefined);
}

async function pictureOf(
  view: PicturedView,
  shown: HTMLCanvasElement,
  element: HTMLElement,
): Promise<KeyImage | undefined> {
  const { width, height } = shown;
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen || width === 0 || height === 0) return undefined;
  Object.assign(canvas, { width, height });
  pen.drawImage(shown, 0, 0);
  const overlay = await overlayImage(element);
  if (overlay) pen.drawImage(overlay, 0, 0, width, height);
  return { view, url: canvas.toDataURL('image/png'), width, height };
}

/** What is drawn over a view as vectors; `undefined` where nothing is, or it cannot be pictured. */
async function overlayImage(element: HTMLElement): Promise<HTMLImageElement | undefined> {
  const layer = element.querySelector('svg.svg-layer');
  if (!layer) return undefined;
  const copy = layer.cloneNode(true) as SVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', `${element.clientWidth}`);
  copy.setAttribute('height', `${element.clientHeight}`);
  const image = new Image();
  const text = new XMLSerializer().serializeToString(copy);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  try {
    await image.decode();
    return image;
  } catch {
    // The picture without its overlay is still worth more than none.
    return undefined;
  }
}
