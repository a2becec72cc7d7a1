import type { PhantomCell } from './evaluatePhantom';
import { formatTable, mean, quantile, type Verdict } from './table';

/** The HU error (HU) that a cell may have, and the one that none may have without a warning. */
const GOOD_HU = 2;
const WRONG_HU = 5;

/** Up to these slices (mm) the shape itself is judged. */
const FINE_SLICE_MM = 1.5;

/** A cell that was measured. */
type Measured = Required<Omit<PhantomCell, 'refusal'>>;

const measured = (cells: readonly PhantomCell[]): readonly Measured[] =>
  cells.filter((cell): cell is Measured => cell.refusal === undefined);

const isGood = ({ errorHu }: Measured) => Math.abs(errorHu) <= GOOD_HU;
const isSilentlyWrong = ({ errorHu, warnings }: Measured) =>
  Math.abs(errorHu) > WRONG_HU && warnings.length === 0;

/** Cells by their voxels, and by their shape, as two tables. */
export function phantomTables(cells: readonly PhantomCell[]): string {
  return [
    tableBy(cells, 'voxels, mm', ({ spacing }) => spacing.join(' x ')),
    tableBy(cells, 'phantom', ({ shape }) => shape),
  ].join('\n\n');
}

function tableBy(
  cells: readonly PhantomCell[],
  title: string,
  keyOf: (cell: PhantomCell) => string,
): string {
  const keys = [...new Set(cells.map(keyOf))];
  const head = [
    title,
    'cells',
    'refused',
    'error <= 2 HU',
    'largest, HU',
    'over 5 HU unwarned',
    'warned',
    'body Dice mean',
    'Dice least',
    'volume ratio 5-95%',
  ];
  const rows = [...keys, 'all'].map((key) => {
    const all = key === 'all' ? cells : cells.filter((cell) => keyOf(cell) === key);
    const found = measured(all);
    const dices = found.map(({ bodyDice }) => bodyDice);
    const ratios = found.map(({ volumeRatio }) => volumeRatio);
    return [
      key,
      String(all.length),
      String(all.length - found.length),
      percent(found.filter(isGood).length / all.length),
      Math.max(...found.map(({ errorHu }) => Math.abs(errorHu))).toFixed(1),
      String(found.filter(isSilentlyWrong).length),
      percent(found.filter(({ warnings }) => warnings.length > 0).length / all.length),
      mean(dices).toFixed(3),
      Math.min(...dices).toFixed(3),
      `${quantile(ratios, 0.05).toFixed(3)}-${quantile(ratios, 0.95).toFixed(3)}`,
    ];
  });
  return formatTable([head, ...rows]);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** What the phantoms must show. */
export function phantomVerdicts(cells: readonly PhantomCell[]): readonly Verdict[] {
  const found = measured(cells);
  const good = found.filter(isGood).length / cells.length;
  const silent = found.filter(isSilentlyWrong).length;
  const fine = found.filter(({ spacing }) => Math.max(...spacing) <= FINE_SLICE_MM);
  const dice = mean(fine.map(({ bodyDice }) => bodyDice));
  const diceShare = fine.filter(({ bodyDice }) => bodyDice >= 0.97).length / fine.length;
  const ratio = mean(fine.map(({ volumeRatio }) => volumeRatio));
  const ratioShare =
    fine.filter(({ volumeRatio }) => volumeRatio >= 0.98 && volumeRatio <= 1.02).length /
    fine.length;
  return [
    {
      condition: 'error of mean HU at most 2 HU in 95% of the cells; a refusal counts as a miss',
      figure: percent(good),
      holds: good >= 0.95,
    },
    {
      condition: 'error of mean HU over 5 HU never without a warning',
      figure: `${silent} cells`,
      holds: silent === 0,
    },
    {
      condition: 'slices <= 1.5 mm: body Dice 0.97 or more, on average',
      figure: `${dice.toFixed(3)} (${percent(diceShare)} of the cells)`,
      holds: dice >= 0.97,
    },
    {
      condition: 'slices <= 1.5 mm: volume ratio 0.98-1.02, on average',
      figure: `${ratio.toFixed(3)} (${percent(ratioShare)} of the cells)`,
      holds: ratio >= 0.98 && ratio <= 1.02,
    },
  ];
}
