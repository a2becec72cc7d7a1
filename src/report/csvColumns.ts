import type { Metric } from '../assessment/method';
import { SLICE_POSITIONS, type SlicePosition } from '../measurement/ellipse';
import { messageText } from '../messages/message';
import type { ReportLevel, ReportMean, ReportModel } from './reportModel';

/** A cell of a table; one without a value is empty. */
export type Cell = string | number | undefined;

/** A column: its name, with the unit of its numbers, and what stands in the row of a level. */
export type Column = readonly [name: string, cellOf: (level: ReportLevel) => Cell];

/** The columns of a report, those that tell a person only where asked for. */
export const csvColumns = (model: ReportModel, identified: boolean): readonly Column[] => [
  ...(identified ? personColumns(model) : []),
  ...levelColumns,
  ...(identified ? noteColumns(model) : []),
  ...meanColumns(model),
  ...patientColumns(model),
  ...scanColumns(model),
  always('software_version', model.softwareVersion),
];

const always = (name: string, cell: Cell): Column => [name, () => cell];

const personColumns = ({ identification, ...model }: ReportModel): readonly Column[] => [
  always('patient_name', identification.patientName),
  always('patient_id', identification.patientId),
  always('birth_date', identification.birthDate),
  always('accession_number', identification.accessionNumber),
  always('study_date', model.studyDate),
  always('study_instance_uid', model.studyInstanceUid),
  always('series_instance_uid', model.seriesInstanceUid),
  always('reader', model.reader),
  always('made_at', model.madeAt),
];

const levelColumns: readonly Column[] = [
  ['level', ({ level }) => level],
  ['counts', ({ counts }) => (counts ? 'yes' : 'no')],
  ['exclusion', ({ exclusion }) => exclusion?.reason],
  ['mask_path', ({ threeDimensional }) => threeDimensional?.path],
  ['peel_mm', ({ threeDimensional }) => threeDimensional?.peelMm],
  ['mean_hu_3d', ({ threeDimensional }) => threeDimensional?.statistics.meanHu],
  ['sd_hu_3d', ({ threeDimensional }) => threeDimensional?.statistics.sdHu],
  ['median_hu_3d', ({ threeDimensional }) => threeDimensional?.statistics.medianHu],
  ['p5_hu_3d', ({ threeDimensional }) => threeDimensional?.statistics.p5Hu],
  ['p95_hu_3d', ({ threeDimensional }) => threeDimensional?.statistics.p95Hu],
  ['voxels_3d', ({ threeDimensional }) => threeDimensional?.statistics.voxels],
  ['volume_mm3_3d', ({ threeDimensional }) => threeDimensional?.statistics.volumeMm3],
  ['mean_hu_three_slice', ({ threeSlice }) => threeSlice?.meanHu],
  ...SLICE_POSITIONS.map((position): Column => [
    `${position}_hu_three_slice`,
    (level) => sliceHu(level, position),
  ]),
  [
    'warnings',
    ({ threeDimensional }) =>
      threeDimensional?.warnings.map((warning) => messageText(warning)).join(' '),
  ],
];

const sliceHu = ({ threeSlice }: ReportLevel, wanted: SlicePosition): Cell =>
  threeSlice?.slices.find(({ position }) => position === wanted)?.meanHu;

const noteColumns = ({ anatomyNote }: ReportModel): readonly Column[] => [
  ['exclusion_note', ({ exclusion }) => exclusion?.note],
  always('anatomy_note', anatomyNote?.note),
];

const METRIC_SUFFIX: Readonly<Record<Metric, string>> = {
  threeDimensionalHu: '3d',
  threeSliceHu: 'three_slice',
};

const meanColumns = ({ means }: ReportModel): readonly Column[] =>
  means.flatMap(({ metric, levels, assessment }: ReportMean) => {
    const suffix = METRIC_SUFFIX[metric];
    return [
      always(`patient_mean_hu_${suffix}`, assessment?.patientMeanHu),
      always(`patient_levels_${suffix}`, levels.join(' ')),
      always(`cut_off_hu_${suffix}`, assessment?.cutOffHu),
      always(`uncertainty_hu_${suffix}`, assessment?.uncertainty.halfWidthHu),
      always(`verdict_${suffix}`, assessment?.verdict ?? 'notAssessable'),
    ];
  });

const patientColumns = ({
  patient,
  applicability,
  anatomyNote,
}: ReportModel): readonly Column[] => [
  always('applicability', applicability.overall),
  always('sex', patient.sex?.value),
  always('age_years', patient.ageYears?.value),
  always('augmentation', patient.augmentation),
  always('fracture_count', patient.fractureCount),
  always('dxa_t_score', patient.dxaTScore),
  always('anatomy', anatomyNote?.kind),
];

const scanColumns = ({ scan, checks }: ReportModel): readonly Column[] => [
  always('kvp', scan.kvp),
  always('contrast', scan.contrast),
  always('kernel', scan.convolutionKernel),
  always('slice_thickness_mm', scan.sliceThicknessMm),
  always('slice_spacing_mm', scan.spacingBetweenSlicesMm),
  always('pixel_spacing_mm', scan.pixelSpacingMm),
  always('manufacturer', scan.manufacturer),
  always('scanner_model', scan.model),
  always(
    'scan_warnings',
    checks
      .filter(({ state }) => state === 'warn')
      .map(({ property }) => property)
      .join(' '),
  ),
];
