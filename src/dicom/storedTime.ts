import { readString, type NaturalizedDataset } from './dataset';

/** A date (DA) as ISO 8601, `2025-03-10`; `undefined` where there is none, or one of no calendar. */
export function readCalendarDate(dataset: NaturalizedDataset, keyword: string): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(readString(dataset, keyword) ?? '');
  const date = parts?.slice(1).join('-');
  return date !== undefined && isTime(`${date}T00:00:00.000Z`) ? date : undefined;
}

/** A time in UTC (DT) as this software writes it, as ISO 8601; else `undefined`. */
export function readUtcTime(dataset: NaturalizedDataset, keyword: string): string | undefined {
  const text = readString(dataset, keyword) ?? '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{3})\d{0,3}\+0000$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, ms] = parts;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`;
  return isTime(time) ? time : undefined;
}

/** Whether a text names a time that there is; `Date` itself would take the 31st of June for July. */
function isTime(iso: string): boolean {
  const time = new Date(iso);
  return Number.isFinite(time.getTime()) && time.toISOString() === iso;
}
