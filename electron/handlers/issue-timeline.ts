import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../context';
import { tell } from '../core/issue-timeline';
import { nameFinder } from '../store/edits';
import { getIssueNumber } from '../store/issues/read';
import { listTimeline } from '../store/issues/timeline';

/** Everything that happened to an issue, newest first (W4). @throws DocketError not-found */
export function getTimeline({ db }: ReadContext, { id }: ParsedInputOf<'issues.timeline'>): OutputOf<'issues.timeline'> {
  const number = getIssueNumber(db, id);
  if (number === null) throw new DocketError('not-found', 'That issue is not in this workspace. Go back to the list and choose another.');
  const nameOf = nameFinder(db);
  return listTimeline(db, { id, number }).map(({ key, at, kind, by, sessionId, sessionNumber, edit, body }) => {
    const { words, details } = tell(kind, body, nameOf);
    return { key, at, kind, words, details: [...details], by, session: sessionId === null || sessionNumber === null ? null : { id: sessionId, number: sessionNumber }, edit };
  });
}
