import type { CohortModel, LeftOut } from '../../../src';
import { columnLabel } from '../columnLabels';
import { numberText, pText, ratioText } from '../figures';
import { Table } from './Table';

/** The multivariable logistic regression. */
export function LogisticSection({
  model,
  leftOut,
}: {
  readonly model: CohortModel;
  readonly leftOut: readonly LeftOut[];
}) {
  const { coefficients, calibration, n, withNewFracture, missing } = model;
  return (
    <>
      <p>
        {n} patients with all of these values, {withNewFracture} of them with a new fracture
        {missing > 0 && `; ${missing} left out`}.
      </p>
      <Table
        head={['', 'Odds ratio', '95% CI', 'p', 'Variance inflation']}
        rows={coefficients.map(({ name, oddsRatio, ci95, p, varianceInflation }) => [
          predictorLabel(name),
          ratioText(oddsRatio),
          ci95 ? `${ratioText(ci95[0])} to ${ratioText(ci95[1])}` : '–',
          pText(p),
          numberText(varianceInflation, 2),
        ])}
      />
      {leftOut
        .filter(({ analysis }) => analysis.startsWith('logistic: '))
        .map(({ analysis, reason }) => (
          <p key={analysis}>
            {analysis.replace('logistic: ', '')}: {reason}.
          </p>
        ))}
      {calibration && (
        <p>
          Brier score {numberText(calibration.brierScore, 3)}. The calibration is that in the
          patients whom the model was fitted to, so it flatters.
        </p>
      )}
      <p className="rule">
        Maximum likelihood by iteratively reweighted least squares; Wald intervals and p. Odds
        ratios are per unit of the column, or against the first category.
      </p>
    </>
  );
}

/** `scanner=B`: a column's name with a category. */
function predictorLabel(name: string): string {
  const place = name.indexOf('=');
  if (place < 0) return columnLabel(name);
  return `${columnLabel(name.slice(0, place))}: ${name.slice(place + 1)}`;
}
