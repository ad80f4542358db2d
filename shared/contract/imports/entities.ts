import { z } from '../../zod';
import { CalendarDate, Criterion, Currency, ImportId, Instant, Sha256, Source } from '../../primitives';
import { InteractionKind, Measure } from '../records/entities';

/** What the rows of a data file stand for. */
export const importKinds = ['accounts', 'subscriptions', 'issues', 'deals', 'measurements', 'interactions'] as const;
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;
export const importKindLabels = {
  accounts: 'Accounts',
  subscriptions: 'Subscriptions',
  issues: 'Issues',
  deals: 'Deals',
  measurements: 'Measurements',
  interactions: 'Interactions',
} as const satisfies Record<ImportKind, string>;

/** The source of an import of that kind where neither its mapping nor a person names one (W2). */
export const defaultSources = {
  accounts: 'crm',
  subscriptions: 'crm',
  issues: 'ticketing',
  deals: 'crm',
  measurements: 'health',
  interactions: 'calls',
} as const satisfies Record<ImportKind, Source>;

export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const Encoding = z.enum(encodings);
export type Encoding = z.infer<typeof Encoding>;
export const encodingLabels = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with BOM',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252',
} as const satisfies Record<Encoding, string>;

export const delimiters = [',', ';', '\t', '|'] as const;
/** One character: one of the four that are detected, or what a `sep=` line names. */
export const Delimiter = z.string().length(1);

/** What a person says about how a file is to be read; null where the file itself decides it. */
export const ReadingChoices = z.strictObject({
  /** Of a workbook; without one, the first that is not hidden. */
  sheet: z.string().max(100).nullable().default(null),
  encoding: Encoding.nullable().default(null),
  delimiter: Delimiter.nullable().default(null),
  /** The row that names the columns; 0 where none does, and the columns are named by position. */
  headerRow: z.int().min(0).max(100).nullable().default(null),
});
export type ReadingChoices = z.infer<typeof ReadingChoices>;

/** A row as read, with the number a spreadsheet shows beside it (the header is usually row 1). */
export const SampleRow = z.object({ row: z.int(), cells: z.array(z.string()) });
export type SampleRow = z.infer<typeof SampleRow>;

/** The sheet of a workbook that is read, and what it and the others are like. */
export const WorkbookFacts = z.object({
  sheet: z.string(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  /** What is not plain to see in the rows (merged cells, hidden rows, formulas without a result), each as a sentence. */
  notes: z.array(z.string()),
});
export type WorkbookFacts = z.infer<typeof WorkbookFacts>;

/** What a data file is: text with delimiters, a workbook, objects of JSON one a line, or one JSON document that holds a list of them. */
export const fileFormats = ['text', 'workbook', 'json-lines', 'json'] as const;
export const FileFormat = z.enum(fileFormats);
export type FileFormat = z.infer<typeof FileFormat>;

/** What is known about a data file before any of it is mapped. */
export const FileFacts = z.object({
  fileName: z.string(),
  format: FileFormat,
  /** What a person has chosen; the rest was detected. */
  reading: ReadingChoices,
  sizeBytes: z.int(),
  /** Of the file's bytes; the rows are read from these same bytes or not at all. */
  sha256: Sha256,
  /** Null for another file. For a workbook and for JSON, the delimiter says nothing. */
  workbook: WorkbookFacts.nullable(),
  encoding: Encoding,
  delimiter: Delimiter,
  /** True where a `sep=` line said which delimiter it is. */
  isDelimiterStated: z.boolean(),
  /** Row number of the header; 0 where no row is one. */
  headerRow: z.int(),
  /** Column names, each once: blank ones are named by position, repeated ones numbered. */
  header: z.array(z.string()),
  /** Columns whose name stood there before, as the file writes it. */
  duplicateHeaders: z.array(z.string()),
  /** Positions, from 0, of the columns that share a name, for each such name. */
  repeatedColumns: z.array(z.array(z.int())),
  /** Positions, from 1, of columns without a name. */
  blankHeaders: z.array(z.int()),
  /** The first rows below the header. */
  sample: z.array(SampleRow),
  /** The beginning of the first rows of the file, header or not: what a person sees who says which of them names the columns. */
  opening: z.array(SampleRow),
});
export type FileFacts = z.infer<typeof FileFacts>;

/** A field of a record that a column can be sent to. */
export const TargetField = z.object({
  kind: ImportKind,
  key: z.string(),
  label: z.string(),
  /** The mapping must name a column for it. */
  isRequired: z.boolean(),
  /** Its column may state a unit. */
  isDuration: z.boolean(),
  /** Further columns of the same name are read with its own: a list takes all of them, a text the first that says something. */
  isReadTogether: z.boolean(),
  /** What its words can mean, where it takes one of a few; else empty. */
  meanings: z.array(z.string()),
});
export type TargetField = z.infer<typeof TargetField>;

/** How a number in a column of durations is to be read; `moment` when the column says when it happened. */
export const durationUnits = ['minutes', 'hours', 'days', 'seconds', 'milliseconds', 'moment'] as const;
export const DurationUnit = z.enum(durationUnits);
export type DurationUnit = z.infer<typeof DurationUnit>;

export const dateOrders = ['day-month-year', 'month-day-year', 'year-month-day'] as const;
export const DateOrder = z.enum(dateOrders);
export type DateOrder = z.infer<typeof DateOrder>;
export const dateOrderLabels = {
  'day-month-year': 'Day, month, year',
  'month-day-year': 'Month, day, year',
  'year-month-day': 'Year, month, day',
} as const satisfies Record<DateOrder, string>;

export const DecimalMark = z.enum(['.', ',']);
export type DecimalMark = z.infer<typeof DecimalMark>;

export const MappingColumn = z.strictObject({
  /** The column's name in the file. */
  column: z.string().min(1).max(500),
  /** The key of a target field of the mapping's kind. */
  field: z.string().min(1).max(60),
  unit: DurationUnit.optional(),
});
export type MappingColumn = z.infer<typeof MappingColumn>;

/** How the columns of a file become records. Plain data: it can be saved by name or kept in a JSON file. */
export const Mapping = z.strictObject({
  name: z.string().trim().min(1).max(80),
  kind: ImportKind,
  /** Names where the identifiers come from: identity is kind, system and reference. */
  system: z.string().trim().min(1).max(60).default('file'),
  columns: z.array(MappingColumn).max(500),
  /** Words of the file and what they mean, compared without regard to case and before the built-in words. */
  values: z.array(z.strictObject({ field: z.string().max(60), from: z.string().max(200), to: z.string().max(60) })).max(1000).default([]),
  /** Columns that name or describe people: nothing of them is read into the workspace, and they are left out of rejected rows too. */
  personal: z.array(z.string().min(1).max(500)).max(500).default([]),
  /** `events`: a record may have several rows, one for each time it changed; the latest of them is its state. */
  rowsAre: z.enum(['records', 'events']).default('records'),
  /** Null: decided by the file's own dates, and asked where they do not decide it. */
  dateOrder: DateOrder.nullable().default(null),
  /** Null: decided by the file's own numbers. */
  decimalMark: DecimalMark.nullable().default(null),
  /** IANA name or offset such as `+02:00`; the zone of times that name none. */
  timeZone: z.string().min(1).max(60).default('UTC'),
  /** Currency of amounts that name none. */
  currency: Currency.nullable().default(null),
  /** Criterion of issues whose row names none; null leaves it to the source. */
  criterion: Criterion.nullable().default(null),
  source: Source.nullable().default(null),
  /** Title of issues that have none, with `{priority}` and `{ref}` filled in. */
  title: z.string().min(1).max(200).nullable().default(null),
  /** Status of an issue that states only when it was resolved. */
  resolvedStatus: z.enum(['resolved', 'closed']).default('resolved'),
  /** What is measured, where no column says it: `health`. */
  measure: Measure.optional(),
  /** What interactions are whose row does not say it; a note where this says nothing either. */
  interactionKind: InteractionKind.optional(),
});
export type Mapping = z.infer<typeof Mapping>;

export const anomalyRules = [
  'missing-identifier',
  'duplicate-identifier',
  'broken-line',
  'cell-too-long',
  'nul-character',
  'row-shape',
  'malformed-quote',
  'doubtful-digits',
  'duplicate-header',
  'missing-value',
  'unknown-account',
  'unknown-segment',
  'unknown-status',
  'unknown-priority',
  'unknown-word',
  'unreadable-date',
  'unreadable-number',
  'missing-currency',
  'time-zones-mixed',
  'date-in-future',
  'resolved-before-opened',
  'response-after-resolution',
  'impossible-duration',
  'opened-before-signup',
  'ended-before-started',
  'derived-identifier',
  'unreadable-text',
  'undated-text',
  'repeated-text',
  'doubtful-text',
] as const;
export const AnomalyRuleId = z.enum(anomalyRules);
export type AnomalyRuleId = z.infer<typeof AnomalyRuleId>;

/** skip: the row is left out. flag: imported, the doubtful value left empty where it cannot be used. fix: go back to the mapping first. */
export const ruleChoices = ['skip', 'flag', 'fix'] as const;
export const RuleChoice = z.enum(ruleChoices);
export type RuleChoice = z.infer<typeof RuleChoice>;
export const ruleChoiceLabels = { skip: 'Skip rows', flag: 'Import and flag', fix: 'Fix mapping' } as const satisfies Record<RuleChoice, string>;

export const AnomalyRule = z.object({
  id: AnomalyRuleId,
  title: z.string(),
  /** What it means and what becomes of the value, in words. */
  explanation: z.string(),
  /** In the order in which they are offered; a rule without `flag` leaves its rows out whatever is chosen. */
  choices: z.array(RuleChoice),
});
export type AnomalyRule = z.infer<typeof AnomalyRule>;

export const Anomaly = z.object({
  row: z.int(),
  /** The column's name, or empty where the whole row is meant. */
  column: z.string(),
  rule: AnomalyRuleId,
  /** The value as the file writes it, cut at 200 characters. */
  value: z.string(),
});
export type Anomaly = z.infer<typeof Anomaly>;

/** rows = imported + updated + unchanged + rejected, always (W5). Further rows of a record whose rows are events count as unchanged. */
export const ImportCounts = z.object({
  rows: z.int(),
  imported: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Rows among them that tell of an earlier state than the one stored, which stands. */
  older: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** What a rule found in a file. */
export const RuleFinding = z.object({
  rule: AnomalyRule,
  count: z.int(),
  rows: z.int(),
  columns: z.array(z.string()),
  /** The first ones. */
  examples: z.array(Anomaly),
});
export type RuleFinding = z.infer<typeof RuleFinding>;

export const ImportSummary = ImportCounts.extend({
  /** How many; they are told rule by rule, because there may be more of them than rows. */
  anomalies: z.int(),
  findings: z.array(RuleFinding),
  /** Null after a dry run, which writes nothing. */
  importId: ImportId.nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** What the dates of one column say about their order. */
export const DateColumn = z.object({
  column: z.string(),
  /** `ambiguous`: dates such as 01/02/2003 that no other date of the file decides. */
  order: z.union([DateOrder, z.literal('ambiguous')]),
  /** How many of its dates can only be read this way. */
  decidedBy: z.int(),
  example: z.string(),
  /** Where it is ambiguous, each way to read the example: `1 Feb 2026 (day first)`. */
  readings: z.array(z.string()),
});
export type DateColumn = z.infer<typeof DateColumn>;

/** A word of a field that takes one of a few, as often as the file has it; `meaning` is null where nobody knows it. */
export const WordOfFile = z.object({ field: z.string(), label: z.string(), column: z.string(), word: z.string(), count: z.int(), meaning: z.string().nullable(), /** A person said it, in the mapping. */ isChosen: z.boolean() });
export type WordOfFile = z.infer<typeof WordOfFile>;

export const RowOutcome = z.enum(['imported', 'updated', 'unchanged', 'rejected']);
export type RowOutcome = z.infer<typeof RowOutcome>;

/** What an import would do, with nothing written. */
export const ImportPreview = z.object({
  counts: ImportCounts,
  anomalies: z.int(),
  rowsWithAnomalies: z.int(),
  findings: z.array(RuleFinding),
  dateColumns: z.array(DateColumn),
  /** Of columns that take one of a few words. */
  words: z.array(WordOfFile),
  /** The decimal mark that its numbers decide, or null where they do not tell, or differ. */
  decimalMark: DecimalMark.nullable(),
  hasMixedTimeZones: z.boolean(),
  period: z.object({ from: CalendarDate, to: CalendarDate }).nullable(),
  /** The first rows as they would be stored: label and text of each mapped field. */
  records: z.array(z.object({ row: z.int(), outcome: RowOutcome, /** It tells of an earlier state than the one stored, which stands. */ isOlder: z.boolean(), values: z.array(z.object({ field: z.string(), label: z.string(), text: z.string(), isDerived: z.boolean() })) })),
  /** The first stored records that it would change, field by field. */
  changes: z.array(z.object({ row: z.int(), ref: z.string(), name: z.string(), fields: z.array(z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() })) })),
  /** Records of the export before that this file does not have; null where there is none, or it was not kept. They stay as they are. */
  missing: z.object({ fileName: z.string(), at: Instant, total: z.int(), rows: z.array(z.object({ ref: z.string(), name: z.string() })) }).nullable(),
  /** Its records are there already under another system, and would come in a second time; in words. */
  elsewhere: z.object({ title: z.string(), toDo: z.string() }).nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
