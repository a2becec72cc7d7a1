import {
  isPossibleAge,
  isPossibleFractureCount,
  isPossibleTScore,
  messageText,
  type Applicability,
  type EnteredContext,
  type HeaderContext,
  type PatientCriterion,
} from '../../../src';
import { useTexts } from '../../text/useTexts';
import { ChoiceField } from './ChoiceField';
import { NumberField } from './NumberField';

/** What is asked with yes or no, in the order of the study's criteria. */
const FLAGS = [
  { name: 'hasTreatment' },
  { name: 'isHighEnergyTrauma' },
  { name: 'hasOtherBoneDisease', means: 'hasOtherBoneDiseaseMeans' },
  { name: 'hasEarlierFracture', means: 'hasEarlierFractureMeans' },
] as const;

type Flag = 'isPostMenopausal' | 'hasIntravenousContrast' | (typeof FLAGS)[number]['name'];

interface PatientFormProps {
  readonly header: HeaderContext;
  readonly entered: EnteredContext;
  readonly items: Applicability['items'];
  readonly onChange: (entered: EnteredContext) => void;
}

/** What the reader knows of the patient, in place of or beside what the images say. */
export function PatientForm({ header, entered, items, onChange }: PatientFormProps) {
  const { patient: texts, messages } = useTexts();
  const set = (change: EnteredContext) => onChange({ ...entered, ...change });
  const { ageYears, fractureCount, dxaTScore } = entered;
  const saidOf = (criterion: PatientCriterion): string | undefined => {
    const item = items.find((each) => each.criterion === criterion);
    return item && messageText(item.message, messages);
  };
  const flag = (name: Flag, means?: string) => (
    <ChoiceField
      key={name}
      label={texts[name]}
      {...(means === undefined ? {} : { means })}
      value={entered[name] === undefined ? undefined : entered[name] ? 'yes' : 'no'}
      none={texts.notKnown}
      choices={{ yes: texts.yes, no: texts.no }}
      onChange={(choice) => set({ [name]: choice && choice === 'yes' })}
      name={name}
    />
  );
  return (
    <details data-cy="vbmd-patient">
      <summary className="vbmd-link">{texts.form}</summary>
      <div className="vbmd-form">
        <ChoiceField
          label={texts.sex}
          value={entered.sex}
          none={
            header.patientSex ? texts.fromHeader(texts.sexes[header.patientSex]) : texts.notKnown
          }
          choices={texts.sexes}
          onChange={(sex) => set({ sex })}
          name="sex"
        />
        <NumberField
          label={texts.age}
          value={ageYears}
          placeholder={
            header.patientAgeYears === undefined
              ? texts.notKnown
              : texts.fromHeader(`${header.patientAgeYears}`)
          }
          fault={ageYears !== undefined && !isPossibleAge(ageYears) ? saidOf('age') : undefined}
          onChange={(years) => set({ ageYears: years })}
          name="age"
        />
        {flag('isPostMenopausal')}
        <ChoiceField
          label={texts.augmentation}
          value={entered.augmentation}
          none={texts.notKnown}
          choices={texts.augmentations}
          onChange={(augmentation) => set({ augmentation })}
          name="augmentation"
        />
        {FLAGS.map((each) => flag(each.name, 'means' in each ? texts[each.means] : undefined))}
        <NumberField
          label={texts.fractureCount}
          value={fractureCount}
          placeholder={texts.notKnown}
          fault={
            fractureCount !== undefined && !isPossibleFractureCount(fractureCount)
              ? saidOf('fractureCount')
              : undefined
          }
          onChange={(count) => set({ fractureCount: count })}
          name="fractureCount"
        />
        {flag('hasIntravenousContrast')}
        <NumberField
          label={texts.dxaTScore}
          value={dxaTScore}
          placeholder={texts.notKnown}
          fault={
            dxaTScore !== undefined && !isPossibleTScore(dxaTScore)
              ? texts.tScoreImpossible(`${dxaTScore}`)
              : undefined
          }
          onChange={(tScore) => set({ dxaTScore: tScore })}
          name="dxaTScore"
        />
      </div>
    </details>
  );
}
