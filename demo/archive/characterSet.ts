/** Turns the bytes of a text value into a string. */
export type TextDecode = (bytes: Uint8Array) => string;

/** Specific Character Set (PS3.3 C.12.1.1.2) to the encoding's name for `TextDecoder`. */
const ENCODINGS: Record<string, string> = {
  '': 'latin1',
  'ISO_IR 6': 'latin1',
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
  // Code extensions: the decoder follows the escape sequences of the Japanese sets; the
  // Korean and Chinese ones announce themselves once and then are what these decoders read.
  'ISO 2022 IR 13': 'shift_jis',
  'ISO 2022 IR 87': 'iso-2022-jp',
  'ISO 2022 IR 159': 'iso-2022-jp',
  'ISO 2022 IR 149': 'euc-kr',
  'ISO 2022 IR 58': 'gb18030',
};

/**
 * The decoder for a dataset's Specific Character Set (0008,0005), all its values. With code
 * extensions the last value that names a multi-byte set decides; an unknown set is read as
 * Latin-1, which never fails.
 */
export function textDecoder(specificCharacterSet: readonly string[]): TextDecode {
  const named = specificCharacterSet.filter((term) => term !== '');
  const term = named.at(-1) ?? '';
  const encoding = ENCODINGS[term] ?? ENCODINGS[term.replace('ISO 2022 IR', 'ISO_IR')] ?? 'latin1';
  const decoder = new TextDecoder(encoding);
  const announced = encoding === 'euc-kr' || encoding === 'gb18030';
  return (bytes) => {
    const text = decoder.decode(bytes);
    // The designations of KS X 1001 and GB 2312 (PS3.5 annexes I and K) are no text.
    // eslint-disable-next-line no-control-regex
    return announced ? text.replace(/\u001b\$\)[AC]/g, '') : text;
  };
}
