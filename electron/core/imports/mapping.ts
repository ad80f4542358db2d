import { Mapping, type DurationUnit, type FileFacts, type ImportKind } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { fieldsOf, findField, neededOneOf, normalizeHeader, type FieldDefinition } from './fields';
import { findZone, type Zone } from './zones';

/** A mapping laid over the header of one file. */
export interface ResolvedMapping {
  readonly mapping: Mapping;
  readonly zone: Zone;
  readonly columnCount: number;
  /** By field key. */
  readonly columns: ReadonlyMap<string, ResolvedColumn>;
}

export interface ResolvedColumn {
  /** Position in the row, from 0. */
  readonly index: number;
  /** The name in the file. */
  readonly column: string;
  readonly field: FieldDefinition;
  readonly unit: DurationUnit | null;
  /** Positions of further columns of the same name that are read with it: a list takes all of them, a text the first that says something. */
  readonly more: readonly number[];
}

/** Fields whose column is read with those of the same name. Elsewhere a second column of a name may well be of something else, and an empty cell must not take its value. */
export const readTogether: ReadonlySet<FieldDefinition['type']> = new Set<FieldDefinition['type']>(['tags', 'text']);

/**
 * The positions of further columns of the same name that are read with a column (as Jira repeats `Labels` once for each label). A column that the mapping sends
 * elsewhere, or leaves out as personal, is not.
 * @param repeated positions of columns that share a name, as the file has them
 */
function readWith(mapping: Pick<Mapping, 'kind' | 'columns' | 'personal'>, header: readonly string[], repeated: FileFacts['repeatedColumns'], column: number, key: string): number[] {
  const type = findField(mapping.kind, key)?.type;
  if (type === undefined || !readTogether.has(type)) return [];
  const group = repeated.find(([first]) => first === column) ?? [];
  return group.slice(1).filter((index) => {
    const name = header[index] ?? '';
    return !mapping.personal.includes(name) && !mapping.columns.some((other) => other.column === name);
  });
}

/**
 * Lays a mapping over a header. Columns are found by their exact name, or else by the only one that differs from it in
 * nothing but case, blanks and punctuation.
 *
 * @param repeated positions of columns that share a name, as the file has them
 * @throws DocketError `invalid-input` naming the column that is gone, the field that does not exist or is mapped twice, the
 *   required field that is missing, or the time zone that is unknown (W5).
 */
export function resolveMapping(mapping: Mapping, header: readonly string[], repeated: FileFacts['repeatedColumns'] = []): ResolvedMapping {
  const columns = new Map<string, ResolvedColumn>();
  for (const { column, field: key, unit } of mapping.columns) {
    const field = findField(mapping.kind, key);
    if (field === undefined) throw refuse(mapping, `sends column "${column}" to "${key}", which is no field of ${mapping.kind}. The fields are ${fieldsOf(mapping.kind).map((f) => f.key).join(', ')}`);
    const index = findColumn(column, header);
    if (index === -1) throw refuse(mapping, `uses column "${column}", which the file does not have. Its columns are ${listed(header)}`, column);
    if (mapping.personal.includes(header[index] ?? column)) throw refuse(mapping, `marks column "${column}" as personal and sends it to ${field.label}`, column);
    const before = columns.get(key);
    if (before !== undefined) throw refuse(mapping, `sends both "${before.column}" and "${column}" to ${field.label}`, column);
    columns.set(key, { index, column: header[index] ?? column, field, unit: unit ?? null, more: readWith(mapping, header, repeated, index, key) });
  }
  const missing = fieldsOf(mapping.kind).find((field) => field.isRequired === true && !columns.has(field.key));
  if (missing !== undefined) {
    throw refuse(mapping, `has no column for ${missing.label}, which ${mapping.kind} need. The columns of the file are ${listed(header)}; where these read like data, the file has no header`, missing.key);
  }
  const oneOf = neededOneOf(mapping.kind);
  if (oneOf.length > 0 && !oneOf.some((key) => columns.has(key))) throw refuse(mapping, `has no column that names the account, which ${mapping.kind} need. The columns of the file are ${listed(header)}`, oneOf[0]);
  const zone = findZone(mapping.timeZone);
  if (zone === null) throw refuse(mapping, `names the time zone "${mapping.timeZone}", which is unknown. Write it as Europe/Oslo or +02:00`);
  return { mapping, zone, columnCount: header.length, columns };
}

function findColumn(column: string, header: readonly string[]): number {
  const exact = header.indexOf(column);
  if (exact !== -1) return exact;
  const wanted = normalizeHeader(column);
  const alike = header.flatMap((name, index) => (normalizeHeader(name) === wanted ? [index] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

const listed = (header: readonly string[]): string => `${header.slice(0, 20).map((name) => name.slice(0, 60)).join(', ')}${header.length > 20 ? ` and ${header.length - 20} more` : ''}`;

const refuse = (mapping: Mapping, what: string, field?: string): DocketError =>
  new DocketError('invalid-input', `The mapping "${mapping.name}" ${what}. Nothing was imported. Change the mapping, or choose the file it was made for.`, field);

/**
 * Reads a mapping from the text of a JSON file.
 *
 * @throws DocketError `invalid-input` saying where the text is no mapping.
 */
export function parseMapping(json: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new DocketError('invalid-input', 'The mapping file is not JSON. Nothing was imported. Repair it, or name a ready mapping.', undefined, { cause: error });
  }
  const parsed = Mapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DocketError('invalid-input', `The mapping file is not a mapping: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'unknown problem'}. Nothing was imported. Repair it, or name a ready mapping.`);
}

/** Knows a file of the same shape again: its column names as words, in alphabetical order, so that moved columns do not matter, nor how often a name is repeated. */
export function headerFingerprint(header: readonly string[]): string {
  const names = new Set(header);
  const isRepeat = (name: string): boolean => names.has(name.replace(/ \(\d+\)$/, '')) && / \(\d+\)$/.test(name);
  return header.filter((name) => !isRepeat(name)).map(normalizeHeader).sort().join('\u001f');
}

/** Record properties that a field of a kind fills. */
const propertiesOf = {
  accounts: { ref: ['ref'], name: ['name'], segment: ['segment'], arr: ['statedArrMinor', 'statedCurrency'], currency: ['statedCurrency'], renewal: ['statedRenewal'], tier: ['tier'], health: ['health'], sponsor: ['sponsor'], owner: ['owner'], region: ['region'], industry: ['industry'], signup: ['signupDate'], changed: ['changedAt'] },
  subscriptions: { ref: ['ref'], account: ['accountRef', 'accountId'], start: ['startDate'], end: ['endDate'], mrr: ['mrrMinor', 'arrMinor', 'currency'], arr: ['arrMinor', 'currency'], currency: ['currency'], billing: ['billing'], 'auto-renews': ['autoRenews'], tier: ['tier'], trial: ['isTrial'], changed: ['changedAt'] },
  issues: { ref: ['ref'], title: ['title'], description: ['description'], account: ['accountRef', 'accountId'], 'account-name': ['accountRef', 'accountId'], opened: ['openedOn', 'openedAt', 'resolutionMinutes'], resolved: ['resolvedOn', 'resolvedAt', 'resolutionMinutes', 'status'], status: ['status'], priority: ['vendorPriority'], 'first-response': ['firstResponseMinutes'], resolution: ['resolutionMinutes', 'resolvedOn', 'resolvedAt', 'status'], escalated: ['isEscalated'], criterion: ['criterion'], owner: ['owner'], 'waiting-on': ['waitingOn'], 'reopen-count': ['reopenCount'], satisfaction: ['satisfaction'], tags: ['tags'], source: ['source'], changed: ['changedAt'] },
  deals: { ref: ['ref'], name: ['name'], account: ['accountRef', 'accountId'], 'account-name': ['accountRef', 'accountId'], stage: ['stage', 'outcome'], 'stage-since': ['stageSince'], amount: ['amountMinor', 'currency'], currency: ['currency'], opened: ['openedOn'], 'expected-close': ['expectedClose', 'closedOn'], closed: ['closedOn'], outcome: ['outcome'], owner: ['owner'], 'waiting-on': ['waitingOn'], changed: ['changedAt'] },
  measurements: { ref: ['ref'], account: ['accountRef', 'accountId'], 'account-name': ['accountRef', 'accountId'], subscription: ['accountRef', 'accountId'], date: ['onDate'], measure: ['measure'], value: ['value'], source: ['source'] },
  interactions: { ref: ['ref'], account: ['accountRef', 'accountId'], 'account-name': ['accountRef', 'accountId'], subscription: ['accountRef', 'accountId'], date: ['onDate', 'at'], kind: ['interactionKind'], direction: ['direction'], person: ['person'], 'is-sponsor': ['isSponsor'], tone: ['tone'], subject: ['subject'], body: ['body'], source: ['source'] },
} as const satisfies Record<ImportKind, Readonly<Record<string, readonly string[]>>>;

/** Every property of a kind that a file or a person can fill. */
export function propertiesOfKind(kind: ImportKind): string[] {
  const table: Readonly<Record<string, readonly string[]>> = propertiesOf[kind];
  return [...new Set([...Object.values(table).flat(), 'flags', ...(kind === 'issues' ? ['secondaryCriteria', 'ownerId'] : [])])].filter((property) => property !== 'ref');
}

/**
 * The record properties that a mapping speaks of, and `flags`. An update compares and writes these alone: what a file says
 * nothing about stays as it is, and so do defaults such as the criterion once a record is stored.
 */
export function propertiesWritten(mapping: Mapping): string[] {
  const table: Readonly<Record<string, readonly string[]>> = propertiesOf[mapping.kind];
  return [...new Set([...mapping.columns.flatMap(({ field }) => table[field] ?? []), 'flags'])];
}

/**
 * A mapping that was kept for files with these columns, as it fits this one: a decimal mark was that of a text file. A workbook has its own, and a
 * person may still choose another.
 */
export const fittingTo = ({ workbook }: Pick<FileFacts, 'workbook'>, mapping: Mapping): Mapping => (workbook === null ? mapping : { ...mapping, decimalMark: null });
