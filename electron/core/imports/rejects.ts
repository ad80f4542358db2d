import type { Anomaly, Mapping, RuleChoice } from '@shared/contract/imports/entities';
import type { Cell } from '../evidence/contents/csv';
import { choiceFor, titleOf } from './rules';

/** The columns that a file of rejected rows has before those of the file they came from. */
export const rejectColumns = ['Docket row', 'Docket reason'] as const;

/** A row that was left out, with its own number, why, and its cells as the file has them. */
export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** Why a row was left out, in words: the rules that left it out, or else all that was found in it. */
export function reasonOf(anomalies: readonly Anomaly[], choices: Readonly<Partial<Record<string, RuleChoice>>>): string {
  const skipping = anomalies.filter(({ rule }) => choiceFor(rule, choices) === 'skip');
  return (skipping.length > 0 ? skipping : anomalies).map(({ rule, column, value }) => `${titleOf(rule)}: ${column === '' ? '' : `${column} `}${value === '' ? 'is empty' : `is ${value}`}`).join('; ');
}

/** The columns of a file that may be kept with its rejected rows. */
export const keptHeader = (header: readonly string[], { personal }: Pick<Mapping, 'personal'>): string[] => header.filter((name) => !personal.includes(name));

/**
 * The cells of a rejected row without those of personal columns. Where the row does not fit the header, which cell is whose cannot be told: then none is kept
 * as soon as one column is personal.
 */
export function keptCells(cells: readonly string[], header: readonly string[], { personal }: Pick<Mapping, 'personal'>): string[] {
  if (personal.length === 0) return [...cells];
  return cells.length === header.length ? cells.filter((_, index) => !personal.includes(header[index] ?? '')) : [];
}

/** The columns of a file of rejected rows. */
export const rejectsHeader = (header: readonly string[]): string[] => [...rejectColumns, ...header];

/** Rejected rows as the rows of such a file, each with as many cells as it had. */
export function* rejectsRows(rows: Iterable<RejectedRow>): Generator<readonly Cell[]> {
  for (const { row, reason, cells } of rows) yield [row, reason, ...cells];
}
