import { z } from '../zod';
import { FilterId } from '../primitives';
import { IssueFilter, IssueSort } from './issues';
import { command, Nothing, query, reviewers } from './operation';

/** A filter of the priority list under a name, shared in the workspace (W4). */
export const SavedFilter = z.object({
  id: FilterId,
  name: z.string(),
  filter: IssueFilter,
  sort: IssueSort,
  isDescending: z.boolean(),
  savedBy: z.string(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;

export const mostFilters = 50;
const Name = z.string().trim().min(1, 'Give it a name.').max(60);
const Content = { filter: IssueFilter, sort: IssueSort.default('priority'), isDescending: z.boolean().default(false) };
const touches = ['filters', 'workspaces'] as const;

export const filters = {
  /** In the order of the menu; the first nine have a number key. */
  list: query({ input: Nothing, output: z.array(SavedFilter) }),
  /** How many issues each holds now. */
  counts: query({ input: Nothing, output: z.array(z.object({ id: FilterId, issues: z.int() })), isLong: true }),
  save: command({ permission: reviewers, input: z.strictObject({ name: Name, ...Content }), output: z.object({ id: FilterId }), touches }),
  /** Gives it another name, or the filter that is shown now. */
  update: command({ permission: reviewers, input: z.strictObject({ id: FilterId, name: Name, ...Content }), output: Nothing, touches }),
  /** Moves it to a place in the menu, from 0. */
  move: command({ permission: reviewers, input: z.strictObject({ id: FilterId, to: z.int().min(0).max(mostFilters) }), output: Nothing, touches }),
  remove: command({ permission: reviewers, input: z.strictObject({ id: FilterId }), output: Nothing, touches }),
  /** Brings back one that was removed. */
  restore: command({ permission: reviewers, input: z.strictObject({ id: FilterId }), output: Nothing, touches }),
};
