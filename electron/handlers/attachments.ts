import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { largestAttachment, type Attachment } from '@shared/contract/attachments';
import { AttachmentId, type CalendarDate, type IssueId, type Sha256 } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { safeName } from '../core/attachments';
import { sha256 } from '../files/hashing';
import * as store from '../store/attachments';
import { getIssueNumber } from '../store/issues/read';
import { noteEntry } from '../store/issues/timeline';
import type { ReadHandle } from '../store/handles';

export const listAttachments = ({ db }: ReadContext, { issueId }: ParsedInputOf<'attachments.ofIssue'>): OutputOf<'attachments.ofIssue'> => ({ rows: store.listAttachments(db, issueId), totalBytes: store.sumContents(db) });

export interface ReadAttachment {
  readonly issueId: IssueId;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly effectiveOn: CalendarDate;
}

/**
 * Hangs a file that was read on an issue (W4).
 * @throws DocketError not-found for the issue; invalid-input for an empty file or one that is too large; conflict where the same content hangs on the issue already
 */
export function addAttachment(context: WriteContext, { issueId, bytes, ...read }: ReadAttachment): { id: AttachmentId } {
  const { db } = context;
  const number = getIssueNumber(db, issueId);
  if (number === null) throw new DocketError('not-found', 'That issue is not in this workspace. Nothing was attached.');
  const name = safeName(read.name);
  if (bytes.length === 0) throw new DocketError('invalid-input', `${name} is empty. Nothing was attached. Choose another file.`);
  if (bytes.length > largestAttachment) throw tooLarge(name);
  const hash = sha256(bytes);
  const same = store.listAttachments(db, issueId).find((attachment) => attachment.sha256 === hash);
  if (same !== undefined) throw new DocketError('conflict', `#${number} has this file already, as ${same.name}. Nothing was attached.`);
  const { description, effectiveOn } = read;
  const id = AttachmentId.parse(context.newId());
  store.insertAttachment(db, { id, issueId, sha256: hash, name, description, effectiveOn, by: context.actor.personId, at: context.clock(), bytes });
  const { seq } = context.audit({ action: 'attachments.add', subject: id, payload: { issue: number, name, size: bytes.length, sha256: hash, description, effective_on: effectiveOn } });
  noteEntry(db, seq, [number]);
  return { id };
}

export const tooLarge = (name: string): DocketError => new DocketError('invalid-input', `${name} is larger than ${largestAttachment / 1024 / 1024} MB. Nothing was attached. Attach a smaller file, or say in the description where the large one is kept.`);

/** @throws DocketError not-found */
export function updateAttachment(context: WriteContext, { id, description, effectiveOn }: ParsedInputOf<'attachments.update'>): Record<string, never> {
  const { name, issueNumber, ...before } = requireAttachment(context.db, id);
  store.updateAttachment(context.db, id, { description, effectiveOn });
  const { seq } = context.audit({
    action: 'attachments.update',
    subject: id,
    payload: { issue: issueNumber, name, before: { description: before.description, effective_on: before.effectiveOn }, after: { description, effective_on: effectiveOn } },
  });
  noteEntry(context.db, seq, [issueNumber]);
  return {};
}

/** Takes it off its issue (L3). The log keeps what it was, and the content stays for sealed sessions. @throws DocketError not-found */
export function removeAttachment(context: WriteContext, { id }: ParsedInputOf<'attachments.remove'>): Record<string, never> {
  const attachment = requireAttachment(context.db, id);
  store.setAttachmentRemoved(context.db, id, { by: context.actor.personId, at: context.clock() });
  logOf(context, 'attachments.remove', attachment);
  return {};
}

/** @throws DocketError not-found; conflict where it hangs there, or the same content was attached anew */
export function restoreAttachment(context: WriteContext, { id }: ParsedInputOf<'attachments.restore'>): Record<string, never> {
  const found = store.getAttachment(context.db, id);
  if (found === null) throw gone();
  const { attachment, isRemoved } = found;
  if (!isRemoved || store.listAttachments(context.db, attachment.issueId).some((other) => other.sha256 === attachment.sha256)) throw new DocketError('conflict', `#${attachment.issueNumber} has this file already. Nothing was changed.`);
  store.setAttachmentRemoved(context.db, id, null);
  logOf(context, 'attachments.restore', attachment);
  return {};
}

function logOf(context: WriteContext, action: string, { id, issueNumber, name, size, sha256: hash }: Attachment): void {
  const { seq } = context.audit({ action, subject: id, payload: { issue: issueNumber, name, size, sha256: hash } });
  noteEntry(context.db, seq, [issueNumber]);
}

const gone = (): DocketError => new DocketError('not-found', 'That attachment is not there any more. Nothing was changed.');

function requireAttachment(db: ReadHandle, id: AttachmentId): Attachment {
  const found = store.getAttachment(db, id);
  if (found === null || found.isRemoved) throw gone();
  return found.attachment;
}

/** The content of an attachment as it was taken in, which its hash proves. @throws DocketError not-found; conflict where it was damaged since */
export function readContent(db: ReadHandle, { name, sha256: hash }: { readonly name: string; readonly sha256: Sha256 }): Uint8Array {
  const bytes = store.getContent(db, hash);
  if (bytes === null) throw gone();
  if (sha256(bytes) !== hash) throw new DocketError('conflict', `${name} is damaged: its content is no longer the one that was attached. Nothing was written. Check the workspace with "docket check" and restore a backup.`);
  return bytes;
}

/** What is wrong with the contents of attachments, in words; null where every one is what its hash says (W4). */
export function attachmentDefect(db: ReadHandle): string | null {
  for (const { sha256: hash, bytes } of store.iterateContents(db)) {
    if (sha256(bytes) === hash) continue;
    const uses = store.listUsesOf(db, hash).map(({ name, number }) => `${name} of #${number}`);
    return `an attachment was changed since it was taken in: ${uses.length === 0 ? hash : uses.join(', ')}`;
  }
  return null;
}
