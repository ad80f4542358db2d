import type { Answer, QuestionResult } from '@shared/contract/samples/entities';
import type { Question } from '@shared/contract/samples/templates';
import { estimateMean, estimateShare, type ReadStratum } from './estimates';

export interface ReadItem {
  readonly place: number;
  readonly ref: string;
  readonly stratum: string;
  readonly answers: readonly Answer[];
}

export interface SampledStratum {
  readonly key: string;
  readonly label: string;
  readonly population: number;
}

const options = { scale: ['1', '2', '3', '4', '5', 'na'], 'yes-no': ['yes', 'no', 'na'], text: [] } as const;

/** What counts of an answer: 1 to 5 on a scale, 1 for yes and 0 for no; null for what does not apply. */
function figureOf({ kind }: Question, value: string): number | null {
  if (value === 'na') return null;
  return kind === 'scale' ? Number(value) : value === 'yes' ? 1 : 0;
}

/**
 * Estimates over the population for each question of a sheet (W9): means with a t interval, shares of yes with Wilson's, both weighted by stratum and corrected for the finite population.
 * @param items those that were read
 */
export function resultsOf(questions: readonly Question[], strata: readonly SampledStratum[], items: readonly ReadItem[], confidence: number): QuestionResult[] {
  const valueOf = ({ answers }: ReadItem, { id }: Question): string => answers.find(({ question }) => question === id)?.value ?? 'na';
  return questions.map((question) => {
    if (question.kind === 'text') {
      const texts = items.flatMap((item) => {
        const text = item.answers.find((answer) => answer.question === question.id)?.value ?? '';
        return text === '' ? [] : [{ place: item.place, ref: item.ref, text }];
      });
      return { question, answers: texts.length, notApplicable: 0, counts: [], estimate: null, strata: [], texts };
    }
    const estimate = question.kind === 'scale' ? estimateMean : estimateShare;
    const read = strata.map(({ key, label, population }) => {
      const own = items.filter((item) => item.stratum === key);
      const part: ReadStratum = { population, read: own.length, values: own.flatMap((item) => figureOf(question, valueOf(item, question)) ?? []) };
      return { key, label, part };
    });
    const notApplicable = items.filter((item) => valueOf(item, question) === 'na').length;
    return {
      question,
      answers: items.length - notApplicable,
      notApplicable,
      counts: options[question.kind].map((value) => ({ value, count: items.filter((item) => valueOf(item, question) === value).length })),
      estimate: estimate(read.map(({ part }) => part), confidence),
      strata: strata.length < 2 ? [] : read.map(({ key, label, part }) => ({ key, label, answers: part.values.length, estimate: estimate([part], confidence) })),
      texts: [],
    };
  });
}
