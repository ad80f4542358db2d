import { z } from '../zod';
import { AccountId, AgendaItemId, Band, CalendarDate, DecisionId, Instant, IssueId, Money, SessionId, Sha256 } from '../primitives';
import { command, Nothing, query, reviewers } from './operation';
import { DecisionDraft, DecisionKind } from './sessions/entities';

/** waiting: what needs a decision. all: every open issue. */
export const walkScopes = ['waiting', 'all'] as const;
export const WalkScope = z.enum(walkScopes);
export type WalkScope = z.infer<typeof WalkScope>;

/** One issue on the way, in the order of the priority list. */
export const WalkStop = z.object({
  issueId: IssueId,
  number: z.int(),
  title: z.string(),
  accountId: AccountId.nullable(),
  account: z.string().nullable(),
  arr: Money.nullable(),
  band: Band.nullable(),
  score: z.int().nullable(),
  /** Why it needs a decision; empty where it needs none. */
  because: z.string(),
  /** What was done with it in the walk under way. */
  done: z.object({ kind: DecisionKind.nullable(), what: z.string(), cost: Money.nullable() }).nullable(),
});
export type WalkStop = z.infer<typeof WalkStop>;

const touches = ['walks', 'sessions', 'decisions', 'actions', 'issues', 'scoring', 'workspaces'] as const;

/** The executive's walk (M9): the list one issue a screen, decided with a key. Its decisions belong to a session of its own, with one decider. */
export const walks = {
  /** The way of whoever asks: at most 200 issues, and how many there are. What was decided in the walk under way stays on it. */
  get: query({
    input: z.strictObject({ scope: WalkScope.default('waiting') }),
    output: z.object({
      asOf: CalendarDate,
      total: z.int(),
      stops: z.array(WalkStop),
      /** The walk under way; null before its first decision. */
      session: z.object({ id: SessionId, number: z.int(), openedAt: Instant, decided: z.int(), putOff: z.int(), cost: z.array(Money) }).nullable(),
    }),
  }),
  /** Opens the walk with its first decision. Deciding again supersedes: both stay. */
  decide: command({ permission: reviewers, input: z.strictObject({ issueId: IssueId, draft: DecisionDraft }), output: z.object({ decisionId: DecisionId, sessionId: SessionId }), touches }),
  /** Opens the walk where it is the first thing done. */
  putOff: command({ permission: reviewers, input: z.strictObject({ issueId: IssueId, reason: z.string().trim().min(1, 'Say in a line why it is put off.').max(2000) }), output: z.object({ itemId: AgendaItemId, sessionId: SessionId }), touches }),
  /** Signs the minutes of one's own walk off; they are sealed like those of any session. */
  signOff: command({ permission: reviewers, input: Nothing, output: z.object({ sessionId: SessionId, minutesSha256: Sha256, sealHash: Sha256 }), touches: [...touches, 'evidence'] }),
};
