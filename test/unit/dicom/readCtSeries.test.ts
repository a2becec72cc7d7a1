import { message, messageText } from '../../../src/messages/message';
import {
  ijkToLps,
  isRightHanded,
  readCtSeries,
  type CtSeries,
  type NaturalizedDataset,
  type RefusedSeries,
} from '../../../src';
import { ctHeader, ctHeaders } from '../../support/ctHeader';

const readable = (instances: readonly NaturalizedDataset[]): CtSeries => {
  const series = readCtSeries(instances);
  if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
  return series;
};

const refused = (instances: readonly NaturalizedDataset[]): RefusedSeries => {
  const series = readCtSeries(instances);
  if (series.status !== 'refused') throw new Error('expected a refusal');
  return series;
};

const codes = (instances: readonly NaturalizedDataset[]) =>
  refused(instances).reasons.map(({ code }) => code);

describe('the grid of a readable series', () => {
  it('takes dimensions and spacing in IJK order from rows, columns and row-first pixel spacing', () => {
    const { geometry } = readable(ctHeaders(5));
    expect(geometry.dimensions).toEqual([48, 64, 5]);
    expect(geometry.spacing).toEqual([0.7, 0.8, 1]);
    expect(geometry.origin).toEqual([-20, -30, 101]);
  });

  it('is the same whatever the order of the instances, and leaves them as they were', () => {
    const headers = ctHeaders(6);
    const shuffled = [3, 0, 5, 1, 4, 2].map((index) => headers[index]!);
    const before = structuredClone(shuffled);
    expect(readCtSeries(shuffled)).toEqual(readCtSeries(headers));
    expect(shuffled).toEqual(before);
  });

  it('counts K upwards along the cross product of row and column, with the slice of each K', () => {
    // Instance numbers run from the head to the feet.
    const series = readable(
      ctHeaders(4, (number) => ({ ImagePositionPatient: [0, 0, -2 * number] })),
    );
    expect(series.geometry.direction[2]).toEqual([0, 0, 1]);
    expect(series.slices.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(
      [4, 3, 2, 1].map((number) => `1.2.3.4.${number}`),
    );
  });

  it.each([
    ['axial, prone', [-1, 0, 0, 0, -1, 0], 'axial'],
    ['axial, seen from above', [-1, 0, 0, 0, 1, 0], 'axial'],
    ['oblique', [1, 0, 0, 0, Math.cos(0.3), Math.sin(0.3)], 'axial'],
    ['sagittal', [0, 1, 0, 0, 0, -1], 'sagittal'],
    ['coronal', [1, 0, 0, 0, 0, -1], 'coronal'],
  ])('puts each slice where its header says: %s', (_, orientation, plane) => {
    const [rx, ry, rz, cx, cy, cz] = orientation as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const normal = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx];
    const positionOf = (number: number) =>
      normal.map((component, axis) => [7, -8, 9][axis]! + 1.5 * number * component);
    const headers = ctHeaders(7, (number) => ({
      ImageOrientationPatient: orientation,
      ImagePositionPatient: positionOf(number),
    }));
    const { geometry, slices, conditions } = readable(headers);
    expect(isRightHanded(geometry)).toBe(true);
    expect(conditions.orientation).toBe(plane);
    slices.forEach(({ sopInstanceUid }, k) => {
      const number = Number(sopInstanceUid.split('.').at(-1));
      const centre = ijkToLps(geometry, [0, 0, k]);
      // 1e-9 mm: nothing but the rounding of doubles.
      centre.forEach((mm, axis) => expect(mm).toBeCloseTo(positionOf(number)[axis]!, 9));
    });
  });

  it('accepts positions rounded to 0.1 mm', () => {
    const headers = ctHeaders(20, (number) => ({
      ImagePositionPatient: [0, 0, Math.round(6.25 * number) / 10],
    }));
    // 0.005 mm: the rounding of the first and last position, shared out over 19 gaps.
    expect(readable(headers).geometry.spacing[2]).toBeCloseTo(0.625, 2);
  });

  it('reads headers whose numbers are texts and whose single values stand in arrays', () => {
    const asTexts = ctHeaders(4, (number) => ({
      PixelSpacing: '0.8\\0.7',
      ImagePositionPatient: ['-20', '-30', String(100 + number)],
      KVP: ['120'],
      InstanceNumber: [String(number)],
      RescaleSlope: '1 ',
      SeriesInstanceUID: ['1.2.3.4'],
    }));
    expect(readable(asTexts).geometry).toEqual(readable(ctHeaders(4)).geometry);
  });

  it('reads the frames of an Enhanced CT as slices', () => {
    const header = ctHeader(1, { ImagePositionPatient: undefined });
    const enhanced = {
      ...header,
      PixelSpacing: undefined,
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2.1',
      RescaleSlope: undefined,
      SharedFunctionalGroupsSequence: [
        {
          PixelMeasuresSequence: [{ PixelSpacing: [0.8, 0.7], SliceThickness: 2 }],
          PixelValueTransformationSequence: [
            { RescaleSlope: 1, RescaleIntercept: -1024, RescaleType: 'HU' },
          ],
        },
      ],
      PerFrameFunctionalGroupsSequence: [12, 8, 10].map((z) => ({
        PlanePositionSequence: [{ ImagePositionPatient: [0, 0, z] }],
      })),
    };
    const { geometry, slices, conditions } = readable([enhanced]);
    expect(geometry.spacing).toEqual([0.7, 0.8, 2]);
    expect(slices.map(({ frameNumber }) => frameNumber)).toEqual([2, 3, 1]);
    expect(conditions.sliceThicknessMm).toBe(2);
  });
});

describe('the conditions of a scan', () => {
  it('come from the header', () => {
    expect(readable(ctHeaders(3)).conditions).toMatchObject({
      kvp: 120,
      contrast: 'notStated',
      convolutionKernel: 'Br36d',
      kernelSharpness: 'soft',
      sliceThicknessMm: 1,
      spacingBetweenSlicesMm: 1,
      original: true,
      station: 'CT1',
      software: 'A B',
      patientSex: 'F',
      patientAgeYears: 74,
    });
  });

  it.each([
    [{ PatientAge: '018M' }, 1],
    [{ PatientAge: '', PatientBirthDate: '19500701', StudyDate: '20250630' }, 74],
    [{ PatientAge: null, PatientBirthDate: '19500630', StudyDate: '20250630' }, 75],
    [{ PatientAge: undefined, PatientBirthDate: '', StudyDate: '20250630' }, undefined],
  ])('give the age at the study from %j', (changes, ageYears) => {
    const { conditions } = readable(ctHeaders(3, () => changes));
    expect(conditions.patientAgeYears).toBe(ageYears);
  });
});

describe('a series is refused', () => {
  it('when it is empty', () => expect(codes([])).toEqual(['noCt']));

  it.each<[string, NaturalizedDataset, string]>([
    ['of another modality', { Modality: 'MR' }, 'notCtImage'],
    [
      'of secondary captures',
      {
        SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
        FrameOfReferenceUID: undefined,
        ImagePositionPatient: undefined,
        RescaleSlope: undefined,
      },
      'notCtImage',
    ],
    ['of localizers', { ImageType: ['ORIGINAL', 'PRIMARY', 'LOCALIZER'] }, 'localizer'],
    ['of projections', { ImageType: ['DERIVED', 'SECONDARY', 'AXIAL', 'MIP'] }, 'projection'],
    ['in colour', { SamplesPerPixel: 3, PhotometricInterpretation: 'RGB' }, 'colour'],
    ['without rescale', { RescaleSlope: undefined, RescaleIntercept: undefined }, 'notHu'],
    ['rescaled to something else than HU', { RescaleType: 'Z_EFF' }, 'notHu'],
    ['without position', { ImagePositionPatient: null }, 'noImagePlane'],
    ['without pixel spacing', { PixelSpacing: '' }, 'noImagePlane'],
    [
      'with a direction that is no unit vector',
      { ImageOrientationPatient: [1, 0, 0, 0, 0, 0] },
      'noImagePlane',
    ],
    ['without frame of reference', { FrameOfReferenceUID: '' }, 'noIdentifier'],
    ['with a negative number of rows', { Rows: -64 }, 'noImagePlane'],
    ['with half a column', { Columns: 48.5 }, 'noImagePlane'],
    ['with more rows than an image has', { Rows: 1e9 }, 'noImagePlane'],
    ['with two numbers of rows', { Rows: [64, 32] }, 'noImagePlane'],
    ['with pixels of no size', { PixelSpacing: [1e-300, 1e-300] }, 'noImagePlane'],
    ['with pixels of any size', { PixelSpacing: [1e300, 1e300] }, 'noImagePlane'],
    [
      'so far away that nothing can be computed',
      { ImagePositionPatient: [0, 0, 1e300] },
      'noImagePlane',
    ],
    [
      'with a position of which one part is missing',
      { ImagePositionPatient: [0, '', 1, 2] },
      'noImagePlane',
    ],
    ['with a slope beyond any voxel', { RescaleSlope: 1e300 }, 'notHu'],
    ['with an intercept beyond any voxel', { RescaleIntercept: -1e300 }, 'notHu'],
    ['with a hexadecimal slope', { RescaleSlope: '0x1' }, 'notHu'],
    ['with a type of rescale that cannot be read', { RescaleType: {} }, 'notHu'],
    ['with a number of samples that cannot be read', { SamplesPerPixel: 'three' }, 'colour'],
    ['with colours that cannot be read', { PhotometricInterpretation: [{}] }, 'colour'],
    ['of a modality that cannot be read', { Modality: [{}] }, 'notCtImage'],
  ])('%s', (_, changes, code) => {
    const { reasons } = refused(ctHeaders(5, () => changes));
    expect(reasons.map((reason) => reason.code)).toEqual([code]);
    expect(messageText(reasons[0]!.message)).toContain('instances 1, 2, 3, 4 and 5');
  });

  it('even if only one slice is at fault, and names that slice', () => {
    const headers = ctHeaders(9, (number) => (number === 4 ? { RescaleType: 'US' } : {}));
    const { reasons } = refused(headers);
    expect(reasons).toHaveLength(1);
    expect(messageText(reasons[0]!.message)).toMatch(/: instance 4\.$/);
  });

  it('when a slice is missing, naming its neighbours and the gap', () => {
    const { reasons } = refused(ctHeaders(9).filter((header) => header.InstanceNumber !== 4));
    expect(reasons).toEqual([
      {
        code: 'missingSlices',
        message: message('sliceMissing', { upper: '3', lower: '5', gapMm: 2, regularMm: 1 }),
      },
    ]);
  });

  it('when slices are unequally spaced', () => {
    const headers = ctHeaders(9, (number) => ({
      ImagePositionPatient: [0, 0, number + (number > 5 ? 0.3 : 0)],
    }));
    const { reasons } = refused(headers);
    expect(reasons[0]!.code).toBe('unequalSpacing');
    expect(messageText(reasons[0]!.message)).toContain(
      'Between instance 5 and instance 6 the distance is 1.3 mm',
    );
  });

  it('when slices drift from even spacing a little at a time', () => {
    let z = 0;
    const headers = ctHeaders(60, (number) => {
      z += number < 30 ? 1.04 : 0.96;
      return { ImagePositionPatient: [0, 0, z] };
    });
    expect(codes(headers)).toEqual(['unequalSpacing']);
  });

  it('when two slices share a position', () => {
    const headers = ctHeaders(9, (number) => ({
      ImagePositionPatient: [0, 0, number === 7 ? 3 : number],
    }));
    const { reasons } = refused(headers);
    expect(reasons[0]!.code).toBe('duplicateSlices');
    expect(messageText(reasons[0]!.message)).toMatch(/instance [37] double/);
  });

  it.each([0.5, 12, -20])('when the gantry was tilted by %d degrees', (degrees) => {
    const tangent = Math.tan((degrees * Math.PI) / 180);
    const headers = ctHeaders(120, (number) => ({
      ImagePositionPatient: [0, number * tangent, number],
    }));
    const { reasons } = refused(headers);
    expect(reasons[0]!.code).toBe('gantryTilt');
    expect(messageText(reasons[0]!.message)).toContain(`${Math.abs(degrees).toFixed(1)} degrees`);
  });

  it('when single slices are shifted sideways', () => {
    const headers = ctHeaders(30, (number) => ({
      ImagePositionPatient: [number === 12 ? 4 : 0, 0, number],
    }));
    const { reasons } = refused(headers);
    expect(reasons[0]!.code).toBe('shiftedSlices');
    expect(messageText(reasons[0]!.message)).toContain('instance 12');
  });

  it.each<[string, NaturalizedDataset, string]>([
    ['size', { Rows: 32 }, 'mixedSize'],
    ['pixel spacing', { PixelSpacing: [0.8, 0.71] }, 'mixedSpacing'],
    ['orientation', { ImageOrientationPatient: [0, 1, 0, 0, 0, -1] }, 'mixedOrientation'],
    ['frame of reference', { FrameOfReferenceUID: '1.9' }, 'mixedFrameOfReference'],
    ['series', { SeriesInstanceUID: '1.9' }, 'severalSeries'],
    ['study', { StudyInstanceUID: '1.9' }, 'severalSeries'],
  ])('when its slices differ in %s', (_, changes, code) => {
    expect(codes(ctHeaders(9, (number) => (number > 7 ? changes : {})))).toEqual([code]);
  });

  it('when two slices have one identifier, which a result could not tell apart', () => {
    const headers = ctHeaders(9, (number) => (number === 7 ? { SOPInstanceUID: '1.2.3.4.3' } : {}));
    const { reasons } = refused(headers);
    expect(reasons.map(({ code }) => code)).toEqual(['sharedIdentifier']);
    expect(messageText(reasons[0]!.message)).toContain('instance 7');
  });

  it('naming slices by their numbers only, whatever else stands there', () => {
    const { reasons } = refused(ctHeaders(5, () => ({ InstanceNumber: 'Doe^Jane', Rows: 0 })));
    expect(messageText(reasons[0]!.message)).toContain('instances without number');
  });

  it.each([1, 2])('when it has %d slices only', (count) => {
    expect(codes(ctHeaders(count))).toEqual(['tooFewSlices']);
  });

  it('without naming the patient', () => {
    const named = {
      PatientName: [{ Alphabetic: 'Doe^Jane' }],
      PatientID: 'ID-77',
      RescaleSlope: 0,
    };
    expect(JSON.stringify(refused(ctHeaders(5, () => named)))).not.toMatch(/Doe|ID-77/);
  });
});
