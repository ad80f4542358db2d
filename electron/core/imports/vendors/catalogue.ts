import type { ImportKind, Mapping, MappingColumn } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { fieldsOf, normalizeHeader, type FieldDefinition } from '../fields';
import { guessMapping } from '../guess';
import { chats, telephony, themes } from './conversations';
import { deskCom } from './desk-com';
import { freshdesk } from './freshdesk';
import { hubspot } from './hubspot';
import { jira } from './jira';
import { salesforce } from './salesforce';
import { servicenow } from './servicenow';
import type { Candidate, Vendor, VendorTable } from './table';
import { zendesk } from './zendesk';

/** Tools whose exports have a ready mapping, in the order in which they are offered. */
export const vendors: readonly Vendor[] = [zendesk, jira, servicenow, salesforce, hubspot, freshdesk, deskCom, themes, telephony, chats];

/** The tool of a name in lower case, as the command line takes it. */
export const findVendor = (name: string): Vendor | undefined => vendors.find(({ id }) => id === name);

interface Fit {
  readonly table: VendorTable;
  readonly columns: readonly MappingColumn[];
  /** A field that its records need and for which the file has no column. */
  readonly missing: FieldDefinition | undefined;
  readonly isTold: boolean;
}

/** A table laid over a header: each field takes the first of its candidates that the file has. A column may fill two fields. */
function fitTable(table: VendorTable, header: readonly string[]): Fit {
  const byWords = new Map(header.toReversed().map((name) => [normalizeHeader(name), name] as const));
  const columns = Object.entries(table.columns).flatMap(([field, candidates]): MappingColumn[] => {
    for (const candidate of candidates) {
      const [name, unit] = typeof candidate === 'string' ? [candidate, undefined] : candidate;
      const column = byWords.get(normalizeHeader(name));
      if (column !== undefined) return [{ column, field, ...(unit === undefined ? {} : { unit }) }];
    }
    return [];
  });
  const keys = new Set(columns.map(({ field }) => field));
  return {
    table,
    columns,
    missing: fieldsOf(table.kind).find(({ key, isRequired }) => isRequired === true && !keys.has(key)),
    isTold: table.telling === undefined || table.telling.some((name) => byWords.has(normalizeHeader(name))),
  };
}

const namesOf = (candidates: readonly Candidate[] = []): string[] => candidates.map((candidate) => (typeof candidate === 'string' ? candidate : candidate[0]));

/**
 * The mapping of a tool for a file: its own names first, and for fields that the tool has no name for what a plain guess finds in the columns that are left (W5).
 *
 * @param kind what the rows are; null lets the table decide that fits best
 * @param sample the first rows, as `guessMapping` takes them
 * @throws DocketError invalid-input where the tool has no such records, or the file has no column for what they need
 */
export function vendorMapping({ id, label, tables }: Vendor, kind: ImportKind | null, header: readonly string[], sample: readonly (readonly string[])[]): Mapping {
  const ofKind = tables.filter((table) => kind === null || table.kind === kind);
  if (ofKind.length === 0) throw new DocketError('invalid-input', `The mapping ${id} has no ${kind ?? 'records'}: it is for ${[...new Set(tables.map((table) => table.kind))].join(' and ')}. Nothing was imported. Leave the mapping out, or name another one.`);
  const fits = ofKind.map((table) => fitTable(table, header)).toSorted((a, b) => b.columns.length - a.columns.length);
  const best = fits.find(({ missing, isTold }) => missing === undefined && (isTold || kind !== null));
  if (best === undefined) {
    const [closest] = fits;
    const why = closest?.missing === undefined ? `no column tells whether its rows are ${[...new Set(ofKind.map((table) => table.kind))].join(', ')}` : `it has no column for ${closest.missing.label}, which may be called ${namesOf(closest.table.columns[closest.missing.key]).slice(0, 6).join(', ')}`;
    throw new DocketError('invalid-input', `The file does not read like an export of ${label}: ${why}. Nothing was imported. Its columns are ${header.slice(0, 12).join(', ').slice(0, 300)}. Name another mapping, or leave it out.`);
  }
  const { table, columns } = best;
  const taken = new Set(columns.map(({ column }) => column));
  const guessed = guessMapping(table.kind, header, sample);
  const more = guessed.columns.filter(({ column, field }) => !(field in table.columns) && !taken.has(column));
  const all = [...columns, ...more];
  return {
    ...guessed,
    name: `${label} ${table.kind}`,
    kind: table.kind,
    system: id,
    columns: all,
    values: Object.entries(table.values ?? {}).flatMap(([field, words]) => Object.entries(words).map(([from, to]) => ({ field, from, to }))),
    rowsAre: table.rowsAre ?? 'records',
    source: table.source,
    resolvedStatus: table.resolvedStatus ?? 'resolved',
    ...(table.interactionKind === undefined ? {} : { interactionKind: table.interactionKind }),
  };
}

/** Columns that a file has in common with a tool before its mapping is offered: fewer of them have other tools too. */
const clearCase = 8;

/** The tool that a file seems to come from, by how many columns it shares with it and no other; undefined where that is no clear case. */
export function likelyVendor(header: readonly string[], kind: ImportKind): Vendor | undefined {
  const fits = vendors
    .flatMap((vendor) => vendor.tables.filter((table) => table.kind === kind).map((table) => ({ vendor, fit: fitTable(table, header) })))
    .filter(({ fit }) => fit.missing === undefined && fit.isTold && fit.columns.length >= clearCase)
    .toSorted((a, b) => b.fit.columns.length - a.fit.columns.length);
  const [first, second] = fits;
  return first !== undefined && first.fit.columns.length > (second?.fit.columns.length ?? 0) ? first.vendor : undefined;
}
