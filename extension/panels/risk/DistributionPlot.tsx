import type { Assessment, GroupHu } from '../../../src';
import { formatHu } from '../../text/format';
import type { Texts } from '../../text/english';
import { Label, Plot } from './Plot';
import { PLOT, plotScale, type PlotScale, type PlottedGroup } from './plotScale';

interface DistributionPlotProps {
  readonly assessment: Assessment;
  /** The metric's name, for people. */
  readonly name: string;
  readonly texts: Texts['risk']['plot'];
}

/**
 * The two published distributions with cut-off, patient and uncertainty. In one colour, told apart
 * by dashes, shapes and labels: readable in grey print; it takes the colour of the text around it,
 * and needs no style sheet.
 */
export function DistributionPlot({ assessment, name, texts }: DistributionPlotProps) {
  const { metric, evidence, cutOffHu, patientMeanHu, uncertainty } = assessment;
  const scale = plotScale(assessment);
  return (
    <Plot
      id={`vbmd-plot-${metric}`}
      width={PLOT.width}
      height={PLOT.height}
      title={texts.title(name)}
      description={texts.describe(
        groupText(evidence.withNewFracture),
        groupText(evidence.withoutNewFracture),
        `${cutOffHu}`,
        formatHu(patientMeanHu),
        `± ${formatHu(uncertainty.halfWidthHu)}`,
      )}
    >
      <Band scale={scale} />
      <Curve group={scale.withoutNewFracture} label={texts.withoutNewFracture} anchor="start" />
      <Curve group={scale.withNewFracture} label={texts.withNewFracture} anchor="end" isDashed />
      <line
        x1={scale.cutOffX}
        x2={scale.cutOffX}
        y1={15}
        y2={PLOT.axis}
        strokeWidth="1.5"
        strokeDasharray="8 2 2 2"
      />
      <Label x={scale.cutOffX} y={11} anchor="middle">
        {texts.cutOff(`${cutOffHu}`)}
      </Label>
      <Patient scale={scale} label={texts.patient(formatHu(patientMeanHu))} />
      <Axis scale={scale} unit={texts.axis} />
    </Plot>
  );
}

/** A group as published, two decimals. */
export const groupText = ({ meanHu, sdHu, patients }: GroupHu): string =>
  `${meanHu.toFixed(2)} ± ${sdHu.toFixed(2)} HU, n\u00a0=\u00a0${patients}`;

function Band({ scale: { patient } }: { readonly scale: PlotScale }) {
  return (
    <rect
      x={patient.bandFrom}
      y={PLOT.top}
      width={patient.bandTo - patient.bandFrom}
      height={PLOT.axis - PLOT.top}
      fill="currentColor"
      fillOpacity="0.14"
      stroke="none"
    />
  );
}

interface CurveProps {
  readonly group: PlottedGroup;
  readonly label: string;
  readonly anchor: 'start' | 'end';
  readonly isDashed?: boolean;
}

const Curve = ({ group: { path, peak }, label, anchor, isDashed = false }: CurveProps) => (
  <>
    <path d={path} strokeWidth="1.5" {...(isDashed ? { strokeDasharray: '5 3' } : {})} />
    <Label x={peak.x} y={peak.y - 4} anchor={anchor}>
      {label}
    </Label>
  </>
);

/** The value as a filled diamond on a bar of its uncertainty; as an arrow where it lies beyond. */
function Patient({ scale, label }: { readonly scale: PlotScale; readonly label: string }) {
  const { x, bandFrom, bandTo, beyond, label: place } = scale.patient;
  const y = PLOT.patientRow;
  const ends = `M${bandFrom} ${y - 4}V${y + 4}M${bandTo} ${y - 4}V${y + 4}`;
  return (
    <>
      <path d={`M${bandFrom} ${y}H${bandTo}${ends}`} strokeWidth="1.5" />
      <path d={markerPath(x, y, beyond)} fill="currentColor" stroke="none" />
      <Label x={place.x} y={y + 4} anchor={place.anchor}>
        {label}
      </Label>
    </>
  );
}

function markerPath(x: number, y: number, beyond: PlotScale['patient']['beyond']): string {
  if (beyond === 'left') return `M${x - 5} ${y}L${x + 5} ${y - 6}V${y + 6}Z`;
  if (beyond === 'right') return `M${x + 5} ${y}L${x - 5} ${y - 6}V${y + 6}Z`;
  return `M${x} ${y - 6}L${x + 5} ${y}L${x} ${y + 6}L${x - 5} ${y}Z`;
}

function Axis({ scale: { ticks }, unit }: { readonly scale: PlotScale; readonly unit: string }) {
  const y = PLOT.axis;
  const marks = ticks.map(({ x }) => `M${x} ${y}v3`).join('');
  return (
    <>
      <path d={`M${PLOT.left} ${y}H${PLOT.right}${marks}`} />
      {ticks.map(({ hu, x }, index) => (
        // The first number would else reach over the border.
        <Label
          key={hu}
          x={index === 0 ? 0 : x}
          y={y + 14}
          anchor={index === 0 ? 'start' : 'middle'}
        >
          {`${hu}`.replace('-', '\u2212')}
        </Label>
      ))}
      <Label x={PLOT.width} y={y + 14} anchor="end">
        {unit}
      </Label>
    </>
  );
}
