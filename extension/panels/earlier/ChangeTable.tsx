import type { Change, ChangeVerdict, FollowUp } from '../../../src';
import { formatHu } from '../../text/format';
import { useTexts } from '../../text/useTexts';

/** Shapes beside the words, so that no colour is needed. */
const SIGNS: Readonly<Record<ChangeVerdict, string>> = {
  lower: '▼',
  higher: '▲',
  withinUncertainty: '≈',
};

/** One metric then and now: a row a level, and the means over the levels that count at both scans. */
export function ChangeTable({ comparison }: { readonly comparison: FollowUp }) {
  const { earlier: words, means, levelTable } = useTexts();
  const { metric, levels, mean } = comparison;
  return (
    <table className="vbmd-changes" data-cy={`vbmd-changes-${metric}`}>
      <caption>{means.metrics[metric]}</caption>
      <thead>
        <tr>
          <th scope="col">{levelTable.level}</th>
          <th scope="col">{words.then}</th>
          <th scope="col">{words.now}</th>
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
            <Cells change={change} />
          </tr>
        ))}
        {mean && (
          <tr className="vbmd-changes-mean">
            <th scope="row">{words.mean(mean.levels.join(', '))}</th>
            <Cells change={mean} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Cells({ change }: { readonly change: Change }) {
  const { earlier: words } = useTexts();
  const { earlierHu, nowHu, differenceHu, verdict } = change;
  return (
    <>
      <td>{formatHu(earlierHu)}</td>
      <td>{formatHu(nowHu)}</td>
      <td title={words.verdicts[verdict]}>
        {differenceHu > 0 ? '+' : ''}
        {formatHu(differenceHu)} <span aria-hidden="true">{SIGNS[verdict]}</span>
        <span className="vbmd-hidden"> {words.verdicts[verdict]}</span>
      </td>
    </>
  );
}
