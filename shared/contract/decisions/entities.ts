import { z } from '../../zod';
import { AccountId, AgendaItemId, Band, DecisionId, Instant, IssueId, PersonId, SessionId } from '../../primitives';
import { Decision, DecisionKind } from '../sessions/entities';
import { DecisionOutcome, OutcomeKind, Standing } from './standing';

/** A condition under which a decision is to be taken anew, and whether that has come true (M5). */
export const Reopening = z.object({
  /** Which rejected alternative, counted from 1. */
  position: z.int(),
  alternative: z.string(),
  condition: z.string(),
  /** Null: not yet. */
  cameTrue: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type Reopening = z.infer<typeof Reopening>;

/** One line of the decision register (W4). */
export const RegisterRow = z.object({
  id: DecisionId,
  sessionId: SessionId,
  sessionNumber: z.int(),
  isWalk: z.boolean(),
  itemId: AgendaItemId,
  issueId: IssueId,
  issueNumber: z.int(),
  issueTitle: z.string(),
  accountId: AccountId.nullable(),
  account: z.string().nullable(),
  /** The issue's band today. */
  band: Band.nullable(),
  decision: Decision,
  deciderId: PersonId,
  outcome: DecisionOutcome.nullable(),
  standing: Standing,
});
export type RegisterRow = z.infer<typeof RegisterRow>;

export const RegisterDetail = RegisterRow.extend({ conditions: z.array(Reopening), outcomes: z.array(DecisionOutcome) });
export type RegisterDetail = z.infer<typeof RegisterDetail>;

/** What a line of the register can be picked by beside its facts. */
export const registerStates = ['in-force', 'superseded', 'due', 'overdue', 'ended', 'review', 'changed', 'reopened', 'to-ratify', 'without-outcome'] as const;
export const RegisterState = z.enum(registerStates);
export type RegisterState = z.infer<typeof RegisterState>;

export const RegisterFilter = z.object({
  search: z.string().max(200).default(''),
  kinds: z.array(DecisionKind).max(10).default([]),
  outcomes: z.array(OutcomeKind).max(4).default([]),
  /** All of them must hold. */
  states: z.array(RegisterState).max(registerStates.length).default([]),
  ownerId: PersonId.nullable().default(null),
  /** Owner or decider. */
  personId: PersonId.nullable().default(null),
  sessionId: SessionId.nullable().default(null),
  issueId: IssueId.nullable().default(null),
});
export type RegisterFilter = z.infer<typeof RegisterFilter>;

export const registerSorts = ['newest', 'due'] as const;
export const RegisterSort = z.enum(registerSorts);
