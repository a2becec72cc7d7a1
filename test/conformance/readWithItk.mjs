// Reads results with @itk-wasm/dicom alone: segmentations by dcmqi, reports by dcmtk.
//
// Usage: node readWithItk.mjs INPUT.json OUTPUT.json
//
// INPUT.json: a list of { segmentation, report }, absolute paths; `segmentation` may be absent.
// OUTPUT.json: what was read of each, the text of the report, and for each segment, by its
// tracking UID, the positions of its voxels (LPS, mm). The libraries print on standard output.

import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { readSegmentationNode, structuredReportToTextNode } from '@itk-wasm/dicom';

const [input, output] = process.argv.slice(2);
const read = [];
for (const { segmentation, report } of JSON.parse(readFileSync(input, 'utf8'))) {
  const { outputText } = await structuredReportToTextNode(report);
  read.push({ text: outputText, segments: segmentation ? await readSegments(segmentation) : {} });
}
writeFileSync(output, JSON.stringify(read));

async function readSegments(file) {
  const { segImage, metaInfo } = await readSegmentationNode(file);
  const segments = new Map(
    metaInfo.segmentAttributes
      .flat()
      .map(({ labelID, TrackingUniqueIdentifier }) => [labelID, [TrackingUniqueIdentifier, []]]),
  );
  segImage.data.forEach((label, offset) => {
    if (label !== 0) segments.get(label)[1].push(positionLps(segImage, offset));
  });
  return Object.fromEntries(segments.values());
}

function positionLps({ size, origin, spacing, direction }, offset) {
  const index = [
    offset % size[0],
    Math.floor(offset / size[0]) % size[1],
    Math.floor(offset / (size[0] * size[1])),
  ];
  return origin.map((mm, row) =>
    index.reduce((sum, n, axis) => sum + direction[3 * row + axis] * spacing[axis] * n, mm),
  );
}
