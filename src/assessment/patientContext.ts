/** As DICOM has it (PatientSex). */
export type PatientSex = 'F' | 'M' | 'O';

/** When the vertebra was or will be filled, against the scan that is measured. */
export type Augmentation = 'planned' | 'afterScan' | 'beforeScan' | 'none';

/** Where a fact of the patient comes from. */
export type FactSource = 'header' | 'reader';

/** A fact that the header may state and the reader may correct. */
export interface Fact<Value> {
  readonly value: Value;
  readonly source: FactSource;
}

/** What the reader enters of the patient and the scan; what is absent is not known. */
export interface EnteredContext {
  /** In place of what the header states. */
  readonly sex?: PatientSex | undefined;
  /** In place of what the header states; at the scan, years. */
  readonly ageYears?: number | undefined;
  readonly isPostMenopausal?: boolean | undefined;
  readonly augmentation?: Augmentation | undefined;
  /** Standard anti-osteoporosis treatment. */
  readonly hasTreatment?: boolean | undefined;
  readonly isHighEnergyTrauma?: boolean | undefined;
  /** Other metabolic bone disease, or a pathological fracture. */
  readonly hasOtherBoneDisease?: boolean | undefined;
  /** An earlier osteoporotic vertebral fracture, treated conservatively or by internal fixation. */
  readonly hasEarlierFracture?: boolean | undefined;
  /** Vertebral fractures now, as a whole number. */
  readonly fractureCount?: number | undefined;
  /** Whether the scan was made with intravenous contrast; in place of what its header states. */
  readonly hasIntravenousContrast?: boolean | undefined;
  /** Lumbar T-score by DXA; recorded and shown beside, never compared with HU. */
  readonly dxaTScore?: number | undefined;
}

/** What the header of the scan states of the patient. */
export interface HeaderContext {
  readonly patientSex?: PatientSex | undefined;
  readonly patientAgeYears?: number | undefined;
}

/** All that is known of a patient for judging whether the study applies. */
export interface PatientContext extends Omit<EnteredContext, 'sex' | 'ageYears'> {
  readonly sex?: Fact<PatientSex>;
  readonly ageYears?: Fact<number>;
}

/** Header and reader together; what the reader entered comes first. */
export function patientContext(header: HeaderContext, entered: EnteredContext): PatientContext {
  const { sex, ageYears, ...rest } = entered;
  return {
    ...rest,
    ...factOf('sex', sex, header.patientSex),
    ...factOf('ageYears', ageYears, header.patientAgeYears),
  };
}

function factOf<Name extends string, Value>(
  name: Name,
  entered: Value | undefined,
  stated: Value | undefined,
): { readonly [name in Name]?: Fact<Value> } {
  const value = entered ?? stated;
  if (value === undefined) return {};
  const fact: Fact<Value> = { value, source: entered === undefined ? 'header' : 'reader' };
  return { [name]: fact } as { readonly [name in Name]?: Fact<Value> };
}

/** Years that a person can be old: the oldest known lived 122 years. */
export const isPossibleAge = (years: number): boolean => years >= 0 && years <= 122;

/** At most all of T1 to L5, in a spine with one vertebra more than usual: 18. */
export const isPossibleFractureCount = (count: number): boolean =>
  Number.isInteger(count) && count >= 0 && count <= 18;

/** Beyond ±10 a T-score is a slip of the pen (chosen here: the study's lie about -3 ± 1). */
export const isPossibleTScore = (tScore: number): boolean => tScore >= -10 && tScore <= 10;
