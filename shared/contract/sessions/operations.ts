import { PersonName } from '../people';
import { z } from '../../zod';
import { AgendaItemId, CalendarDate, DecisionId, Factors, IssueId, OrgFunction, ParticipantId, ParticipantRole, PersonId, SeriesId, SessionId, Sha256, TemplateId } from '../../primitives';
import { Amendment, AmendmentSubject } from './amendments';
import { Attendance, BallotMode, DecisionDraft, ItemDetail, QueueRow, Room, SessionRow, TimeBox, TimeOfDay, TopicKind } from './entities';
import { LaidOut, preparation, QueueOrder } from './preparation';
import { roomOperations } from './room-operations';
import { auditQuestionOperations } from './audit-questions';
import { PaperDocument, PaperFormat } from '../../document';
import { command, everyone, host, Nothing, query, recorders } from '../operation';
import { ReviewAnswer, ReviewMark, ReviewQuestionId, SessionParticipation } from './review';

const SessionFacts = z.strictObject({
  title: z.string().trim().min(1).max(200),
  plannedOn: CalendarDate,
  startsAt: TimeOfDay,
  place: z.string().trim().max(200),
  roomMinutes: z.int().min(5).max(600),
  quorum: z.int().min(0).max(60),
});
const OfSession = z.strictObject({ sessionId: SessionId });
const OfItem = z.strictObject({ itemId: AgendaItemId });
const Pin = z.string().regex(/^\d{4,8}$/, 'A PIN is 4 to 8 digits.');

// The foot of the window shows the head of the log, which every command moves.
const touchesRoom = ['sessions', 'workspaces'] as const;
const touchesRecord = ['sessions', 'decisions', 'issues', 'scoring', 'workspaces'] as const;
const touchesDecisions = [...touchesRecord, 'actions'] as const;

export const sessions = {
  ...preparation,
  list: query({ input: Nothing, output: z.array(SessionRow) }),
  room: query({ input: OfSession, output: Room }),
  item: query({ input: OfItem, output: ItemDetail }),
  /** Issues that could come onto the agenda, in the chosen order. */
  queue: query({
    input: z.strictObject({ sessionId: SessionId, order: QueueOrder, search: z.string().max(200).default(''), limit: z.int().min(1).max(200).default(60) }),
    output: z.array(QueueRow),
  }),
  /** The minutes as they stand. */
  minutes: query({ input: OfSession, output: z.object({ document: PaperDocument, markdown: z.string(), sha256: Sha256, /** What was corrected after the sign-off; it stands beside the minutes, and null is none. */ amendments: z.object({ list: z.array(Amendment), document: PaperDocument, markdown: z.string() }).nullable() }) }),
  /** Draws the minutes and writes them where the person says; null when the dialog was closed. */
  saveMinutes: host({ permission: everyone, input: OfSession.extend({ format: PaperFormat }), output: z.object({ file: z.string(), missing: z.array(z.string()) }).nullable() }),
  /** The three questions to the review itself, as answered in this session and the last time. */
  reviewAnswers: query({ input: OfSession, output: z.array(ReviewAnswer) }),
  /** Who cast ballots, by function, session by session, newest first. */
  participation: query({ input: Nothing, output: z.array(SessionParticipation) }),

  /** With a template, its agenda is laid out at once. */
  create: command({
    permission: recorders,
    input: SessionFacts.extend({ templateId: TemplateId.nullable().default(null), seriesId: SeriesId.nullable().default(null) }),
    output: LaidOut.extend({ id: SessionId, number: z.int() }),
    touches: touchesRoom,
  }),
  update: command({ permission: recorders, input: SessionFacts.extend({ sessionId: SessionId }), output: Nothing, touches: touchesRoom }),
  addItems: command({
    permission: recorders,
    /** `position`: the place that the first of them takes; null: before the topics that close the agenda. */
    input: z.strictObject({ sessionId: SessionId, issueIds: z.array(IssueId).min(1).max(200), timeBoxMinutes: TimeBox, position: z.int().min(1).nullable().default(null) }),
    output: z.object({ itemIds: z.array(AgendaItemId) }),
    touches: touchesRoom,
  }),
  addTopic: command({
    permission: recorders,
    input: z.strictObject({ sessionId: SessionId, title: z.string().trim().min(1).max(200), timeBoxMinutes: TimeBox, topicKind: TopicKind.nullable().default(null) }),
    output: z.object({ itemId: AgendaItemId }),
    touches: touchesRoom,
  }),
  removeItem: command({ permission: recorders, input: OfItem, output: Nothing, touches: touchesRoom }),
  /** `position` counts from 1. */
  moveItem: command({ permission: recorders, input: OfItem.extend({ position: z.int().min(1) }), output: Nothing, touches: touchesRoom }),
  setTimeBox: command({ permission: recorders, input: OfItem.extend({ timeBoxMinutes: TimeBox }), output: Nothing, touches: touchesRoom }),
  addParticipant: command({
    permission: recorders,
    input: z.strictObject({ sessionId: SessionId, person: z.union([z.strictObject({ id: PersonId }), z.strictObject({ name: PersonName, function: OrgFunction })]), role: ParticipantRole }),
    output: z.object({ participantId: ParticipantId }),
    touches: ['sessions', 'people', 'workspaces'],
  }),
  setParticipantRole: command({ permission: recorders, input: z.strictObject({ participantId: ParticipantId, role: ParticipantRole }), output: Nothing, touches: touchesRoom }),
  removeParticipant: command({ permission: recorders, input: z.strictObject({ participantId: ParticipantId }), output: Nothing, touches: touchesRoom }),
  setAttendance: command({ permission: recorders, input: z.strictObject({ participantId: ParticipantId, attendance: Attendance }), output: Nothing, touches: touchesRoom }),

  start: command({ permission: recorders, input: OfSession, output: Nothing, touches: touchesRoom }),
  goTo: command({ permission: recorders, input: OfItem, output: Nothing, touches: touchesRoom }),
  setTimer: command({ permission: recorders, input: OfItem.extend({ isRunning: z.boolean() }), output: Nothing, touches: touchesRoom }),
  extendTimer: command({ permission: recorders, input: OfItem.extend({ minutes: z.int().min(1).max(60) }), output: Nothing, touches: touchesRoom }),
  saveNote: command({ permission: recorders, input: OfItem.extend({ text: z.string().max(20_000) }), output: Nothing, touches: touchesRoom }),
  /** Opens round 1, or the next one after a reveal. */
  openBallots: command({ permission: recorders, input: OfItem.extend({ mode: BallotMode }), output: z.object({ round: z.int() }), touches: touchesRoom }),
  /**
   * Casts or, before the reveal, recasts one person's ballot. Null factors abstain. With pass-the-laptop the PIN is set by a person's first
   * ballot of the session and asked for after that; from paper there is none.
   */
  castBallot: command({
    permission: recorders,
    input: OfItem.extend({ participantId: ParticipantId, factors: Factors.nullable(), pin: Pin.nullable() }),
    output: z.object({ commitment: Sha256 }),
    touches: touchesRoom,
  }),
  ...roomOperations,
  /** Names who is missing unless `isConfirmed`. */
  reveal: command({ permission: recorders, input: OfItem.extend({ isConfirmed: z.boolean() }), output: Nothing, touches: touchesRoom }),
  agree: command({
    permission: recorders,
    input: OfItem.extend({ factors: Factors, argument: z.string().trim().max(4000), choiceReason: z.string().trim().max(2000).default('') }),
    output: z.object({ score: z.int() }),
    touches: touchesRecord,
  }),
  /** Without a quorum it asks first: `isWithoutQuorum` says that this is known. */
  decide: command({ permission: recorders, input: OfItem.extend({ draft: DecisionDraft, isWithoutQuorum: z.boolean().default(false) }), output: z.object({ decisionId: DecisionId }), touches: touchesDecisions }),
  decideLater: command({ permission: recorders, input: OfItem.extend({ reason: z.string().trim().min(1).max(2000) }), output: Nothing, touches: touchesRoom }),
  finishTopic: command({ permission: recorders, input: OfItem, output: Nothing, touches: touchesRoom }),
  /** Answers one of the three questions; answering again replaces, until the sign-off. */
  answerReview: command({ permission: recorders, input: OfSession.extend({ question: ReviewQuestionId, words: z.string().trim().max(2000), mark: ReviewMark.nullable() }), output: Nothing, touches: touchesRoom }),
  signOff: command({
    permission: ['facilitator'],
    input: z.strictObject({ sessionId: SessionId, signedBy: ParticipantId }),
    output: z.object({ minutesSha256: Sha256, sealHash: Sha256 }),
    touches: [...touchesDecisions, 'evidence'],
  }),
  ...auditQuestionOperations,
  /** A correction beside a sealed session, never in it (M6). */
  amend: command({
    permission: ['facilitator'],
    input: z.strictObject({ sessionId: SessionId, subject: AmendmentSubject, words: z.string().trim().min(1, 'Say what is right.').max(8000), reason: z.string().trim().min(1, 'Say why it is corrected.').max(2000) }),
    output: z.object({ number: z.int(), head: Sha256 }),
    touches: ['sessions', 'evidence', 'workspaces'],
  }),
};
