import { z } from '../../zod';
import { AccountId, AgendaItemId, Criterion, IssueId, ParkedItemId, ParticipantId, SessionId } from '../../primitives';
import { command, Nothing, query, recorders, reviewers } from '../operation';
import { ParkedItem } from './proceedings';

const OfItem = z.strictObject({ itemId: AgendaItemId });
const touchesRoom = ['sessions', 'workspaces'] as const;
const touchesRegister = ['sessions', 'issues', 'scoring', 'workspaces'] as const;

/** A new issue in a line, as the room names it. */
const CapturedIssue = z.strictObject({ title: z.string().trim().min(1, 'Say in a line what it is.').max(300), criterion: Criterion, accountId: AccountId.nullable().default(null) });
const TimeBoxMinutes = z.int().min(1).max(240);

/** What the room does beside ballots and decisions (M2, M3): conflicts of interest, ready marks, parking lot, capture, delegates, facilitation. */
export const roomOperations = {
  /** Lines of earlier sessions that are still parked, oldest first. */
  parkedBefore: query({ input: z.strictObject({ sessionId: SessionId }), output: z.array(ParkedItem) }),

  setConflict: command({ permission: recorders, input: OfItem.extend({ participantId: ParticipantId, reason: z.string().trim().min(1, 'Give the reason in a line.').max(1000) }), output: Nothing, touches: touchesRoom }),
  removeConflict: command({ permission: recorders, input: OfItem.extend({ participantId: ParticipantId }), output: Nothing, touches: touchesRoom }),
  /** Marks several people at once as ready for what follows, or not. */
  setReady: command({ permission: recorders, input: OfItem.extend({ participantIds: z.array(ParticipantId).min(1).max(60), isReady: z.boolean() }), output: Nothing, touches: touchesRoom }),

  park: command({
    permission: recorders,
    input: z.strictObject({ sessionId: SessionId, text: z.string().trim().min(1, 'Say in a line what is parked.').max(500), raisedBy: ParticipantId.nullable().default(null), itemId: AgendaItemId.nullable().default(null) }),
    output: z.object({ id: ParkedItemId }),
    touches: touchesRoom,
  }),
  /** Makes a parked line an issue, and puts it at the end of an agenda where one is named. */
  parkedToIssue: command({
    permission: recorders,
    input: CapturedIssue.extend({ id: ParkedItemId, agendaOf: SessionId.nullable().default(null), timeBoxMinutes: TimeBoxMinutes.default(10) }),
    output: z.object({ issueId: IssueId, number: z.int(), itemId: AgendaItemId.nullable() }),
    touches: touchesRegister,
  }),
  /** Makes a parked line a topic at the end of an agenda. */
  parkedToAgenda: command({ permission: recorders, input: z.strictObject({ id: ParkedItemId, agendaOf: SessionId, timeBoxMinutes: TimeBoxMinutes.default(10) }), output: z.object({ itemId: AgendaItemId }), touches: touchesRoom }),
  dropParked: command({ permission: recorders, input: z.strictObject({ id: ParkedItemId, words: z.string().trim().min(1, 'Say in a word why it is dropped.').max(500) }), output: Nothing, touches: touchesRoom }),

  /** Captures an issue while the session runs, and puts it at the end of this agenda where that is wanted. */
  captureIssue: command({
    permission: recorders,
    input: CapturedIssue.extend({ sessionId: SessionId, isOnAgenda: z.boolean().default(false), timeBoxMinutes: TimeBoxMinutes.default(10) }),
    output: z.object({ issueId: IssueId, number: z.int(), itemId: AgendaItemId.nullable() }),
    touches: touchesRegister,
  }),

  /** Names whom a participant stands in for; null ends it. */
  setDelegate: command({ permission: recorders, input: z.strictObject({ participantId: ParticipantId, forId: ParticipantId.nullable() }), output: Nothing, touches: touchesRoom }),
  /** Passes facilitation on. Whoever keeps no record may only take it over, as a decider or scribe who is present. */
  handOver: command({ permission: reviewers, input: z.strictObject({ sessionId: SessionId, toId: ParticipantId, reason: z.string().trim().max(500).default('') }), output: Nothing, touches: touchesRoom }),

  /** Forgets a PIN; the person chooses a new one with the next ballot. */
  resetPin: command({ permission: ['facilitator'], input: z.strictObject({ participantId: ParticipantId }), output: Nothing, touches: touchesRoom }),
  /** Goes on with the open round on the laptop or on paper; ballots that are in stay in. */
  setBallotMode: command({ permission: recorders, input: OfItem.extend({ mode: z.enum(['pass', 'paper']) }), output: Nothing, touches: touchesRoom }),
  /** Calls the open round off: its ballots are destroyed unread, their commitments stay in the log. */
  cancelRound: command({ permission: recorders, input: OfItem.extend({ reason: z.string().trim().min(1, 'Give the reason in a line.').max(1000) }), output: z.object({ destroyed: z.int() }), touches: touchesRoom }),
};
