import type { ParsedInputOf } from '@shared/contract';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { getIssueBefore, insertOutcome, insertReopening, listReopenings } from '../../store/decisions/outcomes';
import { getIssueState, setIssueOutcome } from '../../store/sessions/decisions';
import { getFiscalStartMonth, setFiscalStartMonth } from '../../store/workspaces';
import { requireDecision } from './read';

/**
 * Says what became of a decision (M5). It stands beside the decision, whose session may long be sealed.
 * @throws DocketError not-found; invalid-input for a date that has not come
 */
export function recordOutcome(context: WriteContext, { id, ...outcome }: ParsedInputOf<'decisions.recordOutcome'>): Record<string, never> {
  const { issueNumber, outcome: before } = requireDecision(context, id);
  if (outcome.on > context.asOf) throw new DocketError('invalid-input', `${outcome.on} has not come yet: the register is looked at as of ${context.asOf}. Nothing was recorded.`, 'on');
  insertOutcome(context.db, { id, ...outcome, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'decisions.recordOutcome', subject: id, payload: { issue: issueNumber, before: before?.kind ?? null, ...outcome } });
  return {};
}

/**
 * Says that a condition of a decision in force has come true (M5): its issue is back in the queue with the reason, and open where it was closed.
 * @throws DocketError not-found for a condition that there is not; conflict where it came true before or the decision was superseded
 */
export function reopenDecision(context: WriteContext, { id, position, reason }: ParsedInputOf<'decisions.reopen'>): Record<string, never> {
  const { db } = context;
  const { isLast, issueId, issueNumber } = requireDecision(context, id);
  const condition = listReopenings(db, id).find((each) => each.position === position);
  if (condition === undefined) throw new DocketError('not-found', 'That decision has no such condition. Nothing was changed.', 'position');
  if (!isLast) throw new DocketError('conflict', `A later decision on issue #${issueNumber} has taken the place of this one. Nothing was changed. Look at the later one.`);
  if (condition.cameTrue !== null) throw new DocketError('conflict', `That this came true was recorded by ${condition.cameTrue.by} already. Nothing was changed.`);
  const issue = getIssueState(db, issueId);
  if (issue === null) throw new Error(`No issue ${issueId}`);
  insertReopening(db, { id, position, reason, by: context.actor.personId, at: context.clock() });
  const isOpen = issue.status === 'open' || issue.status === 'waiting';
  const { status: statusBefore } = getIssueBefore(db, id);
  const status = isOpen ? issue.status : statusBefore === 'waiting' ? 'waiting' : 'open';
  if (!isOpen) setIssueOutcome(db, issueId, { status, resolvedOn: null, mergedInto: null });
  context.audit({ action: 'decisions.reopen', subject: id, payload: { issue: issueNumber, position, condition: condition.condition, reason, status_before: issue.status, status_after: status } });
  return {};
}

export function setFiscalYear(context: WriteContext, { startMonth }: ParsedInputOf<'decisions.setFiscalYear'>): Record<string, never> {
  const before = getFiscalStartMonth(context.db);
  setFiscalStartMonth(context.db, startMonth);
  context.audit({ action: 'decisions.setFiscalYear', subject: context.workspaceId, payload: { before, after: startMonth } });
  return {};
}
