import { data, type DcmjsDict } from 'dcmjs';
import { readUid, restoreReading, trimMask, type NaturalizedDataset } from '../../src';
import { ARCHIVES, type TestArchive } from '../support/archives';
import { getJson, getParts, store } from '../support/dicomWebClient';
import { readSmallCt, smallCt, smallReading, smallResult } from '../support/smallReading';
import { pixelData, readDataset, writeDataset } from '../support/writeDataset';

// What a viewer gets back is not the file, but DICOM JSON that the archive made of it.

/** The header of a stored instance as OHIF has it: naturalized DICOM JSON. */
async function readHeader(url: string, stored: NaturalizedDataset): Promise<NaturalizedDataset> {
  const [json] = await getJson(`${instanceUrl(url, stored)}/metadata`);
  return data.DicomMetaDictionary.naturalizeDataset(json as unknown as DcmjsDict);
}

const instanceUrl = (url: string, stored: NaturalizedDataset): string =>
  `${url}/studies/${readUid(stored, 'StudyInstanceUID')}` +
  `/series/${readUid(stored, 'SeriesInstanceUID')}` +
  `/instances/${readUid(stored, 'SOPInstanceUID')}`;

describe.each(ARCHIVES)('a result that went through %s', (_name, start) => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await start();
  }, 60_000);
  afterAll(() => archive?.stop());

  test('is restored to the last digit from what the archive answers', async () => {
    const ct = smallCt({ tiltDegrees: 17, mirrored: true });
    const { series, volume } = readSmallCt(ct);
    const reading = smallReading(series, volume);
    const { segmentation, report } = smallResult(reading, series, ct);
    const answer = await store(archive.dicomWebUrl, [segmentation, report].map(writeDataset));
    expect(answer.storedUids).toHaveLength(2);

    const url = archive.dicomWebUrl;
    const [file] = await getParts(instanceUrl(url, segmentation), 'application/dicom');
    const restored = restoreReading(
      {
        dataset: await readHeader(url, segmentation),
        pixelData: pixelData(readDataset(file!.bytes)),
      },
      await readHeader(url, report),
      series,
    );

    for (const level of Object.values(reading.levels)) {
      const back = restored.levels[level.level];
      const { threeDimensional } = level;
      expect(back).toEqual(
        threeDimensional
          ? {
              ...level,
              threeDimensional: {
                ...threeDimensional,
                cancellous: trimMask(threeDimensional.cancellous),
              },
            }
          : level,
      );
    }
    expect(restored.stored).toMatchObject({ reader: 'Lecteur^Ré' });
  });
});
