import { COMPARISON_RULES } from '../../../src';
import type {
  CategoricalComparison,
  CohortAnalysis,
  Description,
  LevelShare,
  NumericComparison,
} from '../../../src';
import { columnLabel, levelLabel } from '../columnLabels';
import { numberText, pText } from '../figures';
import { Table, TwoLines } from './Table';

const TEST_NAMES = {
  welch: 'Welch t',
  mannWhitney: 'Mann-Whitney',
  chiSquare: 'chi-square',
  fisher: 'Fisher',
} as const;

/** The groups side by side, as in the first table of a study. */
export function GroupSection({ analysis }: { readonly analysis: CohortAnalysis }) {
  const { groups, comparisons } = analysis;
  return (
    <>
      <div className="wide">
        <Table
          head={[
            '',
            `New fracture (n = ${groups.withNewFracture})`,
            `None (n = ${groups.withoutNewFracture})`,
            'Missing',
            'Test',
            'p',
            'p of the others',
          ]}
          rows={Object.entries(comparisons).flatMap(([name, comparison]) =>
            comparison.kind === 'numeric'
              ? [numericRow(name, comparison)]
              : categoricalRows(name, comparison),
          )}
        />
      </div>
      <p className="rule">
        Numbers: mean ± SD, below it median (quartiles). {COMPARISON_RULES.numeric} Mann-Whitney is
        exact with fewer than 50 values in both groups, ties included; else the normal approximation
        with corrections for ties and continuity. Categories: n (%). {COMPARISON_RULES.categorical}{' '}
        All tests are two-sided; p is not corrected for the number of tests.
      </p>
    </>
  );
}

function numericRow(name: string, comparison: NumericComparison) {
  const { withNewFracture, withoutNewFracture, missing, test, p } = comparison;
  const { student, welch, mannWhitney } = comparison;
  const decimals = decimalsFor([withNewFracture, withoutNewFracture]);
  return [
    columnLabel(name),
    <Sample key="with" of={withNewFracture} decimals={decimals} />,
    <Sample key="without" of={withoutNewFracture} decimals={decimals} />,
    missing,
    test ? TEST_NAMES[test] : '–',
    pText(p),
    <TwoLines
      key="others"
      first={`Student ${pText(student?.p)}`}
      second={
        test === 'welch' ? `Mann-Whitney ${pText(mannWhitney?.p)}` : `Welch ${pText(welch?.p)}`
      }
    />,
  ];
}

function Sample({ of, decimals }: { readonly of: Description | null; readonly decimals: number }) {
  if (!of) return '–';
  const [low, high] = of.quartiles.map((each) => numberText(each, decimals));
  return (
    <TwoLines
      first={`${numberText(of.mean, decimals)} ± ${numberText(of.sd, decimals)}`}
      second={`${numberText(of.median, decimals)} (${low} to ${high})`}
    />
  );
}

/** As many decimals as show the larger SD with three digits. */
function decimalsFor(groups: readonly (Description | null)[]): number {
  const sds = groups.map((group) => group?.sd ?? 0);
  const means = groups.map((group) => Math.abs(group?.mean ?? 0));
  const size = Math.max(...sds) || Math.max(...means) || 1;
  return Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(size))));
}

function categoricalRows(name: string, comparison: CategoricalComparison) {
  const { levels, missing, test, p, chiSquare, fisher } = comparison;
  const names = levels.map(({ level }) => level);
  const isBinary = names.every((level) => level === '0' || level === '1');
  const other =
    test === 'fisher' ? `chi-square ${pText(chiSquare?.p)}` : `Fisher ${pText(fisher?.p)}`;
  const tests = [missing, test ? TEST_NAMES[test] : '–', pText(p), other];
  // Of yes and no, one says all.
  const yes = isBinary && levels.find(({ level }) => level === '1');
  if (yes) {
    return [
      [columnLabel(name), share(yes.withNewFracture), share(yes.withoutNewFracture), ...tests],
    ];
  }
  return [
    [columnLabel(name), '', '', ...tests],
    ...levels.map(({ level, withNewFracture, withoutNewFracture }) => [
      <span key={level} className="level">
        {levelLabel(level, names)}
      </span>,
      share(withNewFracture),
      share(withoutNewFracture),
      '',
      '',
      '',
      '',
    ]),
  ];
}

const share = ({ n, percent }: LevelShare): string => `${n} (${percent.toFixed(1)}%)`;
