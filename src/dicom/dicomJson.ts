import type { NaturalizedDataset } from './dataset';

/** An attribute of the DICOM JSON model (PS3.18 annex F), as DICOMweb services answer with. */
interface JsonAttribute {
  readonly vr?: string;
  readonly Value?: readonly unknown[];
}

/** A dataset of the DICOM JSON model: tag, eight hexadecimal digits, to attribute. */
export type JsonDataset = Readonly<Record<string, JsonAttribute | undefined>>;

/** The attributes of a report that are read here, by tag (PS3.6 chapter 6); others are left out. */
const KEYWORDS: Readonly<Record<string, string>> = {
  '00080016': 'SOPClassUID',
  '00080018': 'SOPInstanceUID',
  '00080020': 'StudyDate',
  '00080070': 'Manufacturer',
  '00080100': 'CodeValue',
  '00080102': 'CodingSchemeDesignator',
  '00080104': 'CodeMeaning',
  '00081090': 'ManufacturerModelName',
  '00081115': 'ReferencedSeriesSequence',
  '00081150': 'ReferencedSOPClassUID',
  '00081155': 'ReferencedSOPInstanceUID',
  '00081199': 'ReferencedSOPSequence',
  '00100020': 'PatientID',
  '00100021': 'IssuerOfPatientID',
  '00100030': 'PatientBirthDate',
  '00181000': 'DeviceSerialNumber',
  '00181020': 'SoftwareVersions',
  '0020000D': 'StudyInstanceUID',
  '0020000E': 'SeriesInstanceUID',
  '004008EA': 'MeasurementUnitsCodeSequence',
  '0040A010': 'RelationshipType',
  '0040A032': 'ObservationDateTime',
  '0040A040': 'ValueType',
  '0040A043': 'ConceptNameCodeSequence',
  '0040A123': 'PersonName',
  '0040A124': 'UID',
  '0040A160': 'TextValue',
  '0040A161': 'FloatingPointValue',
  '0040A168': 'ConceptCodeSequence',
  '0040A300': 'MeasuredValueSequence',
  '0040A30A': 'NumericValue',
  '0040A375': 'CurrentRequestedProcedureEvidenceSequence',
  '0040A730': 'ContentSequence',
};

/** Sequences within sequences that are read; a report of ours has less than half as many. */
const DEEPEST = 16;

/**
 * The naturalized form of a report in the DICOM JSON model, of the attributes that are read here.
 *
 * @param json As a service answered; what has not the form of the model is left out.
 */
export const naturalizeReportJson = (json: unknown): NaturalizedDataset => naturalize(json, 0);

function naturalize(json: unknown, depth: number): NaturalizedDataset {
  const dataset: Record<string, unknown> = {};
  if (typeof json !== 'object' || json === null) return dataset;
  for (const [tag, attribute] of Object.entries(json as JsonDataset)) {
    const keyword = KEYWORDS[tag.toUpperCase()];
    if (!keyword || !Array.isArray(attribute?.Value)) continue;
    const values: readonly unknown[] = attribute.Value;
    if (attribute.vr !== 'SQ') dataset[keyword] = values;
    else if (depth < DEEPEST) {
      dataset[keyword] = values.map((item) => naturalize(item, depth + 1));
    }
  }
  return dataset;
}
