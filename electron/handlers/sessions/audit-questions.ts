import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { AuditAnswer, AuditQuestion } from '@shared/contract/sessions/audit-questions';
import type { SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { addDays } from '../../core/calendar';
import { auditQuestions, factsFor, type RegisterFacts } from '../../core/sessions/audit-questions';
import { countCells, countProposals } from '../../store/issues/overview';
import { countPlaced } from '../../store/overrides';
import * as store from '../../store/sessions/audit-answers';
import { getSealedMinutes } from '../../store/sessions/minutes';
import { listParticipants } from '../../store/sessions/participants';
import { listBlind } from '../coverage/quiet';
import { requireItemFor, requireSession } from './load';

/** W3: how near a renewal, and how long a silence, make an account silent. */
const SILENT_DAYS = 90;
const OWNERS_NAMED = 3;

function readFacts(context: ReadContext): RegisterFacts {
  const { db, asOf } = context;
  const since = addDays(asOf, -SILENT_DAYS);
  return {
    ...store.countOpenIssues(db),
    placed: countPlaced(db, asOf).placed,
    proposals: countProposals(db),
    owners: store.listOwners(db, OWNERS_NAMED),
    cells: countCells(db),
    heard: store.listLastHeard(db),
    due: store.countKeptDecisions(db, asOf),
    openedLately: store.countOpened(db, { from: since, to: asOf }),
    silentAccounts: listBlind(context).length,
  };
}

const answerOf = ({ words, judgement, answeredBy, at }: store.StoredAuditAnswer): AuditAnswer => ({ words, judgement, answeredBy, at });

/** The five questions with the facts that help, the session's answers, and for each what the last session before it that answered it said (M8). */
export function readQuestions(context: ReadContext, session: { id: SessionId; number: number }): AuditQuestion[] {
  const answers = store.listAuditAnswers(context.db);
  const facts = readFacts(context);
  return auditQuestions.map((question) => {
    const own = answers.find((each) => each.sessionId === session.id && each.question === question.id);
    const last = answers.find((each) => each.sessionNumber < session.number && each.question === question.id);
    return {
      ...question,
      facts: factsFor(question.id, facts, context.asOf),
      answer: own === undefined ? null : answerOf(own),
      last: last === undefined ? null : { sessionId: last.sessionId, sessionNumber: last.sessionNumber, on: last.on, answer: answerOf(last) },
    };
  });
}

/** As they stand; of a signed-off session, as they stood then. @throws DocketError not-found */
export function listQuestions(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.auditQuestions'>): AuditQuestion[] {
  const session = requireSession(context, sessionId);
  const sealed = getSealedMinutes(context.db, sessionId);
  return sealed === null ? readQuestions(context, session) : sealed.record.auditQuestions;
}

/** What every session answered, newest first. */
export function listAnswers({ db }: ReadContext): OutputOf<'sessions.auditAnswers'> {
  const sessions = new Map<SessionId, OutputOf<'sessions.auditAnswers'>['sessions'][number]>();
  for (const answer of store.listAuditAnswers(db)) {
    const { sessionId, sessionNumber, title, on, question } = answer;
    const session = sessions.get(sessionId) ?? { sessionId, sessionNumber, title, on, answers: [] };
    sessions.set(sessionId, { ...session, answers: [...session.answers, { question, answer: answerOf(answer) }] });
  }
  return { questions: auditQuestions.map(({ id, text, scale }) => ({ id, text, scale })), sessions: [...sessions.values()] };
}

/**
 * Keeps an answer as it stands; an empty one without a judgement takes it back.
 * @throws DocketError not-found; conflict where the item is no such topic or the session is not running; invalid-input for somebody who takes no part
 */
export function saveAnswer(context: WriteContext, { itemId, question, words, judgement, answeredBy }: ParsedInputOf<'sessions.saveAuditAnswer'>): Record<string, never> {
  const { db } = context;
  const { session, item } = requireItemFor('run', context, itemId);
  if (item.topicKind !== 'audit-questions') throw new DocketError('conflict', `"${item.title}" does not ask the audit questions. Nothing was changed. Put that topic on the agenda.`);
  if (judgement !== null && auditQuestions.find(({ id }) => id === question)?.scale === null) {
    throw new DocketError('invalid-input', 'This question is answered in words alone: a number would say nothing. Nothing was changed.', 'judgement');
  }
  const people = new Set(listParticipants(db, session.id).map(({ personId }) => personId));
  if (answeredBy.some((id) => !people.has(id))) throw new DocketError('invalid-input', 'Only somebody who takes part in the session can answer. Nothing was changed. Add the person to the session first.', 'answeredBy');
  const who = [...new Set(answeredBy)];
  const before = store.listAuditAnswers(db).find((each) => each.sessionId === session.id && each.question === question);
  if (words === '' && judgement === null) store.deleteAuditAnswer(db, session.id, question);
  else store.saveAuditAnswer(db, { sessionId: session.id, question, words, judgement, answeredBy: who, at: context.clock() });
  context.audit({
    action: 'sessions.saveAuditAnswer',
    subject: itemId,
    session: session.id,
    payload: { question, before: before === undefined ? null : { words: before.words, judgement: before.judgement }, after: { words, judgement, answered_by: who } },
  });
  return {};
}
