import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { ItemDetail, QueueRow, Room, SessionRow } from '@shared/contract/sessions/entities';
import type { RecordedItem } from '@shared/contract/sessions/record';
import type { ReadContext } from '../../context';
import { toMarkdown } from '../../core/documents/markdown';
import { utf8 } from '../../core/evidence/canonical-json';
import { minutesOf } from '../../core/sessions/minutes/document';
import { becauseOf, farApart, orderQueue } from '../../core/sessions/queue';
import { sha256 } from '../../files/hashing';
import { listAmendments } from '../../store/sessions/amendments';
import { listLastBallots } from '../../store/sessions/ballots';
import { getSealedMinutes } from '../../store/sessions/minutes';
import { listDividedIssues, listQueueNumbers } from '../../store/sessions/queue';
import * as store from '../../store/sessions/sessions';
import { listReturnedIssues } from '../decisions/read';
import { issueRowsOf } from '../issues';
import { amendmentsBeside } from './amendments';
import { putOffOf } from './earlier';
import { readPeople, requireItem, requireSession } from './load';
import { readItem, readLiveRoom, readRecord } from './record';

export const listSessions = ({ db }: ReadContext): SessionRow[] => store.listSessions(db);

/** The room as it stands; of a signed-off session, as it stood then. */
export function getRoom(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.room'>): Room {
  const { db } = context;
  const { sealHash, sealSeq } = requireSession(context, sessionId);
  const sealed = getSealedMinutes(db, sessionId);
  if (sealed?.record.signOff != null && sealHash !== null && sealSeq !== null) {
    const { headBefore, by } = sealed.record.signOff;
    return { ...sealed.record.session, seal: { signedBy: by, minutesSha256: sealed.markdownSha256, headBefore, sealHash, seq: sealSeq } };
  }
  const people = readPeople(db, sessionId);
  return { ...readLiveRoom(context, sessionId, people, listLastBallots(db, sessionId)), seal: null };
}

/** One item as it stands; of a signed-off session, as it stood then. */
export function getItem(context: ReadContext, { itemId }: ParsedInputOf<'sessions.item'>): ItemDetail {
  const { db } = context;
  const item = requireItem(context, itemId);
  const sealed = getSealedMinutes(db, item.sessionId)?.record.items.find(({ id }) => id === itemId);
  return toDetail(sealed ?? readItem(context, item, readPeople(db, item.sessionId)));
}

const toDetail = ({ agreedScores: _scores, decisions: _decisions, ...item }: RecordedItem): ItemDetail => item;

/** Open issues that are not on the agenda, in the chosen order, each with the reason for its place (M1). */
export function listQueue(context: ReadContext, { sessionId, order, search, limit }: ParsedInputOf<'sessions.queue'>): QueueRow[] {
  const { db, asOf } = context;
  requireSession(context, sessionId);
  const divided = listDividedIssues(db, farApart);
  const returned = new Map(listReturnedIssues(context).map(({ record, because }) => [record.issueId, because]));
  const issues = issueRowsOf(context, listQueueNumbers(db, { sessionId, order, search, limit, asOf, divided, first: [...returned.keys()] }));
  const putOff = putOffOf(context, issues.map(({ id }) => id), sessionId);
  const isDivided = new Set(divided);
  const candidates = issues.map((issue) => ({ issue, hasDisagreement: isDivided.has(issue.id), putOff: putOff.get(issue.id) ?? null, returned: returned.get(issue.id) ?? null }));
  return orderQueue(candidates, order).map((candidate) => ({ ...candidate.issue, because: becauseOf(candidate, order), putOff: candidate.putOff }));
}

/** The minutes as they stand; of a signed-off session, the ones that were sealed. */
export function getMinutes(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.minutes'>): OutputOf<'sessions.minutes'> {
  requireSession(context, sessionId);
  const sealed = getSealedMinutes(context.db, sessionId);
  if (sealed !== null) {
    const amendments = amendmentsBeside(sealed, listAmendments(context.db, sessionId).map(({ amendment }) => amendment));
    return { document: sealed.document, markdown: sealed.markdown, sha256: sealed.markdownSha256, amendments };
  }
  const document = minutesOf(readRecord(context, sessionId));
  const markdown = toMarkdown(document);
  return { document, markdown, sha256: sha256(utf8(markdown)), amendments: null };
}
