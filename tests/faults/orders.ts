import { AgendaItemId, IssueId, ParticipantId, PersonId, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';

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
  z.object({ scenario: z.literal('imports'), file: z.string(), data: z.array(z.string()) }),
  z.object({ scenario: z.literal('migrations'), files: z.array(z.object({ file: z.string(), backup: z.string() })) }),
  z.object({ scenario: z.literal('exports'), file: z.string(), bytes: z.int() }),
]);
export type Orders = z.infer<typeof Orders>;

/** What it says through the pipe, and only once it has been committed. */
export const Acknowledgement = z.discriminatedUnion('kind', [
  /** It is ready to begin. */
  z.object({ kind: z.literal('ready') }),
  /** The audit log's head after a commit. */
  z.object({ kind: z.literal('entry'), seq: z.int(), hash: z.string() }),
  /** The nth file is done, counted from 1. */
  z.object({ kind: z.literal('file'), n: z.int() }),
]);
export type Acknowledgement = z.infer<typeof Acknowledgement>;
