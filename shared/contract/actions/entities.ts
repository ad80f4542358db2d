import { z } from '../../zod';
import { ActionId, AgendaItemId, CalendarDate, DecisionId, Instant, IssueId, OrgFunction, PersonId, SessionId } from '../../primitives';

/** superseded: the decision it came from was taken anew on the same item. */
export const actionStates = ['open', 'in-progress', 'done', 'dropped', 'superseded'] as const;
export const ActionState = z.enum(actionStates);
export type ActionState = z.infer<typeof ActionState>;
export const actionStateLabels = { open: 'Open', 'in-progress': 'In progress', done: 'Done', dropped: 'Dropped', superseded: 'Superseded' } as const satisfies Record<ActionState, string>;

/** The states that a person can give an action. */
export const givenStates = ['open', 'in-progress', 'done', 'dropped'] as const;
export const GivenState = z.enum(givenStates);
export type GivenState = z.infer<typeof GivenState>;

/** What was promised in a decision (A2, M6): who does what by when, and how it stands. */
export const ActionRow = z.object({
  id: ActionId,
  /** The number that people use: A12. */
  number: z.int(),
  what: z.string(),
  /** What the decision says is to follow; empty where nothing is. */
  followUp: z.string(),
  ownerId: PersonId,
  ownerName: z.string(),
  function: OrgFunction,
  dueOn: CalendarDate,
  state: ActionState,
  note: z.string(),
  evidence: z.string(),
  /** Set exactly while the state is done. */
  doneOn: CalendarDate.nullable(),
  issueId: IssueId,
  issueNumber: z.int(),
  issueTitle: z.string(),
  account: z.string().nullable(),
  sessionId: SessionId,
  sessionNumber: z.int(),
  itemId: AgendaItemId,
  position: z.int(),
  decisionId: DecisionId,
  madeAt: Instant,
  /** Of the session it was promised in; null before. */
  signedOffAt: Instant.nullable(),
  /** Open or in progress after its due date. */
  isOverdue: z.boolean(),
  /** Days from the as-of date to the due date; negative once it has passed. */
  daysLeft: z.int(),
  /** Counts its changes. What was looked at in an older revision is not written over. */
  revision: z.int(),
  changedAt: Instant.nullable(),
});
export type ActionRow = z.infer<typeof ActionRow>;

/** How an action stands, as a person says it. */
export const ActionChange = z.strictObject({
  state: GivenState,
  note: z.string().trim().max(4000),
  evidence: z.string().trim().max(4000),
  /** Only of what is done; left out, it is the as-of date. */
  doneOn: CalendarDate.nullable(),
});
export type ActionChange = z.infer<typeof ActionChange>;

export const ActionUpdate = z.object({
  at: Instant,
  by: z.string(),
  stateBefore: ActionState,
  state: ActionState,
  note: z.string(),
  evidence: z.string(),
  doneOn: CalendarDate.nullable(),
  source: z.enum(['hand', 'sheet', 'decision']),
  /** The session in which it was said; null outside of one. */
  sessionNumber: z.int().nullable(),
});
export type ActionUpdate = z.infer<typeof ActionUpdate>;

/** An empty list takes everything. */
export const ActionFilter = z.strictObject({
  ownerIds: z.array(PersonId).max(500).default([]),
  functions: z.array(OrgFunction).default([]),
  states: z.array(ActionState).default([]),
  sessionId: SessionId.nullable().default(null),
  isOverdue: z.boolean().default(false),
  search: z.string().max(200).default(''),
});
export type ActionFilter = z.infer<typeof ActionFilter>;

export const sheetFormats = ['csv', 'xlsx', 'pdf', 'ics'] as const;
export const SheetFormat = z.enum(sheetFormats);
export type SheetFormat = z.infer<typeof SheetFormat>;
export const sheetFormatLabels = { csv: 'CSV', xlsx: 'XLSX', pdf: 'PDF', ics: 'Calendar (.ics)' } as const satisfies Record<SheetFormat, string>;
