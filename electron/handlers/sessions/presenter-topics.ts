import type { ItemDetail } from '@shared/contract/sessions/entities';
import type { SessionId } from '@shared/primitives';
import type { ReadContext } from '../../context';
import type { TopicFacts } from '../../core/sessions/presenter-topics';
import { listBoards } from '../../store/tradeoffs/boards';
import { listConsequences } from '../../store/tradeoffs/reviews';
import { listOfMeeting } from '../actions';
import { readActions } from '../session-actions';
import { readBoard } from '../tradeoffs/load';
import { readQuestions } from './audit-questions';
import { requireSession } from './load';
import { readAnswers } from './review';

/** What the projector needs of the topic on screen; null for one that its title says it all of. */
export function readTopicFacts(context: ReadContext, sessionId: SessionId, { topicKind }: Pick<ItemDetail, 'topicKind'>): TopicFacts | null {
  const { db } = context;
  switch (topicKind) {
    case 'trade-off': {
      // Where somebody sits before the questions, that board is the one the room works on; else the last one made.
      const boards = listBoards(db, sessionId);
      const board = boards.find(({ seatedId }) => seatedId !== null) ?? boards.at(-1);
      return { kind: 'trade-off', sessionId, board: board === undefined ? null : readBoard(context, board, true), consequences: listConsequences(db, sessionId) };
    }
    case 'audit-questions':
      return { kind: 'audit-questions', questions: readQuestions(context, requireSession(context, sessionId)) };
    case 'open-actions':
      return { kind: 'open-actions', ...listOfMeeting(context, { sessionId }), overdue: readActions(context, sessionId).overdue };
    case 'review-questions':
      return { kind: 'review-questions', answers: readAnswers(db, sessionId) };
    default:
      return null;
  }
}
