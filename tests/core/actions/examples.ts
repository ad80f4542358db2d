import { ActionRow } from '@shared/contract/actions/entities';

/** An open action of Ruth Abrams; change what a test is about. `id` is its number, padded. */
export function action(number: number, change: Partial<Record<keyof ActionRow, unknown>> = {}): ActionRow {
  const uuid = (group: string): string => `01934f2e-${group}-7000-8000-${String(number).padStart(12, '0')}`;
  return ActionRow.parse({
    id: uuid('0000'),
    number,
    what: 'Ship hotfix 4.11.2',
    followUp: '',
    ownerId: '01934f2e-1111-7000-8000-000000000001',
    ownerName: 'Ruth Abrams',
    function: 'engineering',
    dueOn: '2026-11-25',
    state: 'open',
    note: '',
    evidence: '',
    doneOn: null,
    issueId: uuid('2222'),
    issueNumber: 198,
    issueTitle: 'Dose export rounds to whole units',
    account: 'Halden Medical',
    sessionId: '01934f2e-3333-7000-8000-000000000001',
    sessionNumber: 47,
    itemId: uuid('4444'),
    position: 4,
    decisionId: uuid('0000'),
    madeAt: '2026-11-21T14:30:00.000Z',
    signedOffAt: '2026-11-21T16:04:05.000Z',
    isOverdue: false,
    daysLeft: 4,
    revision: 0,
    changedAt: null,
    ...change,
  });
}
