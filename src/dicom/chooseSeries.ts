import { inRow, message, sentences, type Message } from '../messages/message';
import type { CtSeries, RefusedSeries } from './ctSeries';
import { REFERENCE_KVP, THIN_SLICE_MM } from './scanChecks';

/** A series of a study to choose from; `id` is the caller's own, and comes back unread. */
export interface CtSeriesCandidate {
  readonly id: string;
  readonly series: CtSeries | RefusedSeries;
}

/** A series with its place among the others (best first) and why it has it. */
export interface RankedSeries {
  readonly id: string;
  readonly series: CtSeries | RefusedSeries;
  /** What speaks for the series and against it, or why it is refused. */
  readonly reason: Message;
}

/**
 * Shortest stack (mm along its slices' normal) that can hold L1 to L4: four bodies of about
 * 27 mm with three discs of about 9 mm, and no margin (chosen here).
 */
export const LUMBAR_LENGTH_MM = 135;

/** One thing that speaks for or against a series. */
interface Remark {
  /** 0 speaks for the series. */
  readonly penalty: number;
  readonly words: Message;
}

/**
 * Ranks the CT series of a study by how well they suit the measurement: axial slices that cover
 * the lumbar spine, without contrast, of a soft kernel, original, at 120 kV, and thin.
 *
 * Each shortcoming costs points, listed with their sizes below; chosen here, in the order in which
 * they spoil the value: what makes the measurement impossible comes first (wrong plane, too
 * short), then what shifts HU (contrast, sharp kernel), then what blurs them (thick or derived
 * slices). Equal series: the thinner, then the one with the lower series number. Refused series
 * come last, with their reason. The list given is not changed.
 */
export function rankSeries(candidates: readonly CtSeriesCandidate[]): readonly RankedSeries[] {
  const judged = candidates.map(({ id, series }) => ({ id, series, ...judge(series) }));
  return judged
    .sort(
      (a, b) =>
        a.penalty - b.penalty ||
        spacingOf(a.series) - spacingOf(b.series) ||
        numberOf(a.series) - numberOf(b.series),
    )
    .map(({ id, series, reason }) => ({ id, series, reason }));
}

function judge(series: CtSeries | RefusedSeries): {
  readonly penalty: number;
  readonly reason: Message;
} {
  if (series.status === 'refused') {
    return {
      penalty: Infinity,
      reason: message('rankedLast', {
        reasons: sentences(series.reasons.map((reason) => reason.message)),
      }),
    };
  }
  const remarks = [
    judgePlane(series),
    judgeCoverage(series),
    ...judgeContrast(series),
    judgeKernel(series),
    judgeOrigin(series),
    ...judgeVoltage(series),
    judgeThickness(series),
  ];
  const wordsOf = (isAgainst: boolean) =>
    remarks.filter(({ penalty }) => penalty > 0 === isAgainst).map(({ words }) => words);
  return {
    penalty: remarks.reduce((sum, remark) => sum + remark.penalty, 0),
    reason: reasonOf(wordsOf(false), wordsOf(true)),
  };
}

function reasonOf(pros: readonly Message[], cons: readonly Message[]): Message {
  if (cons.length === 0) return message('rankedFor', { pros: inRow(pros) });
  return pros.length === 0
    ? message('rankedAgainst', { cons: inRow(cons) })
    : message('rankedForAndAgainst', { pros: inRow(pros), cons: inRow(cons) });
}

const pro = (words: Message): Remark => ({ penalty: 0, words });
const con = (penalty: number, words: Message): Remark => ({ penalty, words });

function judgePlane({ conditions: { orientation } }: CtSeries): Remark {
  if (orientation === 'axial') return pro(message('axialSlices'));
  return con(100, message(orientation === 'coronal' ? 'coronalSlices' : 'sagittalSlices'));
}

/**
 * Body parts without and with the lumbar spine, as BodyPartExamined and descriptions name them.
 * Where both are named, the series may hold it: BodyPartExamined is often left at a default.
 */
const OFF_REGION =
  /\b(HEAD|BRAIN|SKULL|NECK|C-?SPINE|CSPINE|CERVICAL|SINUS|KNEE|ANKLE|FOOT|HAND|WRIST|ELBOW|SHOULDER)\b/;
const LUMBAR_REGION = /LUMB|\bL-?SPINE|\bLWS\b|WHOLE ?SPINE|ABDO|PELV|TRUNK|BODY/;

function judgeCoverage({ geometry, conditions }: CtSeries): Remark {
  // Slices of any plane reach as far along the patient as their grid does.
  const lengthMm = geometry.direction.reduce(
    (sum, axis, index) =>
      sum + Math.abs(axis[2]) * geometry.dimensions[index]! * geometry.spacing[index]!,
    0,
  );
  const mm = Math.round(lengthMm);
  const region = `${conditions.bodyPart ?? ''} ${conditions.seriesDescription ?? ''}`.toUpperCase();
  if (OFF_REGION.test(region) && !LUMBAR_REGION.test(region.replace(OFF_REGION, ''))) {
    return con(80, message('otherRegion'));
  }
  if (lengthMm < LUMBAR_LENGTH_MM) {
    return con(60, message('tooShort', { mm }));
  }
  return pro(message('longEnough', { mm }));
}

function judgeContrast({ conditions: { contrast } }: CtSeries): readonly Remark[] {
  switch (contrast) {
    case 'none':
      return [pro(message('withoutContrast'))];
    case 'notStated':
    case 'oralOnly':
      return [];
    case 'unclear':
      return [con(10, message('perhapsContrast'))];
    case 'enhanced':
      return [con(20, message('withContrast'))];
  }
}

function judgeKernel({ conditions }: CtSeries): Remark {
  const { convolutionKernel } = conditions;
  if (!convolutionKernel) return con(3, message('unstatedKernel'));
  const kernel = { kernel: convolutionKernel };
  switch (conditions.kernelSharpness) {
    case 'soft':
      return pro(message('softKernel', kernel));
    case 'medium':
      return con(4, message('mediumKernel', kernel));
    case 'unknown':
      return con(3, message('unknownKernel', kernel));
    case 'sharp':
      return con(15, message('sharpKernel', kernel));
  }
}

function judgeOrigin({ conditions: { original } }: CtSeries): Remark {
  return original ? pro(message('originalImages')) : con(8, message('derivedImages'));
}

function judgeVoltage({ conditions: { kvp } }: CtSeries): readonly Remark[] {
  if (kvp === REFERENCE_KVP) return [];
  return [con(6, kvp === undefined ? message('unstatedVoltage') : message('voltage', { kvp }))];
}

/** Points a mm beyond thin: 5 mm slices cost as much as a sharp kernel. */
const PENALTY_PER_MM = 4;

function judgeThickness({ conditions }: CtSeries): Remark {
  const mm = Math.max(conditions.sliceThicknessMm ?? 0, conditions.spacingBetweenSlicesMm);
  const words = message('sliceThickness', { mm: Number(mm.toFixed(2)) });
  return mm <= THIN_SLICE_MM ? pro(words) : con(PENALTY_PER_MM * (mm - THIN_SLICE_MM), words);
}

const spacingOf = (series: CtSeries | RefusedSeries): number =>
  series.status === 'readable' ? series.conditions.spacingBetweenSlicesMm : 0;

const numberOf = (series: CtSeries | RefusedSeries): number =>
  series.status === 'readable' ? (series.conditions.seriesNumber ?? 0) : 0;
