import { ENGLISH_MESSAGES, message, messageText, readMessage, type MessageCode } from '../../src';
import { simplifiedChinese } from '../../extension/text/simplifiedChinese';

const CODES = Object.keys(ENGLISH_MESSAGES) as MessageCode[];

/** The names of the values of a text, each once. */
const namesIn = (text: string | undefined): readonly string[] =>
  [...new Set((text ?? '').match(/\{\w+\}/g))].sort();

describe('the messages of the domain in Chinese', () => {
  it.each(CODES)('say %s, with the values of the English text', (code) => {
    const text = simplifiedChinese.messages[code];
    expect(text).toBeTruthy();
    expect(namesIn(text)).toEqual(namesIn(ENGLISH_MESSAGES[code]));
  });

  it('leave no English word in a sentence but names, units and abbreviations', () => {
    const words = CODES.flatMap(
      (code) =>
        simplifiedChinese.messages[code].replace(/\{\w+\}/g, '').match(/[A-Za-z]{2,}/g) ?? [],
    );
    const allowed = ['HU', 'SD', 'mm', 'cm', 'kV', 'CT', 'MIP', 'UID', 'DXA', 'WHO'];
    expect(words.filter((word) => !allowed.includes(word))).toEqual([]);
  });

  it('show a warning that was restored from a report', () => {
    const stored = messageText(message('wedged', { percent: 21 }));
    expect(messageText(readMessage(stored), simplifiedChinese.messages)).toBe(
      '椎体前缘高度比后缘低 21%：请排查骨折，如有骨折请排除该节段。',
    );
  });
});
