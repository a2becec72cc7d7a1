import {
  MIN_LEVELS_FOR_MEAN,
  assess,
  findingOfSide,
  type Assessment,
  type CutOffSide,
  type LocalEvidence,
  type Metric,
  type PatientMean,
} from '../../../src';
import { formatHu, formatPerHundredRange } from '../../text/format';
import { useTexts } from '../../text/useTexts';
import { DistributionPlot } from './DistributionPlot';
import { Figures } from './Figures';
import { HowComputed } from './HowComputed';
import { LocalCutOff } from './LocalCutOff';
import { RocPlot } from './RocPlot';
import { Verdict } from './Verdict';

interface MetricRiskProps {
  readonly metric: Metric;
  readonly mean: PatientMean;
  /** The study's where the reader gave none. */
  readonly preTestProbability: number | undefined;
  readonly isOutside: boolean;
  readonly localEvidence: readonly LocalEvidence[];
}

/** The mean of one metric against its own published cut-off. */
export function MetricRisk({ metric, mean, isOutside, ...options }: MetricRiskProps) {
  const { means: texts } = useTexts();
  const { preTestProbability, localEvidence } = options;
  const chosen = preTestProbability === undefined ? {} : { preTestProbability };
  return (
    <div className="vbmd-metric" data-cy={`vbmd-mean-${metric}`}>
      <h4>
        {texts.metrics[metric]}
        <span className="vbmd-muted vbmd-light"> {mean.levels.join(', ')}</span>
      </h4>
      {mean.status === 'assessable' ? (
        <>
          <span className="vbmd-metric-value">{formatHu(mean.meanHu)} HU</span>
          <div className="vbmd-wide vbmd-risk">
            <Published
              assessment={assess(metric, mean.meanHu, chosen)}
              levels={mean.levels.join(', ')}
              isOutside={isOutside}
            />
            {localEvidence
              .filter((evidence) => evidence.metric === metric)
              .map((evidence) => (
                <LocalCutOff
                  key={`${evidence.madeBy} ${evidence.date} ${evidence.cutOffHu}`}
                  evidence={evidence}
                  meanHu={mean.meanHu}
                  options={chosen}
                />
              ))}
          </div>
        </>
      ) : (
        <>
          <span className="vbmd-muted">{texts.notAssessable}</span>
          <span className="vbmd-wide vbmd-muted">{texts.tooFewLevels(MIN_LEVELS_FOR_MEAN)}</span>
        </>
      )}
    </div>
  );
}

interface PublishedProps {
  readonly assessment: Assessment;
  readonly levels: string;
  readonly isOutside: boolean;
}

function Published({ assessment, levels, isOutside }: PublishedProps) {
  const { risk: texts, means } = useTexts();
  const name = means.metrics[assessment.metric];
  return (
    <>
      <Verdict comparison={assessment} marksBelow={!isOutside} isOutside={isOutside} />
      <DistributionPlot assessment={assessment} name={name} texts={texts.plot} />
      <PostTest assessment={assessment} />
      <Figures assessment={assessment} />
      <details>
        <summary className="vbmd-link">{texts.roc.summary}</summary>
        <RocPlot assessment={assessment} name={name} texts={texts.roc} />
        <p className="vbmd-small vbmd-muted">{texts.roc.derived}</p>
      </details>
      <HowComputed assessment={assessment} levels={levels} />
    </>
  );
}

/** How many of 100 have a new fracture: of the patient's side, of both where it cannot be told. */
function PostTest({ assessment }: { readonly assessment: Assessment }) {
  const { risk: texts } = useTexts();
  const { verdict, preTestProbability, evidence } = assessment;
  const sides: readonly CutOffSide[] =
    verdict === 'cannotBeTold' ? ['below', 'atOrAbove'] : [verdict];
  return (
    <div data-cy="vbmd-post-test">
      {sides.map((side) => {
        const { postTestProbability } = findingOfSide(evidence.counts, side, preTestProbability);
        const perHundred = formatPerHundredRange(postTestProbability);
        return <p key={side}>{texts.among(texts.sides[side], ...perHundred)}</p>;
      })}
    </div>
  );
}
