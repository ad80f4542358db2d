import type { Answer } from '@shared/contract/samples/entities';
import type { Question } from '@shared/contract/samples/templates';
import { DocketError } from '@shared/result';

const allowed = { scale: ['1', '2', '3', '4', '5', 'na'], 'yes-no': ['yes', 'no', 'na'] } as const;

/**
 * The answers of a review, one for each question in its order; text may be left empty.
 * @throws DocketError invalid-input naming the question that is unknown, answered twice, left open or answered with what it does not know
 */
export function checkedAnswers(questions: readonly Question[], answers: readonly Answer[]): Answer[] {
  const given = new Map<string, string>();
  for (const { question, value } of answers) {
    if (given.has(question)) throw new DocketError('invalid-input', 'A question is answered twice. Nothing was kept. Answer it once.', question);
    if (!questions.some(({ id }) => id === question)) throw new DocketError('invalid-input', `The sheet has no question "${question}". Nothing was kept. Load the page again.`, question);
    given.set(question, value.trim());
  }
  return questions.map(({ id, label, kind }) => {
    const value = given.get(id) ?? '';
    if (kind === 'text') return { question: id, value };
    const values: readonly string[] = allowed[kind];
    if (value === '') throw new DocketError('invalid-input', `"${label}" is not answered. Nothing was kept. Answer it, or say that it does not apply.`, id);
    if (!values.includes(value)) throw new DocketError('invalid-input', `"${label}" is answered with ${kind === 'scale' ? '1 to 5' : 'yes or no'}, or does not apply. Nothing was kept.`, id);
    return { question: id, value };
  });
}
