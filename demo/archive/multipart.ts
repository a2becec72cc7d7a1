import { Dicer } from '@fastify/busboy';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { parseMediaType } from './mediaRange';

/** One part of a multipart/related message. */
export interface Part {
  /** With parameters; '' when the part names none. */
  readonly contentType: string;
  readonly bytes: Buffer;
}

/**
 * Reads the parts of a multipart/related body. Rejects when the Content-Type names no boundary
 * or the body ends before its closing boundary.
 */
export async function readMultipart(body: Readable, contentType: string): Promise<Part[]> {
  const boundary = parseMediaType(contentType).parameters['boundary'];
  if (!boundary) throw new Error('the Content-Type names no boundary');
  const parts: Promise<Part>[] = [];
  await new Promise<void>((resolve, reject) => {
    const dicer = new Dicer({ boundary });
    dicer.on('part', (part) => {
      parts.push(readPart(part));
      parts.at(-1)?.catch(reject);
    });
    dicer.on('finish', () => resolve());
    dicer.on('error', reject);
    body.on('error', reject);
    body.pipe(dicer);
  });
  return Promise.all(parts);
}

function readPart(part: Dicer.PartStream): Promise<Part> {
  return new Promise((resolve, reject) => {
    let contentType = '';
    const chunks: Buffer[] = [];
    part.on('header', (header) => {
      const headers = header as Record<string, string[] | undefined>;
      contentType = headers['content-type']?.[0] ?? '';
    });
    part.on('data', (chunk: Buffer | string) => chunks.push(Buffer.from(chunk)));
    part.on('end', () => resolve({ contentType, bytes: Buffer.concat(chunks) }));
    part.on('error', reject);
  });
}

/**
 * A multipart/related body as a stream, and its Content-Type. Parts are asked for one by one,
 * so that a whole study need not be in memory.
 */
export function writeMultipart(
  rootType: string,
  parts: AsyncIterable<Part> | Iterable<Part>,
): { contentType: string; body: Readable } {
  const boundary = randomUUID();
  async function* write(): AsyncGenerator<Buffer> {
    for await (const { contentType, bytes } of parts) {
      const header = `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
      yield Buffer.from(header);
      yield bytes;
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(`--${boundary}--\r\n`);
  }
  return {
    contentType: `multipart/related; type="${rootType}"; boundary=${boundary}`,
    body: Readable.from(write(), { objectMode: false }),
  };
}
