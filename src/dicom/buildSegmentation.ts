import { VertebralBmdError } from '../errors';
import type { Reading } from '../study/reading';
import { ijkToLps } from '../volume/geometry';
import { SEGMENT_CODES, toCodeItem } from './codes';
import { checkSameSeries, commonModules, RESEARCH_USE, type ResultOrigin } from './contentHeader';
import { toDecimalString, toReferenceItem } from './contentNode';
import type { CtSeries } from './ctSeries';
import type { NaturalizedDataset } from './dataset';
import { packFrames, slicesOfMask } from './frames';
import { SEGMENTATION_SOP_CLASS, segmentationReferences } from './segmentationReferences';
import { levelMasks, segmentItem, type LevelMask } from './segmentationSegments';

/** What a segmentation is built from. */
export interface SegmentationInput extends ResultOrigin {
  readonly reading: Reading;
  readonly series: CtSeries;
}

/** Chosen here: high, so that lists sorted by number show results after the scanner's series. */
const SERIES_NUMBER = 9101;

// Attribute tags as numbers, as the serializers want them.
const SEGMENT_IDENTIFICATION_SEQUENCE = 0x0062000a;
const REFERENCED_SEGMENT_NUMBER = 0x0062000b;
const PLANE_POSITION_SEQUENCE = 0x00209113;
const IMAGE_POSITION_PATIENT = 0x00200032;

interface SegmentFrame extends LevelMask {
  readonly segmentNumber: number;
  readonly sliceIndex: number;
}

/**
 * A binary DICOM segmentation (PS3.3 section A.51) of the cancellous masks of a reading: a
 * segment for each level that has a mask, and a frame for each slice of the CT where the
 * segment has a voxel, of the CT's rows and columns and in its place. It names the segmentation
 * that the reading was stored with before.
 *
 * @throws VertebralBmdError `invalidInput` when no level has a mask, a mask is empty, or the
 *   reading is of another series.
 */
export function buildSegmentation(input: SegmentationInput): NaturalizedDataset {
  const { reading, series, newUid } = input;
  checkSameSeries(reading, series);
  const masks = levelMasks(reading);
  const frames = masks.flatMap((mask, index) =>
    slicesOfMask(mask.cancellous).map((sliceIndex): SegmentFrame => ({
      ...mask,
      segmentNumber: index + 1,
      sliceIndex,
    })),
  );
  masks.forEach((mask, index) => {
    if (!frames.some(({ segmentNumber }) => segmentNumber === index + 1)) {
      fail(`the mask of ${mask.level} has no voxel`);
    }
  });
  if (frames.length === 0) fail('no level of the reading has a mask');

  const [columns, rows] = series.geometry.dimensions;
  const slices = [...new Set(frames.map(({ sliceIndex }) => sliceIndex))].sort((a, b) => a - b);
  const dimensionOrganizationUid = newUid();
  const packed = packFrames(
    frames.map(({ cancellous, sliceIndex }) => ({ mask: cancellous, sliceIndex })),
    columns,
    rows,
  );
  return {
    ...commonModules(input),
    SOPClassUID: SEGMENTATION_SOP_CLASS,
    SOPInstanceUID: newUid(),
    Modality: 'SEG',
    SeriesInstanceUID: newUid(),
    SeriesNumber: SERIES_NUMBER,
    SeriesDescription: 'Vertebral BMD: cancellous bone (research use)',
    FrameOfReferenceUID: series.frameOfReferenceUid,
    PositionReferenceIndicator: '',
    ImageType: ['DERIVED', 'PRIMARY'],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: rows,
    Columns: columns,
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    ...compressionHistory(input.ctInstance),
    SegmentationType: 'BINARY',
    ContentLabel: 'VERTEBRAL_BMD',
    ContentDescription: `Cancellous bone. ${RESEARCH_USE}`,
    ContentCreatorName: input.reader,
    SegmentSequence: masks.map((mask, index) =>
      segmentItem(mask, index + 1, input.softwareVersion),
    ),
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: dimensionOrganizationUid }],
    DimensionIndexSequence: [
      {
        DimensionOrganizationUID: dimensionOrganizationUid,
        DimensionIndexPointer: REFERENCED_SEGMENT_NUMBER,
        FunctionalGroupPointer: SEGMENT_IDENTIFICATION_SEQUENCE,
        DimensionDescriptionLabel: 'Segment',
      },
      {
        DimensionOrganizationUID: dimensionOrganizationUid,
        DimensionIndexPointer: IMAGE_POSITION_PATIENT,
        FunctionalGroupPointer: PLANE_POSITION_SEQUENCE,
        DimensionDescriptionLabel: 'Slice',
      },
    ],
    NumberOfFrames: frames.length,
    SharedFunctionalGroupsSequence: [sharedFunctionalGroups(series)],
    PerFrameFunctionalGroupsSequence: frames.map((frame) =>
      frameFunctionalGroups(frame, slices.indexOf(frame.sliceIndex) + 1, series),
    ),
    ...segmentationReferences(series, slices, reading.stored),
    PixelData: [packed.buffer],
    _vrMap: { PixelData: 'OB' },
  };
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidInput', message);
}

/** Once lossy, always lossy: a mask of a lossy CT says so (PS3.3 section C.8.20.2). */
function compressionHistory(ct: NaturalizedDataset): NaturalizedDataset {
  if (ct['LossyImageCompression'] !== '01') return { LossyImageCompression: '00' };
  return {
    LossyImageCompression: '01',
    LossyImageCompressionRatio: ct['LossyImageCompressionRatio'],
    LossyImageCompressionMethod: ct['LossyImageCompressionMethod'],
  };
}

function sharedFunctionalGroups({ geometry, conditions }: CtSeries): NaturalizedDataset {
  const { spacing, direction } = geometry;
  return {
    PlaneOrientationSequence: [
      { ImageOrientationPatient: [...direction[0], ...direction[1]].map(toDecimalString) },
    ],
    PixelMeasuresSequence: [
      {
        // Row spacing first: the distance along J, then along I (PS3.3 section 10.7.1.3).
        PixelSpacing: [toDecimalString(spacing[1]), toDecimalString(spacing[0])],
        SliceThickness: toDecimalString(conditions.sliceThicknessMm ?? spacing[2]),
        SpacingBetweenSlices: toDecimalString(spacing[2]),
      },
    ],
  };
}

function frameFunctionalGroups(
  { segmentNumber, sliceIndex }: SegmentFrame,
  slicePosition: number,
  { geometry, slices }: CtSeries,
): NaturalizedDataset {
  return {
    FrameContentSequence: [{ DimensionIndexValues: [segmentNumber, slicePosition] }],
    PlanePositionSequence: [
      { ImagePositionPatient: ijkToLps(geometry, [0, 0, sliceIndex]).map(toDecimalString) },
    ],
    SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segmentNumber }],
    DerivationImageSequence: [
      {
        DerivationCodeSequence: [toCodeItem(SEGMENT_CODES.segmentation)],
        SourceImageSequence: [
          {
            ...toReferenceItem(slices[sliceIndex]!),
            SpatialLocationsPreserved: 'YES',
            PurposeOfReferenceCodeSequence: [toCodeItem(SEGMENT_CODES.sourceImage)],
          },
        ],
      },
    ],
  };
}
