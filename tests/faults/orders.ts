import { AgendaItemId, Instant, IssueId, ParticipantId, PersonId, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import { Place } from './sessions/place';

const Seat = z.object({ participantId: ParticipantId, personId: PersonId });

/** What the program that is going to be killed is told to do, as JSON in its argument. */
export const Orders = z.discriminatedUnion('scenario', [
  z.object({
    scenario: z.literal('decisions'),
    file: z.string(),
    sessionId: SessionId,
    itemIds: z.array(AgendaItemId),
    issueIds: z.array(IssueId),
    topicId: AgendaItemId,
    people: z.object({ mara: Seat, ruth: Seat, daniel: Seat, noor: Seat }),
  }),
  z.object({
    scenario: z.literal('sessions'),
    file: z.string(),
    userData: z.string(),
    /** The log's last entry before the meeting. */
    base: z.int(),
    startAt: Instant,
    seed: z.int(),
    /** Where the program waits to be killed: at a step, counted from 1, with everything written or committed. Null: it plays on. */
    hold: z.object({ step: z.int(), moment: z.enum(['written', 'committed']) }).nullable(),
    /** Whether a package is made of the session in the end. */
    isPackaged: z.boolean(),
  }),
  z.object({ scenario: z.literal('imports'), file: z.string(), data: z.array(z.string()) }),
  /** `base` is the log's last entry before the first undoing. */
  z.object({ scenario: z.literal('undos'), file: z.string(), base: z.int(), imports: z.array(z.object({ first: z.string(), newer: z.string() })) }),
  z.object({ scenario: z.literal('migrations'), files: z.array(z.object({ file: z.string(), backup: z.string() })) }),
  z.object({ scenario: z.literal('exports'), file: z.string(), bytes: z.int() }),
]);
export type Orders = z.infer<typeof Orders>;

/** What it says through the pipe. */
export const Acknowledgement = z.discriminatedUnion('kind', [
  /** It is ready to begin. */
  z.object({ kind: z.literal('ready') }),
  /** The audit log's head, after a commit only. */
  z.object({ kind: z.literal('entry'), seq: z.int(), hash: z.string() }),
  /** The nth file is done, counted from 1. */
  z.object({ kind: z.literal('file'), n: z.int() }),
  /** Before a step is committed: where the meeting will stand. */
  z.object({ kind: z.literal('place'), step: z.int(), at: Instant, place: Place.nullable() }),
  /** What its clock is going to show. */
  z.object({ kind: z.literal('time'), at: Instant }),
  /** It waits where it was told to. */
  z.object({ kind: z.literal('held') }),
]);
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** Whether it says that something was committed. */
export const isDone = ({ kind }: Acknowledgement): boolean => kind === 'entry' || kind === 'file';
