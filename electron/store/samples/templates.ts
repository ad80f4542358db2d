import { Question, ReviewTemplateId, type ReviewTemplate } from '@shared/contract/samples/templates';
import type { Instant, PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = z.object({ id: ReviewTemplateId, version: z.int(), name: z.string(), questions: z.string().transform((text): unknown => JSON.parse(text)).pipe(z.array(Question)) });

/** Every version of the workspace's own templates, in the order in which they were kept. */
export const listOwnTemplates = (db: ReadHandle): ReviewTemplate[] =>
  statement(db, 'SELECT id, version, name, questions FROM sample_templates ORDER BY seq').all().map((row) => ({ ...Row.parse(row), origin: 'own' }));

export function insertTemplate(db: WriteHandle, { questions, ...template }: Pick<ReviewTemplate, 'id' | 'version' | 'name' | 'questions'> & { by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO sample_templates (id, version, name, questions, by_person, at) VALUES (@id, @version, @name, @questions, @by, @at)').run({ ...template, questions: JSON.stringify(questions) });
}
