import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { OverrideRecord } from '@shared/contract/scoring/overrides';
import { OverrideId, type PersonId, type SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { assertMayPlace, directionOf, isOver, stateOf, tallyByDecider } from '../core/scoring/placing';
import { refreshFigures } from '../store/issues/figures';
import { refreshPlacings } from '../store/issues/placing';
import * as store from '../store/overrides';
import { getPerson } from '../store/people';
import { issueRowOf } from './issues';
import { requireSessionFor } from './sessions/load';

const recordOf = (override: store.StoredOverride, asOf: ReadContext['asOf']): OverrideRecord => ({ ...override, state: stateOf(override, asOf) });

/** Of one issue, newest first. @throws DocketError not-found */
export function listOverrides(context: ReadContext, { issueId }: ParsedInputOf<'scoring.overrides'>): OverrideRecord[] {
  issueRowOf(context, issueId);
  return store.listOverrides(context.db, { issueId }).map((override) => recordOf(override, context.asOf));
}

/** Those made in a session, oldest first, as the minutes show them. */
export const overridesOfSession = ({ db, asOf }: ReadContext, sessionId: SessionId): OverrideRecord[] =>
  store.listOverrides(db, { sessionId }).map((override) => recordOf(override, asOf)).toReversed();

/** How often the arithmetic is departed from, by whom, and how it turned out (S5). */
export function getOverrideOverview({ db, asOf }: ReadContext): OutputOf<'scoring.overrideOverview'> {
  const all = store.listOverrides(db).map((override) => recordOf(override, asOf));
  const { open, placed } = store.countPlaced(db, asOf);
  const inForce = all.filter(({ state }) => state === 'in-force');
  const over = all.filter(({ state }) => isOver(state));
  return {
    inForce,
    toJudge: over.filter(({ judgement }) => judgement === null),
    judged: over.filter(({ judgement }) => judgement !== null),
    openIssues: open,
    openPlaced: placed,
    share: open === 0 ? null : placed / open,
    raised: inForce.filter((override) => directionOf(override) === 'up').length,
    lowered: inForce.filter((override) => directionOf(override) === 'down').length,
    deciders: tallyByDecider(all),
  };
}

/**
 * Places an issue above or below its arithmetic (S5). Score and band stay what they are; the list goes by the place while it is in force. One that
 * was in force is superseded and kept.
 * @throws DocketError not-found, invalid-input, conflict
 */
export function placeOverride(context: WriteContext, { issueId, band, position, deciderId, reason, until, sessionId }: ParsedInputOf<'scoring.placeOverride'>): { id: OverrideId } {
  const { db, asOf, actor } = context;
  const issue = issueRowOf(context, issueId);
  if (sessionId !== null) requireSessionFor('run', context, sessionId);
  const decider = requireDecider(context, deciderId);
  assertMayPlace(issue, { band, position, until }, asOf);
  const { score, impact, severity, time, isProposed } = issue;
  if (issue.band === null) throw new Error('Checked above');
  const id = OverrideId.parse(context.newId());
  const at = context.clock();
  const before = store.getOverrideInForce(db, issueId, asOf);
  // One that was withdrawn on a later day than this (the as-of date was moved back) has its end already; the newer one counts anyway.
  if (before !== null && store.getOverride(db, before)?.end === null) store.endOverride(db, { id: before, how: 'superseded', on: asOf, reason, by: actor.personId, at });
  const factors = impact === null || severity === null || time === null ? null : { impact, severity, time };
  store.insertOverride(db, { id, issueId, sessionId, band, position, factors, score, arithmeticBand: issue.band, deciderId, reason, from: asOf, until, by: actor.personId, at });
  refreshFigures(db, refreshPlacings(db, asOf));
  context.audit({
    action: 'scoring.placeOverride',
    subject: issueId,
    session: sessionId,
    payload: { override: id, number: issue.number, score, band: issue.band, is_proposed: isProposed, placed_band: band, position, decider: deciderId, decider_name: decider.name, reason, from: asOf, until, supersedes: before },
  });
  return { id };
}

function requireDecider({ db }: WriteContext, id: PersonId): { name: string } {
  const person = getPerson(db, id);
  if (person === null) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was changed. Choose another decider.', 'deciderId');
  if (person.isSystem) throw new DocketError('invalid-input', 'An override is decided by a person, not by the system user. Nothing was changed. Name who decides it.', 'deciderId');
  return person;
}

function requireOverride(context: WriteContext, id: OverrideId): OverrideRecord {
  const override = store.getOverride(context.db, id);
  if (override === null) throw new DocketError('not-found', 'That override is not in this workspace. Nothing was changed. Load the page again.');
  return recordOf(override, context.asOf);
}

/** Takes an override back with a reason; from the as-of date on the arithmetic counts again. @throws DocketError not-found, conflict */
export function withdrawOverride(context: WriteContext, { id, reason }: ParsedInputOf<'scoring.withdrawOverride'>): Record<string, never> {
  const { db, asOf, actor } = context;
  const override = requireOverride(context, id);
  if (override.end !== null || isOver(override.state)) throw new DocketError('conflict', `The override of #${override.issueNumber} is over already (${override.end?.how ?? override.state}). Nothing was changed.`);
  store.endOverride(db, { id, how: 'withdrawn', on: asOf, reason, by: actor.personId, at: context.clock() });
  refreshFigures(db, refreshPlacings(db, asOf));
  context.audit({ action: 'scoring.withdrawOverride', subject: override.issueId, payload: { override: id, number: override.issueNumber, placed_band: override.band, on: asOf, reason } });
  return {};
}

/** Says how an override that is over turned out. Another judgement may follow; all are kept, the last one counts. @throws DocketError not-found, conflict */
export function judgeOverride(context: WriteContext, { id, verdict, words }: ParsedInputOf<'scoring.judgeOverride'>): Record<string, never> {
  const override = requireOverride(context, id);
  if (!isOver(override.state)) throw new DocketError('conflict', `The override of #${override.issueNumber} holds until its last day or until it is withdrawn. Nothing was changed. Judge it once it is over.`);
  store.insertJudgement(context.db, { id, verdict, words, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'scoring.judgeOverride', subject: override.issueId, payload: { override: id, number: override.issueNumber, verdict, words, before: override.judgement?.verdict ?? null } });
  return {};
}
