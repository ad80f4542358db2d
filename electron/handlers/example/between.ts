import { type AccountId, assertNever, type CalendarDate, type IssueId, type SessionId } from '@shared/primitives';
import { runCommand, runQuery } from '../../dispatch';
import type { ExampleBetween } from './data';
import type { ExampleDesk } from './desk';
import { known } from './known';

/** Plays what somebody does on a day without a meeting (W2, W8, S5, S7, M6, M9). */
export function playBetween(desk: ExampleDesk, event: ExampleBetween, issueIds: ReadonlyMap<string, IssueId>): void {
  const actor = desk.as(event.by);
  desk.waitUntil(Date.parse(`${event.on}T09:00:00.000Z`));
  runCommand(desk.facilitator, 'workspaces.setAsOf', { asOf: event.on });
  switch (event.kind) {
    case 'calibration':
      return calibrate(desk, event);
    case 'override': {
      const { issue, band, decider, reason, until } = event;
      runCommand(actor, 'scoring.placeOverride', { issueId: known(issueIds, issue), band, deciderId: desk.person(decider), reason, until });
      return;
    }
    case 'judgement': {
      const { issue, verdict, words } = event;
      const last = runQuery(actor, 'scoring.overrides', { issueId: known(issueIds, issue) })[0];
      if (last === undefined) throw new Error(`The example judges an override of ${issue}, which has none`);
      runCommand(actor, 'scoring.judgeOverride', { id: last.id, verdict, words });
      return;
    }
    case 'question': {
      const { issue, question, person, dueOn, answer } = event;
      const { id } = runCommand(actor, 'requests.ask', { issueId: known(issueIds, issue), question, personId: desk.person(person), dueOn });
      if (answer !== undefined) runCommand(desk.as(person), 'requests.answer', { id, words: answer });
      return;
    }
    case 'amendment': {
      const { session, words, reason } = event;
      runCommand(actor, 'sessions.amend', { sessionId: sessionOn(desk, session), subject: { kind: 'text' }, words, reason });
      return;
    }
    case 'provision': {
      const { on, source, method, details, why, approvedBy, timeZone, cadenceDays } = event;
      runCommand(actor, 'coverage.provide', { source, method, details, why, approvedBy: desk.person(approvedBy), since: on, timeZone, cadenceDays });
      return;
    }
    case 'hypothesis': {
      const { by, account, suspicion, test, until } = event;
      runCommand(actor, 'erosion.open', { accountId: accountOf(desk, account), suspicion, suspectedBy: desk.person(by), test, expiresOn: until });
      return;
    }
    case 'test-made': {
      const { account, verdict, words } = event;
      const open = runQuery(actor, 'erosion.list', { accountId: accountOf(desk, account) }).rows[0];
      if (open === undefined) throw new Error(`The example settles a suspicion of ${account}, of which there is none`);
      runCommand(actor, 'erosion.settle', { id: open.id, verdict, words });
      return;
    }
    default:
      return assertNever(event);
  }
}

function calibrate(desk: ExampleDesk, { by, answers }: Extract<ExampleBetween, { kind: 'calibration' }>): void {
  const actor = desk.as(by);
  const personId = desk.person(by);
  const { id } = runCommand(actor, 'scoring.startCalibration', { personId });
  for (;;) {
    const next = runQuery(actor, 'scoring.calibrationRuns', { personId }).find((run) => run.id === id)?.next;
    if (next == null) return;
    const [impact, severity, time] = known(new Map(Object.entries(answers)), next.id);
    runCommand(actor, 'scoring.answerCalibration', { id, caseId: next.id, factors: { impact, severity, time } });
  }
}

function accountOf(desk: ExampleDesk, ref: string): AccountId {
  const account = runQuery(desk.facilitator, 'accounts.list', { offset: 0, limit: 500 }).rows.find((row) => row.ref === ref);
  if (account === undefined) throw new Error(`The example has no account ${ref}`);
  return account.id;
}

function sessionOn(desk: ExampleDesk, day: CalendarDate): SessionId {
  const session = runQuery(desk.facilitator, 'sessions.list', {}).find(({ plannedOn }) => plannedOn === day);
  if (session === undefined) throw new Error(`The example has no session on ${day}`);
  return session.id;
}
