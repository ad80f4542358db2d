import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

/** Who the organisation itself is, as it was said with earlier imports. */
export interface OwnParties {
  readonly domains: readonly string[];
  readonly speakers: readonly string[];
}

const Own = z.object({ kind: z.enum(['domain', 'speaker']), name: z.string() });

export function getOwnParties(db: ReadHandle): OwnParties {
  const rows = db.prepare('SELECT kind, name FROM text_own ORDER BY kind, name').all().map((row) => Own.parse(row));
  const named = (kind: 'domain' | 'speaker'): string[] => rows.flatMap((row) => (row.kind === kind ? [row.name] : []));
  return { domains: named('domain'), speakers: named('speaker') };
}

/** Replaces all of them. */
export function setOwnParties(db: WriteHandle, { domains, speakers }: OwnParties): void {
  db.prepare('DELETE FROM text_own').run();
  const insert = db.prepare('INSERT OR IGNORE INTO text_own (kind, name) VALUES (?, ?)');
  for (const domain of domains) insert.run('domain', domain);
  for (const speaker of speakers) insert.run('speaker', speaker);
}

const Sender = z.object({ sender: z.string(), accountId: z.string() });

/** The accounts that senders were filed under before, by sender; those of accounts that have gone are left out. */
export const listKnownSenders = (db: ReadHandle): Map<string, string> =>
  new Map(
    db
      .prepare('SELECT s.sender, s.account_id AS accountId FROM text_senders s JOIN accounts a ON a.id = s.account_id')
      .all()
      .map((row) => Sender.parse(row))
      .map(({ sender, accountId }) => [sender, accountId] as const),
  );

export function rememberSender(db: WriteHandle, sender: string, accountId: string): void {
  db.prepare('INSERT INTO text_senders (sender, account_id) VALUES (?, ?) ON CONFLICT (sender) DO UPDATE SET account_id = excluded.account_id').run(sender, accountId);
}

const Account = z.object({ id: z.string(), ref: z.string(), name: z.string() });
export type FiledAccount = z.infer<typeof Account>;

/** Every account as texts are matched against it. */
export const listFilingAccounts = (db: ReadHandle): FiledAccount[] => db.prepare('SELECT id, ref, name FROM accounts ORDER BY row_id').all().map((row) => Account.parse(row));

/** A function that gives the account of the stored text of a reference, or null. */
export function storedAccountFinder(db: ReadHandle, system: string): (ref: string) => FiledAccount | null {
  const find = db.prepare('SELECT a.id, a.ref, a.name FROM interactions i JOIN accounts a ON a.id = i.account_id WHERE i.system = ? AND i.ref = ?');
  return (ref) => {
    const row = find.get(system, ref);
    return row === undefined ? null : Account.parse(row);
  };
}
