import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { longestHypothesisDays, type Hypothesis } from '@shared/contract/erosion';
import { HypothesisId, type CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { addDays } from '../../core/calendar';
import * as store from '../../store/erosion';
import { getPerson } from '../../store/people';
import { insertAnswer, quietAccount } from '../coverage/quiet';
import { addIssue } from '../issues';
import { proposeInitialScores } from '../proposals';
import { requireHypothesis } from './read';

/** The source an unproven suspicion is filed under: where eroding trust would show first. It says nothing, and is not counted as a signal. */
const sourceOfSuspicion = 'health';

/**
 * Opens a hypothesis of silent erosion with no data behind it, and the issue that stands for it (W8): criterion 6, scorable like any other, marked low
 * confidence. Where the account is quiet, that answers its silence.
 * @throws DocketError not-found, invalid-input
 */
export function openHypothesis(context: WriteContext, { accountId, suspicion, suspectedBy, test, expiresOn }: ParsedInputOf<'erosion.open'>): OutputOf<'erosion.open'> {
  const { db, asOf, actor } = context;
  const person = getPerson(db, suspectedBy);
  if (person === null || person.isSystem) throw new DocketError('invalid-input', 'That is nobody of this workspace. Nothing was recorded. Name who suspects it.', 'suspectedBy');
  refuseExpiry(expiresOn, asOf, asOf);
  const quiet = quietAccount(context, accountId);
  const { id: issueId, number } = addIssue(context, {
    title: suspicion,
    criterion: 'silent-experience-erosion',
    secondaryCriteria: [],
    source: sourceOfSuspicion,
    accountId,
    description: `Suspected by ${person.name}, with no data behind it. It would be refuted by: ${test}`,
    ownerId: suspectedBy,
  });
  store.markLowConfidence(db, issueId);
  const id = HypothesisId.parse(context.newId());
  store.insertHypothesis(db, { id, accountId, issueId, suspicion, suspectedBy, test, openedOn: asOf, expiresOn, by: actor.personId, at: context.clock() });
  if (quiet !== null) insertAnswer(context, quiet, { kind: 'hypothesis', personId: null, until: null, hypothesisId: id, reason: '' });
  context.audit({
    action: 'erosion.open',
    subject: id,
    payload: { account: accountId, issue: issueId, number, suspicion, suspected_by: suspectedBy, suspected_by_name: person.name, test, expires_on: expiresOn, answers_silence: quiet !== null },
  });
  return { id, issueId, number };
}

function refuseExpiry(expiresOn: CalendarDate, from: CalendarDate, asOf: CalendarDate): void {
  if (expiresOn < from) throw new DocketError('invalid-input', `A hypothesis cannot expire on ${expiresOn}, before ${from}. Nothing was recorded.`, 'expiresOn');
  if (expiresOn > addDays(asOf, longestHypothesisDays)) throw new DocketError('invalid-input', `A suspicion is looked at again within ${longestHypothesisDays} days. Nothing was recorded. Choose an earlier date.`, 'expiresOn');
}

/** Refuses what was settled. */
function requireUnsettled(context: ReadContext, id: HypothesisId): Hypothesis {
  const hypothesis = requireHypothesis(context, id);
  if (hypothesis.state === 'confirmed' || hypothesis.state === 'refuted') throw new DocketError('conflict', `That hypothesis was ${hypothesis.state} already. Nothing was changed. Open a new one where there is a new suspicion.`);
  return hypothesis;
}

/** Lets a hypothesis stand longer, with a reason (W8). @throws DocketError not-found, invalid-input, conflict */
export function extendHypothesis(context: WriteContext, { id, expiresOn, words }: ParsedInputOf<'erosion.extend'>): Record<string, never> {
  const { db, asOf, actor } = context;
  const before = requireUnsettled(context, id);
  refuseExpiry(expiresOn, asOf, asOf);
  store.insertEvent(db, { hypothesisId: id, kind: 'extended', words, source: null, expiresOn, on: asOf, by: actor.personId, at: context.clock() });
  context.audit({ action: 'erosion.extend', subject: id, payload: { number: before.issueNumber, words, before: before.expiresOn, after: expiresOn } });
  return {};
}

/**
 * Records what the test showed (W8). Confirmed, the issue loses its mark and is filed under the source that said so; refuted, it is closed.
 * @throws DocketError not-found, conflict
 */
export function settleHypothesis(context: WriteContext, input: ParsedInputOf<'erosion.settle'>): Record<string, never> {
  const { db, asOf, actor } = context;
  const { id, verdict, words } = input;
  const { issueId, issueNumber } = requireUnsettled(context, id);
  const source = input.verdict === 'confirmed' ? input.source : null;
  store.insertEvent(db, { hypothesisId: id, kind: verdict, words, source, expiresOn: null, on: asOf, by: actor.personId, at: context.clock() });
  if (source === null) store.closeIssue(db, issueId, asOf);
  else store.confirmIssue(db, issueId, source);
  proposeInitialScores(context, [issueNumber]);
  context.audit({ action: 'erosion.settle', subject: id, payload: { number: issueNumber, verdict, words, source } });
  return {};
}
