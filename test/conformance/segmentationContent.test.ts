import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NaturalizedDataset } from '../../src';
import { readDataset } from '../support/writeDataset';
import { expectedPixels, levelsOf } from './expectedResult';
import { generateStudy, type GeneratedStudy } from './generateStudy';
import { BODY_NAMES, TELLING_CASES } from './tellingCases';

// What a stored segmentation must carry, as dcmjs reads it.

const folder = mkdtempSync(join(tmpdir(), 'vbmd-segmentation-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(TELLING_CASES.map((of, index) => [of.name, of, index] as const))(
  '%s:',
  (_name, of, index) => {
    let study: GeneratedStudy;
    let report: NaturalizedDataset;
    let segmentation: NaturalizedDataset | undefined;

    beforeAll(async () => {
      study = await generateStudy(of, join(folder, String(index)));
      const { files } = study;
      report = readDataset(readFileSync(files.report));
      segmentation = files.segmentation ? readDataset(readFileSync(files.segmentation)) : undefined;
    }, 60_000);

    test('the SEG names algorithm, version, path and peel of each segment, and has no empty frame', () => {
      const segments = items(segmentation, 'SegmentSequence');
      const measured = levelsOf(study.reading).filter(({ threeDimensional }) => threeDimensional);
      expect(segments).toHaveLength(measured.length);
      measured.forEach(({ level, trackingUid, threeDimensional }, position) => {
        const { path, peelMm } = threeDimensional!;
        expect(segments[position]).toMatchObject({
          SegmentAlgorithmType: 'SEMIAUTOMATIC',
          SegmentationAlgorithmIdentificationSequence: [
            {
              AlgorithmName: 'Vertebral BMD for OHIF, vertebral body',
              AlgorithmVersion: '0.1.0',
              AlgorithmParameters: `path=${path};peelMm=${peelMm}`,
            },
          ],
          AnatomicRegionSequence: [{ CodeMeaning: BODY_NAMES[level] }],
          TrackingID: `${level} cancellous bone`,
          TrackingUID: trackingUid,
        });
      });
      const slices = Object.values(expectedPixels(study.reading, study.series)).map(
        (pixels) => Object.keys(pixels).length,
      );
      expect(items(segmentation, 'PerFrameFunctionalGroupsSequence')).toHaveLength(
        slices.reduce((a, b) => a + b, 0),
      );
    });

    test('SEG and SR name those whose place they take', () => {
      const before = study.saves.at(-2);
      const [document] = items(report, 'PredecessorDocumentsSequence')
        .flatMap((each) => items(each, 'ReferencedSeriesSequence'))
        .flatMap((each) => items(each, 'ReferencedSOPSequence'));
      const [image] = items(segmentation, 'ReferencedImageSequence');
      expect(document?.['ReferencedSOPInstanceUID']).toBe(before && uidOf(before.report));
      expect(image?.['ReferencedSOPInstanceUID']).toBe(
        before?.segmentation && uidOf(before.segmentation),
      );
    });
  },
);

const items = (dataset: NaturalizedDataset | undefined, keyword: string) =>
  (dataset?.[keyword] ?? []) as readonly NaturalizedDataset[];
const uidOf = (file: string): unknown => readDataset(readFileSync(file))['SOPInstanceUID'];
