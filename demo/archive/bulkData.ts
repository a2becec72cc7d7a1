import type { DataSet, Element } from 'dicom-parser';
import { binaryValue, elementVr } from './dicomJson';

/**
 * The binary value at a path in a dataset, as the BulkDataURIs name it: a tag, or tags and item
 * numbers in turn (`00081140/0/00091001`). Undefined when there is no such value.
 */
export function bulkValue(dataSet: DataSet, path: string): Buffer | undefined {
  const steps = path.split('/');
  let current: DataSet | undefined = dataSet;
  for (let i = 0; i + 2 < steps.length; i += 2) {
    const sequence: Element | undefined = current?.elements[elementKey(steps[i])];
    current = sequence?.items?.[Number(steps[i + 1])]?.dataSet;
  }
  const element = current?.elements[elementKey(steps.at(-1) ?? '')];
  if (!current || !element || element.items || element.encapsulatedPixelData) return undefined;
  return binaryValue(current, element, elementVr(element, dataSet.uint16('x00280103') ?? 0));
}

function elementKey(tag: string): string {
  return `x${tag.toLowerCase()}`;
}
