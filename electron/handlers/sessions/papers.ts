import type { PaperKind } from '@shared/contract/sessions/preparation';
import type { PaperDocument } from '@shared/document';
import { Instant, type SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { agendaPaper } from '../../core/sessions/papers/agenda';
import { ballotSheets, type BallotSheets } from '../../core/sessions/papers/ballots';
import { preReadsPaper } from '../../core/sessions/papers/pre-reads';
import { getLastEntry } from '../../store/audit-log';
import { getMethodologyInForce } from '../../store/scores';
import { getWorkspace } from '../../store/workspaces';
import { getIssue } from '../issues';
import { getHistory } from '../scoring';
import { getRoom } from './read';

/** A paper of a session that is being prepared (M1). Date and foot come from the record, so that the same record gives the same bytes. */
export type SessionPaper = { readonly fileName: string; readonly date: Instant; readonly footer: string } & (
  | { readonly kind: 'document'; readonly document: PaperDocument; readonly isPagePerHeading: boolean }
  | { readonly kind: 'ballots'; readonly sheets: BallotSheets }
);

/** @throws DocketError not-found; conflict where there is nothing to print */
export function paperOf(context: ReadContext, { sessionId, kind }: { sessionId: SessionId; kind: PaperKind }): SessionPaper {
  const { db, asOf } = context;
  const room = getRoom(context, { sessionId });
  const { name, rehearsal_of: rehearsalOf } = getWorkspace(db);
  const last = getLastEntry(db);
  const common = {
    fileName: `session-${room.number}-${kind}`,
    date: Instant.parse(`${room.plannedOn}T00:00:00.000Z`),
    footer: `${rehearsalOf === null ? '' : 'REHEARSAL. '}${name}, session ${room.number}, as of log entry ${last?.seq ?? 0} (${last?.hash.slice(0, 12) ?? ''})`,
  };
  switch (kind) {
    case 'agenda':
      return { ...common, kind: 'document', document: agendaPaper(room, name), isPagePerHeading: false };
    case 'pre-reads': {
      const items = room.agenda.flatMap(({ position, timeBoxMinutes, issueId }) => (issueId === null ? [] : [{ position, timeBoxMinutes, issue: getIssue(context, { id: issueId }), scores: getHistory(context, { issueId }) }]));
      if (items.length === 0) throw new DocketError('conflict', 'No issue is on the agenda, so there is nothing to read before. Nothing was written. Add issues first.');
      return { ...common, kind: 'document', document: preReadsPaper(room, name, items), isPagePerHeading: true };
    }
    case 'ballots':
      return { ...common, kind: 'ballots', sheets: ballotSheets(room, name, getMethodologyInForce(db, asOf)) };
  }
}
