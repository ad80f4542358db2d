import { z } from '../../zod';

/** A built-in template is named by a word, one of the workspace by an id. */
export const ReviewTemplateId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'The id of a template.');

export const questionKinds = ['scale', 'yes-no', 'text'] as const;
export const QuestionKind = z.enum(questionKinds);
export type QuestionKind = z.infer<typeof QuestionKind>;
export const questionKindLabels = { scale: '1 to 5', 'yes-no': 'Yes or no', text: 'Free text' } as const satisfies Record<QuestionKind, string>;

/** A question of a review sheet. On a scale 1 is worst and 5 best. */
export const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Lower-case letters, digits and hyphens.'),
  label: z.string().trim().min(1, 'Say what is asked.').max(200),
  help: z.string().trim().max(500).default(''),
  kind: QuestionKind,
});
export type Question = z.infer<typeof Question>;

export const TemplateRef = z.object({ id: ReviewTemplateId, version: z.int().min(1) });

/** A review sheet's questions. A change makes a new version; samples keep theirs. */
export const ReviewTemplate = TemplateRef.extend({ name: z.string(), questions: z.array(Question), origin: z.enum(['built-in', 'own']) });
export type ReviewTemplate = Readonly<z.infer<typeof ReviewTemplate>>;
