import { messageText, rankSeries, readCtSeries, type NaturalizedDataset } from '../../../src';
import { ctHeaders } from '../../support/ctHeader';

/** A candidate of 1 mm slices, 300 mm long unless `changes` or `mm` and `count` say otherwise. */
function candidate(
  id: string,
  changes: NaturalizedDataset = {},
  { mm = 1, count = Math.round(300 / mm) }: { mm?: number; count?: number } = {},
) {
  const headers = ctHeaders(count, (number) => ({
    SeriesInstanceUID: '1.2.7',
    ImagePositionPatient: [0, 0, mm * number],
    SliceThickness: mm,
    ...changes,
  }));
  return { id, series: readCtSeries(headers) };
}

const order = (...candidates: ReturnType<typeof candidate>[]) =>
  rankSeries(candidates).map(({ id }) => id);

describe('rankSeries', () => {
  const best = candidate('best');

  it.each<[string, ReturnType<typeof candidate>]>([
    ['with contrast', candidate('other', { ContrastBolusAgent: 'Ultravist' })],
    ['of a sharp kernel', candidate('other', { ConvolutionKernel: 'BONE' })],
    ['of thick slices', candidate('other', {}, { mm: 5 })],
    ['too short for L1 to L4', candidate('other', {}, { count: 100 })],
    ['derived', candidate('other', { ImageType: ['DERIVED', 'SECONDARY', 'AXIAL'] })],
    ['at another tube voltage', candidate('other', { KVP: 100 })],
    [
      'of another body region',
      candidate('other', { BodyPartExamined: 'HEAD', SeriesDescription: 'Brain 1.0' }),
    ],
    ['of the neck', candidate('other', { SeriesDescription: 'cervical spine 1.0' })],
    ['refused', candidate('other', { RescaleType: 'US' })],
  ])('puts a series %s behind, whatever the order given', (_, other) => {
    expect(order(best, other)).toEqual(['best', 'other']);
    expect(order(other, best)).toEqual(['best', 'other']);
  });

  it('puts reformatted sagittal slices behind axial ones with contrast', () => {
    const sagittal = {
      id: 'sagittal',
      series: readCtSeries(
        ctHeaders(60, (number) => ({
          Rows: 400,
          ImageOrientationPatient: [0, 1, 0, 0, 0, -1],
          ImagePositionPatient: [number, 0, 0],
        })),
      ),
    };
    expect(order(sagittal, candidate('axial', { ContrastBolusAgent: 'x' }))).toEqual([
      'axial',
      'sagittal',
    ]);
  });

  it('prefers thick slices of the whole lumbar spine to thin ones of a part', () => {
    const part = candidate('part', {}, { mm: 0.6, count: 100 });
    expect(order(part, candidate('whole', {}, { mm: 5 }))).toEqual(['whole', 'part']);
  });

  it('prefers 3 mm of a soft kernel to 1 mm of a sharp one', () => {
    const sharp = candidate('sharp', { ConvolutionKernel: 'Br64d' });
    expect(order(sharp, candidate('soft', {}, { mm: 3 }))).toEqual(['soft', 'sharp']);
  });

  it('takes the thinner of equals, then the lower series number', () => {
    const thin = candidate('thin', { SeriesNumber: 9 }, { mm: 0.6 });
    const later = candidate('later', { SeriesNumber: 8 });
    const earlier = candidate('earlier', { SeriesNumber: 2 });
    expect(order(later, earlier, thin)).toEqual(['thin', 'earlier', 'later']);
  });

  it('keeps a trunk scan whose description names the neck as well', () => {
    const [ranked] = rankSeries([
      candidate('neckToPelvis', { SeriesDescription: 'Neck chest abdomen 1.0' }),
    ]);
    expect(messageText(ranked!.reason)).not.toContain('another body region');
  });

  it('says in words what speaks for a series and what against it', () => {
    const [first, second, third] = rankSeries([
      candidate('sharp', { ConvolutionKernel: 'BONE', KVP: 100 }, { mm: 2.5 }),
      candidate('mr', { Modality: 'MR' }),
      best,
    ]);
    expect(messageText(first!.reason)).toBe(
      'For it: axial slices, 300 mm long, soft kernel (Br36d), original images, 1 mm slices.',
    );
    expect(messageText(second!.reason)).toBe(
      'For it: axial slices, 300 mm long, original images. Against it: sharp kernel (BONE), 100 kV, 2.5 mm slices.',
    );
    expect(messageText(third!.reason)).toMatch(/^Cannot be measured: No CT image/);
  });

  it('gives an empty list for none, and leaves the list given as it was', () => {
    expect(rankSeries([])).toEqual([]);
    const given = [candidate('sharp', { ConvolutionKernel: 'BONE' }), best];
    rankSeries(given);
    expect(given.map(({ id }) => id)).toEqual(['sharp', 'best']);
  });
});
