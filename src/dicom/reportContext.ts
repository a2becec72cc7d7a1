import {
  codeItem,
  container,
  imageItem,
  numberItem,
  personItem,
  textItem,
  uidItem,
  type ContentNode,
  type ImageReference,
} from './contentNode';
import { CONTEXT_CODES, HEADING_CODES, UNIT_CODES } from './codes';
import { PRODUCT } from './contentHeader';
import type { ContrastState, CtSeries } from './ctSeries';

/** Language, observers and procedure of the report (TID 1204, 1001-1004, 1500). */
export function reportContext(reader: string): readonly ContentNode[] {
  const person = [
    codeItem('HAS OBS CONTEXT', CONTEXT_CODES.observerType, CONTEXT_CODES.person),
    personItem('HAS OBS CONTEXT', CONTEXT_CODES.personName, reader),
  ];
  return [
    codeItem('HAS CONCEPT MOD', CONTEXT_CODES.language, CONTEXT_CODES.english),
    ...(reader === '' ? [] : person),
    codeItem('HAS OBS CONTEXT', CONTEXT_CODES.observerType, CONTEXT_CODES.device),
    uidItem('HAS OBS CONTEXT', CONTEXT_CODES.deviceUid, PRODUCT.deviceUid),
    textItem('HAS OBS CONTEXT', CONTEXT_CODES.deviceName, PRODUCT.model),
    textItem('HAS OBS CONTEXT', CONTEXT_CODES.deviceManufacturer, PRODUCT.manufacturer),
    textItem('HAS OBS CONTEXT', CONTEXT_CODES.deviceModel, PRODUCT.model),
    codeItem('HAS CONCEPT MOD', CONTEXT_CODES.procedureReported, CONTEXT_CODES.ct),
  ];
}

/** What a reader of the report needs to know about contrast, in words. */
const CONTRAST_WORDS: Readonly<Record<ContrastState, string>> = {
  none: 'no contrast',
  enhanced: 'contrast-enhanced',
  oralOnly: 'oral contrast only',
  unclear: 'unclear',
  notStated: 'not stated',
};

/**
 * The image library (TID 1600): how the CT was acquired and reconstructed, as far as it bears
 * on HU, and the images in which something was measured or marked.
 */
export function imageLibrary(series: CtSeries, images: readonly ImageReference[]): ContentNode {
  return container('CONTAINS', HEADING_CODES.imageLibrary, [
    container('CONTAINS', HEADING_CODES.imageLibraryGroup, [
      ...acquisitionContext(series),
      ...images.map((image) => imageItem('CONTAINS', undefined, image)),
    ]),
  ]);
}

/** TID 1602 and 1604, and tube voltage, contrast and kernel, for which they have no row. */
function acquisitionContext(series: CtSeries): readonly ContentNode[] {
  const { geometry, conditions } = series;
  const [columns, rows] = geometry.dimensions;
  const acquired = 'HAS ACQ CONTEXT';
  const optional = (value: number | undefined, make: (value: number) => ContentNode) =>
    value === undefined ? [] : [make(value)];
  return [
    codeItem(acquired, CONTEXT_CODES.modality, CONTEXT_CODES.computedTomography),
    codeItem(acquired, CONTEXT_CODES.targetRegion, CONTEXT_CODES.lumbarSpine),
    uidItem(acquired, CONTEXT_CODES.frameOfReference, series.frameOfReferenceUid),
    numberItem(acquired, CONTEXT_CODES.rows, rows, UNIT_CODES.pixels),
    numberItem(acquired, CONTEXT_CODES.columns, columns, UNIT_CODES.pixels),
    numberItem(acquired, CONTEXT_CODES.horizontalSpacing, geometry.spacing[0], UNIT_CODES.mm),
    numberItem(acquired, CONTEXT_CODES.verticalSpacing, geometry.spacing[1], UNIT_CODES.mm),
    numberItem(acquired, CONTEXT_CODES.sliceSpacing, geometry.spacing[2], UNIT_CODES.mm),
    ...optional(conditions.sliceThicknessMm, (mm) =>
      numberItem(acquired, CONTEXT_CODES.sliceThickness, mm, UNIT_CODES.mm),
    ),
    ...optional(conditions.kvp, (kvp) =>
      numberItem(acquired, CONTEXT_CODES.kvp, kvp, UNIT_CODES.kilovolt),
    ),
    textItem(acquired, CONTEXT_CODES.contrastState, CONTRAST_WORDS[conditions.contrast]),
    ...(conditions.contrastAgent
      ? [textItem(acquired, CONTEXT_CODES.contrastAgent, conditions.contrastAgent)]
      : []),
    ...(conditions.convolutionKernel
      ? [textItem(acquired, CONTEXT_CODES.convolutionKernel, conditions.convolutionKernel)]
      : []),
  ];
}
