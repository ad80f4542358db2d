import { generateKeyPairSync, hash, sign, type KeyObject } from 'node:crypto';
import { evidenceActions, type AuditEntry, type PackageSession } from '@shared/contract/evidence/entities';
import { CalendarDate, Instant, SessionId, WorkspaceId } from '@shared/primitives';
import { utf8, type JsonObject } from '../../../electron/core/evidence/canonical-json';
import { appendEntry, ballotCommitment } from '../../../electron/core/evidence/hash-chain';
import { buildPackage, type PackageInput, type SigningTools } from '../../../electron/core/evidence/package';
import type { VerificationTools } from '../../../electron/core/evidence/verify';
import { verifyEd25519 } from '../../../electron/files/keys';

export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');
export const workspaceId = WorkspaceId.parse('01936f00-0000-7000-8000-000000000001');
export const sessionId = SessionId.parse('01936f00-0000-7000-8000-000000000002');
export const otherSessionId = SessionId.parse('01936f00-0000-7000-8000-000000000003');
export const minutesText = '# Minutes of session 12\n\nHead before sealing: see the log.\n';

/** A log that grows entry by entry, with a clock and nonces that count. */
export class SampleLog {
  readonly headers: AuditEntry[] = [];
  readonly payloads = new Map<number, JsonObject>();

  add(action: string, payload: JsonObject = {}, session: SessionId | null = sessionId): AuditEntry {
    const at = Instant.parse(`2026-11-22T09:${String(this.headers.length % 60).padStart(2, '0')}:00.000Z`);
    const withNonce = { ...payload, nonce: String(this.headers.length + 1).padStart(32, '0') };
    const { entry } = appendEntry(this.headers.at(-1) ?? null, { workspaceId, at, actor: 'Åsa Lindqvist', session, action, subject: 'session:12' }, withNonce, sha256);
    this.headers.push(entry);
    this.payloads.set(entry.seq, withNonce);
    return entry;
  }

  segment(): { entry: AuditEntry; payload: JsonObject | null }[] {
    return this.headers.filter((entry) => entry.session === sessionId).map((entry) => ({ entry, payload: this.payloads.get(entry.seq) ?? null }));
  }
}

export const ballots = [
  { participant: 'noor', values: { impact: 5, severity: 4, time: 3 }, nonce: 'a'.repeat(32) },
  { participant: 'ingrid', values: null, nonce: 'b'.repeat(32) },
];

export const commitmentOf = (ballot: (typeof ballots)[number]): string => ballotCommitment({ session: sessionId, item: 'item-1', round: 1, ...ballot }, sha256);

export function sealedLog(minutes = minutesText): SampleLog {
  const log = new SampleLog();
  log.add('workspaces.create', { name: 'Quality' }, null);
  log.add('sessions.start');
  for (const ballot of ballots) log.add(evidenceActions.ballotCast, { item: 'item-1', round: 1, participant: ballot.participant, commitment: commitmentOf(ballot) });
  log.add('sessions.create', { title: 'Another' }, otherSessionId);
  log.add(evidenceActions.ballotsRevealed, { item: 'item-1', round: 1, ballots });
  log.add(evidenceActions.sessionSealed, { minutes_sha256: sha256(minutes) });
  return log;
}

export const session: PackageSession = {
  id: sessionId,
  number: 12,
  title: 'Weekly review, Zürich',
  sealedAt: Instant.parse('2026-11-22T09:06:00.000Z'),
  amendedAt: null,
  asOf: CalendarDate.parse('2026-11-21'),
};

export function sampleInput(log = sealedLog(), minutes = minutesText): PackageInput {
  return {
    workspaceId,
    workspaceName: 'Customer quality EMEA',
    session,
    files: [
      { path: 'minutes/minutes.md', bytes: utf8(minutes) },
      { path: 'decisions/decisions.csv', bytes: utf8('number,decision\n192,Act now\n') },
    ],
    headers: log.headers,
    segment: log.segment(),
  };
}

export type SampleKey = SigningTools & { readonly privateKey: KeyObject; readonly keyId: string };

export function sampleKey(): SampleKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    sha256,
    privateKey,
    publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    keyId: sha256(publicKey.export({ format: 'der', type: 'spki' })),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

export const toolsKnowing = (...knownKeyIds: string[]): VerificationTools => ({ sha256, verifyEd25519, knownKeyIds });

export function samplePackage(input = sampleInput()): ReturnType<typeof buildPackage> & { key: SampleKey } {
  const key = sampleKey();
  return { ...buildPackage(input, key), key };
}
