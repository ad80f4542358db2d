import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { evidenceActions } from '@shared/contract/evidence/entities';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { toMarkdown } from '../../core/documents/markdown';
import { canonicalJson, utf8 } from '../../core/evidence/canonical-json';
import { minutesOf } from '../../core/sessions/minutes/document';
import { canVote } from '../../core/sessions/people';
import { assertAllFinished } from '../../core/sessions/phases';
import { sha256 } from '../../files/hashing';
import { getLastEntry } from '../../store/audit-log';
import { listItems } from '../../store/sessions/agenda';
import { insertMinutes } from '../../store/sessions/minutes';
import { listParticipants, type StoredParticipant } from '../../store/sessions/participants';
import { sealSession, type StoredSession } from '../../store/sessions/sessions';
import { requireSessionFor } from './load';
import { readRecord } from './record';
import { stopRunning } from './run';

/**
 * Signs a session off (M6): the record is frozen, the minutes are written and print the head of the log before the seal, and the seal's entry holds
 * their SHA-256. From here on nothing of the session changes.
 * @throws DocketError conflict naming the items that are open; not-allowed for somebody who cannot sign
 */
export function signOff(context: WriteContext, { sessionId, signedBy }: ParsedInputOf<'sessions.signOff'>): OutputOf<'sessions.signOff'> {
  const { db } = context;
  const session = requireSessionFor('run', context, sessionId);
  return seal(context, session, requireSigner(listParticipants(db, sessionId), signedBy));
}

/**
 * Seals a session that runs, in the name of somebody who may sign.
 * @throws DocketError conflict naming the items that are open
 */
export function seal(context: WriteContext, { id: sessionId, number }: StoredSession, signer: Pick<StoredParticipant, 'id' | 'name'>): OutputOf<'sessions.signOff'> {
  const { db } = context;
  assertAllFinished(listItems(db, sessionId));
  const headBefore = getLastEntry(db)?.hash;
  if (headBefore === undefined) throw new Error('A session without a log');

  const at = context.clock();
  stopRunning(db, sessionId, at);
  const record = readRecord(context, sessionId, { at, by: signer.name, headBefore });
  const document = minutesOf(record);
  const markdown = toMarkdown(document);
  const recordJson = canonicalJson(record);
  const hashes = { recordSha256: sha256(utf8(recordJson)), markdownSha256: sha256(utf8(markdown)) };
  insertMinutes(db, { sessionId, headBefore, record: recordJson, document: canonicalJson(document), markdown, ...hashes });
  const sealing = context.audit({
    action: evidenceActions.sessionSealed,
    subject: sessionId,
    session: sessionId,
    payload: { number, minutes_sha256: hashes.markdownSha256, record_sha256: hashes.recordSha256, head_before: headBefore, signed_by: signer.id, signed_by_name: signer.name, signed_off_at: at, as_of: context.asOf },
  });
  sealSession(db, sessionId, { signedOffAt: at, signedBy: signer.id, sealSeq: sealing.seq, sealHash: sealing.hash });
  return { minutesSha256: hashes.markdownSha256, sealHash: sealing.hash };
}

function requireSigner(people: readonly StoredParticipant[], id: StoredParticipant['id']): StoredParticipant {
  const signer = people.find((person) => person.id === id);
  if (signer === undefined) throw new DocketError('not-allowed', 'Only somebody who took part can sign the minutes. Nothing was sealed. Choose a participant.', 'signedBy');
  if (!canVote(signer.role)) throw new DocketError('not-allowed', `${signer.name} was an observer, and observers do not sign. Nothing was sealed. Choose another participant.`, 'signedBy');
  if (signer.arrivedAt === null) throw new DocketError('not-allowed', `${signer.name} was not in the room (${signer.attendance}). Nothing was sealed. Choose somebody who was, or mark the person as present.`, 'signedBy');
  return signer;
}
