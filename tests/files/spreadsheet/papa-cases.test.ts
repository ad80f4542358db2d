import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { detectLayout } from '../../../electron/files/spreadsheet/layout';
import { Tokenizer } from '../../../electron/files/spreadsheet/tokenizer';

const Case = z.object({
  description: z.string(),
  input: z.string(),
  config: z.record(z.string(), z.unknown()).optional(),
  expected: z.object({ data: z.array(z.array(z.string())), errors: z.array(z.object({ code: z.string() })) }),
});

/** The cases that come with Papa Parse, as its own runner sees them. */
function casesOfPapa(): z.infer<typeof Case>[] {
  const file = join(dirname(createRequire(import.meta.url).resolve('papaparse/package.json')), 'tests/test-cases.js');
  const nothing = (): void => undefined;
  const context = createContext({ chai: { assert: {} }, Papa, describe: nothing, it: nothing });
  // What follows the two lists runs code of the browser and of Chai.
  const [lists = ''] = readFileSync(file, 'utf8').split('var PARSE_ASYNC_TESTS');
  for (const part of lists.split(/^(?=describe\()/m).map((text) => text.replace(/^describe\([\s\S]*?^\}\);/m, ''))) runInContext(part, context);
  const found: unknown = runInContext('[...CORE_PARSER_TESTS, ...PARSE_TESTS]', context);
  return z.array(z.unknown()).parse(found).flatMap((one) => {
    const parsed = Case.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

const read = (text: string, delimiter: string): string[][] => {
  const tokenizer = new Tokenizer(delimiter);
  return [...tokenizer.push(text), ...tokenizer.end()].map(({ cells }) => cells);
};

/** Whether a case asks for reading alone, and not for comments, previews, headers, other quotes or blank cells that count as nothing. */
const isPlain = ({ config = {} }: z.infer<typeof Case>): boolean =>
  Object.entries(config).every(([key, value]) => value === undefined || key === 'fastMode' || (key === 'newline' && value !== '\r') || (key === 'skipEmptyLines' && value !== 'greedy') || (key === 'delimiter' && typeof value === 'string' && /^[^\n\r"]$/.test(value)));

/** Where a case names no delimiter, it is found as in any file. */
const delimiterOf = ({ config, input }: z.infer<typeof Case>): string => (typeof config?.['delimiter'] === 'string' ? config['delimiter'] : detectLayout(input, true).delimiter);

describe('the cases of Papa Parse [W5]', () => {
  const cases = casesOfPapa().filter(isPlain);
  const sound = cases.filter(({ expected }) => expected.errors.every(({ code }) => code === 'UndetectableDelimiter'));

  it('are read as it reads them where it finds no fault, but that blank lines are no rows', () => {
    const differing = sound.flatMap((one) => {
      const rows = read(one.input.replace(/^\ufeff/, ''), delimiterOf(one));
      const expected = one.expected.data.filter((row) => row.length > 1 || row[0] !== '');
      const own = rows.filter((row) => row.length > 1 || row[0] !== '');
      return JSON.stringify(own) === JSON.stringify(expected) ? [] : [one.description];
    });
    expect(sound.length).toBeGreaterThan(60);
    // Here a lone CR ends a line, whatever ended the first one.
    expect(differing).toEqual(['Mixed slash n and slash r should choose first as precident']);
  });

  it('end in rows or in a refusal where it finds a fault', () => {
    const faulty = cases.filter((one) => !sound.includes(one));
    for (const one of faulty) {
      try {
        expect(read(one.input, delimiterOf(one)).length).toBeGreaterThan(0);
      } catch (error) {
        expect(String(error)).toContain('never closed');
      }
    }
    expect(faulty.length).toBeGreaterThan(3);
  });
});
