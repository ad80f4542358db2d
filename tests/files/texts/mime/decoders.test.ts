import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, oneLine, tidyLines } from '../../../../electron/files/texts/mime/charset';
import { decodeEncodedWords } from '../../../../electron/files/texts/mime/encoded-words';
import { unflow } from '../../../../electron/files/texts/mime/flowed';
import { decodeBase64, decodeQuotedPrintable, decodeTransfer } from '../../../../electron/files/texts/mime/transfer';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('quoted-printable (RFC 2045, 6.7) [W5]', () => {
  it('reads the example of the RFC with its soft line breaks', () => {
    const text = "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.";
    expect(latin(decodeQuotedPrintable(text).bytes)).toBe("Now's the time for all folk to come to the aid of their country.");
  });

  it('drops blanks that the way has put at the ends of lines, and keeps encoded ones', () => {
    expect(latin(decodeQuotedPrintable('a  \t\r\nb=20\r\nc \n').bytes)).toBe('a\r\nb \r\nc\n');
    expect(latin(decodeQuotedPrintable('soft= \t\nbreak').bytes)).toBe('softbreak');
  });

  it('keeps an equals sign that begins no escape, and tells it', () => {
    const { bytes, doubt } = decodeQuotedPrintable('1 + 1 =2, =ZZ and =e9');
    expect(latin(bytes)).toBe('1 + 1 =2, =ZZ and \u00e9');
    expect(doubt).toContain('2 equals signs');
  });

  it('gives back any bytes that were encoded by its rules', () => {
    const encode = (bytes: Uint8Array): string => [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('').replace(/(.{72})/g, '$1=\r\n');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...decodeQuotedPrintable(encode(bytes)).bytes]).toEqual([...bytes]);
      }),
      { seed: 20, numRuns: 150 },
    );
  });
});

describe('base64 (RFC 2045, 6.8) [W5]', () => {
  it('gives back any bytes, whatever line ends are strewn in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('\n', '\r\n', ' ', '\n\n'), (bytes, gap) => {
        const text = Buffer.from(bytes).toString('base64').replace(/(.{20})/g, `$1${gap}`);
        const { bytes: read, doubt } = decodeBase64(text);
        expect([...read]).toEqual([...bytes]);
        expect(doubt).toBeNull();
      }),
      { seed: 20, numRuns: 150 },
    );
  });

  it('tells characters that are none of it, and text that is cut off', () => {
    expect(decodeBase64('SGVs*bG8=').doubt).toContain('1 character');
    expect(latin(decodeBase64('SGVs*bG8=').bytes)).toBe('Hello');
    expect(decodeBase64('SGVsbG8gd').doubt).toContain('cut off');
  });

  it('reads an unknown transfer encoding as it stands, and tells it', () => {
    const { bytes, doubt } = decodeTransfer('as it is', 'x-uuencode');
    expect(latin(bytes)).toBe('as it is');
    expect(doubt).toContain('x-uuencode');
  });
});

describe('encoded words (RFC 2047, 8) [W5]', () => {
  it.each([
    ['=?ISO-8859-1?Q?a?=', 'a'],
    ['=?ISO-8859-1?Q?a?= b', 'a b'],
    ['=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=', 'ab'],
    ['=?ISO-8859-1?Q?a?=  \r\n  =?ISO-8859-1?Q?b?=', 'ab'],
    ['=?ISO-8859-1?Q?a_b?=', 'a b'],
    ['=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=', 'a b'],
    ['=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>', 'Keith Moore <moore@cs.utk.edu>'],
    ['=?ISO-8859-1?Q?Andr=E9?= Pirard', 'André Pirard'],
    ['=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=', 'If you can read this you understand the example.'],
    ["=?US-ASCII*EN?Q?Keith_Moore?=", 'Keith Moore'],
  ])('reads %s', (text, expected) => {
    expect(decodeEncodedWords(text)).toBe(expected);
  });

  it('puts a character together that a writer has cut in two words', () => {
    expect(decodeEncodedWords('=?utf-8?B?4oI=?= =?utf-8?B?rA==?=')).toBe('€');
  });

  it('leaves alone what only looks like one', () => {
    expect(decodeEncodedWords('=?no?X?abc?= and 1=?2')).toBe('=?no?X?abc?= and 1=?2');
  });

  it('gives back any text that was encoded in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
        expect(decodeEncodedWords(`=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`)).toBe(text.replace(/^\ufeff/, ''));
      }),
      { seed: 20, numRuns: 150 },
    );
  });
});

describe('character sets [W5]', () => {
  it('reads ISO 8859-1 as Windows-1252, Japanese and Cyrillic as they say', () => {
    expect(decodeText(Uint8Array.of(0x80, 0xe9), 'ISO-8859-1')).toEqual({ text: '€é', doubt: null });
    expect(decodeText(Uint8Array.of(0xf2, 0xc5, 0xd7), 'koi8-r').text).toBe('Рев');
    expect(decodeText(Uint8Array.of(0x82, 0xa0), 'Shift_JIS').text).toBe('あ');
  });

  it('tells text that is not what its label says, and loses none of it', () => {
    const wrong = decodeText(Uint8Array.of(0x63, 0xe9), 'utf-8');
    expect(wrong.text).toBe('cé');
    expect(wrong.doubt).toContain('said to be UTF-8');
    expect(decodeText(Buffer.from('é'), 'x-klingon')).toMatchObject({ text: 'é', doubt: expect.stringContaining('x-klingon') });
    expect(decodeText(Buffer.from('naïve'), 'us-ascii')).toEqual({ text: 'naïve', doubt: null });
  });

  it('makes one safe line of a hostile name: no line ends, no marks that turn the writing', () => {
    expect(oneLine('a\r\nBcc: x\u0000\u202egpj.exe', 100)).toBe('a Bcc: x gpj.exe');
    expect(oneLine('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});

describe('flowed text (RFC 3676) [W5]', () => {
  it('joins lines that end with a blank, each depth of quotation for itself, and leaves a signature alone', () => {
    expect(unflow('one \ntwo\n>quoted \n>on\n>> deep\n-- \nJane', false)).toBe('one two\n> quoted on\n>> deep\n--\nJane');
  });

  it('takes the blank away where DelSp says so, and unstuffs', () => {
    expect(unflow('con \ntinued\n From me', true)).toBe('continued\nFrom me');
  });
});

describe('very long lines [W5]', () => {
  it('are tidied without looking at each blank again and again', () => {
    const blanks = ' '.repeat(2_000_000);
    expect(tidyLines(`\n\n${blanks}x${blanks}\n${blanks}\n`)).toBe(`${blanks}x`);
  });
});
