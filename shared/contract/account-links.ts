import { z } from '../zod';
import { AccountId, Instant, Segment } from '../primitives';
import { command, Nothing, query, reviewers, Window } from './operation';

/** A reference that records name and no account has, with the accounts that it may mean. */
export const UnlinkedReference = z.object({
  system: z.string(),
  ref: z.string(),
  records: z.int(),
  issues: z.int(),
  subscriptions: z.int(),
  deals: z.int(),
  measurements: z.int(),
  interactions: z.int(),
  /** Best first, at most three. */
  matches: z.array(z.object({ accountId: AccountId, name: z.string(), ref: z.string(), segment: Segment, likeness: z.number(), reason: z.string() })),
});
export type UnlinkedReference = z.infer<typeof UnlinkedReference>;

/** A reference that a person has joined to an account. */
export const AccountJoin = z.object({ id: z.uuid(), system: z.string(), ref: z.string(), accountId: AccountId, account: z.string(), reason: z.string(), by: z.string(), at: Instant });
export type AccountJoin = z.infer<typeof AccountJoin>;

export const accountLinks = {
  unlinked: query({ input: Window.extend({ search: z.string().max(200).default('') }), output: z.object({ total: z.int(), rows: z.array(UnlinkedReference) }), isLong: true }),
  joins: query({ input: Nothing, output: z.array(AccountJoin) }),
  /** Joins references to accounts, one or many together; later imports link by them. */
  join: command({
    permission: reviewers,
    input: z.strictObject({ joins: z.array(z.strictObject({ system: z.string().max(60), ref: z.string().min(1).max(1000), accountId: AccountId, reason: z.string().trim().min(1).max(500) })).min(1).max(500) }),
    output: z.object({ linked: z.int() }),
    touches: ['accounts', 'issues', 'scoring', 'workspaces'],
    isLong: true,
  }),
  /** Takes a join back: what it linked has no account again, unless its reference now leads to one by itself. */
  unjoin: command({ permission: reviewers, input: z.strictObject({ id: z.uuid() }), output: z.object({ unlinked: z.int() }), touches: ['accounts', 'issues', 'scoring', 'workspaces'], isLong: true }),
};
