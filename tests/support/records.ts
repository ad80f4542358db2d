import type { AccountId, Source } from '@shared/primitives';
import { runTransaction, type Desk } from '../../electron/transaction';

interface TestRecords {
  readonly deals?: readonly { accountId: AccountId; stage: string; since: string | null; stages?: readonly (readonly [string, string])[] }[];
  readonly measurements?: readonly { accountId: AccountId; on: string; measure?: string; value?: number; source?: Source }[];
  readonly interactions?: readonly { accountId: AccountId; on: string; source?: Source; kind?: string; subject?: string; promise?: { words: string; state: 'proposed' | 'open' | 'done' | 'rejected' } }[];
}

/** Puts deals, measurements, interactions and promises into the workspace as imports would. */
export function addRecords(desk: Desk, { deals = [], measurements = [], interactions = [] }: TestRecords): void {
  runTransaction(desk, ({ db, newId, audit, workspaceId }) => {
    for (const { accountId, stage, since, stages = [] } of deals) {
      const id = newId();
      db.prepare("INSERT INTO deals (id, system, ref, account_id, name, stage, stage_since, outcome) VALUES (?, 'file', ?, ?, 'Renewal', ?, ?, 'open')").run(id, id, accountId, stage, since);
      for (const [name, from] of stages) db.prepare('INSERT INTO deal_stages (deal_id, stage, since) VALUES (?, ?, ?)').run(id, name, from);
    }
    for (const { accountId, on, measure = 'health', value = 50, source = 'health' } of measurements) {
      const id = newId();
      db.prepare("INSERT INTO measurements (id, system, ref, account_id, measure, on_date, value, source) VALUES (?, 'file', ?, ?, ?, ?, ?, ?)").run(id, id, accountId, measure, on, value, source);
    }
    for (const { accountId, on, source = 'emails', kind = 'email', subject = '', promise } of interactions) {
      const id = newId();
      db.prepare("INSERT INTO interactions (id, system, ref, source, kind, account_id, on_date, subject) VALUES (?, 'file', ?, ?, ?, ?, ?, ?)").run(id, id, source, kind, accountId, on, subject);
      if (promise !== undefined) db.prepare('INSERT INTO follow_ups (id, interaction_id, account_id, words, state) VALUES (?, ?, ?, ?, ?)').run(newId(), id, accountId, promise.words, promise.state);
    }
    audit({ action: 'test.records', subject: workspaceId, payload: { deals: deals.length, measurements: measurements.length, interactions: interactions.length } });
  });
}
