import type { Answer, Estimate, Sample, SampleItem, SampleResults } from '@shared/contract/samples/entities';
import type { Question } from '@shared/contract/samples/templates';
import type { Cell, DataTable } from '../evidence/contents/csv';

export interface ListedItem extends SampleItem {
  /** Null: not read yet. */
  readonly answers: readonly Answer[] | null;
}

/** The drawn items in the order in which they are read, with what was answered; figures stand as numbers. */
export const itemsTable = (questions: readonly Question[], items: readonly ListedItem[]): DataTable => ({
  name: 'sample',
  columns: ['place', 'id', 'ref', 'title', 'stratum', 'reviewed_by', 'reviewed_at', ...questions.map(({ id }) => id.replaceAll('-', '_'))],
  rows: items.map(({ place, itemId, ref, title, stratumLabel, reviewedBy, reviewedAt, answers }) => [
    place,
    itemId,
    ref,
    title,
    stratumLabel,
    reviewedBy,
    reviewedAt,
    ...questions.map(({ id, kind }): Cell => {
      const value = answers?.find(({ question }) => question === id)?.value ?? '';
      if (value === '') return null;
      return kind === 'scale' && value !== 'na' ? Number(value) : value;
    }),
  ]),
});

const rounded = (value: number | null | undefined): number | null => (value == null ? null : Number(value.toFixed(6)));
const figures = (estimate: Estimate | null): Cell[] => [rounded(estimate?.value), rounded(estimate?.low), rounded(estimate?.high), rounded(estimate?.margin)];
const measureOf = ({ kind }: Question): string => (kind === 'scale' ? 'mean, 1 to 5' : kind === 'yes-no' ? 'share of yes, 0 to 1' : 'texts');

/** Every figure with its margin and with the words that say whether it is full or sampled, and why. */
export const resultsTable = ({ questions, basis, confidence }: SampleResults): DataTable => ({
  name: 'results',
  columns: ['question', 'measure', 'stratum', 'answers', 'not_applicable', 'value', 'low', 'high', 'margin', 'confidence', 'basis'],
  rows: questions.flatMap(({ question, answers, notApplicable, estimate, strata }): Cell[][] => [
    [question.label, measureOf(question), null, answers, notApplicable, ...figures(estimate), confidence, basis],
    ...strata.map((stratum): Cell[] => [question.label, measureOf(question), stratum.label, stratum.answers, null, ...figures(stratum.estimate), confidence, basis]),
  ]),
});

/** What the sample is: enough to draw it again from its population. */
export const planTable = ({ number, name, purpose, of, plan, asOf, seed, scheme, digest, population, size, strata, by, at, margin }: Sample): DataTable => ({
  name: 'plan',
  columns: ['what', 'value'],
  rows: [
    ['sample', number],
    ['name', name],
    ['purpose', purpose],
    ['of', of],
    ['as_of', asOf],
    ['from', plan.from],
    ['until', plan.until],
    ['filter', JSON.stringify(plan.filter)],
    ['strata', plan.strata],
    ['allocation', plan.size.by === 'stated' ? 'stated' : plan.allocation],
    ['population', population],
    ['size', size],
    ['confidence', plan.confidence],
    ['margin_at_worst', rounded(margin)],
    ['minutes_per_item', plan.minutesPerItem],
    ['seed', seed],
    ['scheme', scheme],
    ['population_sha256', digest],
    ['drawn_by', by],
    ['drawn_at', at],
    ...strata.map(({ key, label, population: there, size: drawn, reviewed }): Cell[] => [`stratum ${key}`, `${label}: ${drawn} of ${there} drawn, ${reviewed} read`]),
  ],
});

/** The population itself, in the order in which its digest is taken. */
export const populationTable = (strata: readonly { readonly key: string; readonly ids: readonly string[] }[]): DataTable => ({
  name: 'population',
  columns: ['stratum', 'id'],
  rows: strata.flatMap(({ key, ids }) => ids.map((id) => [key, id])),
});
