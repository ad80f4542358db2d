import type { DealFields } from '@shared/contract/records/fields';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

/** Identity is system and reference. */
export interface NewDeal extends DealFields {
  readonly id: string;
  readonly system: string;
  readonly ref: string;
  readonly importId: string | null;
}

export interface StoredDeal extends DealFields {
  readonly id: string;
  /** The stages it is known to have entered, the earliest first. */
  readonly stages: readonly { readonly stage: string; readonly since: string }[];
}

const fieldColumns = [
  'account_id', 'account_ref', 'name', 'stage', 'stage_since', 'amount_minor', 'currency', 'opened_on', 'expected_close', 'closed_on', 'outcome', 'owner', 'waiting_on', 'changed_at', 'flags',
] as const;

// By position and in the order of `fieldColumns`: many rows pass here.
const fieldValues = (f: DealFields): unknown[] => [
  f.accountId, f.accountRef, f.name, f.stage, f.stageSince, f.amountMinor, f.currency, f.openedOn, f.expectedClose, f.closedOn, f.outcome, f.owner, f.waitingOn, f.changedAt, f.flags.length === 0 ? '[]' : JSON.stringify(f.flags),
];

/** Functions that insert deals, replace their fields and add to their history, prepared once for many rows. */
export function dealWriter(db: WriteHandle): { insert(deal: NewDeal): void; update(id: string, fields: DealFields): void; addStage(dealId: string, stage: string, since: string, importId: string | null): void } {
  const insert = db.prepare(`INSERT INTO deals (id, system, ref, import_id, ${fieldColumns.join(', ')}) VALUES (?, ?, ?, ?, ${fieldColumns.map(() => '?').join(', ')})`);
  const update = db.prepare(`UPDATE deals SET ${fieldColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`);
  const addStage = db.prepare('INSERT INTO deal_stages (deal_id, stage, since, import_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  return {
    insert: (deal) => void insert.run(deal.id, deal.system, deal.ref, deal.importId, ...fieldValues(deal)),
    update: (id, fields) => void update.run(...fieldValues(fields), id),
    addStage: (...stage) => void addStage.run(...stage),
  };
}

const Flags = z.array(z.string());
type Row = Omit<StoredDeal, 'flags' | 'stages'> & { flags: string };

/** A function that finds the stored deal of an identity with its history; like that of accounts, without zod for its columns. */
export function dealFinder(db: ReadHandle, system: string): (ref: string) => StoredDeal | null {
  const find = db.prepare<[string, string], Row>(
    `SELECT id, account_id AS accountId, account_ref AS accountRef, name, stage, stage_since AS stageSince, amount_minor AS amountMinor, currency, opened_on AS openedOn,
       expected_close AS expectedClose, closed_on AS closedOn, outcome, owner, waiting_on AS waitingOn, changed_at AS changedAt, flags FROM deals WHERE system = ? AND ref = ?`,
  );
  const stages = db.prepare<[string], { stage: string; since: string }>('SELECT stage, since FROM deal_stages WHERE deal_id = ? ORDER BY since, rowid');
  return (ref) => {
    const row = find.get(system, ref);
    return row === undefined ? null : { ...row, flags: row.flags === '[]' ? [] : Flags.parse(JSON.parse(row.flags)), stages: stages.all(row.id) };
  };
}
