import { identificationRows, scanSentence, type ReportModel } from '../../../src';
import { useTexts } from '../../text/useTexts';

/** Whose scan it is, where asked for, and how it was made. */
export function PageHeader({
  model,
  identified,
}: {
  readonly model: ReportModel;
  readonly identified: boolean;
}) {
  const { report: texts } = useTexts();
  const { words } = texts;
  const { sex, ageYears } = model.patient;
  const rows = [
    ...(identified ? identificationRows(model, words) : [[words.patientName, texts.notIdentified]]),
    ...(sex ? [[words.sex, words.sexes[sex.value]]] : []),
    ...(ageYears ? [[words.age, words.years(ageYears.value)]] : []),
    [
      words.scan,
      [model.studyDate, scanSentence(model.scan, words)].filter((part) => part).join(words.comma),
    ],
  ];
  return (
    <header>
      <div className="title">
        <h1>{words.title}</h1>
        <span className="research">{words.researchUse}</span>
      </div>
      <dl>
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
