import { isRenderable, renderFrame, shrinkToFit } from '../../../demo/archive/renderImage';
import { parsePart10 } from '../../../demo/archive/instance';
import { tinyCt } from '../../support/tinyDicom';

const pixels = (values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16LE(value & 0xffff, i * 2));
  return bytes;
};
const image = (values: readonly number[], more = {}) => {
  const bytes = pixels(values);
  const attributes = { Rows: 1, Columns: values.length, RescaleIntercept: -1024, ...more };
  const file = tinyCt({}, { ...attributes, PixelData: [new Uint8Array(bytes).buffer] });
  return { dataSet: parsePart10(file), bytes };
};
const greys = ({ rgba }: { rgba: Buffer }) => [...rgba].filter((_, i) => i % 4 === 0);

describe('a rendered image', () => {
  test('shows HU through the window of the dataset', () => {
    // Window 0 to 400 HU; stored values are HU + 1024.
    const { dataSet, bytes } = image([1024 - 500, 1024, 1024 + 200, 1024 + 400, 1024 + 900], {
      WindowCenter: 200,
      WindowWidth: 400,
    });
    const shown = greys(renderFrame(dataSet, bytes));
    expect([shown[0], shown[4]]).toEqual([0, 255]);
    // The linear function of PS3.3 C.11.2.1.2.1 maps the centre to just above the half.
    expect(shown.slice(1, 4)).toEqual([0, 128, 255]);
  });

  test('shows signed values, and values in fewer bits than are stored', () => {
    const { dataSet, bytes } = image([-100, 0, 100], {
      PixelRepresentation: 1,
      BitsStored: 12,
      HighBit: 11,
      RescaleIntercept: 0,
    });
    // Other data in the unused four bits must not show.
    const dirty = Buffer.from(bytes);
    dirty.writeUInt16LE((100 & 0x0fff) | 0xa000, 4);
    expect(greys(renderFrame(dataSet, dirty, { center: 0, width: 200 }))).toEqual([0, 128, 255]);
  });

  test('uses the values themselves where no window is stated', () => {
    const { dataSet, bytes } = image([2000, 2500, 3000]);
    expect(greys(renderFrame(dataSet, bytes))).toEqual([0, 128, 255]);
  });

  test('is inverted for MONOCHROME1', () => {
    const { dataSet, bytes } = image([0, 1000], { PhotometricInterpretation: 'MONOCHROME1' });
    expect(greys(renderFrame(dataSet, bytes))).toEqual([255, 0]);
  });

  test('is not made of colours or of single bits', () => {
    expect(isRenderable(image([1, 2, 3], { PhotometricInterpretation: 'RGB' }).dataSet)).toBe(
      false,
    );
    expect(isRenderable(image([1, 2, 3], { BitsAllocated: 1 }).dataSet)).toBe(false);
  });

  test('shrinks to fit, keeping its shape, by the mean of what falls together', () => {
    const rgba = Buffer.from([0, 100, 50, 250].flatMap((grey) => [grey, grey, grey, 255]));
    const small = shrinkToFit({ width: 4, height: 1, rgba }, 2, 2);
    expect([small.width, small.height]).toEqual([2, 1]);
    expect(greys(small)).toEqual([50, 150]);
  });
});
