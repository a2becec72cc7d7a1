import { messageText } from '../../../src/messages/message';
import {
  classifyKernel,
  findContrastWords,
  readCtSeries,
  type NaturalizedDataset,
  type ScanProperty,
} from '../../../src';
import { ctHeaders } from '../../support/ctHeader';

const read = (changes: NaturalizedDataset | ((number: number) => NaturalizedDataset)) => {
  const series = readCtSeries(
    ctHeaders(8, typeof changes === 'function' ? changes : () => changes),
  );
  if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
  return series;
};

const checkOf = (
  property: ScanProperty,
  changes: NaturalizedDataset | ((number: number) => NaturalizedDataset),
) => read(changes).checks.find((check) => check.property === property);

const every = (mm: number) => (number: number) => ({
  ImagePositionPatient: [0, 0, mm * number],
  SliceThickness: mm,
});

describe('scan checks', () => {
  it('are all in order for a soft, thin, original scan at 120 kV without contrast', () => {
    const { checks } = read({});
    expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'ok'));
    expect(checks.map(({ property }) => property)).toEqual([
      'tubeVoltage',
      'contrast',
      'kernel',
      'sliceThickness',
      'imageType',
      'orientation',
    ]);
  });

  it.each<[number | null, string, string]>([
    [100, 'warn', 'Tube voltage 100 kV: bone reads higher than at 120 kV'],
    [140, 'warn', 'Tube voltage 140 kV: bone reads lower than at 120 kV'],
    [null, 'warn', 'states no tube voltage'],
    [0, 'warn', 'states no tube voltage'],
  ])('judge a tube voltage of %s', (KVP, state, message) => {
    const check = checkOf('tubeVoltage', { KVP });
    expect(check?.state).toBe(state);
    expect(messageText(check!.message)).toContain(message);
  });

  it('warn when the tube voltage differs between slices', () => {
    const check = checkOf('tubeVoltage', (number) => ({ KVP: number > 4 ? 80 : 120 }));
    expect(check).toMatchObject({ state: 'warn' });
    expect(messageText(check!.message)).toContain('differs between slices');
  });

  it.each([
    [0.6, 'ok'],
    [1.25, 'ok'],
    [1.5, 'note'],
    [3, 'note'],
    [5, 'warn'],
  ])('judge slices of %d mm as %s', (mm, state) => {
    expect(checkOf('sliceThickness', every(mm))?.state).toBe(state);
  });

  it('judge thin slices that lie far apart by their distance', () => {
    const apart = (number: number) => ({ ...every(5)(number), SliceThickness: 1 });
    expect(checkOf('sliceThickness', apart)).toMatchObject({ state: 'warn' });
  });

  it('warn of derived images, also if only some are', () => {
    const derived = { ImageType: ['DERIVED', 'SECONDARY', 'AXIAL'] };
    expect(checkOf('imageType', derived)?.state).toBe('warn');
    expect(checkOf('imageType', (number) => (number === 5 ? derived : {}))?.state).toBe('warn');
  });

  it('warn of slices that are not axial', () => {
    const check = checkOf('orientation', (number) => ({
      ImageOrientationPatient: [0, 1, 0, 0, 0, -1],
      ImagePositionPatient: [number, 0, 0],
    }));
    expect(messageText(check!.message)).toContain('The slices are sagittal');
  });

  it.each<[ScanProperty, NaturalizedDataset, string]>([
    ['energy', { MultienergyCTAcquisition: 'YES' }, 'warn'],
    ['energy', { ImageType: ['DERIVED', 'PRIMARY', 'AXIAL', 'VMI'] }, 'warn'],
    ['compression', { LossyImageCompression: '01' }, 'warn'],
    ['gantryTilt', { GantryDetectorTilt: -12 }, 'note'],
  ])('mention %s only where there is something to say', (property, changes, state) => {
    expect(checkOf(property, changes)?.state).toBe(state);
    expect(checkOf(property, {})).toBeUndefined();
  });

  it.each<[NaturalizedDataset, string, string]>([
    [{ ContrastBolusAgent: 'Ultravist 370' }, 'enhanced', 'warn'],
    [{ ContrastBolusAgent: 'APPLIED', ContrastBolusRoute: 'IV' }, 'enhanced', 'warn'],
    [{ ContrastBolusAgent: '', ContrastBolusVolume: 90 }, 'enhanced', 'warn'],
    [{ ContrastBolusAgent: 'Oral & IV' }, 'enhanced', 'warn'],
    [{ ContrastBolusAgent: 'Telebrix', ContrastBolusRoute: 'ORAL' }, 'oralOnly', 'note'],
    [{ ContrastBolusAgent: 'NONE' }, 'none', 'ok'],
    [{ ContrastBolusAgent: 'CONTRAST', SeriesDescription: 'native 1.0' }, 'enhanced', 'warn'],
    [{ SeriesDescription: 'Abdomen portal venous 1.0' }, 'enhanced', 'warn'],
    [{ SeriesDescription: 'LSPINE without contrast' }, 'none', 'ok'],
    [
      { SeriesDescription: 'LSPINE native', StudyDescription: 'CT abdomen with contrast' },
      'none',
      'ok',
    ],
    [{ ProtocolName: 'Abd_arterial' }, 'enhanced', 'warn'],
    [{ StudyDescription: 'CT ABDOMEN W CONTRAST' }, 'unclear', 'warn'],
    [{ StudyDescription: 'CT abdomen with and without contrast' }, 'unclear', 'warn'],
    [{ StudyDescription: 'CT lumbar spine' }, 'notStated', 'ok'],
  ])('read contrast from %j', (changes, contrast, state) => {
    expect(read(changes).conditions.contrast).toBe(contrast);
    expect(checkOf('contrast', changes)?.state).toBe(state);
  });

  it('quote no more of a description than the word that was found', () => {
    const changes = { SeriesDescription: 'Doe Jane arterial 1.0' };
    expect(messageText(checkOf('contrast', changes)!.message)).toContain('says "arterial"');
    expect(messageText(checkOf('contrast', changes)!.message)).not.toContain('Doe');
  });
});

describe('findContrastWords', () => {
  it.each([
    ['C+ 1.0 B30f', 'with'],
    ['Thorax +C', 'with'],
    ['CT ABD W CON', 'with'],
    ['Abd ART 1.0', 'with'],
    ['venös 1.0', 'with'],
    ['Leber portalvenös', 'with'],
    ['temps artériel', 'with'],
    ['con contraste', 'with'],
    ['mit KM', 'with'],
    ['CTA aorta', 'with'],
    ['Intravenous contrast', 'with'],
    ['Delayed 5min', 'with'],
    ['W/O CONTRAST', 'without'],
    ['CT L-SPINE WO', 'without'],
    ['non-contrast', 'without'],
    ['noncontrast 1.25', 'without'],
    ['without IV contrast', 'without'],
    ['no iv contrast', 'without'],
    ['NCCT', 'without'],
    ['nativ', 'without'],
    ['ohne KM', 'without'],
    ['sans injection', 'without'],
    ['sin contraste', 'without'],
    ['senza contrasto', 'without'],
    ['C- 1.0', 'without'],
    ['pre-contrast', 'without'],
    ['unenhanced', 'without'],
    ['C+/-', 'both'],
    ['W/WO contrast', 'both'],
    ['with & without', 'both'],
    ['C-SPINE 1.0', 'nothing'],
    ['LSPINE 1.0 Br36', 'nothing'],
    ['Ventral fusion', 'nothing'],
    ['Partial article', 'nothing'],
    ['', 'nothing'],
  ])('reads "%s" as %s', (description, says) => {
    expect(findContrastWords(description).says).toBe(says);
  });
});

describe('classifyKernel', () => {
  it.each([
    ['B30f', 'soft'],
    ['Br36d', 'soft'],
    ['I31f', 'soft'],
    ['Qr40', 'soft'],
    ['Br49', 'medium'],
    ['B70s', 'sharp'],
    ['Bl57f', 'sharp'],
    ['STANDARD', 'soft'],
    ['DETAIL', 'medium'],
    ['BONEPLUS', 'sharp'],
    ['LUNG', 'sharp'],
    ['FC08', 'soft'],
    ['FC18-H', 'soft'],
    ['FC30', 'sharp'],
    ['FC52', 'sharp'],
    ['B', 'soft'],
    ['YC', 'sharp'],
    ['B_SOFT_B', 'soft'],
    ['B_SHARP_C', 'sharp'],
    ['something', 'unknown'],
    [undefined, 'unknown'],
  ])('takes %s for %s', (kernel, sharpness) => {
    expect(classifyKernel(kernel)).toBe(sharpness);
  });
});
