import { AuditEntry, LogProof } from '@shared/contract/evidence/entities';
import { z } from '@shared/zod';
import { readLines } from './bag';
import { canonicalJson, isJsonObject, utf8, type JsonObject, type JsonValue } from './canonical-json';
import { canonicalEntry } from './hash-chain';
import type { ArchiveFile } from './zip';

/** Where the log stands in a package. */
export const logFiles = { proof: 'data/log/proof.json', headers: 'data/log/headers.jsonl', segment: 'data/log/segment.jsonl' } as const;

/** One of the session's entries with its payload, or null where that was erased under retention. */
export type SegmentLine = { readonly entry: AuditEntry; readonly payload: JsonObject | null };

const RawSegmentLine = z.strictObject({ entry: AuditEntry, payload: z.unknown() });

/** Writes the three files of the log. Every line is canonical JSON (RFC 8785) and ends with LF. */
export function writeLogFiles(proof: LogProof, headers: readonly AuditEntry[], segment: readonly SegmentLine[]): readonly ArchiveFile[] {
  return [
    { path: logFiles.proof, bytes: utf8(`${canonicalJson(proof)}\n`) },
    { path: logFiles.headers, bytes: utf8(headers.map((entry) => `${canonicalEntry(entry)}\n`).join('')) },
    { path: logFiles.segment, bytes: utf8(segment.map((line) => `${canonicalJson({ entry: line.entry, payload: line.payload })}\n`).join('')) },
  ];
}

/** Reads `proof.json`, or null when it is not exactly what we would write. */
export function readProof(bytes: Uint8Array): LogProof | null {
  const [line, ...more] = readLines(bytes) ?? [];
  const proof = line === undefined || more.length > 0 ? null : LogProof.safeParse(parseCanonical(line));
  return proof?.success === true ? proof.data : null;
}

/** Reads `headers.jsonl`, or null when a line is not the canonical JSON of an audit entry. */
export function readHeaders(bytes: Uint8Array): readonly AuditEntry[] | null {
  const headers: AuditEntry[] = [];
  for (const line of readLines(bytes) ?? ['']) {
    const parsed = AuditEntry.safeParse(parseJson(line));
    if (!parsed.success || canonicalEntry(parsed.data) !== line) return null;
    headers.push(parsed.data);
  }
  return headers;
}

/** Reads `segment.jsonl`, or null when a line is not the canonical JSON of an entry with its payload. */
export function readSegment(bytes: Uint8Array): readonly SegmentLine[] | null {
  const segment: SegmentLine[] = [];
  for (const line of readLines(bytes) ?? ['']) {
    // The payload is taken as it was parsed: a schema could drop a member that the hash covers.
    const parsed = RawSegmentLine.safeParse(parseCanonical(line));
    if (!parsed.success) return null;
    const { entry, payload } = parsed.data;
    if (payload !== null && !isJsonObject(payload)) return null;
    segment.push({ entry, payload });
  }
  return segment;
}

function parseJson(line: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}

/** Parsed only when the line is in canonical form: otherwise two texts could stand for one hash. */
function parseCanonical(line: string): JsonValue | undefined {
  const value = parseJson(line);
  try {
    return value !== undefined && canonicalJson(value) === line ? value : undefined;
  } catch {
    return undefined;
  }
}
