import { z } from '../../zod';
import { CalendarDate, SampleId } from '../../primitives';
import { command, everyone, host, Nothing, query, recorders, reviewers, Window } from '../operation';
import { Answer, Sample, SampleCheck, SampleItem, SamplePlan, SamplePreview, SampleResults, SampleRow, SampleSheet, Seed } from './entities';
import { SampledFigures } from './figures';
import { Question, ReviewTemplate, ReviewTemplateId } from './templates';

const touches = ['samples', 'codings', 'workspaces'] as const;

/** A draw that is not kept: what a seed gives today. */
export const Trial = SamplePreview.extend({ asOf: CalendarDate, seed: z.string(), scheme: z.string(), digest: z.string(), items: z.array(SampleItem.pick({ place: true, itemId: true, stratum: true, stratumLabel: true, ref: true, title: true })) });
export type Trial = z.infer<typeof Trial>;

export const exportFormats = ['csv', 'xlsx', 'pdf'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Reading a sample where not everything can be read (W9). */
export const samples = {
  list: query({ input: Nothing, output: z.array(SampleRow) }),
  get: query({ input: z.strictObject({ id: SampleId }), output: Sample }),
  items: query({ input: z.strictObject({ id: SampleId, ...Window.shape }), output: z.object({ total: z.int(), rows: z.array(SampleItem) }) }),
  sheet: query({ input: z.strictObject({ id: SampleId, place: z.int().min(1) }), output: SampleSheet }),
  results: query({ input: z.strictObject({ id: SampleId }), output: SampleResults }),
  /** What the samples of the last year say of what they were drawn from, newest first, for whoever reviews figures. */
  figures: query({ input: Nothing, output: z.array(SampledFigures), isLong: true }),
  templates: query({ input: Nothing, output: z.array(ReviewTemplate) }),
  /** What a plan comes to: sizes, margin and hours. Nothing is drawn. */
  preview: query({ input: z.strictObject({ plan: SamplePlan }), output: SamplePreview, isLong: true }),
  /** Draws and keeps nothing: for an auditor, who changes no record, and for whoever wants to see what a seed gives. */
  trial: query({ input: z.strictObject({ plan: SamplePlan, seed: Seed.nullable().default(null) }), output: Trial, isLong: true }),
  /** Draws again from what was kept and compares. */
  verify: query({ input: z.strictObject({ id: SampleId }), output: SampleCheck, isLong: true }),
  /** Draws and keeps the sample. It is never deleted, so that nobody draws until the result pleases. */
  draw: command({
    permission: recorders,
    input: z.strictObject({
      name: z.string().trim().min(1, 'Give the sample a name.').max(120),
      purpose: z.string().trim().min(1, 'Say in a line why a sample is read, and what for.').max(1000),
      plan: SamplePlan,
      seed: Seed.nullable().default(null),
      template: z.strictObject({ id: ReviewTemplateId, version: z.int().min(1) }),
    }),
    output: z.object({ id: SampleId, number: z.int(), seed: z.string(), size: z.int() }),
    touches,
  }),
  /** Says that a sample is not used any more, and why; it stays where it is. */
  withdraw: command({ permission: recorders, input: z.strictObject({ id: SampleId, reason: z.string().trim().min(1, 'Say why.').max(1000) }), output: Nothing, touches }),
  /** Keeps one review; an earlier one of the item stays beside it, and the latest counts. `reviews` is how many the screen had seen. */
  review: command({
    permission: reviewers,
    input: z.strictObject({ id: SampleId, place: z.int().min(1), reviews: z.int().min(0), answers: z.array(Answer).min(1).max(40) }),
    output: z.object({ reviewed: z.int(), size: z.int() }),
    touches,
  }),
  /** A template of one's own, or its next version. */
  saveTemplate: command({
    permission: recorders,
    input: z.strictObject({ id: ReviewTemplateId.nullable().default(null), name: z.string().trim().min(1, 'Give the template a name.').max(120), questions: z.array(Question).min(1, 'Ask at least one question.').max(20) }),
    output: z.object({ id: ReviewTemplateId, version: z.int() }),
    touches: ['samples'],
  }),
  /** Writes the list with answers, results and strata (CSV also the population it was drawn from, as a ZIP), or the review sheets; null when the dialog was closed. */
  export: host({ permission: everyone, input: z.strictObject({ id: SampleId, format: ExportFormat }), output: z.object({ file: z.string(), missing: z.int() }).nullable() }),
};
