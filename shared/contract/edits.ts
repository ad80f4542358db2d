import { z } from '../zod';
import { AccountId, CalendarDate, Criterion, IssueId, PersonId, Source } from '../primitives';
import { IssueFilter, IssueStatus, Tag } from './issues';
import { command, query, reviewers } from './operation';

/** What people can change on an issue, named as the log names it. */
export const EditFields = z.object({
  title: z.string(),
  criterion: Criterion,
  secondary_criteria: z.array(Criterion),
  status: IssueStatus,
  resolved_on: CalendarDate.nullable(),
  description: z.string(),
  account: AccountId.nullable(),
  owner: PersonId.nullable(),
  tags: z.array(z.string()),
  source: Source,
});
export type EditFields = z.infer<typeof EditFields>;

export const SomeFields = EditFields.partial();
export type SomeFields = z.infer<typeof SomeFields>;

/** What one edit did to one issue: only the fields that are another afterwards. */
export interface FieldChanges {
  readonly before: SomeFields;
  readonly after: SomeFields;
}

/** So many issues can be changed together. */
export const mostEdited = 20_000;

/** What is set on all of them; what is null or empty stays as it is on each. */
export const BulkChange = z.strictObject({
  status: IssueStatus.nullable().default(null),
  criterion: Criterion.nullable().default(null),
  addSecondary: z.array(Criterion).max(6).default([]),
  removeSecondary: z.array(Criterion).max(6).default([]),
  source: Source.nullable().default(null),
  /** Null stays; an owner of null is nobody. */
  owner: z.strictObject({ id: PersonId.nullable() }).nullable().default(null),
  addTags: z.array(Tag).max(20).default([]),
  removeTags: z.array(Tag).max(20).default([]),
});
export type BulkChange = z.infer<typeof BulkChange>;

export const BulkTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('issues'), ids: z.array(IssueId).min(1).max(mostEdited) }),
  /** Everything that a filter holds; `count` is what the person was told, and another count refuses. */
  z.strictObject({ kind: z.literal('filter'), filter: IssueFilter, count: z.int().min(1) }),
]);
export type BulkTarget = z.infer<typeof BulkTarget>;

export const edits = {
  /** Changes many issues in one entry of the log (W4). `edit` is what an undo names; null where nothing was another. */
  apply: command({ permission: reviewers, input: z.strictObject({ target: BulkTarget, change: BulkChange }), output: z.object({ edit: z.int().nullable(), words: z.string(), changed: z.int(), unchanged: z.int() }), touches: ['issues', 'scoring', 'workspaces'] }),
  /** What undoing an edit would do: how many issues still stand as it left them, and which do not. */
  get: query({
    input: z.strictObject({ edit: z.int().min(1) }),
    output: z.object({ words: z.string(), isUndone: z.boolean(), issues: z.int(), changedSince: z.array(z.object({ id: IssueId, number: z.int() })) }),
  }),
  /** Puts back what an edit changed, in an entry of its own, which can be undone in turn (L3). */
  undo: command({
    permission: reviewers,
    input: z.strictObject({ edit: z.int().min(1), skipChanged: z.boolean().default(false) }),
    output: z.object({ edit: z.int(), words: z.string(), undone: z.int(), skipped: z.int() }),
    touches: ['issues', 'scoring', 'workspaces'],
  }),
};
