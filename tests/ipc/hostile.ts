import fc from 'fast-check';
import { z } from '@shared/zod';

/** Texts that have broken programs: script, SQL, formulas, paths, invisible and right-to-left characters, things that look like numbers or keys. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\n',
  '\r\n\t',
  '\u2028\u2029',
  '\ufeff',
  '\u200b\u200d',
  '\u202eRight to left\u202c',
  '\ud800',
  '\udfff\ud800',
  'Å ñ ẞ 中文 العربية हिन्दी',
  'e\u0301'.repeat(40),
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '${7*7}',
  "'; DROP TABLE issues; --",
  '" OR 1=1 --',
  '%_%\\',
  'title:* OR "',
  '"NEAR(a b)"',
  'AND OR NOT',
  '*',
  '^',
  '=HYPERLINK("http://example.org")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '../../../../etc/passwd',
  '/etc/passwd',
  '/dev/zero',
  '/dev/full',
  'C:\\Windows\\win.ini',
  '\\\\server\\share',
  'file:///etc/passwd',
  'CON',
  '.',
  '..',
  '%2e%2e%2f',
  '~root',
  '$(touch hostile)',
  '`id`',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '00',
  '-0',
  '1e309',
  '0x10',
  '9007199254740993',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '2026-11-22T24:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'x'.repeat(200),
  'x'.repeat(70_000),
];

/** Texts, hostile ones most of all. */
export const hostileText = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hostileTexts) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) });

const hostileNumber = fc.constantFrom(0, -0, 1, -1, 2, 5, 60, 500, 1e9, 0.1, 2 ** 31, 2 ** 53, -(2 ** 53), Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY);

/** Anything that a structured clone could carry, whatever the schema says. */
export const anything = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom(null, undefined, true, 10n, new Date(Number.NaN), new Map(), new Uint8Array(3), []),
  fc.dictionary(fc.oneof(hostileText, fc.constantFrom('id', 'file', 'name', 'itemId', 'sessionId', 'offset', 'limit', 'filter')), fc.oneof(hostileText, hostileNumber, fc.constant(null)), { maxKeys: 5 }),
  fc.object({ maxDepth: 3, maxKeys: 6 }),
);

const Shape = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Inputs of the shape that a schema asks for, so that they come through the parse and reach the handler: hostile text where text may stand,
 * and ids that exist.
 * @param ids ids of records that are there
 */
export function shaped(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fromShape(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), ids);
}

function fromShape(json: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  const shape = Shape.parse(json);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.const !== undefined) return fc.constant(shape.const);
  const [first, ...others] = shape.anyOf ?? shape.allOf ?? [];
  if (first !== undefined) return fc.oneof(...[first, ...others].map((each) => fromShape(each, ids)));
  if (Array.isArray(shape.type)) return fc.oneof(...shape.type.map((type) => fromShape({ ...shape, type }, ids)));
  switch (shape.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: hostileNumber });
    case 'array':
      return fc.array(fromShape(shape.items ?? {}, ids), { maxLength: 3 });
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, each]) => [name, fromShape(each, ids)])));
    case 'string':
      return text(shape, ids);
    default:
      return anything;
  }
}

function text({ format, pattern }: z.infer<typeof Shape>, ids: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: hostileText });
  if (format === 'date') return fc.constantFrom('2026-11-21', '2026-12-09', '0001-01-01', '9999-12-31', '2026-02-30');
  if (pattern !== undefined) return fc.constantFrom('09:30', '1234', '00000000', 'USD', 'a'.repeat(64));
  return hostileText;
}
