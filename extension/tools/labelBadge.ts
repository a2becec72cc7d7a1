import type { Types as ToolsTypes } from '@cornerstonejs/tools';
import type { ScreenBox } from './labelPlacement';

/** What a label says and how it is set off. */
export interface Badge {
  readonly title: string;
  /** A second, smaller line. */
  readonly detail?: string | undefined;
  readonly color: string;
  /** A white frame: the level that is looked at. */
  readonly marked: boolean;
  /** A dashed frame: the level does not count. */
  readonly dashed: boolean;
}

type Attributes = Readonly<Record<string, string | number>>;

const SVG = 'http://www.w3.org/2000/svg';

/** Sizes of a label, px. The letters are those of the host's own texts over images, and larger. */
const TITLE_PX = 16;
const DETAIL_PX = 12;
const PADDING_PX = 7;
const STRIPE_PX = 5;
const LINE_PX = { title: 22, detail: 16 } as const;
const FONT = 'Inter, Helvetica, Arial, sans-serif';

/** White on nearly black: read on bone and on air, and without seeing any colour. */
const GROUND = 'rgba(8, 10, 18, 0.88)';
const INK = 'rgb(255, 255, 255)';

/** Draws level labels; knows how wide letters are. */
export function createBadges() {
  let ruler: CanvasRenderingContext2D | null | undefined;
  const widthOf = (text: string, px: number, weight: number) => {
    ruler ??= document.createElement('canvas').getContext('2d');
    if (!ruler) return (text.length * px) / 2;
    ruler.font = `${weight} ${px}px ${FONT}`;
    return Math.ceil(ruler.measureText(text).width);
  };

  return {
    /** The room that a label takes, px. */
    sizeOf({ title, detail }: Badge): { readonly width: number; readonly height: number } {
      const text = Math.max(
        widthOf(title, TITLE_PX, 700),
        detail === undefined ? 0 : widthOf(detail, DETAIL_PX, 500),
      );
      return {
        width: STRIPE_PX + 2 * PADDING_PX + text,
        height: LINE_PX.title + (detail === undefined ? 0 : LINE_PX.detail),
      };
    },

    draw(helper: ToolsTypes.SVGDrawingHelper, id: string, badge: Badge, box: ScreenBox): void {
      const key = JSON.stringify([badge, box.width, box.height]);
      const known = helper.getSvgNode(id) as SVGGElement | undefined;
      const group = known ?? document.createElementNS(SVG, 'g');
      if (group.dataset['content'] !== key) {
        group.dataset['content'] = key;
        group.replaceChildren(...contents(badge, box));
      }
      group.setAttribute('transform', `translate(${box.left.toFixed(1)} ${box.top.toFixed(1)})`);
      if (known) helper.setNodeTouched(id);
      else helper.appendNode(group, id);
    },
  };
}

function contents(
  { title, detail, color, marked, dashed }: Badge,
  { width, height }: ScreenBox,
): readonly SVGElement[] {
  const x = STRIPE_PX + PADDING_PX;
  const line = (text: string, y: number, size: number, weight: number) =>
    element(
      'text',
      {
        x,
        y,
        fill: INK,
        'font-size': `${size}px`,
        'font-weight': weight,
        'font-family': FONT,
        style: 'user-select: none; pointer-events: none',
      },
      text,
    );
  return [
    element('rect', {
      width,
      height,
      rx: 3,
      fill: GROUND,
      stroke: marked || dashed ? INK : color,
      'stroke-width': marked ? 2 : 1,
      ...(dashed ? { 'stroke-dasharray': '4 3' } : {}),
    }),
    element('rect', { width: STRIPE_PX, height, rx: 2, fill: color }),
    line(title, LINE_PX.title - 6, TITLE_PX, 700),
    ...(detail === undefined
      ? []
      : [line(detail, LINE_PX.title + LINE_PX.detail - 6, DETAIL_PX, 500)]),
  ];
}

function element(name: string, attributes: Attributes, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
