import type { InteractionFields } from '@shared/contract/records/fields';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { rowsWriter } from './rows-writer';

/** Identity is system and reference. */
export interface NewInteraction extends InteractionFields {
  readonly id: string;
  readonly system: string;
  readonly ref: string;
  readonly importId: string | null;
}

export interface StoredInteraction extends InteractionFields {
  readonly id: string;
}

const fieldColumns = ['account_id', 'account_ref', 'kind', 'source', 'on_date', 'at', 'direction', 'person', 'is_sponsor', 'tone', 'subject', 'body', 'flags'] as const;

const flag = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);

// By position and in the order of `fieldColumns`: very many rows pass here.
const fieldValues = (f: InteractionFields): unknown[] => [
  f.accountId, f.accountRef, f.interactionKind, f.source, f.onDate, f.at, f.direction, f.person, flag(f.isSponsor), f.tone, f.subject, f.body, f.flags.length === 0 ? '[]' : JSON.stringify(f.flags),
];

/** Functions that insert interactions, which are there once `flush` was called, and replace their fields. */
export function interactionWriter(db: WriteHandle): { insert(interaction: NewInteraction): void; update(id: string, fields: InteractionFields): void; flush(): void } {
  const rows = rowsWriter(db, 'interactions', ['id', 'system', 'ref', 'import_id', ...fieldColumns]);
  const update = db.prepare(`UPDATE interactions SET ${fieldColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`);
  return {
    insert: (interaction) => rows.add([interaction.id, interaction.system, interaction.ref, interaction.importId, ...fieldValues(interaction)]),
    update: (id, fields) => void update.run(...fieldValues(fields), id),
    flush: rows.flush,
  };
}

const Flags = z.array(z.string());
type Row = Omit<StoredInteraction, 'flags' | 'isSponsor'> & { flags: string; isSponsor: number | null };

/** A function that finds the stored interaction of an identity; like that of issues, without zod for its columns. */
export function interactionFinder(db: ReadHandle, system: string): (ref: string) => StoredInteraction | null {
  const find = db.prepare<[string, string], Row>(
    `SELECT id, account_id AS accountId, account_ref AS accountRef, kind AS interactionKind, source, on_date AS onDate, at, direction, person, is_sponsor AS isSponsor, tone, subject, body, flags
     FROM interactions WHERE system = ? AND ref = ?`,
  );
  if (db.prepare('SELECT 1 FROM interactions WHERE system = ? LIMIT 1').get(system) === undefined) return () => null;
  return (ref) => {
    const row = find.get(system, ref);
    return row === undefined ? null : { ...row, isSponsor: row.isSponsor === null ? null : row.isSponsor === 1, flags: row.flags === '[]' ? [] : Flags.parse(JSON.parse(row.flags)) };
  };
}
