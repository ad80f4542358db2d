import type { OutputOf } from '@shared/contract';
import type { PackageRow } from '@shared/contract/evidence/operations';
import type { PaperDocument } from '@shared/document';
import { PackageId, type Instant, type SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../core/evidence/canonical-json';
import { contentFiles } from '../core/evidence/contents/files';
import { reportOf } from '../core/evidence/contents/report';
import type { PackageInput } from '../core/evidence/package';
import type { PaperMargins } from '../core/documents/html';
import { marginsOf } from '../core/sessions/minutes/margins';
import { getPayload, iterateEntries, listSessionEntries } from '../store/audit-log';
import * as store from '../store/evidence';
import type { ReadHandle } from '../store/handles';
import { getMethodology } from '../store/scores';
import { listAmendments } from '../store/sessions/amendments';
import { getSealedMinutes, type SealedMinutes } from '../store/sessions/minutes';
import { getSession, type StoredSession } from '../store/sessions/sessions';
import { readContent } from './attachments';
import { amendmentsBeside, amendmentsJson } from './sessions/amendments';

export const listPackages = ({ db }: ReadContext): OutputOf<'evidence.packages'> => store.listPackages(db);

/** Draws a paper as PDF; `missing` are the characters that its typeface lacks. */
export type RenderPdf = (paper: PaperDocument, options: { date: Instant } & PaperMargins) => Promise<{ bytes: Uint8Array; missing: readonly string[] }>;

export interface PackageContents {
  readonly input: PackageInput;
  /** Characters that no PDF of the package could draw; the other files hold them. */
  readonly missing: readonly string[];
}

/**
 * Everything that the package of a sealed session holds (E2). It comes from the sealing and the amendments beside it alone: neither the clock nor anything that was
 * changed since has a part in it, so that app and command line give the same bytes in any year.
 * @throws DocketError not-found; conflict while the session is not signed off, or where its record is not the one that was sealed
 */
export async function packageContents(context: ReadContext, sessionId: SessionId, renderPdf: RenderPdf): Promise<PackageContents> {
  const { db } = context;
  const { session, minutes, recordJson, seal } = requireSealed(db, sessionId);
  const { record } = minutes;
  const amended = listAmendments(db, sessionId);
  const amendments = amended.map(({ amendment }) => amendment);
  const lastAmendment = amended.at(-1);
  const head = lastAmendment === undefined ? seal : { ...lastAmendment.entry, at: lastAmendment.amendment.at };
  const headers = [...iterateEntries(db, { from: 1, to: head.seq })];
  const segment = listSessionEntries(db, sessionId)
    .filter(({ seq }) => seq <= head.seq)
    .map((entry) => ({ entry, payload: payloadOf(db, entry.seq) }));
  const methodology = getMethodology(db, record.methodology.id);
  if (methodology === null) throw new DocketError('conflict', `The methodology ${record.methodology.id}, under which the session was held, is not in this workspace. Nothing was packaged. Check it with "docket check".`);

  const log = {
    workspaceId: record.workspace.id,
    sessionId,
    entries: headers.length,
    segment: { entries: segment.length, from: segment[0]?.entry.seq ?? seal.seq, to: head.seq },
    head: head.hash,
    minutesSha256: minutes.markdownSha256,
    recordSha256: minutes.recordSha256,
  };
  const beside = amendmentsBeside(minutes, amendments);
  const papers = [
    { path: 'report/report', document: reportOf({ record, methodology, amendments, log }), of: head },
    // What was sealed keeps the head it was sealed with.
    { path: 'minutes/minutes', document: minutes.document, of: seal },
    ...(beside === null ? [] : [{ path: 'minutes/amendments', document: beside.document, of: head }]),
  ];
  const drawn = [];
  for (const { path, document, of } of papers) {
    const margins = marginsOf({ number: session.number, seal: { at: seal.at, hash: of.hash } });
    drawn.push({ path, document, margins, ...(await renderPdf(document, { date: of.at, ...margins })) });
  }
  return {
    input: {
      workspaceId: record.workspace.id,
      workspaceName: record.workspace.name,
      session: { id: sessionId, number: session.number, title: record.session.title, sealedAt: seal.at, amendedAt: lastAmendment?.amendment.at ?? null, asOf: record.asOf },
      files: contentFiles({ record, recordJson, minutesMarkdown: minutes.markdown, methodology, amendments: beside === null ? null : { markdown: beside.markdown, json: amendmentsJson(amendments) }, contentOf: (attachment) => readContent(db, attachment), papers: drawn.map(({ bytes, missing: _missing, ...paper }) => ({ ...paper, pdf: bytes })) }),
      headers,
      segment,
    },
    missing: [...new Set(drawn.flatMap(({ missing }) => missing))].sort(),
  };
}

interface Seal {
  readonly seq: number;
  readonly hash: string;
  readonly at: Instant;
}

function requireSealed(db: ReadHandle, sessionId: SessionId): { session: StoredSession; minutes: SealedMinutes; recordJson: string; seal: Seal } {
  const session = getSession(db, sessionId);
  if (session === null) throw new DocketError('not-found', 'There is no such session in this workspace. Nothing was packaged.');
  const minutes = getSealedMinutes(db, sessionId);
  const recordJson = store.getSealedRecordJson(db, sessionId);
  const signOff = minutes?.record.signOff ?? null;
  if (minutes === null || recordJson === null || signOff === null || session.sealSeq === null || session.sealHash === null) {
    throw new DocketError('conflict', `Session ${session.number} is not signed off, and only what is sealed can be evidence. Nothing was packaged. Sign it off first.`);
  }
  return { session, minutes, recordJson, seal: { seq: session.sealSeq, hash: session.sealHash, at: signOff.at } };
}

/** Null where the content was erased under retention; content that was damaged is no such thing. */
function payloadOf(db: ReadHandle, seq: number): JsonObject | null {
  const json = getPayload(db, seq);
  if (json === null) return null;
  try {
    const payload: JsonValue = JSON.parse(json);
    if (isJsonObject(payload) && canonicalJson(payload) === json) return payload;
  } catch {
    // Told below, like content that is no object.
  }
  throw new DocketError('conflict', `The content of log entry ${seq} is damaged. Nothing was packaged. Check the workspace with "docket check".`);
}

/** What is kept of a package that was made (E4). */
export type MadePackage = Pick<PackageRow, 'sessionId' | 'fileName' | 'sha256' | 'keyId' | 'head' | 'files' | 'purpose'>;

/**
 * Enters a package into the chain of custody. The entry belongs to no session: it falls after the segment it tells of, and building the
 * package again gives the same bytes.
 */
export function recordPackage(context: WriteContext, made: MadePackage): void {
  const id = PackageId.parse(context.newId());
  store.insertPackage(context.db, { id, ...made, madeBy: context.actor.personId, madeAt: context.clock() });
  const { sessionId, fileName, sha256, keyId, head, files, purpose } = made;
  context.audit({ action: 'evidence.build', subject: id, payload: { session: sessionId, file_name: fileName, sha256, key_id: keyId, head, files, purpose } });
}
