import type { BallotRound, Participant, Room } from '@shared/contract/sessions/entities';
import type { RecordedItem, SessionRecord } from '@shared/contract/sessions/record';
import type { proceedings } from '@shared/contract/sessions/proceedings';
import type { Factors, ParticipantId, SessionId } from '@shared/primitives';
import type { ReadContext } from '../../context';
import { sessionAlpha } from '../../core/scoring/agreement';
import { agreementOf } from '../../core/sessions/ballots';
import { canVote, countPresent } from '../../core/sessions/people';
import type { ReadHandle } from '../../store/handles';
import { listSessionAttachments } from '../../store/attachments';
import { getMethodologyInForce, getMethodologyInForceFrom } from '../../store/scores';
import { listPlacings } from '../../store/overrides';
import { listItems, type StoredItem } from '../../store/sessions/agenda';
import { listAgreedScores } from '../../store/sessions/agreed-scores';
import { listBallots, listCancelledRounds, listCommitments, listLastBallots, listRounds, type StoredRound } from '../../store/sessions/ballots';
import { listConflicts, listItemConflicts, listReady } from '../../store/sessions/conflicts';
import { listDecisions } from '../../store/sessions/decisions';
import { listQuorumLacks } from '../../store/sessions/earlier';
import { listParked } from '../../store/sessions/parking';
import { listDelegations, listFacilitatorChanges, listMovements } from '../../store/sessions/presence';
import { getSession, getSessionRow } from '../../store/sessions/sessions';
import { getUrgent } from '../../store/sessions/urgent';
import { getSweep } from '../../store/coverage/quiet';
import { getWorkspace } from '../../store/workspaces';
import { listBoards } from '../../store/tradeoffs/boards';
import { listConsequences } from '../../store/tradeoffs/reviews';
import { readBoard } from '../tradeoffs/load';
import { readEarlier } from './earlier';
import { standingOfSession } from '../calibrations';
import { issueRowOf } from '../issues';
import { listFigures } from '../metrics';
import { listSampledFigures } from '../samples/figures';
import { overridesOfSession } from '../overrides';
import { readQuestions } from './audit-questions';
import { readActions } from '../session-actions';
import { readPeople } from './load';
import { readRatifications } from './urgent';
import { readAnswers } from './review';

/** The record of a session as it stands; with `signOff`, as the sign-off freezes it (M6). */
export function readRecord(context: ReadContext, sessionId: SessionId, signOff: SessionRecord['signOff'] = null): SessionRecord {
  const { db, asOf } = context;
  const { id, name } = getWorkspace(db);
  const methodology = getMethodologyInForce(db, asOf);
  const people = readPeople(db, sessionId);
  const items = listItems(db, sessionId).map((item) => readItem(context, item, people));
  const room = readLiveRoom(context, sessionId, people, listLastBallots(db, sessionId));
  const hasMetrics = room.agenda.some(({ topicKind }) => topicKind === 'metrics-review');
  return {
    format: 1,
    workspace: { id, name },
    asOf,
    methodology: { id: methodology.id, version: methodology.version, name: methodology.name, inForceFrom: getMethodologyInForceFrom(db, methodology.id) },
    session: signOff === null ? room : { ...room, state: 'signed-off', signedOffAt: signOff.at },
    items,
    ratifications: readRatifications(context, sessionId),
    tradeoffs: listBoards(db, sessionId).map((board) => readBoard(context, board)),
    consequences: listConsequences(db, sessionId),
    overrides: overridesOfSession(context, sessionId),
    calibration: standingOfSession(context, sessionId),
    auditQuestions: room.agenda.some(({ topicKind }) => topicKind === 'audit-questions') ? readQuestions(context, room) : [],
    actions: readActions(context, sessionId),
    reviewAnswers: readAnswers(db, sessionId),
    sweep: getSweep(db, sessionId),
    attachments: listSessionAttachments(db, sessionId),
    metrics: hasMetrics ? listFigures(context) : [],
    sampled: hasMetrics ? listSampledFigures(context) : [],
    signOff,
  };
}

/** The room of a session that is not sealed. @param lastBallots of each item that was voted on, which alpha is computed over */
export function readLiveRoom({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, sessionId: SessionId, people: Participant[], lastBallots: readonly (readonly Factors[])[]): Omit<Room, 'seal'> {
  const session = getSession(db, sessionId);
  const row = getSessionRow(db, sessionId);
  if (session === null || row === null) throw new Error(`No session ${sessionId}`);
  const present = countPresent(people);
  const items = listItems(db, sessionId);
  const placings = listPlacings(db, items.flatMap(({ issueId }) => issueId ?? []), asOf);
  return {
    ...row,
    openedAt: session.openedAt,
    quorum: session.quorum,
    present,
    hasQuorum: present >= session.quorum,
    people,
    ...readProceedings(db, sessionId),
    agenda: items.map(({ sessionId: _session, deferredReason: _reason, note: _note, ...item }) => ({ ...item, override: (item.issueId === null ? null : placings.get(item.issueId)) ?? null })),
    currentItemId: session.currentItemId,
    alpha: sessionAlpha(lastBallots),
    urgent: getUrgent(db, sessionId),
  };
}

/** One item with everything that ever stood on it. */
export function readItem(context: ReadContext, { sessionId, deferredReason, ...item }: StoredItem, people: readonly Participant[]): RecordedItem {
  const { db } = context;
  const conflicts = listItemConflicts(db, item.id);
  const agreedScores = listAgreedScores(db, item.id).map(({ round: _round, ...agreed }) => agreed);
  const decisions = listDecisions(db, item.id);
  const issue = item.issueId === null ? null : issueRowOf(context, item.issueId);
  return {
    ...item,
    issue,
    override: issue?.override ?? null,
    rounds: readRounds(db, item, people, new Set(conflicts.map(({ participantId }) => participantId))),
    conflicts,
    ready: listReady(db, item.id),
    ...readEarlier(context, item.issueId, sessionId),
    cancelledRounds: listCancelledRounds(db, item.id),
    quorumLacks: listQuorumLacks(db, item.id),
    agreed: agreedScores.at(-1) ?? null,
    decision: decisions.at(-1) ?? null,
    deferredReason: item.phase === 'deferred' ? deferredReason : null,
    agreedScores,
    decisions,
  };
}

const readRounds = (db: ReadHandle, item: Pick<StoredItem, 'id'>, people: readonly Participant[], conflicted: ReadonlySet<ParticipantId>): BallotRound[] =>
  listRounds(db, item.id).map((round) => readRound(db, item.id, round, people, conflicted));

const readProceedings = (db: ReadHandle, sessionId: SessionId): Pick<Room, keyof typeof proceedings> => ({
  conflicts: listConflicts(db, sessionId),
  parked: listParked(db, sessionId),
  delegations: listDelegations(db, sessionId),
  movements: listMovements(db, sessionId),
  facilitation: listFacilitatorChanges(db, sessionId),
});

/** Before the reveal the values of ballots are not even read from the store (S4). */
function readRound(db: ReadHandle, itemId: StoredItem['id'], { round, mode, openedAt, revealedAt }: StoredRound, people: readonly Participant[], conflicted: ReadonlySet<ParticipantId>): BallotRound {
  const commitments = new Map(listCommitments(db, itemId, round).map(({ participantId, commitment }) => [participantId, commitment]));
  const ballots = revealedAt === null ? [] : listBallots(db, itemId, round);
  // Once revealed, a round no longer waits for anybody: who comes or goes later does not change it.
  const isExpected = ({ id, role, attendance }: Participant): boolean => revealedAt === null && canVote(role) && attendance === 'present' && !conflicted.has(id);
  return {
    round,
    mode,
    openedAt,
    revealedAt,
    status: people
      .filter((person) => commitments.has(person.id) || isExpected(person))
      .map(({ id, name }) => ({ participantId: id, name, hasFinished: commitments.has(id), commitment: commitments.get(id) ?? null })),
    ballots,
    agreement: revealedAt === null ? [] : agreementOf(ballots.map(({ factors }) => factors)),
  };
}
