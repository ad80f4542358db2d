import type { AgendaItemId, IssueId, ParticipantId, SessionId } from '@shared/primitives';
import { runCommand, runQuery } from '../../dispatch';
import type { ExampleBoard } from './data';
import type { ExampleDesk } from './desk';
import { known } from './known';

/** What a board is played with. */
export interface Table {
  readonly desk: ExampleDesk;
  readonly sessionId: SessionId;
  readonly itemId: AgendaItemId;
  readonly participants: ReadonlyMap<string, ParticipantId>;
  readonly issueIds: ReadonlyMap<string, IssueId>;
}

/** Sets a board up, lets each voter answer what is asked, and records the result (T1 to T3). */
export function playBoard({ desk, sessionId, participants, issueIds }: Table, board: ExampleBoard): void {
  const { facilitator } = desk;
  const { title, unit, capacity } = board;
  const contenders = board.contenders.map(({ issue, ...terms }) => ({ ...terms, issueId: known(issueIds, issue) }));
  const { id } = runCommand(facilitator, 'tradeoffs.create', { sessionId, title, unit, currency: null, capacity, contenders });
  for (const { name, order, reason = '' } of board.votes) {
    const participantId = known(participants, name);
    const places = new Map(order.map((ref, place) => [known(issueIds, ref), place]));
    runCommand(facilitator, 'tradeoffs.seat', { id, participantId });
    for (let { question } = runQuery(facilitator, 'tradeoffs.get', { id }); question !== null; { question } = runQuery(facilitator, 'tradeoffs.get', { id })) {
      const { firstId, secondId, number } = question;
      const preference = known(places, firstId) < known(places, secondId) ? 'first' : 'second';
      runCommand(facilitator, 'tradeoffs.answer', { id, participantId, firstId, secondId, preference, reason: number === 1 ? reason : '' });
    }
  }
  runCommand(facilitator, 'tradeoffs.seat', { id, participantId: null });
  const { chosen, reason, deferred, dissents } = board.result;
  runCommand(facilitator, 'tradeoffs.decide', {
    id,
    draft: {
      chosen: chosen.map((ref) => known(issueIds, ref)),
      reason,
      deferred: deferred.map(({ issue, why, owner, consequence }) => ({ issueId: known(issueIds, issue), why, ownerId: desk.person(owner), consequence })),
      dissents: dissents.map(({ name, words }) => ({ personId: desk.person(name), words })),
    },
  });
}
