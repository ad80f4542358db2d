import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditEntry } from '@shared/contract/evidence/entities';
import { WorkspaceId } from '@shared/primitives';
import { appendEntry, canonicalEntry, verifyChain } from '../../electron/core/evidence/hash-chain';
import { verifyPackage } from '../../electron/core/evidence/verify';
import { isJsonObject } from '../../electron/core/evidence/canonical-json';
import { sha256 } from '../../electron/files/hashing';
import { verifyEd25519 } from '../../electron/files/keys';
import { fixedGivens } from '../../electron/givens';
import { makePackage } from '../../electron/packaging';
import { sealSession } from '../handlers/evidence/sealed-session';
import type { Benchmark, Measurement } from './benchmark';
import { isInstalled, percentile, repeated, timeProgram } from './peers';
import { workFolder } from './register';

const ENTRIES = 100_000;

async function measureVerify(): Promise<Measurement[]> {
  const sealed = await sealSession();
  try {
    const { zip, contents, name } = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    const inProcess = repeated(9, 0.5, () => {
      if (!verifyPackage(zip, { sha256, verifyEd25519, knownKeyIds: [sealed.key.keyId] }).valid) throw new Error('The package does not verify');
    });
    const folder = join(workFolder(), name);
    for (const { path, bytes } of contents) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    writeFileSync(`${folder}.zip`, zip);
    const hasPeers = isInstalled('sha256sum') && isInstalled('openssl');
    const tools = (): number =>
      timeProgram('sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], folder) +
      timeProgram('sha256sum', ['-c', '--strict', '--quiet', 'tagmanifest-sha256.txt'], folder) +
      timeProgram('openssl', ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'public-key.pem', '-in', 'tagmanifest-sha256.txt', '-sigfile', 'signature.ed25519'], folder);
    const peer = hasPeers ? { name: 'sha256sum -c + openssl', value: percentile(Array.from({ length: 9 }, tools), 0.5) } : null;
    const measurements: Measurement[] = [{ what: `${contents.length} files, ${Math.round(zip.length / 1024)} KB`, unit: 'ms', ours: inProcess, peer, goal: { factor: 1.5 }, note: 'within the app; the peer starts three programs and reads an unpacked folder' }];
    const command = join(process.cwd(), 'out/cli/docket.cjs');
    if (existsSync(command)) {
      const key = join(workFolder(), 'public-key.pem');
      writeFileSync(key, sealed.key.publicKeyPem);
      const asProgram = repeated(5, 0.5, () => timeProgram(process.execPath, [command, 'verify', `${folder}.zip`, '--public-key', key], workFolder()));
      measurements.push({ what: 'the same with the docket command', unit: 'ms', ours: asProgram, peer, goal: null, note: 'most of it is the start of Node' });
    }
    return measurements;
  } finally {
    sealed.close();
  }
}

async function measureChain(): Promise<Measurement[]> {
  const givens = fixedGivens('2026-11-21T09:00:00.000Z');
  const workspaceId = WorkspaceId.parse(givens.newId());
  const entries: AuditEntry[] = [];
  const payloads: string[] = [];
  for (let n = 0; n < ENTRIES; n += 1) {
    const payload = { title: `Issue ${n}`, before: null, after: { impact: 1 + (n % 5), severity: 4, time: 3 }, nonce: givens.newNonce() };
    const { entry, payloadJson } = appendEntry(entries.at(-1) ?? null, { workspaceId, at: givens.clock(), actor: workspaceId, session: null, action: 'issues.update', subject: workspaceId }, payload, sha256);
    entries.push(entry);
    payloads.push(payloadJson);
  }
  const payloadOf = ({ seq }: AuditEntry) => {
    const payload: unknown = JSON.parse(payloads[seq - 1] ?? '');
    return isJsonObject(payload) ? payload : null;
  };
  const ours = repeated(5, 0.5, () => {
    if (!verifyChain(entries, { workspaceId, sha256, payloadOf }).ok) throw new Error('The chain is broken');
  });
  const lines = entries.map(canonicalEntry);
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const plain = repeated(5, 0.5, () => lines.map((line, index) => [hash(line), hash(payloads[index] ?? '')]));
  return [{ what: `${ENTRIES.toLocaleString('en')} entries with their content`, unit: 'ms', ours, peer: { name: 'hashing the same bytes in a loop', value: plain }, goal: null, note: 'ours parses the content and writes the canonical bytes anew' }];
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'verify', run: measureVerify },
  { name: 'chain', run: measureChain },
];
