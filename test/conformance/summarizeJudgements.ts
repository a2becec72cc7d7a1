import { expectedMeans, expectedPatientMeans, expectedPixels } from './expectedResult';
import type { GeneratedStudy } from './generateStudy';
import type { Judgement } from './judgeStudies';
import { isReadableByItk, type SlicePixels } from './readers';

/** The figures of a run, a line each. */
export function summarizeJudgements(
  studies: readonly GeneratedStudy[],
  judgements: readonly Judgement[],
): readonly string[] {
  const saves = studies.flatMap((study) => study.saves);
  const segmentations = saves.filter(({ segmentation }) => segmentation).length;
  const errors = (of: (judgement: Judgement) => readonly string[]) =>
    sum(judgements.map((judgement) => of(judgement).length));
  const voxelsOf = (of: readonly GeneratedStudy[]) =>
    sum(
      of.flatMap(({ reading, series }) =>
        Object.values(expectedPixels(reading, series)).map(countPixels),
      ),
    );
  const forItk = studies.filter(({ series }) => isReadableByItk(series));
  const means = sum(
    studies.map(
      ({ reading }) => expectedMeans(reading).length + expectedPatientMeans(reading).length,
    ),
  );
  const differences = judgements.flatMap(({ pydicom }) =>
    pydicom
      ? [...pydicom.levels, ...pydicom.ellipses, ...pydicom.means].map(({ reported, measured }) =>
          Math.abs(reported['Mean']! - measured.meanHu),
        )
      : [],
  );
  const byItk = judgements.filter((_, index) => forItk.includes(studies[index]!));
  return [
    `${studies.length} studies with ${segmentations} SEG and ${saves.length} SR`,
    `dciodvfy: ${errors((judgement) => judgement.iodErrors)} errors`,
    `dcentvfy: ${errors((judgement) => judgement.entityErrors)} errors`,
    `PixelMed DicomSRValidator: ${errors((judgement) => judgement.templateErrors)} errors`,
    `pydicom: ${sum(judgements.map(pydicomVoxels))} of ${voxelsOf(studies)} voxels in masks`,
    `@itk-wasm/dicom: ${sum(byItk.map(itkVoxels))} of ${voxelsOf(forItk)} voxels in masks of ${forItk.length} studies`,
    `means: ${means}; pydicom measures ${differences.length} again, the largest difference is ${Math.max(...differences).toFixed(4)} HU`,
  ];
}

const pydicomVoxels = ({ pydicom }: Judgement): number =>
  sum((pydicom?.levels ?? []).map(({ measured }) => countPixels(measured.pixels)));

const itkVoxels = ({ itk }: Judgement): number =>
  sum(Object.values(itk.segments).map((positions) => positions.length));

const countPixels = (pixels: SlicePixels): number =>
  sum(Object.values(pixels).map((each) => each.length));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
