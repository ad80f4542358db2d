import { z } from '../../zod';
import { AgendaItemId, Band, CalendarDate, DecisionId, Instant, IssueId, Level, PersonId, SeriesId, SessionId, TemplateId } from '../../primitives';
import { command, everyone, host, Nothing, query, recorders } from '../operation';
import { DecisionKind, TimeBox, TimeOfDay, TopicKind } from './entities';

/** The orders of the queue (M1). */
export const queueOrders = ['band', 'fragility', 'stakes', 'age'] as const;
export const QueueOrder = z.enum(queueOrders);
export type QueueOrder = z.infer<typeof QueueOrder>;

export const topicKindLabels = {
  'open-actions': 'Open actions',
  'metrics-review': 'Metrics review',
  ratification: 'To ratify',
  'trade-off': 'Trade-off',
  'audit-questions': 'Audit questions',
  'review-questions': 'Review of the review',
} as const satisfies Record<TopicKind, string>;

const TopicSlot = z.strictObject({
  kind: z.literal('topic'),
  topicKind: TopicKind.nullable(),
  title: z.string().trim().min(1).max(200),
  minutes: TimeBox,
  /** Laid out only where something waits for it, as a ratification does. */
  isOnlyIfWaiting: z.boolean().default(false),
});
const IssueSlot = z.strictObject({
  kind: z.literal('issues'),
  /** `put-off`: those an earlier session decided to decide later, the longest wait first. */
  order: z.enum([...queueOrders, 'put-off']),
  /** For each issue. */
  minutes: TimeBox,
  /** At most so many; null: as many as the rest of the room's time holds. */
  limit: z.int().min(1).max(60).nullable(),
});
/** One line of a template: a topic, or places that the queue fills. */
export const TemplateSlot = z.discriminatedUnion('kind', [TopicSlot, IssueSlot]);
export type TemplateSlot = z.infer<typeof TemplateSlot>;

export const TemplateSlots = z
  .array(TemplateSlot)
  .min(1, 'A template needs a topic, or places for issues.')
  .max(40, 'A template has 40 lines at most.')
  .superRefine((slots, context) => {
    const seen = new Set<string>();
    for (const [index, slot] of slots.entries()) {
      if (slot.kind !== 'topic') continue;
      const key = slot.topicKind ?? `own ${slot.title.toLowerCase()}`;
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message: `The topic "${slot.title}" stands in the template twice. Nothing was kept. Take one of them out, or give it another title.` });
      seen.add(key);
    }
  });

const TemplateName = z.string().trim().min(1, 'Give the template a name.').max(120);

/** How an agenda is laid out (M1). Templates are data: the built-in ones too. */
export const AgendaTemplate = z.object({ id: TemplateId, name: z.string(), purpose: z.string(), isBuiltIn: z.boolean(), slots: z.array(TemplateSlot) });
export type AgendaTemplate = z.infer<typeof AgendaTemplate>;

/** What a template made of an agenda, and in words what it could not. */
export const LaidOut = z.object({ added: z.int(), notes: z.array(z.string()) });

/** What comes from earlier sessions and has a claim on this one, apart from the queue. */
export const Waiting = z.object({
  /** Put off when the last session came to it; the longest wait first. Those on this agenda are left out. */
  putOff: z.array(
    z.object({
      id: IssueId,
      number: z.int(),
      title: z.string(),
      account: z.string().nullable(),
      band: Band.nullable(),
      score: z.int().nullable(),
      isFragile: z.boolean(),
      /** The session that put it off last, and why. */
      sessionNumber: z.int(),
      reason: z.string(),
      /** How many sessions have put it off. */
      times: z.int(),
      /** Days since it was first put off. */
      days: z.int(),
    }),
  ),
  /** Decisions of signed-off urgent sessions that nobody has ratified or refused. */
  toRatify: z.int(),
  /** Urgent sessions with decisions that are not signed off yet: their decisions cannot be ratified. */
  urgentOpen: z.int(),
  /** Consequences of earlier trade-offs that no session has closed. */
  consequences: z.int(),
  /** Topic kinds that the agenda holds already. */
  onAgenda: z.array(TopicKind),
});
export type Waiting = z.infer<typeof Waiting>;

export const closes = ['none', 'month', 'quarter'] as const;
/** The fiscal close that a session should fall before. */
export const Close = z.enum(closes);
export type Close = z.infer<typeof Close>;

const SeriesFacts = z.strictObject({
  name: z.string().trim().min(1, 'Give the series a name.').max(120),
  intervalDays: z.int().min(3, 'The interval is 3 to 35 days.').max(35, 'The interval is 3 to 35 days.'),
  close: Close,
  /** 1 to 12: the month in which the fiscal year begins. */
  fiscalStartMonth: z.int().min(1).max(12),
});

/** When the next session of a series should be, and why in words (M1). */
export const NextSuggestion = z.object({ on: CalendarDate, days: z.int(), reason: z.string() });
export type NextSuggestion = z.infer<typeof NextSuggestion>;

export const SeriesRow = SeriesFacts.extend({
  id: SeriesId,
  sessions: z.int(),
  last: z.object({ id: SessionId, number: z.int(), title: z.string(), plannedOn: CalendarDate, isSignedOff: z.boolean() }).nullable(),
  /** Null while the series has no session. */
  next: NextSuggestion.nullable(),
});
export type SeriesRow = z.infer<typeof SeriesRow>;

export const verdicts = ['ratified', 'not-ratified'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

/** A decision taken out of cycle, and what the regular session made of it (M1). */
export const Ratification = z.object({
  decisionId: DecisionId,
  sessionId: SessionId,
  sessionNumber: z.int(),
  decidedAt: Instant,
  issueId: IssueId,
  issueNumber: z.int(),
  title: z.string(),
  account: z.string().nullable(),
  kind: DecisionKind,
  what: z.string(),
  reason: z.string(),
  ownerName: z.string(),
  deciderName: z.string(),
  level: Level,
  /** Null while it waits. */
  verdict: z.object({ verdict: Verdict, reason: z.string(), byName: z.string(), at: Instant, sessionId: SessionId, sessionNumber: z.int() }).nullable(),
});
export type Ratification = z.infer<typeof Ratification>;

export const paperKinds = ['agenda', 'pre-reads', 'ballots'] as const;
export const PaperKind = z.enum(paperKinds);
export type PaperKind = z.infer<typeof PaperKind>;

const touchesRoom = ['sessions', 'workspaces'] as const;
const OfSession = z.strictObject({ sessionId: SessionId });

/** Preparing a session (M1): templates, what waits, series, urgent sessions and their ratification, papers. */
export const preparation = {
  templates: query({ input: Nothing, output: z.array(AgendaTemplate) }),
  /** The agenda as lines of a template: runs of issues become places for as many. */
  agendaAsTemplate: query({ input: OfSession, output: z.array(TemplateSlot) }),
  saveTemplate: command({ permission: recorders, input: z.strictObject({ name: TemplateName, slots: TemplateSlots }), output: z.object({ templateId: TemplateId }), touches: touchesRoom }),
  renameTemplate: command({ permission: recorders, input: z.strictObject({ templateId: TemplateId, name: TemplateName }), output: Nothing, touches: touchesRoom }),
  deleteTemplate: command({ permission: recorders, input: z.strictObject({ templateId: TemplateId }), output: Nothing, touches: touchesRoom }),
  /** Adds what the template asks for and the agenda lacks. */
  applyTemplate: command({ permission: recorders, input: z.strictObject({ sessionId: SessionId, templateId: TemplateId }), output: LaidOut, touches: touchesRoom }),

  waiting: query({ input: OfSession, output: Waiting }),

  series: query({ input: Nothing, output: z.array(SeriesRow) }),
  createSeries: command({ permission: recorders, input: SeriesFacts.extend({ sessionId: SessionId.nullable().default(null) }), output: z.object({ seriesId: SeriesId }), touches: touchesRoom }),
  updateSeries: command({ permission: recorders, input: SeriesFacts.extend({ seriesId: SeriesId }), output: Nothing, touches: touchesRoom }),
  /** Its sessions stay, in no series. */
  deleteSeries: command({ permission: recorders, input: z.strictObject({ seriesId: SeriesId }), output: Nothing, touches: touchesRoom }),
  setSeries: command({ permission: recorders, input: z.strictObject({ sessionId: SessionId, seriesId: SeriesId.nullable() }), output: Nothing, touches: touchesRoom }),
  /** Makes the next session of a series, with template, people, quorum, place and time of the last one. */
  prepareNext: command({ permission: recorders, input: z.strictObject({ seriesId: SeriesId, plannedOn: CalendarDate }), output: LaidOut.extend({ id: SessionId, number: z.int() }), touches: touchesRoom }),

  /** A session out of cycle for issues that cannot wait; its decisions are to be ratified. */
  createUrgent: command({
    permission: recorders,
    input: z.strictObject({
      issueIds: z.array(IssueId).min(1).max(10, 'An urgent session takes 10 issues at most. What is more belongs into a regular one.'),
      level: Level,
      deciderId: PersonId,
      reason: z.string().trim().min(1, 'Say in a line why it cannot wait.').max(2000),
      plannedOn: CalendarDate,
      startsAt: TimeOfDay,
    }),
    output: z.object({ id: SessionId, number: z.int() }),
    touches: touchesRoom,
  }),
  /** What a session can ratify: all that waits, and what it has judged itself. */
  ratifications: query({ input: OfSession, output: z.array(Ratification) }),
  ratify: command({
    permission: recorders,
    input: z.strictObject({ itemId: AgendaItemId, decisionId: DecisionId, verdict: Verdict, reason: z.string().trim().min(1, 'Give the reason in a line.').max(2000), byId: PersonId }),
    output: Nothing,
    touches: ['sessions', 'issues', 'workspaces'],
  }),

  /** Asks where to put it. Null: closed without a choice. */
  savePaper: host({
    permission: everyone,
    input: z.strictObject({ sessionId: SessionId, kind: PaperKind }),
    output: z.object({ file: z.string(), missing: z.int() }).nullable(),
  }),
};
