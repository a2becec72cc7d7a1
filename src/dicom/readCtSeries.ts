import { GREATEST_HU } from '../measurement/huStatistics';
import { message } from '../messages/message';
import type { CtSeries, RefusalReason, RefusedSeries } from './ctSeries';
import { imageKey } from './contentReader';
import { listCtFrames, nameSlices, type CtFrame } from './ctFrames';
import {
  isStated,
  readNumber,
  readString,
  readStrings,
  readUid,
  type NaturalizedDataset,
} from './dataset';
import { checkScan } from './scanChecks';
import { readScanConditions } from './scanConditions';
import { stackSlices } from './sliceStack';

/** CT, Enhanced CT and Legacy Converted Enhanced CT Image Storage (PS3.4 section B.5). */
const CT_SOP_CLASSES: readonly string[] = [
  '1.2.840.10008.5.1.4.1.1.2',
  '1.2.840.10008.5.1.4.1.1.2.1',
  '1.2.840.10008.5.1.4.1.1.2.2',
];

/** Values of ImageType that say: an overview, not slices. */
const LOCALIZER = /LOCALIZER|SCOUT|TOPOGRAM|SURVIEW|SCANOGRAM/;

/** Values of ImageType of images that keep the brightest or darkest voxel or a drawn surface. */
const PROJECTION =
  /\bM(?:IN|AX)?_?IP\b|PROJECTION|VOLREN|VOLUME[_ ]?REND|\bVRT\b|\bSSD\b|SCREEN|DOSE_INFO/;

/**
 * Reads one CT series: its grid, its slices, the conditions of the scan, and what in them may
 * mislead; or the reasons why it gives no HU on a regular grid.
 *
 * Where the line is drawn: CT images with a rescale to HU can be measured, also DERIVED or
 * SECONDARY ones (resampled, reformatted), which get a warning. Refused are images of any other
 * kind of object (secondary captures, dose sheets, results), localizers, projections (MIP,
 * rendered views), colour images, images without a rescale to HU, and slices that form no
 * regular, right-angled grid.
 *
 * @param instances The naturalized instances of one series, in any order; pixel data are not
 *   needed. Not changed.
 */
export function readCtSeries(instances: readonly NaturalizedDataset[]): CtSeries | RefusedSeries {
  const frames = listCtFrames(instances);
  if (frames.length === 0) {
    return refuse([{ code: 'noCt', message: message('noCtImage') }]);
  }
  // Images of another kind lack much else, which would only hide what they are.
  const unfit = refuseImages(frames);
  if (unfit.length > 0) return refuse(unfit);
  const unidentified = refuseIdentity(frames);
  if (unidentified.length > 0) return refuse(unidentified);
  const stack = stackSlices(frames);
  if ('reasons' in stack) return refuse(stack.reasons);
  // Last, since a copy of a slice is better told by its place.
  const shared = refuseShared(frames);
  if (shared) return refuse([shared]);

  const headers = stack.frames.map(({ header }) => header);
  const conditions = readScanConditions(headers[0]!, stack.geometry);
  return {
    status: 'readable',
    geometry: stack.geometry,
    slices: stack.frames.map(({ sopInstanceUid, sopClassUid, frameNumber }) => ({
      sopInstanceUid: sopInstanceUid!,
      sopClassUid: sopClassUid!,
      ...(frameNumber === undefined ? {} : { frameNumber }),
    })),
    studyInstanceUid: readUid(headers[0]!, 'StudyInstanceUID')!,
    seriesInstanceUid: readUid(headers[0]!, 'SeriesInstanceUID')!,
    frameOfReferenceUid: readUid(headers[0]!, 'FrameOfReferenceUID')!,
    checks: checkScan(headers, conditions),
    conditions,
  };
}

const refuse = (reasons: readonly RefusalReason[]): RefusedSeries => ({
  status: 'refused',
  reasons,
});

/** A rule that slices break, and which ones break it; what is said of them has the same code. */
type Rule = readonly [
  'notCtImage' | 'localizer' | 'projection' | 'colour' | 'notHu',
  (frame: CtFrame) => boolean,
];

const IMAGE_RULES: readonly Rule[] = [
  [
    'notCtImage',
    ({ header, sopClassUid }) =>
      !CT_SOP_CLASSES.includes(sopClassUid ?? '') || textOr(header, 'Modality', 'CT') !== 'CT',
  ],
  ['localizer', ({ header }) => hasImageType(header, LOCALIZER)],
  ['projection', ({ header }) => hasImageType(header, PROJECTION)],
  [
    'colour',
    ({ header }) =>
      (isStated(header, 'SamplesPerPixel') && readNumber(header, 'SamplesPerPixel') !== 1) ||
      !textOr(header, 'PhotometricInterpretation', 'MONOCHROME2').startsWith('MONOCHROME'),
  ],
  ['notHu', ({ header }) => !isHu(header)],
];

/** What an attribute says; the default where it is missing, and `''` where it is no text. */
const textOr = (header: NaturalizedDataset, keyword: string, missing: string): string =>
  isStated(header, keyword) ? (readString(header, keyword) ?? '') : missing;

/** Greatest value of a voxel as it is stored, by amount: CT images have 16 bits. */
const GREATEST_STORED = 65_535;

/**
 * Slope and intercept are required of CT images; RescaleType is, where it is not HU (PS3.3
 * section C.8.2.1), so that a header without it means HU.
 */
function isHu(header: NaturalizedDataset): boolean {
  const slope = readNumber(header, 'RescaleSlope') ?? 0;
  const intercept = readNumber(header, 'RescaleIntercept');
  return (
    slope > 0 &&
    intercept !== undefined &&
    slope * GREATEST_STORED + Math.abs(intercept) <= GREATEST_HU &&
    textOr(header, 'RescaleType', 'HU').toUpperCase() === 'HU'
  );
}

const hasImageType = (header: NaturalizedDataset, pattern: RegExp): boolean =>
  readStrings(header, 'ImageType').some((type) => pattern.test(type.toUpperCase()));

/** The first rule that a slice breaks, once a rule. */
function refuseImages(frames: readonly CtFrame[]): readonly RefusalReason[] {
  let rest = frames;
  return IMAGE_RULES.flatMap(([code, isBroken]) => {
    const broken = rest.filter(isBroken);
    rest = rest.filter((frame) => !broken.includes(frame));
    if (broken.length === 0) return [];
    return [{ code, message: message(code, { slices: nameSlices(broken) }) }];
  });
}

/** What the results must refer to, and must be one for all slices. */
function refuseIdentity(frames: readonly CtFrame[]): readonly RefusalReason[] {
  const reasons: RefusalReason[] = [];
  const lacking = frames.filter(
    ({ header, sopInstanceUid }) =>
      sopInstanceUid === undefined ||
      IDENTIFIERS.some((keyword) => readUid(header, keyword) === undefined),
  );
  if (lacking.length > 0) {
    reasons.push({
      code: 'noIdentifier',
      message: message('noIdentifier', { slices: nameSlices(lacking) }),
    });
  }
  const distinct = (keyword: string) =>
    new Set(frames.map(({ header }) => readUid(header, keyword))).size;
  if (distinct('SeriesInstanceUID') > 1 || distinct('StudyInstanceUID') > 1) {
    reasons.push({
      code: 'severalSeries',
      message: message('severalSeries'),
    });
  }
  if (distinct('FrameOfReferenceUID') > 1) {
    reasons.push({
      code: 'mixedFrameOfReference',
      message: message('severalFramesOfReference'),
    });
  }
  return reasons;
}

/** Slices that have the identifier of another one: what refers to it could mean either. */
function refuseShared(frames: readonly CtFrame[]): RefusalReason | undefined {
  const keys = frames.map(({ sopInstanceUid, frameNumber }) =>
    imageKey(sopInstanceUid!, frameNumber),
  );
  const firstWith = new Map(keys.map((key, index) => [key, index] as const).reverse());
  const shared = frames.filter((_, index) => firstWith.get(keys[index]!) !== index);
  if (shared.length === 0) return undefined;
  return {
    code: 'sharedIdentifier',
    message: message('sharedIdentifier', { slices: nameSlices(shared) }),
  };
}

const IDENTIFIERS = ['StudyInstanceUID', 'SeriesInstanceUID', 'FrameOfReferenceUID'] as const;
