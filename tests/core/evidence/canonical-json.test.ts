import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isJsonValue, type JsonValue } from '../../../electron/core/evidence/canonical-json';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.3 [E1]', () => {
    const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('orders keys by UTF-16 code unit, as in RFC 8785, section 3.2.3 [E1]', () => {
    const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
    expect(order).toEqual(['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
  });

  it.each([
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['an element that is undefined', [undefined]],
    ['NaN', Number.NaN],
    ['infinity', { a: -Infinity }],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a date', new Date(0)],
    ['a function', { a: () => 1 }],
    ['a bigint', [1n]],
    ['a map', new Map([['a', 1]])],
  ])('refuses %s, which would change the hash in silence [E1]', (_, value) => {
    const write: (value: unknown) => unknown = (given) => Reflect.apply(canonicalJson, undefined, [given]);
    expect(() => write(value)).toThrow(TypeError);
  });

  it('refuses a cycle, and does not run out of stack on deep nesting', () => {
    const cycle: Record<string, JsonValue> = {};
    cycle['self'] = cycle;
    expect(() => canonicalJson(cycle)).toThrow(TypeError);
    let deep: JsonValue = 1;
    for (let i = 0; i < 50_000; i++) deep = [deep];
    expect(canonicalJson(deep)).toHaveLength(100_001);
  });

  it('is the same for any order of keys, and parses back to the same value [E1]', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })), (value) => {
        const reversed: unknown = Object.fromEntries(Object.entries(value).toReversed());
        fc.pre(isJsonValue(value) && isJsonValue(reversed));
        const text = canonicalJson(value);
        expect(canonicalJson(reversed)).toBe(text);
        // JSON has no negative zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
