import { z } from '../../zod';
import { CalendarDate, ImportId, Instant, IssueId, Sha256, Source } from '../../primitives';
import { command, host, Nothing, query, reviewers, Window } from '../operation';
import { FileFacts, ImportKind, ImportPreview, ImportSummary, Mapping, ReadingChoices, RuleChoice, TargetField } from './entities';
import { ImportChangeRow, ImportDetail, IssueImportChanges, MissingRecord } from './history';
import { UndoPreview } from './undo';

/** Names a file that main has shown to a person and read; the renderer never handles paths. */
export const FileToken = z.uuid();
export const JobId = z.uuid();

/** The choice made for each anomaly rule; a rule that is not named is imported and flagged. */
export const RuleChoices = z.record(z.string().max(80), RuleChoice);

export const ImportRow = z.object({
  id: ImportId,
  kind: ImportKind,
  source: Source,
  fileName: z.string(),
  fileSha256: Sha256,
  mappingName: z.string(),
  periodFrom: CalendarDate.nullable(),
  periodTo: CalendarDate.nullable(),
  broughtBy: z.string(),
  at: Instant,
  rows: z.int(),
  imported: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Rows that told of an earlier state than the one stored, which stood. */
  older: z.int(),
  anomalies: z.int(),
  /** When and by whom it was undone; null while it is in force. */
  undone: z.object({ at: Instant, by: z.string() }).nullable(),
  /** Rejected rows that are kept and can be saved as a file. */
  rejectsKept: z.int(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A data file that was looked at, with the mapping that fits it. */
const ChosenFile = z.object({ token: FileToken, facts: FileFacts, kind: ImportKind, mapping: Mapping, isRecognised: z.boolean(), importedBefore: Instant.nullable(), /** The tool that it seems to come from; its mapping is offered. */ likelyVendor: z.string().nullable() });

/** A tool whose exports have a ready mapping. */
export const VendorFacts = z.object({ id: z.string(), label: z.string(), kinds: z.array(ImportKind) });
export type VendorFacts = z.infer<typeof VendorFacts>;

const Plan = z.strictObject({ token: FileToken, mapping: Mapping, source: Source, choices: RuleChoices });

export const imports = {
  list: query({ input: Nothing, output: z.array(ImportRow) }),
  get: query({ input: z.strictObject({ id: ImportId }), output: ImportDetail }),
  /** What an import changed, in windows and in the order of its file. */
  changes: query({ input: Window.extend({ id: ImportId, which: z.enum(['all', 'imported', 'updated']).default('all') }), output: z.object({ total: z.int(), rows: z.array(ImportChangeRow) }) }),
  /** Records of the export before that this one does not have. */
  missing: query({ input: Window.extend({ id: ImportId }), output: z.object({ total: z.int(), rows: z.array(MissingRecord) }) }),
  /** What imports changed on an issue. */
  ofIssue: query({ input: z.strictObject({ issueId: IssueId }), output: IssueImportChanges }),
  mappings: query({ input: Nothing, output: z.array(Mapping) }),
  /** What columns can be sent to, in the order in which a screen offers it. */
  fields: query({ input: Nothing, output: z.array(TargetField) }),
  /** Tools whose exports have a ready mapping. */
  vendors: query({ input: Nothing, output: z.array(VendorFacts) }),
  saveMapping: command({ permission: reviewers, input: z.strictObject({ mapping: Mapping }), output: Nothing, touches: ['imports'] }),
  /** Asks for a file and reads its beginning; null when the dialog was closed. `file` is a path dropped on the window. */
  chooseFile: host({ permission: reviewers, input: z.strictObject({ file: z.string().max(4096).nullable() }), output: ChosenFile.nullable() }),
  /** Reads a file that was chosen anew, as a person says: another sheet, encoding, delimiter or header. */
  readAgain: host({ permission: reviewers, input: z.strictObject({ token: FileToken, reading: ReadingChoices }), output: ChosenFile }),
  /** What a mapping would be guessed as for another kind. */
  guessMapping: host({ permission: reviewers, input: z.strictObject({ token: FileToken, kind: ImportKind }), output: Mapping }),
  /** The ready mapping of a tool for a chosen file; a null kind lets the columns decide it. */
  vendorMapping: host({ permission: reviewers, input: z.strictObject({ token: FileToken, vendor: z.string().max(40), kind: ImportKind.nullable() }), output: Mapping }),
  /** Asks where the rows go that an import left out, and writes them as CSV; null when the dialog was closed. */
  saveRejects: host({ permission: reviewers, input: z.strictObject({ importId: ImportId }), output: z.object({ file: z.string(), rows: z.int() }).nullable() }),
  /** Reads the whole file without writing: counts, anomalies by rule, the first rows as they would be stored. */
  preview: host({ permission: reviewers, input: Plan.extend({ jobId: JobId }), output: ImportPreview }),
  run: host({ permission: reviewers, input: Plan.extend({ jobId: JobId }), output: ImportSummary, touches: ['imports', 'issues', 'accounts', 'scoring', 'workspaces'] }),
  /** What undoing an import would do; nothing is written. */
  previewUndo: host({ permission: reviewers, input: z.strictObject({ id: ImportId, jobId: JobId }), output: UndoPreview }),
  /** Undoes one import, whichever it is (L3). */
  undo: host({ permission: reviewers, input: z.strictObject({ id: ImportId, jobId: JobId }), output: UndoPreview, touches: ['imports', 'issues', 'accounts', 'scoring', 'workspaces'] }),
  /** Stops a preview, an import or its undoing; the workspace stays as it was. */
  cancel: host({ permission: reviewers, input: z.strictObject({ jobId: JobId }), output: Nothing }),
};

/** Sent to the window while a long job runs. */
export const JobProgress = z.object({ jobId: JobId, stage: z.enum(['reading', 'checking', 'writing', 'indexing']), done: z.int(), total: z.int().nullable() });
export type JobProgress = z.infer<typeof JobProgress>;
