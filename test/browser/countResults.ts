import { firstValue, getJson } from '../support/dicomWebClient';
import type { KnownStudy } from './studies';

/** How many results an archive holds of a study, as it tells itself: series of each kind. */
export async function countResults(
  dicomWebUrl: string,
  { studyInstanceUid }: KnownStudy,
): Promise<{ readonly masks: number; readonly reports: number }> {
  const series = await getJson(`${dicomWebUrl}/studies/${studyInstanceUid}/series`);
  const count = (modality: string) =>
    series.filter((each) => firstValue(each, '00080060') === modality).length;
  return { masks: count('SEG'), reports: count('SR') };
}
