import { BallotCastPayload, BallotsRevealedPayload, BallotWithdrawnPayload, SealPayload, evidenceActions, type AuditEntry, type PackageProblem } from '@shared/contract/evidence/entities';
import { checkAttachments } from './attachment-check';
import { isJsonValue, type Sha256 } from './canonical-json';
import { ballotCommitment, canonicalEntry, payloadHash, verifyChain } from './hash-chain';
import { logFiles, readHeaders, readProof, readSegment, type SegmentLine } from './log-files';

/** The files of a bag by their path. */
export type BagContents = ReadonlyMap<string, Uint8Array>;

/** What the bag's description says about the log. */
export type LogClaims = { readonly workspace: string | undefined; readonly session: string | undefined; readonly head: string | undefined; readonly headEntry: string | undefined };

export const readmeFile = 'data/README.txt';
export const minutesFile = 'data/minutes/minutes.md';
export const recordFile = 'data/data.json';
export const amendmentsFile = 'data/amendments.json';

const problem = (file: string, code: PackageProblem['problem']): PackageProblem => ({ file, problem: code });

/**
 * Shows that the session's entries belong to the log and that the package tells what they tell (E1, E2): the chain of all
 * headers from the workspace id to the head, the session's entries complete among them, their payloads, the minutes
 * that were sealed, and each revealed ballot against its commitment. Missing files are left to the bag's own check.
 */
export function checkLog(bag: BagContents, claims: LogClaims, sha256: Sha256): { problems: readonly PackageProblem[]; head: string | null; erasedEntries: number } {
  const [proofBytes, headerBytes, segmentBytes] = [bag.get(logFiles.proof), bag.get(logFiles.headers), bag.get(logFiles.segment)];
  const proof = proofBytes && readProof(proofBytes);
  const headers = headerBytes && readHeaders(headerBytes);
  const segment = segmentBytes && readSegment(segmentBytes);
  if (!proof || !headers || !segment) {
    const unreadable = [proof === null && logFiles.proof, headers === null && logFiles.headers, segment === null && logFiles.segment];
    const missing = [proof === undefined && logFiles.proof, headers === undefined && logFiles.headers, segment === undefined && logFiles.segment];
    return {
      problems: [...unreadable.filter((file) => file !== false).map((file) => problem(file, 'log-unreadable')), ...missing.filter((file) => file !== false).map((file) => problem(file, 'missing-file'))],
      head: null,
      erasedEntries: 0,
    };
  }

  const problems: PackageProblem[] = [];
  const chain = verifyChain(headers, { workspaceId: proof.workspace, sha256 });
  if (!chain.ok) problems.push(problem(logFiles.headers, 'log-broken'));
  if (chain.head !== proof.head || chain.entries !== proof.entries || claims.head !== proof.head || claims.headEntry !== `${proof.entries}`) problems.push(problem(logFiles.proof, 'log-head'));
  const isOfThisLog = claims.workspace === proof.workspace && claims.session === proof.session && headers[0]?.prev_hash === proof.first_prev_hash;
  if (!isOfThisLog) problems.push(problem(logFiles.proof, 'log-workspace'));
  problems.push(
    ...checkSegment(segment, headers.filter((entry) => entry.session === proof.session), proof.segment_entries),
    ...checkPayloads(segment, sha256),
    ...checkSeal(segment, headers.at(-1), bag, sha256),
    ...checkAttachments(bag, recordFile, sha256),
    ...checkBallots(segment, proof.session, sha256),
  );
  return { problems, head: chain.ok ? chain.head : null, erasedEntries: segment.filter(({ payload }) => payload === null).length };
}

function checkSegment(segment: readonly SegmentLine[], expected: readonly AuditEntry[], claimed: number): readonly PackageProblem[] {
  const inLog = new Set(expected.map(canonicalEntry));
  const inSegment = segment.map(({ entry }) => canonicalEntry(entry));
  if (inSegment.some((line) => !inLog.has(line))) return [problem(logFiles.segment, 'segment-mismatch')];
  const isWhole = inSegment.length === expected.length && claimed === expected.length && expected.every((entry, i) => entry.seq === segment[i]?.entry.seq);
  return isWhole ? [] : [problem(logFiles.segment, 'segment-incomplete')];
}

function checkPayloads(segment: readonly SegmentLine[], sha256: Sha256): readonly PackageProblem[] {
  const isAsLogged = ({ entry, payload }: SegmentLine): boolean => payload === null || payloadHash(payload, sha256) === entry.payload_hash;
  return segment.every(isAsLogged) ? [] : [problem(logFiles.segment, 'payload-mismatch')];
}

/** The head is the sealing of this session, or its last amendment, and that entry holds the hash of the minutes, of the record and of the amendments. */
function checkSeal(segment: readonly SegmentLine[], last: AuditEntry | undefined, bag: BagContents, sha256: Sha256): readonly PackageProblem[] {
  const sealing = segment.at(-1);
  const isSealing = sealing !== undefined && (sealing.entry.action === evidenceActions.sessionSealed || sealing.entry.action === evidenceActions.sessionAmended);
  const payload = SealPayload.safeParse(sealing?.payload);
  if (!isSealing || !payload.success || sealing.entry.seq !== last?.seq) return [problem(logFiles.segment, 'seal-missing')];
  const { minutes_sha256, record_sha256, amendments_sha256 } = payload.data;
  return [
    ...checkSealed(bag, minutesFile, minutes_sha256, 'minutes-mismatch', sha256),
    ...(record_sha256 === undefined ? [] : checkSealed(bag, recordFile, record_sha256, 'record-mismatch', sha256)),
    ...(amendments_sha256 === undefined ? [] : checkSealed(bag, amendmentsFile, amendments_sha256, 'amendments-mismatch', sha256)),
  ];
}

function checkSealed(bag: BagContents, file: string, expected: string, code: PackageProblem['problem'], sha256: Sha256): readonly PackageProblem[] {
  const bytes = bag.get(file);
  if (bytes === undefined) return [problem(file, 'missing-file')];
  return sha256(bytes) === expected ? [] : [problem(file, code)];
}

/**
 * Recomputes the commitment of every revealed ballot from the reveal's values and nonce (M3). The last ballot of a
 * participant before the reveal counts. Nothing can be said of entries whose content was erased.
 */
function checkBallots(segment: readonly SegmentLine[], session: string, sha256: Sha256): readonly PackageProblem[] {
  const cast = new Map<string, Map<string, string>>();
  const problems = new Set<'ballot-mismatch' | 'ballot-missing' | 'log-unreadable'>();
  const isErased = segment.some(({ payload }) => payload === null);
  for (const { entry, payload } of segment) {
    if (payload === null) continue;
    if (entry.action === evidenceActions.ballotCast) {
      const ballot = BallotCastPayload.safeParse(payload);
      if (!ballot.success) problems.add('log-unreadable');
      else ballotsOf(cast, ballot.data).set(ballot.data.participant, ballot.data.commitment);
    } else if (entry.action === evidenceActions.ballotWithdrawn) {
      const ballot = BallotWithdrawnPayload.safeParse(payload);
      if (!ballot.success) problems.add('log-unreadable');
      else ballotsOf(cast, ballot.data).delete(ballot.data.participant);
    } else if (entry.action === evidenceActions.ballotsRevealed) {
      const reveal = BallotsRevealedPayload.safeParse(payload);
      if (!reveal.success) problems.add('log-unreadable');
      else for (const found of compareReveal(reveal.data, ballotsOf(cast, reveal.data), session, isErased, sha256)) problems.add(found);
    }
  }
  return [...problems].map((code) => problem(logFiles.segment, code));
}

function ballotsOf(cast: Map<string, Map<string, string>>, { item, round }: { item: string; round: number }): Map<string, string> {
  const key = JSON.stringify([item, round]);
  const ballots = cast.get(key) ?? new Map<string, string>();
  cast.set(key, ballots);
  return ballots;
}

function compareReveal(reveal: BallotsRevealedPayload, commitments: ReadonlyMap<string, string>, session: string, isErased: boolean, sha256: Sha256): ('ballot-mismatch' | 'ballot-missing')[] {
  const { item, round } = reveal;
  const found: ('ballot-mismatch' | 'ballot-missing')[] = [];
  const revealed = new Set<string>();
  for (const { participant, values, nonce } of reveal.ballots) {
    revealed.add(participant);
    const commitment = commitments.get(participant);
    if (commitment === undefined && isErased) continue;
    const isTheOneCast = isJsonValue(values) && commitment === ballotCommitment({ session, item, round, participant, values, nonce }, sha256);
    if (!isTheOneCast) found.push('ballot-mismatch');
  }
  if ([...commitments.keys()].some((participant) => !revealed.has(participant))) found.push('ballot-missing');
  return found;
}
