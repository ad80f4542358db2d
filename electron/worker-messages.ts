import { SheetFormat } from '@shared/contract/actions/entities';
import { Mapping, ReadingChoices, RuleChoice } from '@shared/contract/imports/entities';
import { ExportFormat } from '@shared/contract/samples/operations';
import { PaperFormat } from '@shared/document';
import { PaperKind } from '@shared/contract/sessions/preparation';
import { TextPlan } from '@shared/contract/texts/entities';
import { AccountId, CodingId, ImportId, PersonId, Role, SampleId, SessionId, Sha256, Source } from '@shared/primitives';
import { Failure } from '@shared/result';
import { z } from '@shared/zod';

/** What an import needs beside its file. */
const Plan = z.object({ mapping: Mapping, source: Source, choices: z.record(z.string(), RuleChoice) });

/** The work that a worker can be given. Only main gives it, so channel and input are checked where the command runs. */
export const Job = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), channel: z.string(), input: z.unknown() }),
  /** What is known of a file before it is mapped. */
  z.object({ kind: z.literal('look'), path: z.string(), reading: ReadingChoices }),
  z.object({ kind: z.literal('preview'), path: z.string(), reading: ReadingChoices, plan: Plan }),
  /** `sha256` is that of the file which the person looked at. */
  z.object({ kind: z.literal('import'), path: z.string(), reading: ReadingChoices, sha256: z.string(), plan: Plan }),
  z.object({ kind: z.literal('preview-undo'), importId: ImportId }),
  z.object({ kind: z.literal('undo'), importId: ImportId }),
  /** What is known of e-mails and transcripts before they are read: all of them are hashed, which takes long where there are many. */
  z.object({ kind: z.literal('texts-look'), paths: z.array(z.string()) }),
  z.object({ kind: z.literal('texts-preview'), paths: z.array(z.string()), plan: TextPlan }),
  /** `sha256` is that of the files which the person looked at. */
  z.object({ kind: z.literal('texts-import'), paths: z.array(z.string()), sha256: z.string(), plan: TextPlan }),
  /** The key is named and not sent: its private part never crosses a thread. */
  z.object({ kind: z.literal('package'), sessionId: SessionId, keyFile: z.string(), keyId: Sha256 }),
  z.object({ kind: z.literal('minutes'), sessionId: SessionId, format: PaperFormat }),
  z.object({ kind: z.literal('sheets'), sessionId: SessionId.nullable(), ownerId: PersonId.nullable(), formats: z.array(SheetFormat) }),
  /** Draws a paper in the form that the ending of `file` asks for; writes nothing. */
  z.object({ kind: z.literal('paper'), sessionId: SessionId, paper: PaperKind, file: z.string() }),
  /** The same for the brief of an account. */
  z.object({ kind: z.literal('brief'), accountId: AccountId, file: z.string() }),
  z.object({ kind: z.literal('sample'), id: SampleId, format: ExportFormat }),
  z.object({ kind: z.literal('coding'), id: CodingId, format: z.enum(['csv', 'xlsx']) }),
]);
export type Job = z.infer<typeof Job>;

/** What a worker starts with. */
export const WorkerStart = z.object({
  file: z.string(),
  isReadOnly: z.boolean(),
  actor: z.object({ personId: PersonId, name: z.string(), role: Role }),
  /** One `Int32`: a `phase`. */
  state: z.instanceof(SharedArrayBuffer),
  job: Job,
});
export type WorkerStart = z.infer<typeof WorkerStart>;

/**
 * Where a job is, agreed between main and worker by compare-and-exchange: it goes from running to either cancelled or committing, never
 * both, so that what was cancelled is not kept and what is kept was not cancelled.
 */
export const phase = { running: 0, cancelled: 1, committing: 2 } as const;

/** What a worker says. */
export const WorkerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), stage: z.enum(['reading', 'checking', 'writing', 'indexing']), done: z.int(), total: z.int().nullable() }),
  z.object({ type: z.literal('done'), value: z.unknown() }),
  /** `log` is for the log file where the failure is one that nobody foresaw. */
  z.object({ type: z.literal('failed'), failure: Failure, log: z.string().nullable() }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;

