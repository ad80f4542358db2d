import { z } from '../zod';
import { AccountId, CalendarDate, Instant, Segment } from '../primitives';
import { command, query, recorders } from './operation';

/** What of two accounts can differ, and stands by choice when they are merged. `terms` are ARR, renewal and the subscriptions that count. */
export const mergeFields = ['name', 'segment', 'terms', 'tier', 'health', 'sponsor', 'owner', 'region', 'industry', 'signupDate'] as const;
export const MergeField = z.enum(mergeFields);
export type MergeField = z.infer<typeof MergeField>;
export const mergeFieldLabels = {
  name: 'Name',
  segment: 'Segment',
  terms: 'ARR and renewal',
  tier: 'Tier',
  health: 'Health',
  sponsor: 'Sponsor',
  owner: 'Owner',
  region: 'Region',
  industry: 'Industry',
  signupDate: 'Customer since',
} as const satisfies Record<MergeField, string>;

/** Whose value stands; `both` is of terms alone: the subscriptions of both are added up. */
export const KeptValue = z.enum(['survivor', 'other', 'both']);
export type KeptValue = z.infer<typeof KeptValue>;
/** A field that is not named: the survivor's, or the other's where the survivor's is unknown. */
export const KeptValues = z.partialRecord(MergeField, KeptValue);
export type KeptValues = z.infer<typeof KeptValues>;

/** What moves with an account, by kind. */
export const MergeCounts = z.object({
  issues: z.int(),
  subscriptions: z.int(),
  deals: z.int(),
  measurements: z.int(),
  interactions: z.int(),
  followUps: z.int(),
  notes: z.int(),
  hypotheses: z.int(),
  references: z.int(),
});
export type MergeCounts = z.infer<typeof MergeCounts>;
export const mergeCountWords = {
  issues: ['issue', 'issues'],
  deals: ['deal', 'deals'],
  subscriptions: ['subscription', 'subscriptions'],
  measurements: ['measurement', 'measurements'],
  interactions: ['interaction', 'interactions'],
  followUps: ['follow-up', 'follow-ups'],
  notes: ['note', 'notes'],
  hypotheses: ['hypothesis', 'hypotheses'],
  references: ['reference', 'references'],
} as const satisfies Record<keyof MergeCounts, readonly [one: string, many: string]>;

export const MergeSide = z.object({ id: AccountId, name: z.string(), ref: z.string(), system: z.string(), segment: Segment, counts: MergeCounts, /** Accounts that were merged into it before, by name. */ holds: z.array(z.string()) });
export type MergeSide = z.infer<typeof MergeSide>;

export const ComparedField = z.object({
  field: MergeField,
  /** In words; null where nothing says it. */
  survivor: z.string().nullable(),
  other: z.string().nullable(),
  isDifferent: z.boolean(),
  /** Whose value stands unless somebody says otherwise. */
  standing: KeptValue,
  /** Of terms: what both together come to, where they can be added up. */
  both: z.string().nullable(),
  /** Why that is the default, where it needs saying. */
  note: z.string(),
});
export type ComparedField = z.infer<typeof ComparedField>;

export const MergeComparison = z.object({ survivor: MergeSide, other: MergeSide, fields: z.array(ComparedField), /** Says which state was compared, for the command. */ version: z.string() });
export type MergeComparison = z.infer<typeof MergeComparison>;

/** A merge in force as the account's page tells it. */
export const MergeLine = z.object({
  accountId: AccountId,
  name: z.string(),
  ref: z.string(),
  system: z.string(),
  on: CalendarDate,
  at: Instant,
  by: z.string(),
  reason: z.string(),
  /** The fields whose value is that of the merged account. */
  gave: z.array(MergeField),
});
export type MergeLine = z.infer<typeof MergeLine>;

/** A field that is another after a merge is taken back. */
const FieldMove = z.object({ field: MergeField, before: z.string().nullable(), after: z.string().nullable() });
export type FieldMove = z.infer<typeof FieldMove>;

export const UnmergePreview = z.object({
  account: z.object({ id: AccountId, name: z.string(), ref: z.string() }),
  into: z.object({ id: AccountId, name: z.string() }),
  on: CalendarDate,
  by: z.string(),
  reason: z.string(),
  /** Goes back: what came with it then, and what came since by its own references. */
  returning: MergeCounts,
  since: MergeCounts,
  /** Came with it, and is with another account by now: it stays there. */
  elsewhere: z.int(),
  /** Has no account without the merge, because its reference can mean either. */
  unlinked: z.int(),
  /** What its own source says otherwise than when it was merged. */
  changedSince: z.array(FieldMove),
  /** What becomes of the account that it was merged into. */
  survivor: z.array(FieldMove),
});
export type UnmergePreview = z.infer<typeof UnmergePreview>;

const Candidate = z.object({ id: AccountId, name: z.string(), ref: z.string(), system: z.string(), segment: Segment, issues: z.int() });
export type MergeCandidate = z.infer<typeof Candidate>;
/** Two accounts that may be one; `a` is the one with more issues. */
export const LikelyPair = z.object({ a: Candidate, b: Candidate, likeness: z.number(), reason: z.string(), isAcrossSystems: z.boolean() });
export type LikelyPair = z.infer<typeof LikelyPair>;

const touches = ['accounts', 'issues', 'scoring', 'signals', 'coverage', 'erosion', 'workspaces'] as const;

export const accountMerges = {
  /** Two accounts side by side, with what stands and what moves if one is merged into the other. */
  compare: query({ input: z.strictObject({ id: AccountId, intoId: AccountId }), output: MergeComparison }),
  /** Accounts whose names are near, those of different systems first (W6). `isWhole` false: there are too many to hold all names against each other, so only the same names are. */
  likelyPairs: query({ input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }), output: z.object({ total: z.int(), isWhole: z.boolean(), pairs: z.array(LikelyPair) }), isLong: 'always' }),
  unmergePreview: query({ input: z.strictObject({ id: AccountId }), output: UnmergePreview }),
  /** Merges one account into another; it can be taken back. */
  merge: command({
    permission: recorders,
    input: z.strictObject({ id: AccountId, intoId: AccountId, keep: KeptValues.default({}), reason: z.string().trim().min(1, 'Say why they are one.').max(1000), version: z.string().max(80).nullable().default(null) }),
    output: z.object({ id: AccountId, name: z.string(), intoId: AccountId, into: z.string(), moved: MergeCounts }),
    touches,
    isLong: true,
  }),
  unmerge: command({
    permission: recorders,
    input: z.strictObject({ id: AccountId, reason: z.string().trim().max(1000).default('') }),
    output: z.object({ id: AccountId, name: z.string(), fromId: AccountId, from: z.string(), moved: MergeCounts }),
    touches,
    isLong: true,
  }),
};
