import { EditFields, SomeFields, type FieldChanges } from '@shared/contract/edits';
import { IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import { ownAccountOf } from './account-merges/own-account';
import type { ReadHandle, WriteHandle } from './handles';

const json = z.string().transform((text): unknown => JSON.parse(text));

export interface EditableIssue {
  readonly id: IssueId;
  readonly number: number;
  readonly fields: EditFields;
}

const Editable = z.object({ id: IssueId, number: z.int(), fields: json.pipe(EditFields) });

const fieldsSql = `json_object('title', title, 'criterion', criterion, 'secondary_criteria', json(secondary_criteria), 'status', status, 'resolved_on', resolved_on, 'description', description,
  'account', ${ownAccountOf('issues', 'issues')}, 'owner', owner_id, 'tags', json(tags), 'source', source)`;

/** What people can change on those issues, lowest number first; one that is not there is left out. Its account is its own, whatever stands for that since a merge. */
export const listEditables = (db: ReadHandle, numbers: readonly number[]): EditableIssue[] =>
  db
    .prepare(`SELECT id, number, ${fieldsSql} AS fields FROM issues WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number`)
    .all(JSON.stringify(numbers))
    .map((row) => Editable.parse(row));

/** The numbers of issues by their ids; one that is not there is left out. */
export const listNumbers = (db: ReadHandle, ids: readonly IssueId[]): number[] =>
  z.array(z.int()).parse(db.prepare('SELECT number FROM issues WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number').pluck().all(JSON.stringify(ids)));

const columnOf = {
  title: 'title',
  criterion: 'criterion',
  secondary_criteria: 'secondary_criteria',
  status: 'status',
  resolved_on: 'resolved_on',
  description: 'description',
  account: 'account_id',
  owner: 'owner_id',
  tags: 'tags',
  source: 'source',
} as const satisfies Record<keyof EditFields, string>;
const isField = (name: string): name is keyof EditFields => name in columnOf;

/** A function that writes some fields of an issue. Search, proposals and the order are brought up to date by whoever calls it. */
export function fieldsWriter(db: WriteHandle): (number: number, fields: SomeFields) => void {
  const prepared = new Map<string, (values: readonly unknown[]) => void>();
  return (number, fields) => {
    const said = Object.entries(fields).flatMap(([name, value]) => (isField(name) && value !== undefined ? [{ column: columnOf[name], value: Array.isArray(value) ? JSON.stringify(value) : value }] : []));
    if (said.length === 0) return;
    const set = said.map(({ column }) => `${column} = ?`).join(', ');
    let write = prepared.get(set);
    if (write === undefined) {
      const update = db.prepare(`UPDATE issues SET ${set} WHERE number = ?`);
      write = (values) => void update.run(values);
      prepared.set(set, write);
    }
    write([...said.map(({ value }) => value), number]);
  };
}

export interface IssueChange extends FieldChanges {
  readonly number: number;
}

/** Keeps what an entry of the log changed, so that it can be undone and told on each issue. */
export function insertEdit(db: WriteHandle, { seq, words, changes }: { seq: number; words: string; changes: readonly IssueChange[] }): void {
  db.prepare('INSERT INTO edits (seq, words) VALUES (?, ?)').run(seq, words);
  const insert = db.prepare('INSERT INTO issue_edits (number, seq, before, after) VALUES (?, ?, ?, ?)');
  for (const { number, before, after } of changes) insert.run(number, seq, JSON.stringify(before), JSON.stringify(after));
}

export const setUndone = (db: WriteHandle, seq: number, by: number): void => void db.prepare('UPDATE edits SET undone_by = ? WHERE seq = ?').run(by, seq);

const Edit = z.object({ words: z.string(), undoneBy: z.int().nullable() });
const Change = z.object({ number: z.int(), before: json.pipe(SomeFields), after: json.pipe(SomeFields) });

/** An edit with what it changed; null where no entry of that number is one. Issues that an undone import took away are not there any more. */
export function getEdit(db: ReadHandle, seq: number): { words: string; undoneBy: number | null; changes: IssueChange[] } | null {
  const edit = db.prepare('SELECT words, undone_by AS undoneBy FROM edits WHERE seq = ?').get(seq);
  if (edit === undefined) return null;
  const changes = db.prepare('SELECT number, before, after FROM issue_edits WHERE seq = ? ORDER BY number').all(seq).map((row) => Change.parse(row));
  return { ...Edit.parse(edit), changes };
}

/** A function that gives the name of a person or an account by its id; null where the id names neither. */
export function nameFinder(db: ReadHandle): (id: string) => string | null {
  const find = db.prepare<[string, string], string>('SELECT name FROM people WHERE id = ? UNION ALL SELECT name FROM accounts WHERE id = ? LIMIT 1').pluck();
  return (id) => (/^[0-9a-f]{8}-/.test(id) ? (find.get(id, id) ?? null) : null);
}

/** The accounts that issues are of, each once. */
export const listAccountsOfIssues = (db: ReadHandle, numbers: readonly number[]): string[] =>
  z.array(z.string()).parse(db.prepare('SELECT DISTINCT account_id FROM issues WHERE number IN (SELECT value FROM json_each(?)) AND account_id IS NOT NULL ORDER BY account_id').pluck().all(JSON.stringify(numbers)));
