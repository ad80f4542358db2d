import { z } from '../zod';
import { AccountId, CalendarDate, Instant, IssueId, PersonId, RequestId } from '../primitives';
import { command, Nothing, query, reviewers } from './operation';

/** A question on an issue that somebody is to answer by a date (M9). */
export const InformationRequest = z.object({
  id: RequestId,
  issueId: IssueId,
  issueNumber: z.int(),
  issueTitle: z.string(),
  accountId: AccountId.nullable(),
  account: z.string().nullable(),
  question: z.string(),
  personId: PersonId,
  person: z.string(),
  dueOn: CalendarDate,
  /** Days past the date, on the as-of date; null where it is not, or is answered. */
  overdueDays: z.int().nullable(),
  askedBy: z.string(),
  askedAt: Instant,
  answer: z.object({ words: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type InformationRequest = z.infer<typeof InformationRequest>;

const touches = ['requests', 'issues', 'workspaces'] as const;

export const requests = {
  /** Open ones first, the earliest date first; then the answered ones, newest first. */
  list: query({ input: z.strictObject({ issueId: IssueId.nullable().default(null), isOpenOnly: z.boolean().default(false), limit: z.int().min(1).max(500).default(200) }), output: z.object({ total: z.int(), rows: z.array(InformationRequest) }) }),
  ask: command({
    permission: reviewers,
    input: z.strictObject({ issueId: IssueId, question: z.string().trim().min(1, 'Ask the question.').max(2000), personId: z.uuid('Name the person who is asked.').pipe(PersonId), dueOn: CalendarDate }),
    output: z.object({ id: RequestId }),
    touches,
  }),
  answer: command({ permission: reviewers, input: z.strictObject({ id: RequestId, words: z.string().trim().min(1, 'Give the answer.').max(8000) }), output: Nothing, touches }),
};
