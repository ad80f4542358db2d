import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageProblemLabels, type AuditEntry } from '@shared/contract/evidence/entities';
import { WorkspaceId } from '@shared/primitives';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../electron/core/evidence/canonical-json';
import { appendEntry, ballotCommitment, canonicalEntry, entryHash, firstPrevHash, verifyChain } from '../../../electron/core/evidence/hash-chain';
import { sha256, SampleLog, sealedLog, sessionId, workspaceId } from './sample-package';

const verifyHeaders = (entries: Iterable<AuditEntry>) => verifyChain(entries, { workspaceId, sha256 });

describe('audit chain', () => {
  it('gives the hashes worked out with sha256sum [E1]', () => {
    const log = new SampleLog();
    const entry = log.add('workspaces.create', { name: 'Quality' }, null);
    // printf %s 01936f00-0000-7000-8000-000000000001 | sha256sum
    expect(firstPrevHash(workspaceId, sha256)).toBe('2fced92bece50bbf3b635fe5b3ffd1ba17bea0a752ba8280e2b1d09fa57b4b6f');
    // printf %s '{"name":"Quality","nonce":"00000000000000000000000000000001"}' | sha256sum
    expect(entry.payload_hash).toBe('c079a4f72fe3d14bcc7f85396ddf700acde28b4c74898517038524d0cffc1ad7');
    // printf %s '{"action":"workspaces.create","actor":"Åsa Lindqvist","at":"2026-11-22T09:00:00.000Z","payload_hash":"…","prev_hash":"…","seq":1,"session":null,"subject":"session:12"}' | sha256sum
    expect(entry.hash).toBe('5012afdd7faa1068a0a9f3c452a393d223e39f06dd6b4ca5c5c46407cdb7d243');
  });

  it('hashes a header exactly as RFC 8785 writes it, whatever the texts [E1]', () => {
    const [first] = sealedLog().headers;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (actor, subject, seq) => {
        if (first === undefined) throw new Error('The sample has entries');
        const { hash, ...header } = { ...first, actor, subject, seq };
        fc.pre(!/\p{Surrogate}/u.test(actor));
        expect(entryHash(header, sha256)).toBe(sha256(canonicalJson(header)));
        expect(canonicalEntry({ ...header, hash })).toBe(canonicalJson({ ...header, hash }));
      }),
    );
  });

  it('verifies a whole log and names its head [E1]', () => {
    const { headers, payloads } = sealedLog();
    const verdict = verifyChain(headers, { workspaceId, sha256, payloadOf: ({ seq }) => payloads.get(seq) ?? null });
    expect(verdict).toEqual({ entries: 7, ok: true, firstBroken: null, head: headers[6]?.hash });
  });

  it('takes the hash of the workspace id for the head of an empty log', () => {
    expect(verifyHeaders([])).toEqual({ entries: 0, ok: true, firstBroken: null, head: firstPrevHash(workspaceId, sha256) });
  });

  it.each(['at', 'actor', 'session', 'action', 'subject', 'payload_hash', 'hash'] as const)('names the entry whose %s was changed [E1]', (field) => {
    const { headers } = sealedLog();
    const changed = { at: '2026-11-22T09:59:59.000Z', actor: 'Somebody', session: null, action: 'x', subject: 'y', payload_hash: '0'.repeat(64), hash: '0'.repeat(64) };
    const forged = headers.map((entry) => (entry.seq === 4 ? Object.assign({ ...entry }, { [field]: changed[field] }) : entry));
    expect(verifyHeaders(forged).firstBroken).toEqual({ seq: 4, problem: 'hash' });
  });

  it('finds an entry left out, moved, put in, or belonging to another workspace [E1]', () => {
    const { headers } = sealedLog();
    expect(verifyHeaders(headers.filter(({ seq }) => seq !== 3)).firstBroken).toEqual({ seq: 4, problem: 'sequence' });
    const renumbered = headers.filter(({ seq }) => seq !== 3).map((entry, index) => ({ ...entry, seq: index + 1 }));
    expect(verifyHeaders(renumbered).firstBroken).toEqual({ seq: 3, problem: 'previous-hash' });
    expect(verifyHeaders(headers.toReversed()).firstBroken).toEqual({ seq: 7, problem: 'sequence' });
    const other = verifyChain(headers, { workspaceId: WorkspaceId.parse(sessionId), sha256 });
    expect(other.firstBroken).toEqual({ seq: 1, problem: 'previous-hash' });
  });

  it('counts what follows the first broken entry, and keeps the last good head', () => {
    const { headers } = sealedLog();
    const verdict = verifyHeaders(headers.map((entry) => (entry.seq === 4 ? { ...entry, actor: 'Somebody' } : entry)));
    expect(verdict).toMatchObject({ entries: 7, ok: false, head: headers[2]?.hash });
  });

  it('notices a changed payload, and bears an erased one [E1]', () => {
    const { headers, payloads } = sealedLog();
    const withChange = verifyChain(headers, { workspaceId, sha256, payloadOf: ({ seq }) => (seq === 2 ? { nonce: '1' } : (payloads.get(seq) ?? null)) });
    expect(withChange.firstBroken).toEqual({ seq: 2, problem: 'payload-hash' });
    expect(verifyChain(headers, { workspaceId, sha256, payloadOf: () => null }).ok).toBe(true);
  });

  it('appends nothing without a nonce of 128 bits [E1]', () => {
    const fields = { workspaceId, at: sealedLog().headers[0]?.at, actor: 'a', session: null, action: 'b', subject: 'c' };
    if (fields.at === undefined) throw new Error('The sample has entries');
    const { at } = fields;
    for (const nonce of ['', 'abc', 'A'.repeat(32), `${'a'.repeat(32)}\n`]) expect(() => appendEntry(null, { ...fields, at }, { nonce }, sha256)).toThrow(TypeError);
  });
});

describe('ballot commitment', () => {
  it('depends on every part of the ballot and on nothing else [M3]', () => {
    const ballot = { session: sessionId, item: 'item-1', round: 1, participant: 'noor', values: { impact: 5, severity: 4, time: 3 }, nonce: 'a'.repeat(32) };
    const commitment = ballotCommitment(ballot, sha256);
    expect(commitment).toBe(sha256(`{"item":"item-1","nonce":"${'a'.repeat(32)}","participant":"noor","round":1,"session":"${sessionId}","values":{"impact":5,"severity":4,"time":3}}`));
    for (const change of [{ session: 'x' }, { item: 'x' }, { round: 2 }, { participant: 'x' }, { values: null }, { nonce: 'x' }]) expect(ballotCommitment({ ...ballot, ...change }, sha256)).not.toBe(commitment);
    const withMore = { ...ballot, name: 'Noor' };
    expect(ballotCommitment(withMore, sha256)).toBe(commitment);
  });
});

describe('the format document', () => {
  it('gives the hashes of its example as the code does [E3]', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/evidence-format.md'), 'utf8');
    const { prev_hash, payload_hash, hash } = new SampleLog().add('workspaces.create', { name: 'Quality' }, null);
    for (const value of [prev_hash, payload_hash, `hash: ${hash}`]) expect(text).toContain(value);
  });

  it('lists every problem a verifier can name [E3]', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/evidence-format.md'), 'utf8');
    expect(Object.keys(packageProblemLabels).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });
});
