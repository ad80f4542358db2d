import type { SamplePlan, SamplePreview } from '@shared/contract/samples/entities';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { ReadContext } from '../../context';
import { drawSample, drawScheme, populationLines, type DrawnItem } from '../../core/samples/draw';
import { assertPlan, previewOf, sizesOf, type CountedStratum } from '../../core/samples/plan';
import { sha256, sha256OfTexts } from '../../files/hashing';
import { nameItems } from '../../store/samples/items';
import { countStrata, listStrata, stratumLabels } from '../../store/samples/population';

const labelled = ({ db }: ReadContext, plan: SamplePlan, strata: readonly { key: string; population: number }[]): CountedStratum[] => {
  const labels = stratumLabels(db, plan.strata, strata.map(({ key }) => key));
  return strata.map(({ key, population }) => ({ key, population, label: labels.get(key) ?? key }));
};

/** What a plan comes to on the as-of date; nothing is drawn. @throws DocketError invalid-input */
export function preview(context: ReadContext, plan: SamplePlan): SamplePreview {
  assertPlan(plan);
  return previewOf(plan, labelled(context, plan, countStrata(context.db, plan, context.asOf)));
}

/** A draw with everything that says how it came about. */
export interface Draw {
  readonly preview: SamplePreview;
  readonly scheme: string;
  readonly digest: string;
  readonly strata: readonly (CountedStratum & { readonly size: number; readonly ids: readonly string[] })[];
  readonly items: readonly (DrawnItem & { readonly ref: string; readonly title: string; readonly stratumLabel: string })[];
}

/**
 * Draws what a plan and a seed give on the as-of date (W9); nothing is kept.
 * @throws DocketError invalid-input, not-found where the population is empty
 */
export function drawFrom(context: ReadContext, plan: SamplePlan, seed: string): Draw {
  assertPlan(plan);
  const listed = listStrata(context.db, plan, context.asOf);
  if (listed.length === 0) throw new DocketError('not-found', 'Nothing in the register matches the population. Nothing was drawn. Widen the filter or the period.', 'plan.filter');
  const counted = labelled(context, plan, listed.map(({ key, ids }) => ({ key, population: ids.length })));
  const sizes = sizesOf(plan, counted);
  const drawn = drawSample(listed, sizes, seed, sha256);
  if (drawn.length === 0) throw new DocketError('invalid-input', 'The plan draws nothing. Nothing was kept. Ask for at least one.', 'plan.size');
  const names = nameItems(context.db, plan.of, drawn.map(({ id }) => id));
  const labels = new Map(counted.map(({ key, label }) => [key, label]));
  const idsOf = new Map(listed.map(({ key, ids }) => [key, ids]));
  return {
    preview: previewOf(plan, counted),
    scheme: drawScheme,
    digest: sha256OfTexts(populationLines(listed)),
    strata: counted.map((stratum) => ({ ...stratum, size: sizes.get(stratum.key) ?? 0, ids: idsOf.get(stratum.key) ?? [] })),
    items: drawn.map((item) => ({ ...item, ref: names.get(item.id)?.ref ?? '', title: names.get(item.id)?.title ?? '', stratumLabel: labels.get(item.stratum) ?? item.stratum })),
  };
}

/** A seed for those who give none: 48 bits of a fresh id. */
export const freshSeed = ({ newId }: Pick<ReadContext, 'newId'>): string => z.uuid().parse(newId()).slice(-12);

/** What the log keeps of the drawn items: SHA-256 over `place TAB id LF`. */
export const itemsDigest = (items: readonly { readonly place: number; readonly id: string }[]): string => sha256OfTexts(items.map(({ place, id }) => `${place}\t${id}\n`));
