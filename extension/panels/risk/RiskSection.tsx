import { memo } from 'react';
import {
  applicabilityOf,
  contradictionOf,
  METRICS,
  PRIMARY_CITATION,
  isPossibleTScore,
  messageText,
  patientMeans,
  tScoreMessage,
  type CtSeries,
  type EnteredContext,
  type LocalEvidenceResult,
  type Message,
  type Reading,
} from '../../../src';
import { useTexts } from '../../text/useTexts';
import { ApplicabilityList, ApplicabilityMessage } from './ApplicabilityList';
import { MetricRisk } from './MetricRisk';
import { OtherStudies } from './OtherStudies';
import { PatientForm } from './PatientForm';
import { PreTest } from './PreTest';

interface RiskSectionProps {
  readonly reading: Reading;
  readonly series: CtSeries;
  readonly preTestProbability: number | undefined;
  readonly localEvidence: LocalEvidenceResult;
  readonly onPatient: (entered: EnteredContext) => void;
  readonly onPreTest: (probability: number | undefined) => void;
}

/** The patient's means, whether the study applies, and what it found of such means. */
export const RiskSection = memo(function RiskSection({
  reading,
  series,
  ...props
}: RiskSectionProps) {
  const { means: texts, panel, messages } = useTexts();
  const means = patientMeans(reading);
  const entered = reading.patient ?? {};
  const applicability = applicabilityOf(reading, series);
  const hasMean = METRICS.some((metric) => means[metric].status === 'assessable');
  const { dxaTScore } = entered;
  return (
    <section className="vbmd-section" aria-labelledby="vbmd-means" data-cy="vbmd-risk">
      <div className="vbmd-title-row">
        <h3 id="vbmd-means">{texts.title}</h3>
        {hasMean && <span className="vbmd-research">{panel.researchUse}</span>}
      </div>
      {hasMean && <ApplicabilityMessage {...applicability} />}
      <ApplicabilityList items={applicability.items} />
      <PatientForm
        header={series.conditions}
        entered={entered}
        items={applicability.items}
        onChange={props.onPatient}
      />
      {hasMean && <PreTest probability={props.preTestProbability} onChange={props.onPreTest} />}
      <Warnings messages={[contradictionOf(means)].flatMap((each) => each ?? [])} />
      {METRICS.map((metric) => (
        <MetricRisk
          key={metric}
          metric={metric}
          mean={means[metric]}
          preTestProbability={props.preTestProbability}
          isOutside={applicability.overall === 'outside'}
          localEvidence={props.localEvidence.records}
        />
      ))}
      <Warnings messages={props.localEvidence.problems.map(said)} />
      {dxaTScore !== undefined && isPossibleTScore(dxaTScore) && (
        <p data-cy="vbmd-t-score">{messageText(tScoreMessage(dxaTScore), messages)}</p>
      )}
      <OtherStudies />
      <PrimaryCitation />
    </section>
  );
});

const said = ({ message }: { readonly message: Message }): Message => message;

function Warnings({ messages }: { readonly messages: readonly Message[] }) {
  const texts = useTexts();
  if (messages.length === 0) return null;
  return (
    <ul className="vbmd-checks" data-cy="vbmd-risk-warnings">
      {messages.map((warning) => {
        const text = messageText(warning, texts.messages);
        return (
          <li key={text} className="vbmd-check-warn">
            <span aria-hidden="true">⚠</span> {text}
          </li>
        );
      })}
    </ul>
  );
}

/** Where both cut-offs come from; its DOI could not be confirmed, so its title is looked up. */
function PrimaryCitation() {
  const { risk: texts } = useTexts();
  const { authors, title = '', year } = PRIMARY_CITATION;
  return (
    <p className="vbmd-citation" data-cy="vbmd-citation">
      {texts.cutOffsFor} {authors} {year}.{' '}
      <a
        className="vbmd-link"
        href={`https://pubmed.ncbi.nlm.nih.gov/?term=${encodeURIComponent(title)}`}
        target="_blank"
        rel="noreferrer"
      >
        <cite>{title}</cite>
      </a>
    </p>
  );
}
