import { scryptSync, timingSafeEqual } from 'node:crypto';
import type { ParsedInputOf } from '@shared/contract';
import { evidenceActions } from '@shared/contract/evidence/entities';
import type { ParticipantId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { ballotCommitment } from '../../core/evidence/hash-chain';
import { assertComplete, assertMayVote, listMissing } from '../../core/sessions/people';
import { phaseAfter, phaseWithoutRound, roundToOpen } from '../../core/sessions/phases';
import { sha256 } from '../../files/hashing';
import { setPhase } from '../../store/sessions/agenda';
import * as store from '../../store/sessions/ballots';
import { listItemConflicts } from '../../store/sessions/conflicts';
import { getLastOutcome } from '../../store/sessions/decisions';
import { getPinHash, listParticipants, setPinHash, type StoredParticipant } from '../../store/sessions/participants';
import { factsOf, requireItemFor, requireParticipant } from './load';

/** Opens round 1 or the next one; a round that was left open when the item was put off goes on (S4). */
export function openBallots(context: WriteContext, { itemId, mode }: ParsedInputOf<'sessions.openBallots'>): { round: number } {
  const { session, item } = requireItemFor('run', context, itemId);
  const facts = factsOf(context.db, item);
  const phase = phaseAfter('openBallots', facts);
  const { round, isResumed } = roundToOpen(facts);
  const openedAt = context.clock();
  if (isResumed) store.setRoundMode(context.db, itemId, round, mode);
  else store.insertRound(context.db, { itemId, sessionId: session.id, round, mode, openedAt });
  setPhase(context.db, itemId, phase);
  context.audit({ action: 'sessions.openBallots', subject: itemId, session: session.id, payload: { item: itemId, round, mode, is_resumed: isResumed } });
  return { round };
}

/**
 * Casts one person's ballot, or casts it anew before the reveal; the last one counts (S4). The log gets the commitment alone: the values and
 * the nonce stay here until the reveal.
 * @throws DocketError conflict, not-allowed, invalid-input for a PIN that is missing
 */
export function castBallot(context: WriteContext, { itemId, participantId, factors, pin }: ParsedInputOf<'sessions.castBallot'>): { commitment: string } {
  const { session, item } = requireItemFor('run', context, itemId);
  const participant = requireVoter(context, session.id, participantId);
  phaseAfter('castBallot', factsOf(context.db, item));
  assertMayVote(participant, listItemConflicts(context.db, itemId).find((conflict) => conflict.participantId === participantId)?.reason ?? null);
  const { round, mode } = requireLastRound(context, item);
  const isPinSet = mode === 'pass' && checkPin(context, participant, pin);
  const nonce = context.newNonce();
  const commitment = ballotCommitment({ session: session.id, item: itemId, round, participant: participantId, values: factors, nonce }, sha256);
  store.saveBallot(context.db, { itemId, sessionId: session.id, round, participantId, factors, nonce, commitment, castAt: context.clock() });
  context.audit({ action: evidenceActions.ballotCast, subject: participantId, session: session.id, payload: { item: itemId, round, participant: participantId, commitment, mode, is_pin_set: isPinSet } });
  return { commitment };
}

/**
 * Puts all ballots of the open round on the table at once, with what each commitment stood for (S4).
 * @throws DocketError conflict naming who is missing, unless that is confirmed
 */
export function revealBallots(context: WriteContext, { itemId, isConfirmed }: ParsedInputOf<'sessions.reveal'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  const phase = phaseAfter('reveal', factsOf(context.db, item));
  const { round } = requireLastRound(context, item);
  const ballots = store.listBallots(context.db, itemId, round);
  const conflicted = new Set(listItemConflicts(context.db, itemId).map(({ participantId }) => participantId));
  const missing = listMissing(listParticipants(context.db, session.id), new Set(ballots.map(({ participantId }) => participantId)), conflicted);
  assertComplete(missing, isConfirmed);
  store.setRevealed(context.db, itemId, round, context.clock());
  setPhase(context.db, itemId, phase);
  context.audit({
    action: evidenceActions.ballotsRevealed,
    subject: itemId,
    session: session.id,
    payload: { item: itemId, round, ballots: ballots.map(({ participantId, factors, nonce }) => ({ participant: participantId, values: factors, nonce })), missing: missing.map(({ id }) => id) },
  });
  return {};
}

/** Goes on with the open round on the laptop or on paper (S4): no way in may hold the room up. */
export function setBallotMode(context: WriteContext, { itemId, mode }: ParsedInputOf<'sessions.setBallotMode'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  phaseAfter('castBallot', factsOf(context.db, item));
  const { round, mode: before } = requireLastRound(context, item);
  store.setRoundMode(context.db, itemId, round, mode);
  context.audit({ action: 'sessions.setBallotMode', subject: itemId, session: session.id, payload: { item: itemId, round, before, after: mode } });
  return {};
}

/** Calls the open round off (S4): its ballots are destroyed unread, and their commitments stay in the log with nothing that could open them. */
export function cancelRound(context: WriteContext, { itemId, reason }: ParsedInputOf<'sessions.cancelRound'>): { destroyed: number } {
  const { session, item } = requireItemFor('run', context, itemId);
  phaseAfter('castBallot', factsOf(context.db, item));
  const { round } = requireLastRound(context, item);
  const destroyed = store.listCommitments(context.db, itemId, round).length;
  store.cancelRound(context.db, { itemId, sessionId: session.id, round, ballots: destroyed, reason, at: context.clock() });
  const phase = phaseWithoutRound({ ...factsOf(context.db, item), isDecided: getLastOutcome(context.db, itemId) !== null });
  setPhase(context.db, itemId, phase);
  context.audit({ action: 'sessions.cancelRound', subject: itemId, session: session.id, payload: { item: itemId, round, reason, destroyed, phase } });
  return { destroyed };
}

/** Forgets a PIN (S4). Ballots that are in stand; whoever votes next under the name chooses a new one, and the log says who allowed it. */
export function resetPin(context: WriteContext, { participantId }: ParsedInputOf<'sessions.resetPin'>): Record<string, never> {
  const { session, participant } = requireParticipant(context, participantId);
  if (!participant.hasPin) throw new DocketError('conflict', `${participant.name} has chosen no PIN yet. Nothing was changed. It is chosen with the first ballot.`);
  setPinHash(context.db, participantId, null);
  context.audit({ action: 'sessions.resetPin', subject: participantId, session: session.id, payload: { person: participant.personId, name: participant.name } });
  return {};
}

function requireVoter({ db }: WriteContext, sessionId: SessionId, id: ParticipantId): StoredParticipant {
  const participant = listParticipants(db, sessionId).find((each) => each.id === id);
  if (participant === undefined) throw new DocketError('not-allowed', 'This person does not take part in the session and has no vote in it. No ballot was kept. Add the person first.');
  return participant;
}

function requireLastRound({ db }: WriteContext, item: { id: Parameters<typeof store.getLastRound>[1]; title: string }): store.StoredRound {
  const round = store.getLastRound(db, item.id);
  if (round === null) throw new DocketError('conflict', `No ballots are open on "${item.title}". Nothing was changed. Open a round first.`);
  return round;
}

/**
 * The first ballot that a person hands in on a laptop passed round sets the PIN, and every later one of the session asks for it. Returns whether
 * it was set. It keeps the next person from looking at or changing a ballot; whoever owns the file is not kept out by it.
 */
function checkPin(context: WriteContext, { id, name }: StoredParticipant, pin: string | null): boolean {
  if (pin === null) throw new DocketError('invalid-input', `${name} needs a PIN to vote on a laptop that is passed round. No ballot was kept. Enter 4 to 8 digits.`, 'pin');
  const stored = getPinHash(context.db, id);
  if (stored === null) {
    const salt = context.newNonce();
    setPinHash(context.db, id, `scrypt:${salt}:${hashPin(pin, salt).toString('hex')}`);
    return true;
  }
  const [, salt = '', hash = ''] = stored.split(':');
  if (!timingSafeEqual(hashPin(pin, salt), Buffer.from(hash, 'hex'))) throw new DocketError('not-allowed', `That is not the PIN ${name} chose. No ballot was kept, and an earlier one stands. Try again.`, 'pin');
  return false;
}

const hashPin = (pin: string, salt: string): Buffer => scryptSync(pin, Buffer.from(salt, 'hex'), 32, { N: 4096, r: 8, p: 1 });
