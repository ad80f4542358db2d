import { z } from '../../zod';
import { IssueId, ParticipantId, SessionId, TradeoffId, TradeoffResultId } from '../../primitives';
import { command, Nothing, query, recorders } from '../operation';
import { BoardTerms, Consequence, ContenderTerms, IssueTradeoff, Preference, Question, ResultDraft, ReviewOutcome, TradeoffBoard, TradeoffRow } from './entities';

const OfBoard = z.strictObject({ id: TradeoffId });
const OfSession = z.strictObject({ sessionId: SessionId });
/** More could not be compared in a meeting. */
const Contenders = z.array(ContenderTerms).max(60, 'A board takes at most 60 issues. Choose those that really compete.');

// A draft of the minutes has boards in it, and the foot of the window shows the head of the log.
const touches = ['tradeoffs', 'sessions', 'workspaces'] as const;

export const tradeoffs = {
  /** The boards of a session, in the order in which they were made. */
  list: query({ input: OfSession, output: z.array(TradeoffRow) }),
  get: query({ input: OfBoard.extend({ showsOrder: z.boolean().default(false) }), output: TradeoffBoard }),
  /** The question before whoever sits there, when these pairs are asked as late as can be. Kept nowhere: a pair that is put off is no answer. */
  question: query({ input: OfBoard.extend({ later: z.array(z.strictObject({ firstId: IssueId, secondId: IssueId })).max(2000) }), output: Question.nullable() }),
  /** What earlier sessions accepted and nobody has closed yet, and what this session has reviewed of it. */
  consequences: query({ input: OfSession, output: z.array(Consequence) }),
  /** What boards made of an issue, newest first. */
  ofIssue: query({ input: z.strictObject({ issueId: IssueId }), output: z.array(IssueTradeoff) }),

  create: command({
    permission: recorders,
    input: BoardTerms.extend({ sessionId: SessionId, contenders: Contenders.min(2, 'A trade-off needs at least two issues. Choose another one that competes.') }),
    output: z.object({ id: TradeoffId }),
    touches,
  }),
  update: command({ permission: recorders, input: BoardTerms.extend({ id: TradeoffId }), output: Nothing, touches }),
  addContenders: command({ permission: recorders, input: OfBoard.extend({ contenders: Contenders.min(1) }), output: Nothing, touches }),
  updateContender: command({ permission: recorders, input: ContenderTerms.extend({ id: TradeoffId }), output: Nothing, touches }),
  removeContender: command({ permission: recorders, input: OfBoard.extend({ issueId: IssueId }), output: Nothing, touches }),
  /** Only before anybody has voted or a result is recorded. */
  remove: command({ permission: recorders, input: OfBoard, output: Nothing, touches }),
  /** Seats a voter before the questions, or nobody. */
  seat: command({ permission: recorders, input: OfBoard.extend({ participantId: ParticipantId.nullable() }), output: Nothing, touches }),
  /** The last answer of a person on a pair counts. */
  answer: command({
    permission: recorders,
    input: OfBoard.extend({ participantId: ParticipantId, firstId: IssueId, secondId: IssueId, preference: Preference, reason: z.string().trim().max(2000).default('') }),
    output: Nothing,
    touches,
  }),
  /** Takes back the person's last answer; an earlier one on the same pair counts again. */
  takeBack: command({ permission: recorders, input: OfBoard.extend({ participantId: ParticipantId }), output: Nothing, touches }),
  decide: command({ permission: recorders, input: OfBoard.extend({ draft: ResultDraft }), output: z.object({ resultId: TradeoffResultId }), touches }),
  /** Records in a session what came of a consequence that an earlier one accepted. */
  reviewConsequence: command({
    permission: recorders,
    input: z.strictObject({ sessionId: SessionId, resultId: TradeoffResultId, issueId: IssueId, outcome: ReviewOutcome, words: z.string().trim().min(1, 'Say in a line what came of it.').max(2000) }),
    output: Nothing,
    touches,
  }),
};
