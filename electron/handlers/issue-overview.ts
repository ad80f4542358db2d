import type { IssueOverview } from '@shared/contract/issue-overview';
import { CalendarDate } from '@shared/primitives';
import type { ReadContext } from '../context';
import { daysBetween } from '../core/calendar';
import { countMoves, openOnDays, tellingMove, weekEnds } from '../core/issue-overview';
import { defaultMethodology } from '../core/scoring/methodologies';
import { getMatrix } from './coverage/matrix';
import { listBlind } from './coverage/quiet';
import { listReturnedIssues } from './decisions/read';
import { listRequests } from './requests';
import { countByDays, countFlow, countProposals, getLastSealedSession, listDue, listFragile, listScoreChanges, listWaiting } from '../store/issues/overview';

const rowsShown = 7;
const fewRows = 5;
const dateOf = (instant: string): CalendarDate => CalendarDate.parse(instant.slice(0, 10));

/** What a home screen shows of the register (V2), all of it as of the workspace's date. */
export function getOverview(context: ReadContext): IssueOverview {
  const { db, asOf } = context;
  const returned = listReturnedIssues(context);
  const requests = listRequests(context, { issueId: null, isOpenOnly: true, limit: 500 });
  const last = getLastSealedSession(db);
  const changes = last === null ? [] : listScoreChanges(db, last.openedAt);
  const flow = last === null ? { opened: 0, resolved: 0 } : countFlow(db, dateOf(last.openedAt));
  const days = weekEnds(asOf);
  const waiting = listWaiting(db, fewRows);
  const daysSince = (instant: string): number => Math.max(daysBetween(dateOf(instant), asOf), 0);
  const due = listDue(db, asOf, fewRows);
  const fragile = listFragile(db, fewRows);
  const blind = listBlind(context);
  return {
    since: last === null ? null : { sessionId: last.sessionId, sessionNumber: last.sessionNumber, on: dateOf(last.openedAt) },
    changes: { total: changes.length, ...countMoves(changes), ...flow, rows: changes.slice(0, rowsShown) },
    weeks: openOnDays(days, countByDays(db, days)),
    waiting: { total: waiting.total, oldestDays: waiting.oldest === null ? 0 : daysSince(waiting.oldest), rows: waiting.rows.map(({ scoredAt, ...issue }) => ({ ...issue, days: daysSince(scoredAt) })) },
    late: { total: due.late, due: due.due, rows: due.rows.map((action) => ({ ...action, days: daysBetween(action.dueOn, asOf) })) },
    returned: {
      total: returned.length,
      rows: returned.slice(0, rowsShown).map(({ because, record: { issueId, issueNumber, issueTitle, account, decision } }) => ({ id: issueId, number: issueNumber, title: issueTitle, account, decisionId: decision.id, because })),
    },
    requests: { total: requests.total, overdue: requests.rows.filter(({ overdueDays }) => overdueDays !== null).length, rows: requests.rows.slice(0, fewRows) },
    fragile: {
      total: fragile.total,
      rows: fragile.rows.flatMap(({ impact, severity, time, ...issue }) => {
        const move = tellingMove({ impact, severity, time }, defaultMethodology);
        return move === null ? [] : [{ ...issue, move }];
      }),
    },
    blind: {
      total: blind.length,
      rows: blind.slice(0, fewRows).flatMap(({ id, name, arr, renewal, daysToRenewal, silentDays }) => (renewal === null || daysToRenewal === null ? [] : [{ id, name, arr, renewal, daysToRenewal, silentDays }])),
      cells: getMatrix(context, { days: null, segment: null }).cells.map(({ criterion, source, signals, ageDays, freshness }) => ({ criterion, source, signals, ageDays, freshness })),
    },
    proposals: countProposals(db),
  };
}
