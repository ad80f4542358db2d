import { CalendarDate } from '@shared/primitives';
import { ResultDraft } from '@shared/contract/tradeoffs/entities';
import { runCommand } from '../../../electron/dispatch';
import { draft, finishItems, room, type Meeting } from '../../handlers/sessions/meeting';
import { startRivals } from '../../handlers/tradeoffs/rivals';

/** The title of what is decided out of cycle. */
export const urgentTitle = 'Exports are wrong';

/**
 * A register on which a meeting has something of everything: an earlier session left an action, an issue put off and an accepted consequence, an
 * urgent one a decision to ratify.
 */
export function makeMetBefore(): Meeting {
  const meeting = startRivals();
  const { desk, people, sessionId, boardId, rivals } = meeting;
  const chosen = [rivals.halden, rivals.delmar, rivals.kestrel];
  const kept = { why: 'The customer agreed to wait', ownerId: people.ruth.personId, consequence: 'Renewal talks begin without the fix' };
  const deferred = [rivals.aster, rivals.corvus, rivals.oakfield].map((issueId) => ({ issueId, ...kept }));
  runCommand(desk, 'tradeoffs.decide', { id: boardId, draft: ResultDraft.parse({ chosen, reason: 'What is promised comes first', deferred }) });
  finishItems(meeting);
  runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
  decideOutOfCycle(meeting);
  return meeting;
}

function decideOutOfCycle(meeting: Meeting): void {
  const { desk, people } = meeting;
  const { id: issueId } = runCommand(desk, 'issues.create', { title: urgentTitle, criterion: 'technical-product-issues' });
  runCommand(desk, 'scoring.record', { issueId, factors: { impact: 5, severity: 5, time: 3 }, dimensionReasons: { impact: 'a', severity: 'b', time: 'c' }, reason: 'Known' });
  const { id: sessionId } = runCommand(desk, 'sessions.createUrgent', { issueIds: [issueId], level: 'vp', deciderId: people.ruth.personId, reason: 'Wrong doses are being exported', plannedOn: CalendarDate.parse('2026-11-22'), startsAt: '18:30' });
  const { agenda: [item, topic], people: [decider] } = room(desk, sessionId);
  if (item === undefined || topic === undefined || decider === undefined) throw new Error('An issue, a topic, a decider');
  runCommand(desk, 'sessions.setAttendance', { participantId: decider.id, attendance: 'present' });
  runCommand(desk, 'sessions.start', { sessionId });
  runCommand(desk, 'sessions.decide', { itemId: item.id, draft: draft(meeting, { kind: 'close', departureReason: 'The export is switched off', what: 'Switch the export off' }) });
  runCommand(desk, 'sessions.goTo', { itemId: topic.id });
  runCommand(desk, 'sessions.finishTopic', { itemId: topic.id });
  runCommand(desk, 'sessions.signOff', { sessionId, signedBy: decider.id });
}
