import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { ReviewTemplateId } from '@shared/contract/samples/templates';
import { SampleId, Sha256 } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { checkedAnswers } from '../../core/samples/answers';
import * as store from '../../store/samples/samples';
import { insertTemplate } from '../../store/samples/templates';
import { drawFrom, freshSeed, itemsDigest } from './frame';
import { listTemplates, requireSample, requireTemplate } from './read';

/**
 * Draws a sample and keeps it with its population (W9): what happens to the register later does not change it.
 * @throws DocketError invalid-input, not-found, conflict for a name that is taken
 */
export function drawSample(context: WriteContext, { name, purpose, plan, seed, template }: ParsedInputOf<'samples.draw'>): OutputOf<'samples.draw'> {
  const { db, asOf } = context;
  if (store.hasSampleNamed(db, name)) throw new DocketError('conflict', `A sample named "${name}" is there already. Nothing was drawn. Choose another name.`, 'name');
  requireTemplate(context, template);
  const given = seed ?? freshSeed(context);
  const { strata, items, scheme, digest, preview } = drawFrom(context, plan, given);
  const id = SampleId.parse(context.newId());
  const number = store.nextSampleNumber(db);
  const size = items.length;
  const { seq } = context.audit({
    action: 'samples.draw',
    subject: id,
    payload: {
      number,
      name,
      purpose,
      plan: JSON.parse(JSON.stringify(plan)),
      as_of: asOf,
      seed: given,
      is_seed_given: seed !== null,
      scheme,
      digest,
      population: preview.population,
      size,
      strata: strata.map(({ key, ids, size: drawn }) => ({ key, population: ids.length, size: drawn })),
      items_sha256: itemsDigest(items),
      template: { id: template.id, version: template.version },
    },
  });
  store.insertSample(db, {
    id,
    number,
    name,
    purpose,
    of: plan.of,
    plan,
    asOf,
    seed: given,
    scheme,
    digest: Sha256.parse(digest),
    population: preview.population,
    size,
    templateId: template.id,
    templateVersion: template.version,
    byPerson: context.actor.personId,
    at: context.clock(),
    entrySeq: seq,
    strata,
    items,
  });
  return { id, number, seed: given, size };
}

/** @throws DocketError not-found, conflict where it is withdrawn already */
export function withdrawSample(context: WriteContext, { id, reason }: ParsedInputOf<'samples.withdraw'>): Record<string, never> {
  const sample = requireSample(context, id);
  refuseWithdrawn(sample);
  store.insertWithdrawal(context.db, { id, reason, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'samples.withdraw', subject: id, payload: { number: sample.number, reason } });
  return {};
}

/** Keeps one review of one item (W9). @throws DocketError not-found, invalid-input naming the question, conflict where somebody reviewed it meanwhile */
export function reviewItem(context: WriteContext, { id, place, reviews, answers }: ParsedInputOf<'samples.review'>): OutputOf<'samples.review'> {
  const { db } = context;
  const sample = requireSample(context, id);
  refuseWithdrawn(sample);
  const item = store.getSampleItem(db, id, place);
  if (item === null) throw new DocketError('not-found', `The sample has no item ${place}. Nothing was kept. Go back to its list and choose another.`, 'place');
  const { questions } = requireTemplate(context, { id: sample.templateId, version: sample.templateVersion });
  const checked = checkedAnswers(questions, answers);
  const before = store.listReviews(db, id, place);
  if (before.length !== reviews) throw new DocketError('conflict', `${before.at(-1)?.by ?? 'Somebody'} has reviewed this item meanwhile. Nothing was kept. Load the page again and look at that review first.`);
  store.insertReview(db, { id, place, answers: checked, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'samples.review', subject: id, payload: { number: sample.number, place, item: item.itemId, answers: checked, supersedes: reviews > 0 } });
  return { reviewed: sample.reviewed + (reviews === 0 ? 1 : 0), size: sample.size };
}

/** A template of the workspace's own, or its next version; samples keep the version they were drawn with. @throws DocketError not-found, not-allowed for a built-in one, invalid-input for a question asked twice */
export function saveTemplate(context: WriteContext, { id, name, questions }: ParsedInputOf<'samples.saveTemplate'>): OutputOf<'samples.saveTemplate'> {
  if (new Set(questions.map((question) => question.id)).size < questions.length) throw new DocketError('invalid-input', 'Two questions have the same id. Nothing was kept. Give each its own.', 'questions');
  if (questions.every(({ kind }) => kind === 'text')) throw new DocketError('invalid-input', 'A sheet of free text alone gives no figure. Nothing was kept. Ask at least one question that is answered by 1 to 5, or by yes or no.', 'questions');
  const before = id === null ? null : listTemplates(context).find((each) => each.id === id);
  if (before === undefined) throw new DocketError('not-found', 'That review sheet is not in this workspace. Nothing was changed. Load the page again.');
  if (before?.origin === 'built-in') throw new DocketError('not-allowed', 'The built-in sheets are the same everywhere and stay as they are. Nothing was changed. Make one of your own from it.');
  const ref = { id: before?.id ?? ReviewTemplateId.parse(`own-${context.newId()}`), version: (before?.version ?? 0) + 1 };
  insertTemplate(context.db, { ...ref, name, questions, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'samples.saveTemplate', subject: context.workspaceId, payload: { template: ref.id, version: ref.version, name, questions } });
  return ref;
}

function refuseWithdrawn({ number, withdrawn }: store.StoredSample): void {
  if (withdrawn !== null) throw new DocketError('conflict', `Sample ${number} was withdrawn (${withdrawn}). Nothing was changed. Draw another.`);
}
