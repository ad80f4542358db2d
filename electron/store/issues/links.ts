import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Numbers = z.array(z.int());

/** The numbers of the issues of those accounts, or of the ones that stand for them, lowest first. */
export const listIssueNumbersOfAccounts = (db: ReadHandle, accountIds: readonly string[]): number[] =>
  Numbers.parse(db.prepare('SELECT number FROM issues WHERE account_id IN (SELECT coalesce(survivor_id, id) FROM accounts WHERE id IN (SELECT value FROM json_each(?))) ORDER BY number').pluck().all(JSON.stringify(accountIds)));

const Flagged = z.object({
  number: z.int(),
  flags: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  openedOn: z.string().nullable(),
  signupDate: z.string().nullable(),
  importId: z.string().nullable(),
});
export type FlaggedIssue = z.infer<typeof Flagged>;

/** Those of the issues that have flags, or were opened before their account signed up, which is one. */
export const listFlaggedIssues = (db: ReadHandle, numbers: readonly number[]): FlaggedIssue[] =>
  db
    .prepare(
      `SELECT i.number, i.flags, i.opened_on AS openedOn, a.signup_date AS signupDate, i.import_id AS importId
       FROM json_each(?) AS j JOIN issues i ON i.number = j.value JOIN accounts a ON a.id = i.account_id
       WHERE i.import_id IS NOT NULL AND (i.flags <> '[]' OR i.opened_on < a.signup_date)`,
    )
    .all(JSON.stringify(numbers))
    .map((row) => Flagged.parse(row));

/** A function that replaces the flags of an issue, prepared once for many. */
export function issueFlagsWriter(db: WriteHandle): (number: number, flags: readonly string[]) => void {
  const update = db.prepare('UPDATE issues SET flags = ? WHERE number = ?');
  return (number, flags) => void update.run(JSON.stringify(flags), number);
}
