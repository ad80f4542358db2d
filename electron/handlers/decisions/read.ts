import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { RegisterDetail, RegisterRow } from '@shared/contract/decisions/entities';
import type { Standing } from '@shared/contract/decisions/standing';
import type { DecisionLine } from '@shared/contract/issues';
import type { CalendarDate, IssueId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import type { DecidedState } from '../../core/decisions/changes';
import { fiscalPeriodOf } from '../../core/decisions/fiscal';
import { returnReason, standingOf } from '../../core/decisions/standing';
import { listOutcomes, listReopenings } from '../../store/decisions/outcomes';
import { getRegisterRecord, listIssueRegister, listRegister, listReturns, sumRegister, type RegisterRecord } from '../../store/decisions/register';
import { getFiscalStartMonth } from '../../store/workspaces';

/** @throws DocketError not-found */
export function requireDecision({ db }: ReadContext, id: ParsedInputOf<'decisions.get'>['id']): RegisterRecord {
  const record = getRegisterRecord(db, id);
  if (record === null) throw new DocketError('not-found', 'That decision is not in this workspace. Nothing was changed. Go back to the register and choose another.');
  return record;
}

/** The register of decisions of all sessions, as it looks on the as-of date (W4, M5). */
export function listDecisions({ db, asOf }: ReadContext, { offset, limit, ...query }: ParsedInputOf<'decisions.list'>): OutputOf<'decisions.list'> {
  return { ...sumRegister(db, { ...query, asOf }), rows: listRegister(db, { ...query, asOf }, { offset, limit }).map((record) => toRow(record, asOf)) };
}

/** @throws DocketError not-found */
export function getDecision(context: ReadContext, { id }: ParsedInputOf<'decisions.get'>): RegisterDetail {
  const record = requireDecision(context, id);
  return { ...toRow(record, context.asOf), conditions: listReopenings(context.db, id), outcomes: listOutcomes(context.db, id) };
}

export function getPeriod({ db }: ReadContext, { on }: ParsedInputOf<'decisions.period'>): OutputOf<'decisions.period'> {
  const startMonth = getFiscalStartMonth(db);
  return { period: fiscalPeriodOf(on, startMonth), startMonth };
}

/** The decisions on an issue as its page shows them, newest first. */
export const decisionLinesOf = ({ db, asOf }: ReadContext, id: IssueId): DecisionLine[] =>
  listIssueRegister(db, id).map((record) => {
    const { id: decisionId, kind, what, reason, ownerName, dueOn, at, score, dissents, cost, fiscalPeriod } = record.decision;
    const standing = standingOfRecord(record, asOf);
    return {
      id: decisionId,
      sessionId: record.sessionId,
      sessionNumber: record.sessionNumber,
      kind,
      what,
      reason,
      owner: ownerName,
      dueOn,
      at,
      scoreAtDecision: score,
      hasStateChangedSince: standing.changes.length > 0,
      dissent: dissents.map(({ name, words }) => ({ name, words })),
      standing,
      ratification: record.ratification,
      outcome: record.outcome,
      cost,
      fiscalPeriod,
    };
  });

/** An issue that its last decision sends back to a session, and why. */
export interface ReturnedIssue {
  readonly record: RegisterRecord;
  readonly because: string;
}

/** The issues that come back (M5): accepted until a date that passed, to be reviewed, or reopened; in the order of the priority list. */
export const listReturnedIssues = ({ db, asOf }: ReadContext): ReturnedIssue[] =>
  listReturns(db, asOf).flatMap((record) => {
    const because = returnReason(standingOfRecord(record, asOf), record.reopenedBecause);
    return because === null ? [] : [{ record, because }];
  });

function toRow(record: RegisterRecord, asOf: CalendarDate): RegisterRow {
  const { sessionId, sessionNumber, isWalk, itemId, issueId, issueNumber, issueTitle, accountId, account, deciderId, decision, outcome, now } = record;
  return { id: decision.id, sessionId, sessionNumber, isWalk, itemId, issueId, issueNumber, issueTitle, accountId, account, deciderId, decision, outcome, band: now.band, standing: standingOfRecord(record, asOf) };
}

const standingOfRecord = ({ decision, isLast, status, outcome, reopenedBecause, now, thenOwnerKey }: RegisterRecord, asOf: CalendarDate): Standing =>
  standingOf(
    {
      dueOn: decision.dueOn,
      reviewOn: decision.reviewOn,
      acceptUntil: decision.acceptUntil,
      isLast,
      isIssueOpen: status === 'open' || status === 'waiting',
      outcome,
      reopened: reopenedBecause,
      taken: { factors: decision.factors, score: decision.score, band: decision.band, facts: decision.takenOn === null ? null : { ...decision.takenOn, ownerKey: thenOwnerKey } },
      now: stateNow(now),
    },
    asOf,
  );

/** A proposal that nobody has accepted is no state to decide on. */
function stateNow({ impact, severity, time, score, band, isProposed, arr, renewal, ownerKey, owner }: RegisterRecord['now']): DecidedState {
  const facts = { arr, renewal, ownerKey, owner };
  if (isProposed || impact === null || severity === null || time === null) return { factors: null, score: null, band: null, facts };
  return { factors: { impact, severity, time }, score, band, facts };
}
