import type { ReactNode } from 'react';
import {
  AUGMENTATION_STUDIES,
  HU_BY_AGE,
  SCREENING_STUDIES,
  formatCitation,
  type Citation,
  type ContextCutOff,
  type ContextStudy,
  type HuDistribution,
} from '../../../src';
import type { Texts } from '../../text/english';
import { formatHu, formatPercent } from '../../text/format';
import { useTexts } from '../../text/useTexts';

/** What others found by other methods: that no single number is the truth. Never compared. */
export function OtherStudies() {
  const {
    risk: { others: texts },
  } = useTexts();
  return (
    <details data-cy="vbmd-other-studies">
      <summary className="vbmd-link">{texts.summary}</summary>
      <p>{texts.notComparable}</p>
      <ul className="vbmd-studies">
        {[...AUGMENTATION_STUDIES, ...SCREENING_STUDIES].map((study) => (
          <li key={study.citation.doi}>
            <Study study={study} texts={texts} />
          </li>
        ))}
        <li>
          <dl className="vbmd-figures">
            <dt>{texts.byAge}</dt>
            <dd>
              {texts.byAgeText(
                meanAndSd(HU_BY_AGE.under30Years),
                meanAndSd(HU_BY_AGE.from90Years),
                formatHu(HU_BY_AGE.changePerYearHu),
                `${HU_BY_AGE.automatedAboveManualHu}`,
              )}
            </dd>
            <dt>{texts.patients}</dt>
            <dd>{HU_BY_AGE.patients}</dd>
          </dl>
          <Cited citation={HU_BY_AGE.citation} />
        </li>
      </ul>
    </details>
  );
}

type OtherTexts = Texts['risk']['others'];

function Study({ study, texts }: { readonly study: ContextStudy; readonly texts: OtherTexts }) {
  const { groups, population } = study;
  return (
    <>
      <dl className="vbmd-figures">
        <Row name={texts.cutOff}>
          {study.cutOffs.map((cutOff) => cutOffText(cutOff, texts)).join('; ')}
        </Row>
        <Row name={texts.outcome}>{texts.outcomes[study.outcome]}</Row>
        <Row name={texts.method}>{texts.methods[study.method]}</Row>
        <Row name={texts.patients}>{population.patients}</Row>
        {groups && (
          <Row name={texts.groups}>
            {texts.with(meanAndSd(groups.with))}, {texts.without(meanAndSd(groups.without))}
          </Row>
        )}
        {study.auc !== undefined && <Row name="AUC">{study.auc}</Row>}
      </dl>
      <Cited citation={study.citation} />
    </>
  );
}

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

function Cited({ citation }: { readonly citation: Citation }) {
  const { doi, ...words } = citation;
  return (
    <p className="vbmd-citation">
      {formatCitation(words)}{' '}
      {doi && (
        <a className="vbmd-link" href={`https://doi.org/${doi}`} target="_blank" rel="noreferrer">
          <cite>doi:{doi}</cite>
        </a>
      )}
    </p>
  );
}

const meanAndSd = ({ meanHu, sdHu }: HuDistribution): string => `${meanHu} ± ${sdHu} HU`;

function cutOffText(
  { cutOffHu, sensitivity, specificity, isLeast }: ContextCutOff,
  { ofCutOff }: OtherTexts,
): string {
  const least = isLeast ? ofCutOff.least : '';
  const rates = [
    sensitivity === undefined ? [] : ofCutOff.sensitivity(formatPercent(sensitivity), least),
    specificity === undefined ? [] : ofCutOff.specificity(formatPercent(specificity), least),
  ].flat();
  return `${cutOffHu} HU${rates.length > 0 ? ` (${rates.join(', ')})` : ''}`;
}
