import { z } from '../zod';
import { AccountId, ActionId, Band, CalendarDate, DecisionId, Dimension, IssueId, Money, SessionId } from '../primitives';
import { CoverageCell } from './coverage/entities';
import { InformationRequest } from './requests';

const IssueName = z.object({ id: IssueId, number: z.int(), title: z.string(), account: z.string().nullable() });
const Standing = IssueName.extend({ score: z.int(), band: Band });

/** What a home screen shows of the register (V2). Each list is cut to its first rows; its `total` is not. */
export const IssueOverview = z.object({
  /** The session since which changes are told, and the day it began; null while none has been held. */
  since: z.object({ sessionId: SessionId, sessionNumber: z.int(), on: CalendarDate }).nullable(),
  /** Scores that differ from those before that session; those that changed most first. */
  changes: z.object({
    total: z.int(),
    movedUp: z.int(),
    movedDown: z.int(),
    opened: z.int(),
    resolved: z.int(),
    rows: z.array(IssueName.extend({ before: z.int(), beforeBand: Band, after: z.int(), afterBand: Band })),
  }),
  /** Open issues at the end of each week, oldest first, the last one on the as-of date; each in the band it has today. Null: not scored. */
  weeks: z.array(z.object({ on: CalendarDate, bands: z.array(z.object({ band: Band.nullable(), issues: z.int() })) })),
  /** Escalate or Immediate, scored, and never decided on; in priority order. */
  waiting: z.object({ total: z.int(), oldestDays: z.int(), rows: z.array(Standing.extend({ days: z.int() })) }),
  /** Actions that are open past their due date, the one that is latest first; `due` counts all that are open. */
  late: z.object({ total: z.int(), due: z.int(), rows: z.array(IssueName.extend({ actionId: ActionId, what: z.string(), owner: z.string(), dueOn: CalendarDate, days: z.int() })) }),
  /** What an earlier decision sends back (M5): its acceptance ended, its review date passed, or a condition came true; in priority order. */
  returned: z.object({ total: z.int(), rows: z.array(IssueName.extend({ decisionId: DecisionId, because: z.string() })) }),
  /** Open questions (M9), the earliest date first. */
  requests: z.object({ total: z.int(), overdue: z.int(), rows: z.array(InformationRequest) }),
  /** Open and fragile (S3), with a single step that leads to another band; in priority order. */
  fragile: z.object({ total: z.int(), rows: z.array(Standing.extend({ move: z.object({ dimension: Dimension, to: z.int(), score: z.int(), band: Band }) })) }),
  /** W3: enterprise accounts that renew within 90 days and of which no source has said anything for 90 days. */
  blind: z.object({
    total: z.int(),
    rows: z.array(z.object({ id: AccountId, name: z.string(), arr: Money.nullable(), renewal: CalendarDate, daysToRenewal: z.int(), silentDays: z.int().nullable() })),
    /** All 30 pairs of criterion and source: how many signals, and how fresh. */
    cells: z.array(CoverageCell.pick({ criterion: true, source: true, signals: true, ageDays: true, freshness: true })),
  }),
  /** W8: how many wait, and how many of those that were judged were accepted unchanged. */
  proposals: z.object({ open: z.int(), judged: z.int(), accepted: z.int() }),
});
export type IssueOverview = z.infer<typeof IssueOverview>;
