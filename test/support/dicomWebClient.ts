import { randomUUID } from 'node:crypto';
import { upstreamAuthorization } from '../../demo/server/dicomWebProxy';

/** An attribute in DICOM JSON, as tests look at it. */
export interface JsonElement {
  readonly vr: string;
  readonly Value?: readonly unknown[];
  readonly BulkDataURI?: string;
  readonly InlineBinary?: string;
}

export type JsonDataset = Readonly<Record<string, JsonElement>>;

/** One part of a multipart answer. */
export interface AnswerPart {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** `fetch`, but user and password may stand in the address. */
function fetchAs(
  url: string,
  init: { readonly headers: Readonly<Record<string, string>> } & RequestInit,
): Promise<Response> {
  const authorization = upstreamAuthorization({ url });
  const address = new URL(url);
  address.username = '';
  address.password = '';
  const headers = { ...init.headers, ...(authorization ? { Authorization: authorization } : {}) };
  return fetch(address, { ...init, headers });
}

/** Fetches DICOM JSON; an empty answer (204) is no dataset. Throws with the status otherwise. */
export async function getJson(url: string): Promise<JsonDataset[]> {
  const response = await fetchAs(url, { headers: { Accept: 'application/dicom+json' } });
  if (response.status === 204) return [];
  if (!response.ok) throw new Error(`${url} gave ${response.status}: ${await response.text()}`);
  return (await response.json()) as JsonDataset[];
}

/** Fetches a multipart/related answer of parts of `type` and takes it apart. */
export async function getParts(url: string, type: string): Promise<AnswerPart[]> {
  const accept = `multipart/related; type="${type}"; transfer-syntax=*`;
  const response = await fetchAs(url, { headers: { Accept: accept } });
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok) throw new Error(`${url} gave ${response.status}: ${body.toString()}`);
  return splitParts(body, response.headers.get('content-type') ?? '');
}

function splitParts(body: Buffer, contentType: string): AnswerPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!contentType.startsWith('multipart/related') || !boundary) {
    throw new Error(`expected multipart/related with a boundary, got ${contentType}`);
  }
  const parts: AnswerPart[] = [];
  let start = body.indexOf(`--${boundary}\r\n`);
  while (start >= 0) {
    const headerStart = start + boundary.length + 4;
    const headerEnd = body.indexOf('\r\n\r\n', headerStart);
    const end = body.indexOf(`\r\n--${boundary}`, headerEnd);
    const header = body.subarray(headerStart, headerEnd).toString();
    parts.push({
      contentType: /content-type:\s*(.*)/i.exec(header)?.[1]?.trim() ?? '',
      bytes: body.subarray(headerEnd + 4, end),
    });
    start = body.indexOf(`--${boundary}\r\n`, end);
  }
  return parts;
}

/** The outcome of a store request. */
export interface StoreAnswer {
  readonly status: number;
  /** SOP Instance UIDs that were stored. */
  readonly storedUids: readonly string[];
  /** SOP Instance UIDs that were refused, '' where the archive could not tell. */
  readonly failedUids: readonly string[];
  readonly dataset: JsonDataset;
}

/** Stores Part 10 files in one request. */
export async function store(
  dicomWebUrl: string,
  files: readonly Uint8Array[],
  path = '/studies',
): Promise<StoreAnswer> {
  const boundary = randomUUID();
  const body = files.flatMap((file) => [
    Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
    Buffer.from(file),
    Buffer.from('\r\n'),
  ]);
  const response = await fetchAs(`${dicomWebUrl}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': `multipart/related; type="application/dicom"; boundary=${boundary}`,
      Accept: 'application/dicom+json',
    },
    body: Buffer.concat([...body, Buffer.from(`--${boundary}--\r\n`)]),
  });
  const text = await response.text();
  const dataset = (text.startsWith('{') ? JSON.parse(text) : {}) as JsonDataset;
  return {
    status: response.status,
    storedUids: uidsIn(dataset['00081199']),
    failedUids: [...uidsIn(dataset['00081198']), ...uidsIn(dataset['0008119A'])],
    dataset,
  };
}

function uidsIn(sequence: JsonElement | undefined): string[] {
  const items = (sequence?.Value ?? []) as JsonDataset[];
  return items.map((item) => String(item['00081155']?.Value?.[0] ?? ''));
}

/** The first value of an attribute. */
export function firstValue(dataset: JsonDataset | undefined, tag: string): unknown {
  return dataset?.[tag]?.Value?.[0];
}
