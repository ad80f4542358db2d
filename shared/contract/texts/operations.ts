import { z } from '../../zod';
import { AccountId, CalendarDate, ImportId, Instant, InteractionId, Sha256, Source, WordProposalId } from '../../primitives';
import { Anomaly, ImportCounts, ImportSummary, RowOutcome } from '../imports/entities';
import { FileToken, JobId } from '../imports/operations';
import { RuleAcceptance, RuleMark } from '../signals';
import { command, host, Nothing, query, reviewers, Window } from '../operation';
import { Direction, InteractionKind, Tone } from '../records/entities';
import { Attachment, TextPlan, WordProposalKind, WordProposalState } from './entities';

/** What is known of e-mails and transcripts that were chosen together, before they are read. */
export const TextFacts = z.object({
  /** The file's name, or the first one's and how many others there are. */
  fileName: z.string(),
  files: z.int(),
  sizeBytes: z.int(),
  /** Of the file's bytes; of several, over the lines `sha256  name` in the order of their names. */
  sha256: Sha256,
});
export type TextFacts = z.infer<typeof TextFacts>;
const ChosenTexts = TextFacts.extend({ token: FileToken, importedBefore: Instant.nullable() });

const Account = z.object({ id: AccountId, name: z.string() });

/** Why a text is filed under its account; `before`: the same text has it already. */
export const filingBases = ['chosen', 'before', 'known', 'name', 'none'] as const;
export const FilingBasis = z.enum(filingBases);
export type FilingBasis = z.infer<typeof FilingBasis>;

export const TextPreview = z.object({
  counts: ImportCounts,
  anomalies: z.int(),
  /** The first ones. */
  findings: z.array(Anomaly),
  period: z.object({ from: CalendarDate, to: CalendarDate }).nullable(),
  /** What texts are filed by, those without an account first. */
  senders: z.array(z.object({ sender: z.string(), texts: z.int(), account: Account.nullable(), basis: FilingBasis, near: z.array(Account) })),
  /** Voices of transcripts, with how many lines are theirs. */
  speakers: z.array(z.object({ name: z.string(), lines: z.int(), isOwn: z.boolean() })),
  /** The first ones, as they would be stored. */
  texts: z.array(
    z.object({
      row: z.int(),
      fileName: z.string(),
      outcome: RowOutcome,
      kind: InteractionKind.nullable(),
      on: CalendarDate.nullable(),
      direction: Direction.nullable(),
      person: z.string().nullable(),
      subject: z.string(),
      account: z.string().nullable(),
      basis: FilingBasis,
      /** Why it is left out, or what is doubtful about it. */
      problem: z.string(),
    }),
  ),
});
export type TextPreview = z.infer<typeof TextPreview>;

export const TextsImported = ImportSummary.extend({ proposed: z.object({ considered: z.int(), added: z.int(), withdrawn: z.int() }) });
export type TextsImported = z.infer<typeof TextsImported>;

/** What a rule of words proposes about an interaction. */
export const WordProposal = z.object({
  id: WordProposalId,
  interactionId: InteractionId,
  ruleId: z.string(),
  ruleVersion: z.int(),
  kind: WordProposalKind,
  /** Where the quotation stands in the body, from 1. */
  line: z.int(),
  lastLine: z.int(),
  quote: z.string(),
  tone: Tone.nullable(),
  /** What was promised, or is to be answered, in words that a person may change. */
  words: z.string().nullable(),
  promisedBy: z.string().nullable(),
  dueOn: CalendarDate.nullable(),
  reason: z.string(),
  asOf: CalendarDate,
  state: WordProposalState,
  decidedBy: z.string().nullable(),
  why: z.string().nullable(),
});
export type WordProposal = z.infer<typeof WordProposal>;

/** One of the queue, with what it is about. */
export const WordProposalRow = WordProposal.extend({ interaction: z.object({ kind: InteractionKind, on: CalendarDate, subject: z.string(), person: z.string().nullable(), accountName: z.string().nullable(), accountId: AccountId.nullable() }) });
export type WordProposalRow = z.infer<typeof WordProposalRow>;

export const InteractionDetail = z.object({
  id: InteractionId,
  kind: InteractionKind,
  source: Source,
  on: CalendarDate,
  at: Instant.nullable(),
  direction: Direction.nullable(),
  person: z.string().nullable(),
  tone: Tone.nullable(),
  subject: z.string(),
  /** Plain text, whatever it was; a line a line. */
  lines: z.array(z.string()),
  flags: z.array(z.string()),
  account: Account.nullable(),
  accountRef: z.string().nullable(),
  attachments: z.array(Attachment),
  importedFrom: z.object({ id: ImportId, fileName: z.string(), at: Instant }).nullable(),
  /** The messages of its thread, itself included, in their order. */
  thread: z.array(z.object({ id: InteractionId, on: CalendarDate, direction: Direction.nullable(), person: z.string().nullable(), subject: z.string() })),
  proposals: z.array(WordProposal),
});
export type InteractionDetail = z.infer<typeof InteractionDetail>;

export const WordFilter = z.strictObject({ accountId: AccountId.nullable().default(null), interactionId: InteractionId.nullable().default(null), importId: ImportId.nullable().default(null), kind: WordProposalKind.nullable().default(null) });

const Plan = z.strictObject({ token: FileToken, plan: TextPlan, jobId: JobId });
/** The rules of words, in the order in which they are asked. */
export const wordRuleIds = ['tone-words', 'promise-words', 'unanswered-question'] as const;

/** A rule of words with what people made of its proposals (W8). */
export const WordRuleView = z.object({
  id: z.enum(wordRuleIds),
  version: z.int(),
  kind: WordProposalKind,
  title: z.string(),
  /** What it looks for, in words. */
  words: z.string(),
  open: z.int(),
  acceptance: RuleAcceptance,
  marks: z.array(RuleMark),
  /** Decided on by a person, by month, oldest first. */
  months: z.array(RuleAcceptance.pick({ accepted: true, changed: true, rejected: true }).extend({ month: z.string() })),
  /** Its routine proposals can be accepted together. */
  isTrusted: z.boolean(),
  /** What it lacks for that, in a sentence. */
  lacks: z.string().nullable(),
});
export type WordRuleView = z.infer<typeof WordRuleView>;

/** A promise that was made a fact is one that signal rules look at. */
const touches = ['texts', 'accounts', 'scoring', 'signals', 'workspaces'] as const;

export const texts = {
  /** Asks for e-mails and transcripts, or takes those that were dropped; null when the dialog was closed. */
  choose: host({ permission: reviewers, input: z.strictObject({ files: z.array(z.string().max(4096)).min(1).max(5000).nullable() }), output: ChosenTexts.nullable() }),
  preview: host({ permission: reviewers, input: Plan, output: TextPreview }),
  run: host({ permission: reviewers, input: Plan, output: TextsImported, touches: ['imports', ...touches] }),
  /** Who the organisation itself is, as earlier imports have said it. */
  own: query({ input: Nothing, output: z.object({ domains: z.array(z.string()), speakers: z.array(z.string()) }) }),
  interaction: query({ input: z.strictObject({ id: InteractionId }), output: InteractionDetail }),
  /** What waits for a person, in the order in which it was said. */
  proposals: query({ input: Window.extend({ filter: WordFilter.prefault({}) }), output: z.object({ total: z.int(), rows: z.array(WordProposalRow) }) }),
  rules: query({ input: Nothing, output: z.array(WordRuleView) }),
  /** Accepts proposals of one rule that is trusted; the log says that it was together, as routine. */
  acceptTogether: command({ permission: reviewers, input: z.strictObject({ ids: z.array(WordProposalId).min(1).max(500) }), output: z.object({ accepted: z.int() }), touches }),
  /** Makes a proposal a fact as it is or as it was changed, or none. */
  decide: command({
    permission: reviewers,
    input: z.discriminatedUnion('verdict', [
      z.strictObject({ id: WordProposalId, verdict: z.literal('accept') }),
      z.strictObject({
        id: WordProposalId,
        verdict: z.literal('change'),
        tone: Tone.nullable().default(null),
        words: z.string().trim().max(500).nullable().default(null),
        promisedBy: z.string().trim().max(120).nullable().default(null),
        dueOn: CalendarDate.nullable().default(null),
      }),
      z.strictObject({ id: WordProposalId, verdict: z.literal('reject'), why: z.string().trim().min(1, 'Give the reason in a line.').max(1000) }),
    ]),
    output: Nothing,
    touches,
  }),
  /** Reads the words of every interaction anew, as of the workspace's day. */
  propose: command({ permission: reviewers, input: Nothing, output: z.object({ considered: z.int(), added: z.int(), withdrawn: z.int() }), touches, isLong: true }),
};
