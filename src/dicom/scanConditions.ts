import type { VolumeGeometry } from '../volume/geometry';
import { classifyKernel } from './convolutionKernel';
import { findContrastWords } from './contrastWords';
import type { ContrastState, ScanConditions } from './ctSeries';
import { readItems, readNumber, readString, readStrings, type NaturalizedDataset } from './dataset';

/** The conditions of a scan from the header of its first slice and its measured geometry. */
export function readScanConditions(
  header: NaturalizedDataset,
  geometry: VolumeGeometry,
): ScanConditions {
  const convolutionKernel = readString(header, 'ConvolutionKernel');
  return {
    kvp: readPositive(header, 'KVP'),
    tubeCurrentMa: readPositive(header, 'XRayTubeCurrent'),
    contrast: readContrast(header),
    contrastAgent: readContrastAgent(header),
    convolutionKernel,
    kernelSharpness: classifyKernel(convolutionKernel),
    sliceThicknessMm: readPositive(header, 'SliceThickness'),
    spacingBetweenSlicesMm: geometry.spacing[2],
    original: readStrings(header, 'ImageType')[0]?.toUpperCase() === 'ORIGINAL',
    orientation: nameOrientation(geometry),
    manufacturer: readString(header, 'Manufacturer'),
    model: readString(header, 'ManufacturerModelName'),
    station: readString(header, 'StationName'),
    software: readStrings(header, 'SoftwareVersions').join(' ') || undefined,
    bodyPart: readString(header, 'BodyPartExamined'),
    seriesNumber: readNumber(header, 'SeriesNumber'),
    seriesDescription: readString(header, 'SeriesDescription'),
    patientSex: readSex(header),
    patientAgeYears: readAgeYears(header),
  };
}

/** 0 stands for "not known" in the headers of converted images. */
function readPositive(header: NaturalizedDataset, keyword: string): number | undefined {
  const value = readNumber(header, keyword);
  return value !== undefined && value > 0 ? value : undefined;
}

/** The plane that the slices are nearest to; K's largest component says it. */
function nameOrientation({ direction }: VolumeGeometry): ScanConditions['orientation'] {
  const [left, posterior, superior] = direction[2].map(Math.abs) as [number, number, number];
  if (superior >= left && superior >= posterior) return 'axial';
  return posterior >= left ? 'coronal' : 'sagittal';
}

function readContrastAgent(header: NaturalizedDataset): string | undefined {
  return (
    readString(header, 'ContrastBolusAgent') ??
    readItems(header, 'ContrastBolusAgentSequence')
      .map((item) => readString(item, 'CodeMeaning'))
      .find((meaning) => meaning !== undefined)
  );
}

/**
 * Attributes go before words, and the words of the series before those of the study, which
 * may speak of another series.
 */
function readContrast(header: NaturalizedDataset): ContrastState {
  const agent = readContrastAgent(header);
  const route = readString(header, 'ContrastBolusRoute') ?? '';
  if (agent !== undefined && !NO_AGENT.test(agent)) {
    const how = `${agent} ${route}`;
    return ENTERAL.test(how) && !INTRAVENOUS.test(how) ? 'oralOnly' : 'enhanced';
  }
  if (agent === undefined && readPositive(header, 'ContrastBolusVolume') !== undefined) {
    return 'enhanced';
  }
  const ofSeries = ['SeriesDescription', 'ProtocolName'].map((keyword) => says(header, keyword));
  const told = ofSeries.find((words) => words !== 'nothing');
  if (told !== undefined) return WORDS_TO_STATE[told];
  if (agent !== undefined) return 'none';
  const ofStudy = says(header, 'StudyDescription');
  return ofStudy === 'with' ? 'unclear' : WORDS_TO_STATE[ofStudy];
}

const says = (header: NaturalizedDataset, keyword: string) =>
  findContrastWords(readString(header, keyword) ?? '').says;

const WORDS_TO_STATE = {
  with: 'enhanced',
  without: 'none',
  both: 'unclear',
  nothing: 'notStated',
} as const satisfies Record<string, ContrastState>;

/** What technologists enter as agent when there was none. */
const NO_AGENT = /^\W*(?:none|no|nil|n\/?a|without|w\/?o|non[\s-]?contrast|unenhanced)\b/i;
const ENTERAL = /\b(?:oral|po|rectal|enteral)\b/i;
const INTRAVENOUS = /\b(?:iv|i\.v|intraven\w*)\b/i;

function readSex(header: NaturalizedDataset): ScanConditions['patientSex'] {
  const sex = readString(header, 'PatientSex');
  return sex === 'F' || sex === 'M' || sex === 'O' ? sex : undefined;
}

/** PatientAge (PS3.5 section 6.2, VR AS), else from birth date and study date; whole years. */
function readAgeYears(header: NaturalizedDataset): number | undefined {
  const age = /^(\d{3})([DWMY])$/.exec(readString(header, 'PatientAge') ?? '');
  if (age)
    return Math.floor(Number(age[1]) / UNITS_PER_YEAR[age[2] as keyof typeof UNITS_PER_YEAR]);
  const birth = readString(header, 'PatientBirthDate');
  const study = readString(header, 'StudyDate');
  if (!birth || !study || !DATE.test(birth) || !DATE.test(study)) return undefined;
  // The difference of two dates YYYYMMDD, read as numbers, is years in its first digits.
  const years = Math.floor((Number(study) - Number(birth)) / 10000);
  return years >= 0 ? years : undefined;
}

const DATE = /^\d{8}$/;
const UNITS_PER_YEAR = { D: 365.25, W: 52.18, M: 12, Y: 1 } as const;
