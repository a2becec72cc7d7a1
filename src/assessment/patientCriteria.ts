import { message, type Message } from '../messages/message';
import type {
  ApplicabilityItem,
  ApplicabilityVerdict,
  PatientCriterion,
} from './applicabilityItem';
import {
  isPossibleAge,
  isPossibleFractureCount,
  type Augmentation,
  type PatientContext,
} from './patientContext';
import { STUDY_GROUPS, STUDY_POPULATION } from './studies/chang2025';

// Each criterion is one of inclusion or exclusion in Chang et al. 2025.

/** Every criterion of the patient, in the order in which they are asked for. */
export const judgePatient = (context: PatientContext): readonly ApplicabilityItem[] => [
  judgeSex(context),
  judgeAge(context),
  judgeFlag('menopause', 'criterionMenopause', context.isPostMenopausal, true),
  judgeAugmentation(context),
  judgeFlag('treatment', 'criterionTreatment', context.hasTreatment, false),
  judgeFlag('trauma', 'criterionTrauma', context.isHighEnergyTrauma, false),
  judgeFlag('otherBoneDisease', 'criterionOtherBoneDisease', context.hasOtherBoneDisease, false),
  judgeFlag('earlierFracture', 'criterionEarlierFracture', context.hasEarlierFracture, false),
  judgeFractureCount(context),
];

function judgeSex({ sex }: PatientContext): ApplicabilityItem {
  const item = itemOf('sex', 'criterionSex');
  if (!sex) return item('unknown', message('sexUnknown'));
  return sex.value === STUDY_POPULATION.sex
    ? item('matches', message('sexMatches'))
    : item('departs', message('sexDeparts'));
}

function judgeAge({ ageYears }: PatientContext): ApplicabilityItem {
  const item = itemOf('age', 'criterionAge');
  const minYears = STUDY_POPULATION.minAgeYears;
  if (!ageYears) return item('unknown', message('ageUnknown', { minYears }));
  const years = ageYears.value;
  if (!isPossibleAge(years)) {
    return item('unknown', message('ageImpossible', { years, minYears }));
  }
  return years >= minYears
    ? item('matches', message('ageMatches', { years, minYears }))
    : item('departs', message('ageDeparts', { years, minYears }));
}

const AUGMENTATION_ITEMS: Readonly<Record<Augmentation, [ApplicabilityVerdict, Message]>> = {
  planned: ['matches', message('augmentationPlanned')],
  afterScan: ['matches', message('augmentationAfterScan')],
  beforeScan: ['departs', message('augmentationBeforeScan')],
  none: ['departs', message('augmentationNone')],
};

function judgeAugmentation({ augmentation }: PatientContext): ApplicabilityItem {
  const item = itemOf('augmentation', 'criterionAugmentation');
  return augmentation
    ? item(...AUGMENTATION_ITEMS[augmentation])
    : item('unknown', message('augmentationUnknown'));
}

function judgeFractureCount({ fractureCount: count }: PatientContext): ApplicabilityItem {
  const item = itemOf('fractureCount', 'criterionFractureCount');
  if (count === undefined) return item('unknown', message('fractureUnknown'));
  if (!isPossibleFractureCount(count)) {
    return item('unknown', message('fractureImpossible', { count }));
  }
  if (count === 0) return item('departs', message('fractureNone'));
  const { patients } = STUDY_POPULATION;
  const { withNewFracture, withoutNewFracture } = STUDY_GROUPS;
  const multiple = withNewFracture.multipleFractures + withoutNewFracture.multipleFractures;
  return item(
    'matches',
    count === 1
      ? message('fractureSingle', { single: patients - multiple, patients })
      : message('fractureMultiple', { count, multiple, patients }),
  );
}

type FlagCriterion = 'menopause' | 'treatment' | 'trauma' | 'otherBoneDisease' | 'earlierFracture';

/** A yes or no, of which the study took the `wanted` one only. */
function judgeFlag(
  criterion: FlagCriterion,
  part: ApplicabilityItem['part'],
  flag: boolean | undefined,
  wanted: boolean,
): ApplicabilityItem {
  const item = itemOf(criterion, part);
  if (flag === undefined) return item('unknown', message(`${criterion}Unknown`));
  return flag === wanted
    ? item('matches', message(`${criterion}Matches`))
    : item('departs', message(`${criterion}Departs`));
}

const itemOf =
  (criterion: PatientCriterion, part: ApplicabilityItem['part']) =>
  (verdict: ApplicabilityVerdict, said: Message): ApplicabilityItem => ({
    criterion,
    part,
    verdict,
    message: said,
  });
