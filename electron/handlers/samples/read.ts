import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { Sample, SampleResults, SampleRow, SampleSheet } from '@shared/contract/samples/entities';
import type { ReviewTemplate } from '@shared/contract/samples/templates';
import type { Trial } from '@shared/contract/samples/operations';
import type { SampleId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { itemFacts } from '../../core/samples/item-facts';
import { resultsOf } from '../../core/samples/results';
import { worstMargin } from '../../core/samples/size';
import { builtInTemplates } from '../../core/samples/templates';
import { basisWords } from '../../core/samples/words';
import { getItemFacts } from '../../store/samples/items';
import * as store from '../../store/samples/samples';
import { listOwnTemplates } from '../../store/samples/templates';
import type { ReadHandle } from '../../store/handles';
import { drawFrom, freshSeed, preview } from './frame';

/** @throws DocketError not-found */
export function requireSample({ db }: Pick<ReadContext, 'db'>, id: SampleId): store.StoredSample {
  const sample = store.getSample(db, id);
  if (sample === null) throw new DocketError('not-found', 'That sample is not in this workspace. Nothing was changed. Go back to the list and choose another.');
  return sample;
}

/** Every version of every template, the built-in ones first. */
const allVersions = (db: ReadHandle): ReviewTemplate[] => [...builtInTemplates, ...listOwnTemplates(db)];

/** A version of a template. @throws DocketError not-found */
export function requireTemplate({ db }: Pick<ReadContext, 'db'>, { id, version }: { id: string; version: number }): ReviewTemplate {
  const found = allVersions(db).find((each) => each.id === id && each.version === version);
  if (found === undefined) throw new DocketError('not-found', 'That review sheet is not in this workspace. Nothing was changed. Choose another template.', 'template');
  return found;
}

/** The newest version of each template. */
export const listTemplates = ({ db }: ReadContext): ReviewTemplate[] => [...new Map(allVersions(db).map((each) => [each.id, each])).values()];

const rowOf = ({ id, number, name, of, population, size, reviewed, seed, by, at, asOf, withdrawn }: store.StoredSample): SampleRow => ({ id, number, name, of, population, size, reviewed, seed, by, at, asOf, withdrawn });

export const listSamples = ({ db }: ReadContext): SampleRow[] => store.listSamples(db).map(rowOf);

const basisOf = (sample: store.StoredSample): string => basisWords(sample);

/** @throws DocketError not-found */
export function getSample(context: ReadContext, { id }: ParsedInputOf<'samples.get'>): Sample {
  const sample = requireSample(context, id);
  const { db } = context;
  const strata = store.listSampleStrata(db, id);
  const reviewed = store.countReadByStratum(db, id);
  const { name, questions } = requireTemplate(context, { id: sample.templateId, version: sample.templateVersion });
  return {
    ...rowOf(sample),
    purpose: sample.purpose,
    plan: sample.plan,
    margin: worstMargin(strata, sample.plan.confidence),
    strata: strata.map((stratum) => ({ ...stratum, margin: worstMargin([stratum], sample.plan.confidence), reviewed: reviewed.get(stratum.key) ?? 0 })),
    scheme: sample.scheme,
    digest: sample.digest,
    template: { id: sample.templateId, version: sample.templateVersion, name, questions },
    hoursLeft: ((sample.size - sample.reviewed) * sample.plan.minutesPerItem) / 60,
    basis: basisOf(sample),
  };
}

/** @throws DocketError not-found */
export function listItems(context: ReadContext, { id, offset, limit }: ParsedInputOf<'samples.items'>): OutputOf<'samples.items'> {
  return { total: requireSample(context, id).size, rows: store.listSampleItems(context.db, id, { offset, limit }) };
}

/** @throws DocketError not-found */
export function getSheet(context: ReadContext, { id, place }: ParsedInputOf<'samples.sheet'>): SampleSheet {
  const { of } = requireSample(context, id);
  const item = store.getSampleItem(context.db, id, place);
  if (item === null) throw new DocketError('not-found', `The sample has no item ${place}. Go back to its list and choose another.`, 'place');
  const facts = getItemFacts(context.db, of, item.itemId);
  const reviews = store.listReviews(context.db, id, place);
  return {
    ...item,
    isThere: facts !== null,
    text: typeof facts?.['text'] === 'string' ? facts['text'] : '',
    facts: facts === null ? [] : itemFacts(facts),
    issueId: typeof facts?.['issueId'] === 'string' ? facts['issueId'] : null,
    review: reviews.at(-1) ?? null,
    reviews: reviews.length,
  };
}

/** Estimates over the population for every question of the sheet. @throws DocketError not-found */
export function getResults(context: ReadContext, { id }: ParsedInputOf<'samples.results'>): SampleResults {
  const sample = requireSample(context, id);
  const { questions } = requireTemplate(context, { id: sample.templateId, version: sample.templateVersion });
  const { reviewed, size, population, plan } = sample;
  return {
    reviewed,
    size,
    population,
    isFull: reviewed >= population,
    basis: basisOf(sample),
    confidence: plan.confidence,
    questions: resultsOf(questions, store.listSampleStrata(context.db, id), store.listReadItems(context.db, id), plan.confidence),
  };
}

export const getPreview = (context: ReadContext, { plan }: ParsedInputOf<'samples.preview'>): OutputOf<'samples.preview'> => preview(context, plan);

/** A draw that nobody keeps: an auditor changes no record, and can still draw. @throws DocketError invalid-input, not-found */
export function tryDraw(context: ReadContext, { plan, seed }: ParsedInputOf<'samples.trial'>): Trial {
  const given = seed ?? freshSeed(context);
  const { preview: sized, scheme, digest, items } = drawFrom(context, plan, given);
  return { ...sized, asOf: context.asOf, seed: given, scheme, digest, items: items.map(({ place, id, stratum, stratumLabel, ref, title }) => ({ place, itemId: id, stratum, stratumLabel, ref, title })) };
}
