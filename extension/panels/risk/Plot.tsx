import type { ReactNode } from 'react';

interface PlotProps {
  /** Names the drawing in the page, for its title and for tests. */
  readonly id: string;
  readonly className?: string;
  /** In the drawing's own units; it takes the width that there is. */
  readonly width: number;
  readonly height: number;
  /** Said by a screen reader. */
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
}

/**
 * A drawing in one colour, that of the text around it: readable in grey print, and without a style
 * sheet.
 */
export const Plot = ({ id, className = '', width, height, title, ...props }: PlotProps) => (
  <svg
    className={`vbmd-plot ${className}`.trimEnd()}
    viewBox={`0 0 ${width} ${height}`}
    width="100%"
    role="img"
    aria-labelledby={`${id}-title ${id}-desc`}
    fill="none"
    stroke="currentColor"
    strokeWidth="1"
    fontSize="11"
    fontFamily="sans-serif"
    data-cy={id}
  >
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{props.description}</desc>
    {props.children}
  </svg>
);

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly children: string | number;
}

export const Label = ({ x, y, anchor, children }: LabelProps) => (
  <text x={x} y={y} textAnchor={anchor} fill="currentColor" stroke="none">
    {children}
  </text>
);
