import {
  ENGLISH_MESSAGES,
  message,
  messageText,
  readMessage,
  type Message,
  type MessageCode,
} from '../../../src';
import { APPLICABILITY_MESSAGES } from '../../../src/messages/applicabilityMessages';
import { BODY_MESSAGES } from '../../../src/messages/bodyMessages';
import { inRow, listed, sentences } from '../../../src/messages/message';
import { LOCAL_EVIDENCE_MESSAGES } from '../../../src/messages/localEvidenceMessages';
import { SCAN_MESSAGES } from '../../../src/messages/scanMessages';
import { SERIES_MESSAGES } from '../../../src/messages/seriesMessages';

const SENTENCES = Object.keys({
  ...BODY_MESSAGES,
  ...SCAN_MESSAGES,
  ...SERIES_MESSAGES,
  ...APPLICABILITY_MESSAGES,
  ...LOCAL_EVIDENCE_MESSAGES,
}) as MessageCode[];

/** A message of a code with a number for each of its values, all different. */
function sampleOf(code: MessageCode): Message {
  const names = ENGLISH_MESSAGES[code].matchAll(/\{(\w+)\}/g);
  return {
    code,
    values: Object.fromEntries(Array.from(names, ([, name], index) => [name!, `${7 + index}.5`])),
  };
}

describe('messageText', () => {
  it('puts values and parts in their places', () => {
    const slices = message('instances', { names: listed(['1', '2', '3']) });
    expect(messageText(message('notHu', { slices }))).toBe(
      'The voxels are not in Hounsfield units, or the header lacks their rescale: instances 1, 2 and 3.',
    );
  });

  it('speaks the language of a catalogue, its parts likewise', () => {
    const shouting = Object.fromEntries(
      Object.entries(ENGLISH_MESSAGES).map(([code, text]) => [
        code,
        text.replace(/\w+(?![^{]*\})/g, (word) => word.toUpperCase()),
      ]),
    ) as Record<MessageCode, string>;
    const said = message('localizer', { slices: message('instance', { name: '4' }) });
    expect(messageText(said, shouting)).toBe(
      'A LOCALIZER (SCOUT) IS NO SLICE AND HOLDS NO HU: INSTANCE 4.',
    );
  });

  it('says lists as a sentence does', () => {
    const text = (value: ReturnType<typeof listed>) =>
      typeof value === 'string' ? value : messageText(value);
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => text(listed(items)))).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(text(inRow(['a', 'b', 'c']))).toBe('a, b, c');
    expect(text(sentences(['One.', 'Two.']))).toBe('One. Two.');
  });
});

describe('readMessage', () => {
  it.each(SENTENCES)('finds %s again in its English text', (code) => {
    expect(readMessage(messageText(sampleOf(code)))).toEqual(sampleOf(code));
  });

  it('shows what it does not know as it is', () => {
    const text = 'A sentence of another version: {braces} and all.';
    expect(messageText(readMessage(text))).toBe(text);
  });

  it('shows a text of any length as it is, at once', () => {
    const text = ' and instance the distance is  mm, elsewhere  mm: '.repeat(4000);
    const start = performance.now();
    expect(messageText(readMessage(`Between instance ${text}`))).toBe(`Between instance ${text}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('takes no text for a sentence whose repeated value differs', () => {
    const text = messageText(message('bodyElsewhere', { level: 'L2' }));
    expect(readMessage(text.replace('Click in L2', 'Click in L3')).code).toBe('asWritten');
  });
});
