import { z } from '../zod';
import { AttachmentId, CalendarDate, Instant, IssueId, Sha256 } from '../primitives';
import { command, everyone, host, Nothing, query, reviewers } from './operation';

/** Bytes that one file may have. */
export const largestAttachment = 20 * 1024 * 1024;

/** A file that hangs on an issue as evidence, kept in the workspace (W4, E2). */
export const Attachment = z.object({
  id: AttachmentId,
  issueId: IssueId,
  issueNumber: z.int(),
  name: z.string(),
  size: z.int(),
  sha256: Sha256,
  description: z.string(),
  /** The day it is evidence of, which need not be the day it was attached. */
  effectiveOn: CalendarDate,
  addedBy: z.string(),
  addedAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

const Facts = { description: z.string().trim().max(2000).default(''), effectiveOn: CalendarDate };
const touches = ['attachments', 'issues', 'workspaces'] as const;

export const attachments = {
  /** Oldest first; `totalBytes` are those of the whole workspace, each content once. */
  ofIssue: query({ input: z.strictObject({ issueId: IssueId }), output: z.object({ rows: z.array(Attachment), totalBytes: z.int() }) }),
  /** Asks for a file, or takes the one that was dropped, and says what it is called and how large it is. Null: the dialog was closed. */
  choose: host({ permission: reviewers, input: z.strictObject({ file: z.string().min(1).max(4096).nullable() }), output: z.object({ token: z.uuid(), name: z.string(), size: z.int() }).nullable() }),
  /** Takes a chosen file into the workspace. */
  add: host({ permission: reviewers, input: z.strictObject({ issueId: IssueId, token: z.uuid(), ...Facts }), output: z.object({ id: AttachmentId }), touches }),
  update: command({ permission: reviewers, input: z.strictObject({ id: AttachmentId, ...Facts }), output: Nothing, touches }),
  /** Takes it off the issue; its content stays in the file, so that it can be put back and sealed sessions can still be proved. */
  remove: command({ permission: reviewers, input: z.strictObject({ id: AttachmentId }), output: Nothing, touches }),
  restore: command({ permission: reviewers, input: z.strictObject({ id: AttachmentId }), output: Nothing, touches }),
  /** Saves a copy where the person says; it is never opened. Null: the dialog was closed. */
  save: host({ permission: everyone, input: z.strictObject({ id: AttachmentId }), output: z.object({ file: z.string() }).nullable() }),
};
