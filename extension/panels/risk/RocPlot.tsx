import { binormalRocPoint, type Assessment, type RocPoint } from '../../../src';
import type { Texts } from '../../text/english';
import { formatEstimate, formatPercent } from '../../text/format';
import { Label, Plot } from './Plot';
import { huBetween, shownRange } from './plotScale';

/** The drawing's own units: a square of 140 with room for the words at two sides. */
const SQUARE = { left: 34, top: 8, size: 140 } as const;

/** Distance of the cut-offs along the curve, HU. */
const STEP_HU = 2;

interface RocPlotProps {
  readonly assessment: Assessment;
  /** The metric's name, for people. */
  readonly name: string;
  readonly texts: Texts['risk']['roc'];
}

/** The ROC curve that the two distributions have, with the published cut-off's own point. */
export function RocPlot({ assessment, name, texts }: RocPlotProps) {
  const { metric, evidence, sensitivity, specificity, auc } = assessment;
  const { fromHu, toHu } = shownRange([evidence.withNewFracture, evidence.withoutNewFracture]);
  const points = huBetween(fromHu, toHu, STEP_HU).map((hu) => binormalRocPoint(evidence, hu));
  const curve = points.map((point) => `L${placeOf(point)}`).join('');
  const x = xOf(1 - specificity.value);
  const y = yOf(sensitivity.value);
  const aucText = formatEstimate(auc, String);
  const { left, top, size } = SQUARE;
  return (
    <Plot
      id={`vbmd-roc-${metric}`}
      className="vbmd-roc"
      width={180}
      height={176}
      title={texts.title(name)}
      description={texts.describe(
        formatEstimate(sensitivity, formatPercent),
        formatEstimate(specificity, formatPercent),
        aucText,
      )}
    >
      <rect x={left} y={top} width={size} height={size} />
      <path d={`M${left} ${top + size}L${left + size} ${top}`} strokeDasharray="2 3" />
      <path d={`M${left} ${top + size}${curve}L${left + size} ${top}`} strokeWidth="1.5" />
      <path
        d={`M${xOf(1 - specificity.high)} ${y}H${xOf(1 - specificity.low)}M${x} ${yOf(sensitivity.low)}V${yOf(sensitivity.high)}`}
        strokeWidth="1.5"
      />
      <circle cx={x} cy={y} r="4" fill="currentColor" stroke="none" />
      <Label x={left + size - 6} y={top + size - 20} anchor="end">
        {texts.auc}
      </Label>
      <Label x={left + size - 6} y={top + size - 7} anchor="end">
        {aucText}
      </Label>
      <Label x={left - 4} y={top + size} anchor="end">
        0
      </Label>
      <Label x={left - 4} y={top + 9} anchor="end">
        1
      </Label>
      <Label x={left + size / 2} y={top + size + 16} anchor="middle">
        {texts.x}
      </Label>
      <g transform={`translate(14 ${top + size / 2}) rotate(-90)`}>
        <Label x={0} y={0} anchor="middle">
          {texts.y}
        </Label>
      </g>
    </Plot>
  );
}

const xOf = (share: number): number => rounded(SQUARE.left + share * SQUARE.size);
const yOf = (share: number): number => rounded(SQUARE.top + (1 - share) * SQUARE.size);

const placeOf = ({ falsePositiveShare, truePositiveShare }: RocPoint): string =>
  `${xOf(falsePositiveShare)} ${yOf(truePositiveShare)}`;

/** One decimal: finer than a pixel. */
const rounded = (units: number): number => Math.round(units * 10) / 10;
