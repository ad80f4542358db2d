import type { WriteContext } from '../context';
import { deriveAccounts } from './accounts';
import { unknownAccountFlag } from '../core/imports/plan';
import { refreshFigures } from '../store/issues/figures';
import { refreshPlacings } from '../store/issues/placing';
import { indexIssues } from '../store/issues/search';
import { linkIssuesToAccounts } from '../store/issues/write';
import { linkRecordsToAccounts } from '../store/record-links';
import { listNumbersWithOpenProposal } from '../store/proposals';
import { proposeInitialScores } from './proposals';
import { proposeSignals } from './signals/recompute';

/**
 * Computes anew what follows from stored facts at `context.asOf`: ARR and renewal of accounts from their open subscriptions, issues and
 * other records whose account has come since, open proposals of every rule, and the figures that the lists are ordered by. Appends no audit entry: the command that needs it does.
 * @param linkedBefore numbers of issues that the same command has linked to their accounts already
 * @returns how many accounts were derived, and how many issues without a score were looked at for a proposal
 */
export function deriveRegister(context: WriteContext, linkedBefore: readonly number[] = []): { accounts: number; proposals: number } {
  const { db } = context;
  const accounts = deriveAccounts(context);
  linkRecordsToAccounts(db, unknownAccountFlag);
  const linked = linkIssuesToAccounts(db);
  indexIssues(db, linked);
  refreshPlacings(db, context.asOf);
  refreshFigures(db, 'all');
  const { considered } = proposeInitialScores(context, new Set([...linkedBefore, ...linked, ...listNumbersWithOpenProposal(db)]));
  const signals = proposeSignals(context);
  return { accounts, proposals: considered + signals.added + signals.changed + signals.withdrawn };
}
