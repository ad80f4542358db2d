import type { AccountId, AgendaItemId } from '@shared/primitives';
import { runCommand } from '../../electron/dispatch';
import { prepareMeeting, type Meeting } from '../handlers/sessions/meeting';
import { addAccounts, addIssues } from './register';

export interface PresentedMeeting extends Meeting {
  readonly halden: { readonly accountId: AccountId; readonly itemId: AgendaItemId };
  readonly norden: { readonly accountId: AccountId; readonly itemId: AgendaItemId };
}

/** A meeting that has one issue of each of two accounts on its agenda, beside those without one and a topic; not started. */
export function preparePresented(): PresentedMeeting {
  const meeting = prepareMeeting();
  const { desk, sessionId } = meeting;
  const [halden, norden] = addAccounts(desk, [
    { ref: 'halden', name: 'Halden Medical', arrMinor: 86_000_000, renewal: '2027-02-02' },
    { ref: 'norden', name: 'Norden Bank', arrMinor: 54_300_000, renewal: '2026-12-31' },
  ]);
  if (halden === undefined || norden === undefined) throw new Error('Accounts are missing');
  const issues = addIssues(desk, [
    { title: 'Label printer stops at night', accountId: halden },
    { title: 'Statements show the wrong branch', accountId: norden },
  ]);
  const { itemIds } = runCommand(desk, 'sessions.addItems', { sessionId, issueIds: issues.map(({ id }) => id), timeBoxMinutes: 8 });
  const [haldenItem, nordenItem] = itemIds;
  if (haldenItem === undefined || nordenItem === undefined) throw new Error('Items are missing');
  return { ...meeting, halden: { accountId: halden, itemId: haldenItem }, norden: { accountId: norden, itemId: nordenItem } };
}

export function startPresented(): PresentedMeeting {
  const meeting = preparePresented();
  runCommand(meeting.desk, 'sessions.start', { sessionId: meeting.sessionId });
  return meeting;
}
