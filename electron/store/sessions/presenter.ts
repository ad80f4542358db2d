import { AccountId, AgendaItemId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { statement } from '../statements';

const ItemAccount = z.object({ itemId: AgendaItemId, id: AccountId, name: z.string() });

/** The account of each issue on an agenda, by name; an issue without one is left out. */
export const listItemAccounts = (db: ReadHandle, sessionId: SessionId): z.infer<typeof ItemAccount>[] =>
  statement(db, 'SELECT a.id AS itemId, c.id, c.name FROM agenda_items a JOIN issues i ON i.id = a.issue_id JOIN accounts c ON c.id = i.account_id WHERE a.session_id = ? ORDER BY c.name, c.id, a.position')
    .all(sessionId)
    .map((row) => ItemAccount.parse(row));

/** The names of all accounts but one and those merged into it, also those that are on no agenda; with null, of all. */
export const listOtherAccountNames = (db: ReadHandle, id: AccountId | null): string[] => z.array(z.string()).parse(db.prepare('SELECT name FROM accounts WHERE coalesce(survivor_id, id) IS NOT @id UNION SELECT w.name FROM account_own w JOIN accounts a ON a.id = w.id WHERE coalesce(a.survivor_id, a.id) IS NOT @id').pluck().all({ id }));
