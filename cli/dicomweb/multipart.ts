/**
 * The body of the only part of a multipart/related answer (RFC 2387), or the whole answer where
 * it is not multipart, as some archives send a single instance.
 *
 * @throws SyntaxError for a multipart answer without a part, or one that is cut off.
 */
export function onlyPart(answer: Uint8Array, contentType: string): Uint8Array {
  if (!/^multipart\//i.test(contentType)) return answer;
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) throw new SyntaxError('multipart without a boundary');
  const delimiter = `--${boundary[1] ?? boundary[2]}`;
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const start = bytes.indexOf(delimiter);
  const bodyStart = start < 0 ? -1 : bytes.indexOf('\r\n\r\n', start);
  // From the end, since a body may hold anything, but nothing of use follows the last delimiter.
  const end = bytes.lastIndexOf(`\r\n${delimiter}`);
  if (bodyStart < 0 || end < bodyStart + 4) throw new SyntaxError('multipart without a whole part');
  return bytes.subarray(bodyStart + 4, end);
}
