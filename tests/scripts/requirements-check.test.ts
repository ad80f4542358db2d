import { z } from '@shared/zod';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';

/** Runs the check on a table and test sources (file to text); gives its faults. */
function check(rows: string, tests: Readonly<Record<string, string>>): string[] {
  const citations = '(new Map(Object.entries(input.tests).map(([name, source]) => [name, script.citedIds(source)])))';
  const faults = evaluate('scripts/requirements-check.mjs', `script.requirementFaults(script.readRequirements(input.rows), ${citations})`, { rows, tests });
  return z.array(z.string()).parse(faults);
}

const table = (...rows: string[]): string => ['| id | what | status | screen | test |', '|---|---|---|---|---|', ...rows].join('\n');
const file = 'tests/core/score.test.ts';
/** A test that cites ids, written so that this file itself does not cite them. */
const citing = (ids: string, call = 'it'): string => `${call}('marks 5x3x3 fragile [${ids}]', () => {});`;

describe('the requirements check', () => {
  it('accepts a built requirement with a screen and a test that cites it', () => {
    expect(check(table(`| S3 | Sensitivity | built | issue page | ${file} |`), { [file]: citing('S3') })).toEqual([]);
  });

  it('accepts several ids in one citation and tests made from a table of cases', () => {
    expect(check(table(`| S1b | Gates | built | command line | ${file} |`, '| S1 | Score | planned | - | - |'), { [file]: citing('S1, S1b', 'it.each(cases)') })).toEqual([]);
  });

  it('leaves a planned requirement alone', () => {
    expect(check(table('| T1 | Board | planned (step 3) | - | - |', '| T2 | Pairwise | planned | - | - |'), {})).toEqual([]);
  });

  it('names a built requirement without screen, without test', () => {
    expect(check(table('| S3 | Sensitivity | built | - | - |'), {})).toEqual(["S3 is built but names no screen (or 'command line').", 'S3 is built but names no test.']);
  });

  it('asks the same of a requirement that is built in part, and lets faults be cited', () => {
    expect(check(table('| S3 | Sensitivity | in part: no gates | - | - |'), { [file]: citing('F7') })).toEqual(["S3 is built but names no screen (or 'command line').", 'S3 is built but names no test.']);
  });

  it('names a test that is not there', () => {
    expect(check(table(`| S3 | Sensitivity | built | issue page | ${file} |`), {})).toEqual([`S3 names ${file}, which is not there.`]);
  });

  it('names a test that speaks of the id only outside the names of its tests', () => {
    expect(check(table(`| S3 | Sensitivity | built | issue page | ${file} |`, '| S1 | Score | planned | - | - |'), { [file]: `// [S3]\n${citing('S1')}` })).toEqual([`S3 names ${file}, in which no test cites [S3].`]);
  });

  it('names an id that a test cites and the table does not know', () => {
    expect(check(table('| S3 | Sensitivity | planned | - | - |'), { [file]: citing('S30') })).toEqual([`${file} cites [S30], which is not in the table.`]);
  });

  it('names a status it does not know and an id that stands twice', () => {
    const row = '| S3 | Sensitivity | done | issue page | - |';
    expect(check(table(row, '| S3 | Again | planned | - | - |'), {})).toEqual(["S3 has the status 'done': it is 'built', 'in part: what is missing' or 'planned (step N)'.", 'S3 stands in the table twice.']);
  });
});
