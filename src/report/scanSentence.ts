import { mmText, oneLine } from './reportFigures';
import type { ReportScan } from './reportModel';
import type { ReportWords } from './reportWords';

/** How the scan was made, in one line, as far as the header says it. */
export function scanSentence(scan: ReportScan, words: ReportWords): string {
  const { kvp, contrast, convolutionKernel, sliceThicknessMm, spacingBetweenSlicesMm } = scan;
  const spacing = mmText(spacingBetweenSlicesMm);
  return [
    kvp === undefined ? '' : `${kvp} kV`,
    words.contrast[contrast],
    convolutionKernel ? words.kernel(oneLine(convolutionKernel)) : '',
    words.slices(sliceThicknessMm === undefined ? '?' : mmText(sliceThicknessMm), spacing),
    oneLine(`${scan.manufacturer ?? ''} ${scan.model ?? ''}`),
  ]
    .filter((part) => part !== '')
    .join(words.comma);
}
