import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { evidenceActions } from '@shared/contract/evidence/entities';
import type { Amendment } from '@shared/contract/sessions/amendments';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { toMarkdown } from '../../core/documents/markdown';
import { canonicalJson, utf8 } from '../../core/evidence/canonical-json';
import { amendmentsPaper, nameSubject } from '../../core/sessions/amendments';
import { sha256 } from '../../files/hashing';
import { insertAmendment, listAmendments } from '../../store/sessions/amendments';
import { getSealedMinutes, type SealedMinutes } from '../../store/sessions/minutes';
import { requireSession } from './load';

/** All amendments of a session as the file of its evidence package: canonical JSON, so that the entry of the last one can hold its hash. */
export const amendmentsJson = (list: readonly Amendment[]): string => canonicalJson(list.map(({ subject, ...rest }) => ({ ...rest, subject: { ...subject } })));

/**
 * Sets a correction beside a sealed session (M6). Nothing of the session changes; the entry binds the amendments to the minutes and the
 * record that were sealed, and is the new head of the session's evidence.
 * @throws DocketError not-found; conflict before the sign-off
 */
export function amendSession(context: WriteContext, { sessionId, subject, words, reason }: ParsedInputOf<'sessions.amend'>): OutputOf<'sessions.amend'> {
  const { db } = context;
  const session = requireSession(context, sessionId);
  const sealed = getSealedMinutes(db, sessionId);
  if (sealed === null) throw new DocketError('conflict', `Session ${session.number} is not signed off: what is wrong in it can still be put right. Nothing was amended.`);
  const before = listAmendments(db, sessionId).map(({ amendment }) => amendment);
  const amendment: Amendment = { number: before.length + 1, subject, about: nameSubject(subject, sealed.record), words, reason, by: context.actor.name, at: context.clock() };
  const entry = context.audit({
    action: evidenceActions.sessionAmended,
    subject: sessionId,
    session: sessionId,
    payload: { ...amendment, subject: { ...subject }, minutes_sha256: sealed.markdownSha256, record_sha256: sealed.recordSha256, amendments_sha256: sha256(utf8(amendmentsJson([...before, amendment]))) },
  });
  insertAmendment(db, { sessionId, number: amendment.number, amendment: canonicalJson({ ...amendment, subject: { ...subject } }), entrySeq: entry.seq, entryHash: entry.hash });
  return { number: amendment.number, head: entry.hash };
}

/** What stands beside sealed minutes, as a paper of its own; null where nothing was amended. */
export function amendmentsBeside({ record, markdown, markdownSha256 }: SealedMinutes, list: readonly Amendment[]): NonNullable<OutputOf<'sessions.minutes'>['amendments']> | null {
  if (list.length === 0) return null;
  const document = amendmentsPaper(record, list, { bytes: utf8(markdown).length, sha256: markdownSha256 });
  return { list: [...list], document, markdown: toMarkdown(document) };
}
