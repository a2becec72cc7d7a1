import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCtFolder } from '../../cli/readCtFolder';
import { phantomUid } from '../../demo/phantom/phantomUid';
import { writeDicomFolder } from '../../demo/phantom/writeCtSeries';
import {
  buildReport,
  buildSegmentation,
  restoreReading,
  type CtSeries,
  type NaturalizedDataset,
  type Reading,
} from '../../src';
import { convertFolder } from '../support/compressedCt';
import { pixelData, writeDataset } from '../support/writeDataset';
import { caseCt } from './caseCt';
import { caseReading } from './caseReading';
import type { ConformanceCase } from './conformanceCase';

/** A result as files. */
export interface ResultFiles {
  /** Absent where no level has a mask. */
  readonly segmentation?: string;
  readonly report: string;
}

/** A case with its files, and what is in them. */
export interface GeneratedStudy {
  readonly of: ConformanceCase;
  readonly ctFolder: string;
  /** The same CT in UTF-8, for checkers that compare texts byte by byte. */
  readonly ctFiles: readonly string[];
  readonly series: CtSeries;
  /** As it was saved last. */
  readonly reading: Reading;
  /** As saved last. */
  readonly files: ResultFiles;
  /** All that were saved, the last one included. */
  readonly saves: readonly ResultFiles[];
}

/**
 * Writes CT, SEG and SR of a case. The CT is read back from its files, and a result that is saved
 * again is restored first, both as the software itself does it.
 */
export async function generateStudy(of: ConformanceCase, folder: string): Promise<GeneratedStudy> {
  const utf8Folder = join(folder, 'ct');
  const ctFiles = writeDicomFolder(caseCt(of), utf8Folder);
  const ctFolder = of.isLatin1 ? join(folder, 'ct latin1') : utf8Folder;
  if (of.isLatin1) convertFolder('dcmconv', ['--convert-to-latin1'], utf8Folder, ctFolder);
  const { series, volume, instances } = await readCtFolder(ctFolder);
  const saves: ResultFiles[] = [];
  const save = (reading: Reading): Reading => {
    const name = `result ${saves.length}`;
    const built = buildResult(of, name, reading, series, instances[0]!);
    saves.push(writeResult(built, join(folder, name)));
    return restore(built, series);
  };
  let reading = caseReading(of, series, volume);
  for (let before = 0; before < (of.savedBefore ?? 0); before++) reading = save(reading);
  save(reading);
  return { of, ctFolder, ctFiles, series, reading, files: saves.at(-1)!, saves };
}

interface Result {
  readonly segmentation?: NaturalizedDataset;
  readonly report: NaturalizedDataset;
}

function buildResult(
  of: ConformanceCase,
  name: string,
  reading: Reading,
  series: CtSeries,
  ctInstance: NaturalizedDataset,
): Result {
  let count = 0;
  const { stored } = reading;
  const input = {
    reading,
    series,
    ctInstance,
    newUid: () => phantomUid(`conformance ${of.name} ${name} ${++count}`),
    now: new Date(Date.UTC(2026, 10, 23, 4, 5, 6, 70)),
    softwareVersion: '0.1.0',
    reader: of.reader ?? 'Reader^Test',
    ...(stored && {
      predecessor: {
        seriesInstanceUid: stored.reportSeriesInstanceUid,
        sopInstanceUid: stored.reportSopInstanceUid,
      },
    }),
  };
  if (of.masks === 'none') return { report: buildReport(input) };
  const segmentation = buildSegmentation(input);
  return { segmentation, report: buildReport({ ...input, segmentation }) };
}

function writeResult({ segmentation, report }: Result, name: string): ResultFiles {
  writeFileSync(`${name} report.dcm`, writeDataset(report));
  if (!segmentation) return { report: `${name} report.dcm` };
  writeFileSync(`${name} segmentation.dcm`, writeDataset(segmentation));
  return { segmentation: `${name} segmentation.dcm`, report: `${name} report.dcm` };
}

const restore = ({ segmentation, report }: Result, series: CtSeries): Reading =>
  restoreReading(
    segmentation && { dataset: segmentation, pixelData: pixelData(segmentation) },
    report,
    series,
  );
