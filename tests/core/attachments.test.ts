import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachContentOnce, packagePath, safeName } from '../../electron/core/attachments';
import { pathDefect } from '../../electron/core/evidence/paths';

describe('the name that an attachment is kept by', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Temp\\notes.txt', 'notes.txt'],
    ['a\0b\r\n.txt', 'ab.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['..', 'file'],
    ['', 'file'],
    ['  .hidden. ', 'hidden'],
    ['CON.txt', '_CON.txt'],
    ['50%: "a|b".csv', '50__ _a_b_.csv'],
    ['Cafe\u0301.txt', 'Café.txt'],
  ])('%j is %j [W4]', (name, safe) => expect(safeName(name)).toBe(safe));

  it('keeps the ending of a very long one [W4]', () => {
    expect(safeName(`${'x'.repeat(300)}.pdf`)).toBe(`${'x'.repeat(116)}.pdf`);
  });

  it('is fit for a package and for every system, whatever it was, and safe already once it is [W4, E2]', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 })), (name) => {
        const safe = safeName(name);
        expect(pathDefect(packagePath({ sha256: 'a'.repeat(64), name: safe }))).toBeNull();
        expect(pathDefect(safe)).toBeNull();
        expect(safeName(safe)).toBe(safe);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});

it('a package holds the same content once, by its first name [E2]', () => {
  expect(eachContentOnce([{ sha256: 'a', name: '1' }, { sha256: 'b', name: '2' }, { sha256: 'a', name: '3' }])).toEqual([{ sha256: 'a', name: '1' }, { sha256: 'b', name: '2' }]);
});
