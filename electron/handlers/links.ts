import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { linkWords } from '@shared/contract/links';
import { LinkId, type IssueId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { closesCircle } from '../core/links';
import { getIssueNumber } from '../store/issues/read';
import { noteEntry } from '../store/issues/timeline';
import * as store from '../store/links';

export const listLinks = ({ db }: ReadContext, { issueId }: ParsedInputOf<'links.ofIssue'>): OutputOf<'links.ofIssue'> => store.listLinks(db, issueId);

/**
 * Links two issues (W4).
 * @throws DocketError not-found for an issue that is not there; invalid-input for an issue and itself; conflict where the link is there already, or would go in a circle
 */
export function addLink(context: WriteContext, { fromId, kind, toId, note }: ParsedInputOf<'links.add'>): OutputOf<'links.add'> {
  const { db } = context;
  const [from, to] = [numberOf(context, fromId), numberOf(context, toId)];
  const words = linkWords[kind].from.toLowerCase();
  if (fromId === toId) throw new DocketError('invalid-input', `#${from} cannot be linked to itself. Nothing was linked. Choose another issue.`, 'toId');
  const targets = (id: string): string[] => store.listTargets(db, kind, id);
  if (targets(fromId).includes(toId)) throw new DocketError('conflict', `#${from} is linked as ${words} #${to} already. Nothing was changed.`, 'toId');
  if (closesCircle(kind, fromId, toId, targets)) throw new DocketError('conflict', `#${to} leads back to #${from} by links of the same kind, so #${from} cannot be ${words} it. Nothing was linked. Link them the other way round, or take the other link away.`, 'toId');
  const id = LinkId.parse(context.newId());
  store.insertLink(db, { id, kind, fromId, toId, note, by: context.actor.personId, at: context.clock() });
  const { seq } = context.audit({ action: 'links.add', subject: id, payload: { kind, from, to, note } });
  noteEntry(db, seq, [from, to]);
  return { id };
}

/** @throws DocketError not-found */
export function removeLink(context: WriteContext, { id }: ParsedInputOf<'links.remove'>): Record<string, never> {
  const link = store.getLink(context.db, id);
  if (link === null) throw new DocketError('not-found', 'That link is not there any more. Nothing was changed.');
  store.deleteLink(context.db, id);
  const { seq } = context.audit({ action: 'links.remove', subject: id, payload: { kind: link.kind, from: link.fromNumber, to: link.toNumber, note: link.note } });
  noteEntry(context.db, seq, [link.fromNumber, link.toNumber]);
  return {};
}

function numberOf({ db }: ReadContext, id: IssueId): number {
  const number = getIssueNumber(db, id);
  if (number === null) throw new DocketError('not-found', 'That issue is not in this workspace. Nothing was linked. Choose another.');
  return number;
}
