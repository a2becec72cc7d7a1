import * as faulty from '../../../demo/phantom/faultySeries';
import { renderPhantom, type PhantomOptions } from '../../../demo/phantom/lumbarPhantom';
import { ctSeriesDatasets } from '../../../demo/phantom/writeCtSeries';
import { readCtSeries, readNumbers, readString } from '../../../src';

const TINY: PhantomOptions = { dimensions: [12, 10, 8], spacingMm: [2, 3, 4], noiseSdHu: 5 };

describe('a phantom as a CT series', () => {
  const { volume } = renderPhantom(TINY);

  it.each(['axial', 'oblique'] as const)('keeps the grid of an %s volume', (orientation) => {
    const { geometry } = renderPhantom({ ...TINY, orientation }).volume;
    const series = readCtSeries(ctSeriesDatasets({ ...volume, geometry }));
    if (series.status !== 'readable') throw new Error(JSON.stringify(series.reasons));
    expect(series.geometry.dimensions).toEqual(geometry.dimensions);
    for (let axis = 0; axis < 3; axis++) {
      // Positions carry 6, direction cosines 9 decimals.
      expect(series.geometry.spacing[axis]).toBeCloseTo(geometry.spacing[axis]!, 5);
      expect(series.geometry.origin[axis]).toBeCloseTo(geometry.origin[axis]!, 5);
      for (let n = 0; n < 3; n++) {
        expect(series.geometry.direction[axis]![n]).toBeCloseTo(geometry.direction[axis]![n]!, 6);
      }
    }
  });

  it('gives the row spacing first and stores HU + 1024 without a sign, or HU with one', () => {
    const [unsigned] = ctSeriesDatasets(volume);
    expect(readNumbers(unsigned!, 'PixelSpacing')).toEqual([3, 2]);
    const pixels = (dataset: typeof unsigned) => (dataset!['PixelData'] as ArrayBuffer[])[0]!;
    expect(new Uint16Array(pixels(unsigned))[0]).toBe(volume.hu[0]! + 1024);
    const [signed] = ctSeriesDatasets(volume, { storedAs: 'signed' });
    expect(new Int16Array(pixels(signed))[0]).toBe(volume.hu[0]!);
  });

  it('has the same UIDs each time, and others for another seed or series', () => {
    const uid = (header: Parameters<typeof ctSeriesDatasets>[1], keyword: string) =>
      readString(ctSeriesDatasets(volume, header)[0]!, keyword);
    expect(uid({}, 'SOPInstanceUID')).toBe(uid({}, 'SOPInstanceUID'));
    expect(uid({ uidSeed: 'b' }, 'StudyInstanceUID')).not.toBe(uid({}, 'StudyInstanceUID'));
    expect(uid({ seriesNumber: 2 }, 'StudyInstanceUID')).toBe(uid({}, 'StudyInstanceUID'));
    expect(uid({ seriesNumber: 2 }, 'SOPInstanceUID')).not.toBe(uid({}, 'SOPInstanceUID'));
  });

  it('says contrast, tube voltage and kernel in the header when asked to', () => {
    const series = ctSeriesDatasets(volume, {
      contrastBolusAgent: 'Iohexol',
      kvp: 100,
      convolutionKernel: 'B70s',
    });
    expect(readString(series[0]!, 'ContrastBolusAgent')).toBe('Iohexol');
    expect(readString(series[0]!, 'KVP')).toBe('100');
    expect(readString(series[0]!, 'ConvolutionKernel')).toBe('B70s');
    expect(ctSeriesDatasets(volume)[0]).not.toHaveProperty('ContrastBolusAgent');
  });

  it.each([
    ['withMissingSlice', 7],
    ['withGantryTilt', 8],
    ['withoutHu', 8],
    ['asSecondaryCapture', 8],
    ['withSingleSlice', 1],
  ] as const)('%s makes a series of its own that cannot be measured', (fault, count) => {
    const sound = ctSeriesDatasets(volume);
    const before = sound.map((instance) => ({ ...instance }));
    const series = faulty[fault](sound);
    expect(series).toHaveLength(count);
    expect(readCtSeries(series).status).toBe('refused');
    expect(sound).toEqual(before);
    expect(readString(series[0]!, 'SeriesInstanceUID')).not.toBe(
      readString(sound[0]!, 'SeriesInstanceUID'),
    );
    expect(readString(series[0]!, 'StudyInstanceUID')).toBe(
      readString(sound[0]!, 'StudyInstanceUID'),
    );
  });
});
