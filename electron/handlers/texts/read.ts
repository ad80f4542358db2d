import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { getOwnParties } from '../../store/texts/own';
import { getInteractionText, listOpenProposals, listProposalsOf, listThread } from '../../store/texts/read';

/** Messages of a thread that are shown beside one of them. */
const shownThread = 200;

export function getOwn({ db }: ReadContext): OutputOf<'texts.own'> {
  const { domains, speakers } = getOwnParties(db);
  return { domains: [...domains], speakers: [...speakers] };
}

/** @throws DocketError not-found */
export function getInteraction({ db }: ReadContext, { id }: ParsedInputOf<'texts.interaction'>): OutputOf<'texts.interaction'> {
  const found = getInteractionText(db, id);
  if (found === null) throw new DocketError('not-found', 'That message or call is not in this workspace. Its import may have been undone. Go back to the list and choose another.');
  const { body, accountId, accountName, thread, importId, fileName, importedAt, ...rest } = found;
  return {
    ...rest,
    lines: body.split('\n'),
    account: accountId === null || accountName === null ? null : { id: accountId, name: accountName },
    importedFrom: importId === null || fileName === null || importedAt === null ? null : { id: importId, fileName, at: importedAt },
    thread: thread === null ? [] : listThread(db, thread, shownThread),
    proposals: listProposalsOf(db, id),
  };
}

export function listProposals({ db }: ReadContext, { offset, limit, filter }: ParsedInputOf<'texts.proposals'>): OutputOf<'texts.proposals'> {
  const { total, rows } = listOpenProposals(db, filter, { offset, limit });
  return {
    total,
    rows: rows.map(({ interactionKind: kind, on, subject, person, accountName, accountId, ...proposal }) => ({ ...proposal, interaction: { kind, on, subject, person, accountName, accountId } })),
  };
}
