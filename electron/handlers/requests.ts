import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { InformationRequest } from '@shared/contract/requests';
import { RequestId, type CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { daysBetween } from '../core/calendar';
import { getIssueNumber } from '../store/issues/read';
import { getPerson } from '../store/people';
import * as store from '../store/requests';

export function listRequests({ db, asOf }: ReadContext, query: ParsedInputOf<'requests.list'>): OutputOf<'requests.list'> {
  const { total, rows } = store.listRequests(db, query);
  return { total, rows: rows.map((request) => ({ ...request, overdueDays: overdueDays(request, asOf) })) };
}

/** Days since the date passed without an answer (M9). */
const overdueDays = ({ dueOn, answer }: store.StoredRequest, asOf: CalendarDate): InformationRequest['overdueDays'] => (answer === null && dueOn < asOf ? daysBetween(dueOn, asOf) : null);

/**
 * Asks somebody for information on an issue, by a date (M9).
 * @throws DocketError not-found for the issue; invalid-input for nobody in particular, or a date that has passed
 */
export function askForInformation(context: WriteContext, { issueId, question, personId, dueOn }: ParsedInputOf<'requests.ask'>): OutputOf<'requests.ask'> {
  const number = getIssueNumber(context.db, issueId);
  if (number === null) throw new DocketError('not-found', 'That issue is not in this workspace. Nothing was asked.');
  const person = getPerson(context.db, personId);
  if (person === null || person.isSystem) throw new DocketError('invalid-input', 'That is nobody of this workspace. Nothing was asked. Name the person who can answer.', 'personId');
  if (dueOn < context.asOf) throw new DocketError('invalid-input', `${dueOn} has passed: the register is looked at as of ${context.asOf}. Nothing was asked.`, 'dueOn');
  const id = RequestId.parse(context.newId());
  store.insertRequest(context.db, { id, issueId, question, personId, dueOn, askedBy: context.actor.personId, askedAt: context.clock() });
  context.audit({ action: 'requests.ask', subject: id, payload: { issue: number, question, person: personId, due_on: dueOn } });
  return { id };
}

/** @throws DocketError not-found; conflict where it was answered before */
export function answerRequest(context: WriteContext, { id, words }: ParsedInputOf<'requests.answer'>): Record<string, never> {
  const request = store.getRequest(context.db, id);
  if (request === null) throw new DocketError('not-found', 'That question is not in this workspace. Nothing was changed.');
  if (request.answer !== null) throw new DocketError('conflict', `${request.answer.by} has answered it already. Nothing was changed. Ask anew where the answer is not enough.`);
  store.answerRequest(context.db, { id, words, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'requests.answer', subject: id, payload: { issue: request.issueNumber, question: request.question, words } });
  return {};
}
