import { VertebralBmdError } from '../errors';
import type { Reading } from '../study/reading';
import { OWN_SCHEME } from './codes';
import type { CtSeries } from './ctSeries';
import { readString, readStrings, type NaturalizedDataset } from './dataset';
import { sharedAttributes } from './sharedAttributes';

/** Maker and model in every object that this software writes; it knows its own by them. */
export const PRODUCT = {
  manufacturer: 'Vertebral BMD for OHIF contributors',
  model: 'Vertebral BMD for OHIF',
  /** Identifies the software as an observer, whatever its version. A random UUID, made once. */
  deviceUid: '2.25.291821901668550816841834489806873547422',
} as const;

/**
 * Version of what this software writes into SEG and SR. It grows when an earlier version could
 * no longer restore a reading from it.
 */
export const RESULT_FORMAT = 1;

/** Stands before the format in SoftwareVersions. */
const FORMAT_PREFIX = 'result format ';

/** The words that stand wherever a result is stored. */
export const RESEARCH_USE = 'Research use; not a diagnosis.';

/** What a result is written with, besides the reading itself. */
export interface ResultOrigin {
  /**
   * Any instance of the CT series; patient, study and frame of reference are taken from it, so
   * that the result lies beside the CT in the archive.
   */
  readonly ctInstance: NaturalizedDataset;
  /** Makes a new, globally unique UID. */
  readonly newUid: () => string;
  readonly now: Date;
  readonly softwareVersion: string;
  /** The reader's name, `Family^Given` or plain; empty when not known. */
  readonly reader: string;
}

/** What SEG and SR have in common: patient, study, equipment and SOP common modules. */
export function commonModules(origin: ResultOrigin): NaturalizedDataset {
  const { ctInstance, now } = origin;
  const date = toDicomDate(now);
  const time = toDicomTime(now);
  return {
    // The serializers write UTF-8, whatever the CT came in (PS3.3 section C.12.1.1.2).
    SpecificCharacterSet: 'ISO_IR 192',
    ...sharedAttributes(ctInstance),
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    SeriesDate: date,
    SeriesTime: time,
    ContentDate: date,
    ContentTime: time,
    Manufacturer: PRODUCT.manufacturer,
    ManufacturerModelName: PRODUCT.model,
    DeviceSerialNumber: PRODUCT.deviceUid,
    SoftwareVersions: [origin.softwareVersion, `${FORMAT_PREFIX}${RESULT_FORMAT}`],
    InstanceNumber: 1,
    CodingSchemeIdentificationSequence: [
      {
        CodingSchemeDesignator: OWN_SCHEME,
        CodingSchemeName: 'Codes of Vertebral BMD for OHIF',
        CodingSchemeResponsibleOrganization: PRODUCT.manufacturer,
      },
    ],
    // What the host's serializer looks for beside the attributes (explicit VR little endian).
    _meta: { TransferSyntaxUID: { Value: ['1.2.840.10008.1.2.1'], vr: 'UI' } },
  };
}

/** DICOM date (DA) in local time, as scanners and archives write it. */
export const toDicomDate = (date: Date): string =>
  `${date.getFullYear()}${twoDigits(date.getMonth() + 1)}${twoDigits(date.getDate())}`;

/** DICOM time (TM) in local time, with milliseconds. */
export const toDicomTime = (date: Date): string =>
  `${twoDigits(date.getHours())}${twoDigits(date.getMinutes())}${twoDigits(date.getSeconds())}` +
  `.${String(date.getMilliseconds()).padStart(3, '0')}`;

/** DICOM date and time (DT) in UTC, with its offset, so that it means the same everywhere. */
export const toDicomDateTime = (date: Date): string =>
  `${date.toISOString().replace(/[-:TZ]/g, '')}000+0000`;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * @throws VertebralBmdError `invalidInput` when a reading is of another series than the one given.
 */
export function checkSameSeries(reading: Reading, series: CtSeries): void {
  if (reading.seriesInstanceUid !== series.seriesInstanceUid) {
    throw new VertebralBmdError(
      'invalidInput',
      'expected the CT series of the reading, got another one',
    );
  }
}

/** Whether this software, in any version, wrote an object: by its model name and result format. */
export const isOwnResult = (dataset: NaturalizedDataset): boolean =>
  readString(dataset, 'ManufacturerModelName') === PRODUCT.model &&
  readFormat(dataset) !== undefined;

/**
 * @throws VertebralBmdError `invalidDataset` when another software wrote the object,
 *   `unsupportedVersion` when a newer version of this one did, in a format not known here.
 */
export function checkReadable(dataset: NaturalizedDataset): void {
  if (!isOwnResult(dataset)) {
    throw new VertebralBmdError('invalidDataset', `expected a result of ${PRODUCT.model}`);
  }
  const format = readFormat(dataset)!;
  if (format > RESULT_FORMAT) {
    throw new VertebralBmdError(
      'unsupportedVersion',
      `expected a result in format ${RESULT_FORMAT} or earlier, got format ${format}: a newer version of ${PRODUCT.model} wrote it`,
    );
  }
}

function readFormat(dataset: NaturalizedDataset): number | undefined {
  const text = readStrings(dataset, 'SoftwareVersions').find((each) =>
    each.startsWith(FORMAT_PREFIX),
  );
  const format = Number(text?.slice(FORMAT_PREFIX.length));
  return Number.isInteger(format) && format > 0 ? format : undefined;
}
