import type { ImportKind } from '@shared/contract/imports/entities';
import { z } from '@shared/zod';
import { isCarried, ownAccountOf } from '../account-merges/own-account';
import { listSurvivorIds } from '../accounts';
import type { ReadHandle, WriteHandle } from '../handles';

/** A value of a record's property, as imports compare it. */
export type PropertyValue = string | number | boolean | null | readonly string[];
export type PropertyValues = Readonly<Record<string, PropertyValue>>;

/** Properties that are stored as 0 or 1. */
const booleans: ReadonlySet<string> = new Set(['isEscalated', 'autoRenews', 'isTrial', 'isSponsor']);
/** Properties that are stored as a JSON array of texts. */
const lists: ReadonlySet<string> = new Set(['flags', 'tags', 'secondaryCriteria']);
/** The key of a table other than `row_id`. */
const keys: Readonly<Partial<Record<ImportKind, string>>> = { issues: 'number' };

/** Properties whose column has another name. */
const named: Readonly<Record<string, string>> = { interactionKind: 'kind' };

/** The column of a property: `accountRef` is `account_ref`. */
const columnOf = (property: string): string => named[property] ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The key of the table of a kind; a table has the name of its kind. */
export const keyOf = (kind: ImportKind): string => keys[kind] ?? 'row_id';

const Texts = z.array(z.string());

function valueOf(property: string, stored: unknown): PropertyValue {
  if (stored === null || stored === undefined) return null;
  if (lists.has(property)) return Texts.parse(JSON.parse(String(stored)));
  if (booleans.has(property)) return stored === 1;
  return typeof stored === 'number' ? stored : String(stored);
}

const storedOf = (property: string, value: PropertyValue): string | number | null => {
  if (lists.has(property)) return JSON.stringify(value ?? []);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' ? null : value;
};

/** A stored record: its integer key, what it is called by, and its properties. */
export interface TableRecord {
  readonly id: string;
  readonly key: number;
  readonly system: string;
  readonly ref: string | null;
  readonly values: PropertyValues;
}

const Named = z.looseObject({ id: z.string(), key: z.int(), system: z.string(), ref: z.string().nullable() });

/** A function that reads the records of a kind by their ids, prepared once for many pages. Ids that name none are left out. */
export function recordReader(db: ReadHandle, kind: ImportKind, properties: readonly string[]): (ids: readonly string[]) => Map<string, TableRecord> {
  // A link to an account is to the one that is the record's own, and an account is what its own source says: merges go before neither.
  const valueSql = (property: string): string => (property === 'accountId' && isCarried(kind) ? ownAccountOf(kind, 't') : `t.${columnOf(property)}`);
  const columns = properties.map((property, index) => `${valueSql(property)} AS p${index}`);
  const table = kind === 'accounts' ? 'account_sources' : kind;
  const find = db.prepare(`SELECT t.id, t.${keyOf(kind)} AS key, t.system, t.ref, ${columns.join(', ')} FROM json_each(?) AS j JOIN ${table} t ON t.id = j.value`);
  return (ids) =>
    new Map(
      find.all(JSON.stringify(ids)).map((row) => {
        const { id, key, system, ref, ...rest } = Named.parse(row);
        return [id, { id, key, system, ref, values: Object.fromEntries(properties.map((property, index) => [property, valueOf(property, rest[`p${index}`])])) }] as const;
      }),
    );
}

/** A function that writes some properties of a record; one statement for each set of properties. */
export function recordUpdater(db: WriteHandle, kind: ImportKind): (id: string, values: PropertyValues) => void {
  const survivors = kind === 'accounts' ? listSurvivorIds(db) : new Set<string>();
  const prepared = new Map<string, (params: unknown[]) => void>();
  return (id, values) => {
    const properties = Object.keys(values);
    if (properties.length === 0) return;
    const table = survivors.has(id) ? 'account_own' : kind;
    const columns = `${table} SET ${properties.map(columnOf).join(' = ?, ')}`;
    let run = prepared.get(columns);
    if (run === undefined) {
      const update = db.prepare(`UPDATE ${columns} = ? WHERE id = ?`);
      run = (params) => void update.run(params);
      prepared.set(columns, run);
    }
    run([...properties.map((property) => storedOf(property, values[property] ?? null)), id]);
  };
}
