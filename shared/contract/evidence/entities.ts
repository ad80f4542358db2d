import { CalendarDate, Instant, SessionId, Sha256, WorkspaceId } from '../../primitives';
import { z } from '../../zod';

/**
 * One entry of the audit log (E1), as it is hashed, stored and packaged; the field names are the ones that go into the
 * hash. `session` is the review session the entry belongs to, or null. `subject` names what was changed.
 */
export const AuditEntry = z.strictObject({
  seq: z.int().positive(),
  at: Instant,
  actor: z.string(),
  session: SessionId.nullable(),
  action: z.string().min(1),
  subject: z.string(),
  payload_hash: Sha256,
  prev_hash: Sha256,
  hash: Sha256,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** 128 random bits in lower-case hexadecimal: what was erased cannot be guessed from its hash. */
export const Nonce = z.string().regex(/^[0-9a-f]{32}$/);
export type Nonce = z.infer<typeof Nonce>;

/** The actions whose payloads a verifier reads; every other action may carry any payload. */
export const evidenceActions = {
  ballotCast: 'sessions.castBallot',
  ballotWithdrawn: 'sessions.withdrawBallot',
  ballotsRevealed: 'sessions.reveal',
  sessionSealed: 'sessions.signOff',
  sessionAmended: 'sessions.amend',
} as const;

/** Payload of `sessions.castBallot`: the commitment only, never the values (M3). */
export const BallotCastPayload = z.looseObject({ nonce: Nonce, item: z.string(), round: z.int().positive(), participant: z.string(), commitment: Sha256 });
export type BallotCastPayload = z.infer<typeof BallotCastPayload>;

/** Payload of `sessions.withdrawBallot`: whose ballot no longer counts, before the reveal. */
export const BallotWithdrawnPayload = z.looseObject({ nonce: Nonce, item: z.string(), round: z.int().positive(), participant: z.string() });
export type BallotWithdrawnPayload = z.infer<typeof BallotWithdrawnPayload>;

/** Payload of `sessions.reveal`: what each commitment of this item and round stood for. `values` is any JSON (null: abstained). */
export const BallotsRevealedPayload = z.looseObject({
  nonce: Nonce,
  item: z.string(),
  round: z.int().positive(),
  ballots: z.array(z.looseObject({ participant: z.string(), values: z.unknown(), nonce: Nonce })),
});
export type BallotsRevealedPayload = z.infer<typeof BallotsRevealedPayload>;

/** Payload of `sessions.signOff` and `sessions.amend`: binds the minutes, and the record and the amendments where they are given, to the log (M7, E1). */
export const SealPayload = z.looseObject({ nonce: Nonce, minutes_sha256: Sha256, record_sha256: Sha256.optional(), amendments_sha256: Sha256.optional() });
export type SealPayload = z.infer<typeof SealPayload>;

/** How an entry can break the chain. */
export const chainProblems = ['sequence', 'previous-hash', 'hash', 'payload-hash', 'payload-missing', 'sealed-record'] as const;
export const ChainProblem = z.enum(chainProblems);
export type ChainProblem = z.infer<typeof ChainProblem>;
export const chainProblemLabels = {
  sequence: 'The number of this entry does not follow the one before',
  'previous-hash': 'This entry does not point at the one before',
  hash: 'This entry was changed after it was written',
  'payload-hash': 'The content of this entry was changed after it was written',
  'payload-missing': 'The content of this entry is gone',
  'sealed-record': 'What this entry sealed was changed or is gone',
} as const satisfies Record<ChainProblem, string>;

/** The verdict on a whole log: `head` is the hash of the last good entry, or of the workspace id in an empty log. */
export const ChainVerdict = z.object({
  entries: z.int().nonnegative(),
  ok: z.boolean(),
  firstBroken: z.object({ seq: z.int(), problem: ChainProblem }).nullable(),
  head: Sha256,
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;

/** `data/log/proof.json` in a package: where the log begins, where this package ends, and how many entries are its own. */
export const LogProof = z.strictObject({
  format: z.literal(1),
  workspace: WorkspaceId,
  session: SessionId,
  first_prev_hash: Sha256,
  head: Sha256,
  entries: z.int().positive(),
  segment_entries: z.int().positive(),
});
export type LogProof = z.infer<typeof LogProof>;

/** What names a package: facts of the sealing, never of the moment of packaging. */
export const PackageSession = z.object({
  id: SessionId,
  number: z.int().positive(),
  title: z.string(),
  sealedAt: Instant,
  /** When the last correction was set beside it; null: never. */
  amendedAt: Instant.nullable(),
  asOf: CalendarDate,
});
export type PackageSession = z.infer<typeof PackageSession>;

/** Every way a package can fail, with the words people see (E3). The codes are part of the command line's output. */
export const packageProblemLabels = {
  'not-a-zip': 'Not a ZIP file, or its end is damaged',
  'too-large': 'Larger than a package may be',
  zip64: 'Uses ZIP64, which no package needs',
  'multi-disk': 'Spans several disks, or contradicts itself about its number of entries',
  'directory-damaged': 'The ZIP directory is damaged',
  'leading-data': 'There is data before the first entry',
  'trailing-data': 'There is data after the end',
  gap: 'There is data between the entries',
  overlap: 'The entry overlaps another one',
  'header-mismatch': 'The entry and the directory contradict each other',
  encrypted: 'The entry is encrypted',
  'data-descriptor': 'The entry hides its size behind its data',
  'unknown-method': 'The entry is compressed in an unknown way',
  'damaged-data': 'The compressed data is damaged',
  'false-size': 'The entry is not as long as it says',
  ratio: 'The entry would grow more than a hundredfold',
  'crc-mismatch': 'The data does not match its checksum in the ZIP',
  symlink: 'The entry is a link',
  'special-file': 'The entry is not an ordinary file',
  'path-traversal': 'The name leads out of the package',
  'absolute-path': 'The name is an absolute path',
  'drive-path': 'The name begins with a drive',
  'unc-path': 'The name is a network path',
  'bad-name': 'The name holds characters that a package may not hold',
  'duplicate-name': 'The name occurs twice',
  'case-collision': 'The name differs from another only in case',
  'path-conflict': 'The name is both a file and a folder',
  container: 'The ZIP is not written the way a package is',
  'base-folder': 'The one folder of the package is missing, or is not called what the package says',
  'fetch-file': 'Asks for files from elsewhere',
  'missing-file': 'Missing',
  'unlisted-file': 'Not listed in the package',
  'listed-twice': 'Listed twice',
  'bad-line': 'Holds a line that does not belong there',
  'bad-declaration': 'Does not declare BagIt 1.0 in UTF-8',
  'payload-oxum': 'Number or size of the files is not what it says',
  'hash-mismatch': 'Changed: its SHA-256 is not the listed one',
  'bad-public-key': 'Not an Ed25519 public key written the usual way',
  'bad-signature': 'Does not sign this package',
  'log-unreadable': 'Holds a line that is not a canonical log entry',
  'log-broken': 'The audit log does not hold together',
  'log-head': 'Does not end where the package says',
  'log-workspace': 'Belongs to another workspace or session',
  'segment-incomplete': 'Does not hold every entry of the session',
  'segment-mismatch': 'Holds an entry that is not in the log',
  'payload-mismatch': 'Holds content that is not what was logged',
  'seal-missing': 'Does not end with the sealing of the session',
  'minutes-mismatch': 'Not the minutes that were sealed',
  'record-mismatch': 'Not the record that was sealed',
  'amendments-mismatch': 'Not the amendments that were logged',
  'attachment-mismatch': 'Not an attachment that was sealed with the session',
  'ballot-mismatch': 'Holds a revealed ballot that is not the one that was cast',
  'ballot-missing': 'Holds a ballot that was cast but not revealed with the others',
} as const;
export type PackageProblemCode = keyof typeof packageProblemLabels;
const isProblemCode = (value: unknown): value is PackageProblemCode => typeof value === 'string' && Object.hasOwn(packageProblemLabels, value);
export const PackageProblemCode = z.custom<PackageProblemCode>(isProblemCode);

/** One thing wrong with one file of a package. `file` is a path inside the bag, or `(package)` for the ZIP itself. */
export const PackageProblem = z.object({ file: z.string(), problem: PackageProblemCode });
export type PackageProblem = z.infer<typeof PackageProblem>;

/** The steps of a verification, in their order. */
export const verificationSteps = ['container', 'bag', 'hashes', 'signature', 'log'] as const;
export const VerificationStep = z.enum(verificationSteps);
export type VerificationStep = z.infer<typeof VerificationStep>;
export const verificationStepLabels = {
  container: 'The ZIP is sound',
  bag: 'Every file is listed, and nothing else is there',
  hashes: 'Every file is unchanged',
  signature: 'The signature fits',
  log: 'The audit log holds together and contains this session',
} as const satisfies Record<VerificationStep, string>;

export const VerificationCheck = z.object({ step: VerificationStep, outcome: z.enum(['passed', 'failed', 'not-run']) });
export type VerificationCheck = z.infer<typeof VerificationCheck>;

/**
 * The verdict on a package (E3). `signer` is known only when the signature fits a key that is known here; a valid
 * package of an unknown signer is never shown as trusted. `keyId` and `head` are null where they cannot be read.
 */
export const VerifyResult = z.object({
  valid: z.boolean(),
  signer: z.enum(['known', 'unknown']),
  keyId: Sha256.nullable(),
  head: Sha256.nullable(),
  problems: z.array(PackageProblem),
  checks: z.array(VerificationCheck),
  /** Entries of the session whose content was erased under retention. */
  erasedEntries: z.int().nonnegative(),
  /** The bag's own description (bag-info.txt), in its order. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type VerifyResult = z.infer<typeof VerifyResult>;
