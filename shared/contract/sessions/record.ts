import { z } from '../../zod';
import { CalendarDate, Instant, Sha256, WorkspaceId } from '../../primitives';
import { Attachment } from '../attachments';
import { MetricFigures } from '../metrics';
import { Consequence, TradeoffBoard } from '../tradeoffs/entities';
import { CalibrationStanding } from '../scoring/calibration';
import { OverrideRecord } from '../scoring/overrides';
import { AuditQuestion } from './audit-questions';
import { AgreedScore, Decision, ItemDetail, Room } from './entities';
import { Ratification } from './preparation';
import { ActionRow, ActionState } from '../actions/entities';
import { Sweep } from '../coverage/entities';
import { SampledFigures } from '../samples/figures';
import { ReviewAnswer } from './review';

/** An agenda item with everything that ever stood on it: superseded scores and decisions too, oldest first. */
export const RecordedItem = ItemDetail.extend({ agreedScores: z.array(AgreedScore), decisions: z.array(Decision) });
export type RecordedItem = z.infer<typeof RecordedItem>;

const RecordedAction = ActionRow.pick({
  id: true, number: true, what: true, ownerName: true, function: true, dueOn: true, state: true, note: true, evidence: true, doneOn: true, issueNumber: true, issueTitle: true, account: true, sessionNumber: true, position: true, isOverdue: true,
});
export type RecordedAction = z.infer<typeof RecordedAction>;

/** What a session promised, what it heard of earlier promises, and how many of those are open after it (M6). */
const SessionActions = z.object({ made: z.array(RecordedAction), settled: z.array(RecordedAction.extend({ stateBefore: ActionState })), stillOpen: z.int(), overdue: z.int() });

/**
 * The complete record of one review session (M6). Signing off freezes it as it stands, with the names, titles and figures of that
 * moment, so that nothing that happens to the register later can change what was sealed.
 */
export const SessionRecord = z.object({
  format: z.literal(1),
  workspace: z.object({ id: WorkspaceId, name: z.string() }),
  /** The date the register was looked at from. */
  asOf: CalendarDate,
  methodology: z.object({ id: z.string(), version: z.int(), name: z.string(), inForceFrom: CalendarDate.nullable() }),
  session: Room.omit({ seal: true }),
  /** In the order of the agenda. */
  items: z.array(RecordedItem),
  /** What this session said of decisions that were taken out of cycle (M1). */
  ratifications: z.array(Ratification).default([]),
  /** Trade-offs of the session, and what it found of consequences that earlier ones accepted (T3). */
  tradeoffs: z.array(TradeoffBoard).default([]),
  consequences: z.array(Consequence).default([]),
  /** What people placed above or below its arithmetic in the session, oldest first (S5). */
  overrides: z.array(OverrideRecord).default([]),
  /** Which of those invited were calibrated, by which rule (S7); null in records from before there was one. */
  calibration: CalibrationStanding.nullable().default(null),
  /** The five audit questions with what the session answered, and what the last one did (M8). */
  auditQuestions: z.array(AuditQuestion).default([]),
  actions: SessionActions.default({ made: [], settled: [], stillOpen: 0, overdue: 0 }),
  /** Empty in records of before the questions were asked. */
  reviewAnswers: z.array(ReviewAnswer).default([]),
  /** Which accounts were quiet before the session, and what was answered (W3); null where nobody swept. */
  sweep: Sweep.nullable().default(null),
  /** What hung on the issues of the agenda as evidence, in its order (E2). */
  attachments: z.array(Attachment).default([]),
  /** The figures of the quarter before the session, where its agenda reviews metrics (W6). */
  metrics: z.array(MetricFigures).default([]),
  /** What samples said beside them, each with its size (W9). */
  sampled: z.array(SampledFigures).default([]),
  /** Null while the session is a draft. */
  signOff: z.object({ at: Instant, by: z.string(), headBefore: Sha256 }).nullable(),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
