import { add, readNumbers, readString, scale, type NaturalizedDataset, type Vec3 } from '../../src';
import { phantomUid } from './phantomUid';

/**
 * Series that must be refused or warned of, each made from a sound one (the datasets of
 * `ctSeriesDatasets`, in the order of K). The input is not changed; instances get new UIDs and
 * belong to a series of their own in the same study.
 */
type Instances = readonly NaturalizedDataset[];

/** Without the slice in the middle of the stack. */
export function withMissingSlice(instances: Instances): Instances {
  const missing = Math.floor(instances.length / 2);
  return asSeries(
    instances.filter((_, index) => index !== missing),
    'missing slice',
    901,
  );
}

/**
 * As from a tilted gantry: each slice is moved along its own columns, so that the stack leans
 * by `degrees` and its axes are no longer at right angles.
 */
export function withGantryTilt(instances: Instances, degrees = 15): Instances {
  const positions = instances.map((instance) => vectorOf(instance, 'ImagePositionPatient'));
  const cosines = readNumbers(instances[0]!, 'ImageOrientationPatient');
  const columnDirection: Vec3 = [cosines[3]!, cosines[4]!, cosines[5]!];
  const first = positions[0]!;
  const tilted = instances.map((instance, index) => {
    const distance = Math.hypot(...add(positions[index]!, scale(first, -1)));
    const shift = distance * Math.tan((degrees * Math.PI) / 180);
    const moved = add(positions[index]!, scale(columnDirection, shift));
    return {
      ...instance,
      GantryDetectorTilt: String(degrees),
      ImagePositionPatient: moved.map((mm) => String(Number(mm.toFixed(6)))),
    };
  });
  return asSeries(tilted, 'gantry tilt', 902);
}

/** CT images whose rescaled values are no HU (RescaleType US: unspecified). */
export function withoutHu(instances: Instances): Instances {
  return asSeries(
    instances.map((instance) => ({
      ...instance,
      ImageType: ['DERIVED', 'SECONDARY', 'AXIAL'],
      RescaleType: 'US',
    })),
    'no HU',
    903,
  );
}

/** What only an image of a scanner says: how it was acquired and where it lies. */
const ACQUISITION_KEYWORDS =
  /^(Rescale|KVP|Convolution|Image(Position|Orientation)|SliceLoc|ScanOpt|SliceThick|DataColl|Recon|Gantry|TableH|Rotation|Exposure|XRay|Frame|PositionRef|PixelSpacing|Contrast)/;

/** The same pictures as secondary captures, as a screen saver or a film digitizer sends them. */
export function asSecondaryCapture(instances: Instances): Instances {
  const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';
  const captured = instances.map((instance) => {
    const kept = Object.entries(instance).filter(
      ([keyword]) => !ACQUISITION_KEYWORDS.test(keyword),
    );
    return {
      ...Object.fromEntries(kept),
      SOPClassUID: secondaryCapture,
      Modality: 'OT',
      ConversionType: 'WSD',
      PatientOrientation: '',
      ImageType: ['DERIVED', 'SECONDARY'],
    };
  });
  return asSeries(captured, 'secondary capture', 904);
}

/** The slice in the middle of the stack alone. */
export function withSingleSlice(instances: Instances): Instances {
  const middle = Math.floor(instances.length / 2);
  return asSeries([instances[middle]!], 'single slice', 905);
}

function vectorOf(instance: NaturalizedDataset, keyword: string): Vec3 {
  const [x, y, z] = readNumbers(instance, keyword);
  return [x!, y!, z!];
}

/** The instances as a series of their own, with new UIDs that depend on the old ones alone. */
function asSeries(instances: Instances, fault: string, seriesNumber: number): Instances {
  return instances.map((instance) => {
    const sopInstanceUid = phantomUid(`${readString(instance, 'SOPInstanceUID')} ${fault}`);
    const meta = instance['_meta'] as Record<string, unknown>;
    return {
      ...instance,
      SOPInstanceUID: sopInstanceUid,
      SeriesInstanceUID: phantomUid(`${readString(instance, 'SeriesInstanceUID')} ${fault}`),
      SeriesNumber: String(seriesNumber),
      SeriesDescription: `Faulty on purpose: ${fault}`,
      _meta: {
        ...meta,
        MediaStorageSOPClassUID: readString(instance, 'SOPClassUID'),
        MediaStorageSOPInstanceUID: sopInstanceUid,
      },
    };
  });
}
