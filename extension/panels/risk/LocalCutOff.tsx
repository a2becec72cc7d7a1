import { assessLocally, type AssessmentOptions, type LocalEvidence } from '../../../src';
import { formatEstimate, formatPercent, formatPerHundredRange } from '../../text/format';
import { useTexts } from '../../text/useTexts';
import { Verdict } from './Verdict';

interface LocalCutOffProps {
  readonly evidence: LocalEvidence;
  readonly meanHu: number;
  readonly options: AssessmentOptions;
}

/** The deployment's own cut-off of a metric, set off from what was published. */
export function LocalCutOff({ evidence, meanHu, options }: LocalCutOffProps) {
  const {
    risk: { local: texts, figures, sides },
  } = useTexts();
  const assessment = assessLocally(evidence, evidence.metric, meanHu, options);
  const { accuracy, side } = assessment;
  const { newFractures, population } = evidence;
  const fractures = newFractures === undefined ? '' : texts.newFractures(newFractures);
  return (
    <div className="vbmd-local" data-cy="vbmd-local">
      <strong>{texts.title}</strong>
      <Verdict comparison={assessment} />
      <p>
        {texts.cutOff(`${evidence.cutOffHu}`, evidence.patients, fractures)}
        {population && ` (${population})`}
      </p>
      <dl className="vbmd-figures">
        <dt>{figures.sensitivity}</dt>
        <dd>
          {accuracy
            ? formatEstimate(accuracy.sensitivity, formatPercent)
            : formatPercent(evidence.sensitivity)}
        </dd>
        <dt>{figures.specificity}</dt>
        <dd>
          {accuracy
            ? formatEstimate(accuracy.specificity, formatPercent)
            : formatPercent(evidence.specificity)}
        </dd>
        <dt>{figures.auc}</dt>
        <dd>{formatEstimate(evidence.auc, String)}</dd>
      </dl>
      {accuracy && assessment.verdict !== 'cannotBeTold' && (
        <p>{texts.among(sides[side], ...formatPerHundredRange(accuracy.postTestProbability))}</p>
      )}
      <p className="vbmd-muted">{texts.source(evidence.madeBy, evidence.date)}</p>
    </div>
  );
}
