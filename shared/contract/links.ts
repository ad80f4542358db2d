import { z } from '../zod';
import { Instant, IssueId, LinkId } from '../primitives';
import { command, Nothing, query, reviewers } from './operation';

export const linkKinds = ['duplicate-of', 'recurrence-of', 'caused-by'] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof LinkKind>;

/** How a link reads from the issue that it was made on, and from the other one. */
export const linkWords = {
  'duplicate-of': { from: 'Duplicate of', to: 'Has the duplicate' },
  'recurrence-of': { from: 'Recurrence of', to: 'Came back as' },
  'caused-by': { from: 'Caused by', to: 'Causes' },
} as const satisfies Record<LinkKind, { from: string; to: string }>;

/** A link as a row of the list shows it. */
export const LinkMark = z.object({ kind: LinkKind, isInverse: z.boolean(), number: z.int() });
export type LinkMark = z.infer<typeof LinkMark>;

/** A link as one of its two issues sees it (W4); `isInverse` on the one that it points to. */
export const IssueLink = z.object({
  id: LinkId,
  kind: LinkKind,
  isInverse: z.boolean(),
  issueId: IssueId,
  number: z.int(),
  title: z.string(),
  isOpen: z.boolean(),
  note: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
});
export type IssueLink = z.infer<typeof IssueLink>;

const touches = ['links', 'issues', 'sessions', 'workspaces'] as const;

export const links = {
  ofIssue: query({ input: z.strictObject({ issueId: IssueId }), output: z.array(IssueLink) }),
  add: command({ permission: reviewers, input: z.strictObject({ fromId: IssueId, kind: LinkKind, toId: IssueId, note: z.string().trim().max(1000).default('') }), output: z.object({ id: LinkId }), touches }),
  remove: command({ permission: reviewers, input: z.strictObject({ id: LinkId }), output: Nothing, touches }),
};
