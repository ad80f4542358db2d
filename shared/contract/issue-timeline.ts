import { z } from '../zod';
import { Instant, SessionId } from '../primitives';

export const timelineKinds = ['import', 'edit', 'score', 'decision', 'action', 'link', 'attachment', 'question'] as const;
export const TimelineKind = z.enum(timelineKinds);
export type TimelineKind = z.infer<typeof TimelineKind>;
export const timelineLabels = {
  import: 'Imports',
  edit: 'Edits',
  score: 'Scores',
  decision: 'Decisions',
  action: 'Actions',
  link: 'Links',
  attachment: 'Attachments',
  question: 'Questions',
} as const satisfies Record<TimelineKind, string>;

/** One thing that happened to an issue (W4). */
export const TimelineEntry = z.object({
  key: z.string(),
  at: Instant,
  kind: TimelineKind,
  /** What happened, in a sentence without its subject. */
  words: z.string(),
  /** What was what before, a line each: `Status: Open, now Closed`. */
  details: z.array(z.string()),
  by: z.string(),
  session: z.object({ id: SessionId, number: z.int() }).nullable(),
  /** What an undo names; null where it cannot be undone, or was. */
  edit: z.int().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
