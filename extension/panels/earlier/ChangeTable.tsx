import type { Change, ChangeVerdict, FollowUp } from '../../../src';
import { formatHu } from '../../text/format';
import { useTexts } from '../../text/useTexts';

/** Shapes beside the words, so that no colour is needed. */
const SIGNS: Readonly<Record<ChangeVerdict, string>> = {
  lower: '▼',
  higher: '▲',
  withinUncertainty: '≈',
};

export interface ChangeTableProps {
  readonly comparison: FollowUp;
  /** What the two columns of values are called. */
  readonly columns: { readonly earlier: string; readonly now: string };
  /** What is said of a difference. */
  readonly verdicts: Readonly<Record<ChangeVerdict, string>>;
}

/** Two readings by one metric: a row a level, and the means over the levels that count in both. */
export function ChangeTable({ comparison, columns, verdicts }: ChangeTableProps) {
  const { earlier: words, means, levelTable } = useTexts();
  const { metric, levels, mean } = comparison;
  return (
    <table className="vbmd-changes" data-cy={`vbmd-changes-${metric}`}>
      <caption>{means.metrics[metric]}</caption>
      <thead>
        <tr>
          <th scope="col">{levelTable.level}</th>
          <th scope="col">{columns.earlier}</th>
          <th scope="col">{columns.now}</th>
          <th scope="col">{words.difference}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, isExcluded, ...change }) => (
          <tr key={level} className={isExcluded ? 'vbmd-muted' : ''}>
            <th scope="row">
              {level}
              {isExcluded && ` (${words.excludedMark})`}
            </th>
            <Cells change={change} verdicts={verdicts} />
          </tr>
        ))}
        {mean && (
          <tr className="vbmd-changes-mean">
            <th scope="row">{words.mean(mean.levels.join(', '))}</th>
            <Cells change={mean} verdicts={verdicts} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Cells({
  change,
  verdicts,
}: Pick<ChangeTableProps, 'verdicts'> & { readonly change: Change }) {
  const { earlierHu, nowHu, differenceHu, verdict } = change;
  return (
    <>
      <td>{formatHu(earlierHu)}</td>
      <td>{formatHu(nowHu)}</td>
      <td title={verdicts[verdict]}>
        {differenceHu > 0 ? '+' : ''}
        {formatHu(differenceHu)} <span aria-hidden="true">{SIGNS[verdict]}</span>
        <span className="vbmd-hidden"> {verdicts[verdict]}</span>
      </td>
    </>
  );
}
