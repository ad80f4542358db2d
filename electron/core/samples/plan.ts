import type { SampleKind, SamplePlan, SamplePreview, StrataKind } from '@shared/contract/samples/entities';
import { largestSample, sampleKindLabels, strataLabels } from '@shared/contract/samples/entities';
import { DocketError } from '@shared/result';
import { allocateAsStated, allocateEqually, allocateProportionally, type StratumSize } from './allocation';
import { sizeForMargin, sizeForStratifiedMargin, worstMargin, type StratumPart } from './size';

/** More strata than this say nothing each. */
const mostStrata = 500;

/** What interactions can be divided by: nobody files them under a criterion or a band. */
const ofInteractions: readonly StrataKind[] = ['none', 'segment', 'source', 'account'];
export const strataOf = (of: SampleKind): readonly StrataKind[] => (of === 'interactions' ? ofInteractions : ['none', 'segment', 'criterion', 'source', 'band', 'account']);

/**
 * Refuses a plan that asks a population for what it does not know.
 * @throws DocketError invalid-input with the field
 */
export function assertPlan({ of, strata, filter, from, until }: SamplePlan): void {
  if (!strataOf(of).includes(strata)) throw new DocketError('invalid-input', `${sampleKindLabels[of]} cannot be divided by ${strataLabels[strata].toLowerCase()}. Nothing was drawn. Choose segment, source or account.`, 'plan.strata');
  if (from !== null && until !== null && until < from) throw new DocketError('invalid-input', 'The period ends before it begins. Nothing was drawn. Change one of its dates.', 'plan.until');
  if (of !== 'interactions') return;
  // Whatever else a filter learns asks for what interactions do not have.
  const { search: _search, segments: _segments, sources: _sources, accountId: _accountId, importId: _importId, ...ofIssues } = filter;
  if (Object.values(ofIssues).some((asked) => asked !== null && asked !== false && !(Array.isArray(asked) && asked.length === 0))) throw new DocketError('invalid-input', 'Interactions can be narrowed by words, segment, source, account, import and period only. Nothing was drawn. Take the other filters off.', 'plan.filter');
}

export interface CountedStratum extends StratumSize {
  readonly label: string;
}

const totalOf = (strata: readonly StratumSize[]): number => strata.reduce((sum, { population }) => sum + population, 0);

/**
 * How many of each stratum a plan draws, by key (W9).
 * @throws DocketError invalid-input where there are too many strata, or more are wanted than there are
 */
export function sizesOf({ size, allocation, confidence }: Pick<SamplePlan, 'size' | 'allocation' | 'confidence'>, strata: readonly StratumSize[]): Map<string, number> {
  if (strata.length > mostStrata) throw new DocketError('invalid-input', `The population falls into ${strata.length} strata, and ${mostStrata} are the most. Nothing was drawn. Divide it by something else, or narrow it.`, 'plan.strata');
  const sizes = sizesBy(size, strata, allocation === 'equal' ? allocateEqually : allocateProportionally, confidence);
  const drawn = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  if (drawn > largestSample) throw new DocketError('invalid-input', `The plan asks for ${drawn}, and ${largestSample} are the most that can be drawn. Nothing was drawn. Ask for a wider margin.`, 'plan.size');
  return sizes;
}

function sizesBy(size: SamplePlan['size'], strata: readonly StratumSize[], allocate: typeof allocateEqually, confidence: number): Map<string, number> {
  const population = totalOf(strata);
  switch (size.by) {
    case 'count':
      return allocate(strata, size.count);
    case 'stated':
      return allocateAsStated(strata, Object.fromEntries(size.sizes.map((each) => [each.key, each.size])));
    case 'margin': {
      if (strata.length <= 1) return allocate(strata, sizeForMargin(population, size.margin, confidence));
      return allocate(strata, sizeForStratifiedMargin(population, size.margin, confidence, (wanted) => partsOf(strata, allocate(strata, wanted))));
    }
  }
}

const partsOf = (strata: readonly StratumSize[], sizes: ReadonlyMap<string, number>): StratumPart[] => strata.map(({ key, population }) => ({ population, size: sizes.get(key) ?? 0 }));

/**
 * What a plan comes to: size, margin and hours, by stratum and together (W9).
 * @throws DocketError invalid-input as {@link sizesOf}
 */
export function previewOf(plan: SamplePlan, strata: readonly CountedStratum[]): SamplePreview {
  const sizes = sizesOf(plan, strata);
  const parts = partsOf(strata, sizes);
  const population = totalOf(strata);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    population,
    size,
    strata: strata
      .map(({ key, label, population: there }) => {
        const wanted = sizes.get(key) ?? 0;
        return { key, label, population: there, size: wanted, margin: worstMargin([{ population: there, size: wanted }], plan.confidence) };
      })
      .sort((a, b) => b.population - a.population || (a.key < b.key ? -1 : 1)),
    margin: worstMargin(parts, plan.confidence),
    uncovered: parts.reduce((sum, part) => sum + (part.size === 0 ? part.population : 0), 0),
    hours: (size * plan.minutesPerItem) / 60,
    hoursForAll: (population * plan.minutesPerItem) / 60,
  };
}
