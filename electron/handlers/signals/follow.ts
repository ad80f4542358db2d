import type { FieldChanges } from '@shared/contract/edits';
import type { WriteContext } from '../../context';
import { touchesAreas, touchesContacts, touchesSignals } from '../../core/edits';
import type { JsonObject } from '../../core/evidence/canonical-json';
import { listAccountsOfIssues } from '../../store/edits';
import { followSignals, type Touched } from './recompute';

/** Runs the rules again for issues that were edited, and for the accounts that they are or were of (W7); says for the log what that did. Appends no audit entry. */
export function followEdits(context: WriteContext, changes: readonly (FieldChanges & { readonly number: number })[]): JsonObject {
  const seen = changes.filter(({ after }) => touchesSignals(after));
  if (seen.length === 0) return {};
  const heard = seen.filter(({ after }) => touchesContacts(after));
  const accounts = new Set([...listAccountsOfIssues(context.db, heard.map(({ number }) => number)), ...heard.flatMap(({ before }) => before.account ?? [])]);
  return follow(context, { issues: seen.map(({ number }) => number), accounts: [...accounts], isFiledAnew: seen.some(({ after }) => touchesAreas(after)) });
}

/** The same for accounts of which a fact was changed. */
export const followAccounts = (context: WriteContext, accountIds: readonly string[]): JsonObject => (accountIds.length === 0 ? {} : follow(context, { issues: [], accounts: accountIds, isFiledAnew: false }));

/** The same for one account; null: none. */
export const followAccount = (context: WriteContext, accountId: string | null): JsonObject => followAccounts(context, accountId === null ? [] : [accountId]);

function follow(context: WriteContext, touched: Touched): JsonObject {
  const { added, changed, withdrawn } = followSignals(context, touched);
  return added + changed + withdrawn === 0 ? {} : { proposals: { added, changed, withdrawn } };
}
