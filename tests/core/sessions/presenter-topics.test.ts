import { describe, expect, it, onTestFinished } from 'vitest';
import type { PresenterWork } from '@shared/contract/presenter/topics';
import { PresenterView } from '@shared/contract/presenter/view';
import type { AccountId, AgendaItemId, SessionId } from '@shared/primitives';
import type { TopicKind } from '@shared/contract/sessions/entities';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { readPresenterView } from '../../../electron/handlers/sessions/presenter';
import { readContext, type Desk } from '../../../electron/transaction';
import { ballot, draft, itemAt } from '../../handlers/sessions/meeting';
import { prefer, resultDraft, startNextSession, startRivals, voteInOrder, type Rivals } from '../../handlers/tradeoffs/rivals';
import { startPresented } from '../../support/presented-meeting';

/** The view as main would send it, checked against its own schema: a field too many fails. */
const viewOf = (desk: Desk, sessionId: SessionId, accountId: AccountId | null = null): PresenterView =>
  PresenterView.parse(readPresenterView(readContext(desk), { sessionId, theme: 'light', audience: accountId === null ? 'internal' : 'customer', accountId }));

function workOf<K extends PresenterWork['kind']>({ desk, sessionId }: { desk: Desk; sessionId: SessionId }, kind: K): Extract<PresenterWork, { kind: K }> {
  const view = viewOf(desk, sessionId);
  const work = view.screen === 'topic' ? view.work : null;
  const isIt = (found: PresenterWork): found is Extract<PresenterWork, { kind: K }> => found.kind === kind;
  if (work === null || !isIt(work)) throw new Error(`It shows ${work?.kind ?? view.screen}`);
  return work;
}

/** Puts a topic on the agenda and goes to it. */
function goToTopic(desk: Desk, sessionId: SessionId, topicKind: TopicKind): AgendaItemId {
  const { itemId } = runCommand(desk, 'sessions.addTopic', { sessionId, title: 'A topic', timeBoxMinutes: 10, topicKind });
  runCommand(desk, 'sessions.goTo', { itemId });
  return itemId;
}

function atBoard(): Rivals {
  const meeting = startRivals();
  onTestFinished(meeting.close);
  goToTopic(meeting.desk, meeting.sessionId, 'trade-off');
  return meeting;
}

const nobody = ({ desk, boardId }: Rivals): unknown => runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: null });

describe('a trade-off on the projector', () => {
  it('shows the contenders with their effort against the capacity before anybody compares [M4, T1]', () => {
    const { terms, arithmetic } = workOf(atBoard(), 'contenders');
    expect(terms).toEqual({ title: 'December capacity', unit: 'people-days', currency: null, capacity: 36 });
    // By hand: 14 + 12 + 6 = 32, Corvus' 9 do not fit the 4 left, nor Aster's 5; Oakfield's 4 do.
    expect(arithmetic.map(({ rank, label, score, effort, isIn }) => [rank, label, score, effort, isIn])).toEqual([
      [1, 'Halden Medical', 60, 14, true],
      [2, 'Delmar Ports', 50, 12, true],
      [3, 'Kestrel Aviation', 48, 6, true],
      [6, 'Oakfield Retail', 36, 4, true],
      [4, 'Corvus Insurance', 45, 9, false],
      [5, 'Aster Pharma', 40, 5, false],
    ]);
  });

  it('shows who votes and how far, and while somebody sits there neither an answer nor an order [M4, T2]', () => {
    const meeting = atBoard();
    const { desk, boardId, people, rivals } = meeting;
    voteInOrder(meeting, people.mara.participantId, Object.values(rivals));
    runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: people.ruth.participantId });
    prefer(meeting, people.ruth.participantId, rivals.oakfield, rivals.halden, 'first', 'Wombat, in confidence');
    const work = workOf(meeting, 'voting');
    expect(work.voters).toMatchObject([{ name: 'Mara Ellison', isDone: true, isSeated: false }, { name: 'Ruth Abrams', answered: 1, atMost: 10, isDone: false, isSeated: true }, { name: 'Daniel Novak', answered: 0, isSeated: false }]);
    expect(work.contenders).toBe(6);
    const text = JSON.stringify(viewOf(desk, meeting.sessionId));
    expect(['Halden', 'Oakfield', 'Wombat', ...Object.values(rivals), people.ruth.participantId].filter((word) => text.includes(word))).toEqual([]);
  });

  it('shows the order of the group beside the arithmetic once nobody sits at the questions [M4, T2]', () => {
    const meeting = atBoard();
    const { halden, delmar, kestrel, corvus, aster, oakfield } = meeting.rivals;
    voteInOrder(meeting, meeting.people.mara.participantId, [corvus, halden, delmar, kestrel, aster, oakfield]);
    nobody(meeting);
    const { group, arithmetic, ties, cycles, method } = workOf(meeting, 'orders');
    expect(group.map(({ label, rank, isIn }) => [label, rank, isIn])).toEqual([
      ['Corvus Insurance', 1, true],
      ['Halden Medical', 2, true],
      ['Delmar Ports', 3, true],
      ['Kestrel Aviation', 4, false],
      ['Aster Pharma', 5, false],
      ['Oakfield Retail', 6, false],
    ]);
    // The same issue is found in the other order.
    expect(arithmetic.find(({ contender }) => contender === group[0]?.contender)?.label).toBe('Corvus Insurance');
    expect({ ties, cycles }).toEqual({ ties: [], cycles: [] });
    expect(method).toContain('Kemeny order of 1 voter');
  });

  it('shows cycles and ties as such [M4, T2]', () => {
    const meeting = atBoard();
    const { people, rivals: { halden, delmar, kestrel, aster, oakfield } } = meeting;
    for (const [voter, [a, b, c]] of [[people.mara, [halden, delmar, kestrel]], [people.ruth, [delmar, kestrel, halden]], [people.daniel, [kestrel, halden, delmar]]] as const) {
      prefer(meeting, voter.participantId, a, b);
      prefer(meeting, voter.participantId, b, c);
    }
    prefer(meeting, people.mara.participantId, aster, oakfield);
    prefer(meeting, people.ruth.participantId, oakfield, aster);
    const { ties, cycles } = workOf(meeting, 'orders');
    expect(cycles).toHaveLength(1);
    expect(cycles[0]).toMatch(/run in a circle among .*Delmar Ports/);
    expect(ties.some((pair) => /^(Aster Pharma and Oakfield Retail|Oakfield Retail and Aster Pharma)$/.test(pair))).toBe(true);
  });

  it('shows the result: chosen, deferred with owner and accepted consequence, who dissents, and no words of theirs [M4, T3]', () => {
    const meeting = atBoard();
    const { desk, boardId, people, rivals: { halden, delmar, kestrel, oakfield, corvus, aster } } = meeting;
    runCommand(desk, 'tradeoffs.decide', {
      id: boardId,
      draft: resultDraft({
        chosen: [halden, delmar, corvus],
        reason: 'Quokka, not for the room',
        deferred: [
          { issueId: kestrel, why: 'Numbat', ownerId: people.ruth.personId, consequence: 'Rosters are loaded by hand', forId: corvus },
          { issueId: oakfield, why: '', ownerId: people.daniel.personId, consequence: 'Refunds are held', forId: corvus },
          { issueId: aster, why: '', forId: null, ownerId: null, consequence: '' },
        ],
        dissents: [{ personId: people.daniel.personId, words: 'Bandicoot' }],
      }),
    });
    const work = workOf(meeting, 'result');
    expect(work.chosen.map(({ label, effort }) => [label, effort])).toEqual([['Halden Medical', 14], ['Delmar Ports', 12], ['Corvus Insurance', 9]]);
    expect(work.deferred.find(({ label }) => label === 'Kestrel Aviation')).toEqual({ label: 'Kestrel Aviation', title: 'Kestrel Aviation waits', effort: 6, owner: 'Ruth Abrams', consequence: 'Rosters are loaded by hand', droppedFor: 'Corvus Insurance' });
    expect(work.deferred.find(({ label }) => label === 'Aster Pharma')).toMatchObject({ owner: null, consequence: '', droppedFor: null });
    expect(work.dissents).toEqual(['Daniel Novak']);
    expect(JSON.stringify(work)).not.toMatch(/Quokka|Numbat|Bandicoot/);
  });

  it('lists what earlier sessions accepted until it is reviewed, then goes on to the board [M4, T3]', () => {
    const meeting = atBoard();
    const { desk, boardId, sessionId, people, rivals } = meeting;
    const { halden, delmar, kestrel, corvus, aster, oakfield } = rivals;
    const { resultId } = runCommand(desk, 'tradeoffs.decide', { id: boardId, draft: resultDraft({ chosen: [halden, delmar, kestrel, oakfield], deferred: [{ issueId: corvus, why: '', ownerId: people.ruth.personId, consequence: 'The board reads open answers', forId: null }, { issueId: aster, why: '', ownerId: null, consequence: '', forId: null }] }) });
    runCommand(desk, 'tradeoffs.remove', { id: runCommand(desk, 'tradeoffs.create', { sessionId, title: 'Another', unit: 'slots', currency: null, capacity: 1, contenders: [{ issueId: halden, effort: 1 }, { issueId: delmar, effort: 1 }] }).id });
    const { itemIds } = meeting;
    for (const { id, kind } of runQuery(desk, 'sessions.room', { sessionId }).agenda) {
      runCommand(desk, 'sessions.goTo', { itemId: id });
      if (kind === 'topic') runCommand(desk, 'sessions.finishTopic', { itemId: id });
      else runCommand(desk, 'sessions.decideLater', { itemId: id, reason: 'No time' });
    }
    expect(itemIds.length).toBeGreaterThan(0);
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
    const next = startNextSession(desk);
    const topic = runQuery(desk, 'sessions.room', { sessionId: next }).agenda.find(({ topicKind }) => topicKind === 'trade-off');
    if (topic === undefined) throw new Error('The topic is missing');
    runCommand(desk, 'sessions.goTo', { itemId: topic.id });
    const later = { desk, sessionId: next };
    expect(workOf(later, 'consequences')).toMatchObject({ next: null, lines: [{ consequence: 'The board reads open answers', owner: 'Ruth Abrams', isReviewed: false, state: 'To review', from: expect.stringContaining('December capacity, session') }] });
    runCommand(desk, 'tradeoffs.create', { sessionId: next, title: 'January', unit: 'slots', currency: null, capacity: 1, contenders: [{ issueId: halden, effort: 1 }, { issueId: delmar, effort: 1 }] });
    expect(workOf(later, 'consequences').next).toBe('January');
    runCommand(desk, 'tradeoffs.reviewConsequence', { sessionId: next, resultId, issueId: corvus, outcome: 'happened', words: 'It was read out' });
    expect(workOf(later, 'contenders').terms.title).toBe('January');
  });
});

describe('the other topics on the projector', () => {
  it('shows the five audit questions, which are answered and in which words [M4, M8]', () => {
    const meeting = startPresented();
    onTestFinished(meeting.close);
    const { desk, sessionId, people } = meeting;
    const itemId = goToTopic(desk, sessionId, 'audit-questions');
    runCommand(desk, 'sessions.saveAuditAnswer', { itemId, question: 'sources', words: 'Calls are a source now', judgement: 3, answeredBy: [people.ruth.personId] });
    const { questions } = workOf(meeting, 'audit-questions');
    expect(questions.map(({ isAnswered, words, judgement }) => [isAnswered, words, judgement])).toEqual([[false, '', null], [true, 'Calls are a source now', 3], [false, '', null], [false, '', null], [false, '', null]]);
    expect(JSON.stringify(questions)).not.toContain('Ruth');
  });

  it('shows a mark of the review only once it is given, and no words [M4, M6]', () => {
    const meeting = startPresented();
    onTestFinished(meeting.close);
    const { desk, sessionId } = meeting;
    goToTopic(desk, sessionId, 'review-questions');
    runCommand(desk, 'sessions.answerReview', { sessionId, question: 'voice', words: 'Possum', mark: 4 });
    const { questions } = workOf(meeting, 'review-questions');
    expect(questions.map(({ mark }) => mark)).toEqual([null, 4, null]);
    expect(JSON.stringify(questions)).not.toContain('Possum');
  });

  it('lists open actions with the overdue first, then what was settled in this meeting [M4, M1]', () => {
    const meeting = startPresented();
    onTestFinished(meeting.close);
    const { desk, sessionId, itemIds, halden, norden, topicId, people } = meeting;
    const decide = (itemId: AgendaItemId, what: string, dueOn: string): void => {
      runCommand(desk, 'sessions.goTo', { itemId });
      runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' });
      for (const { participantId } of [people.mara, people.ruth, people.daniel]) runCommand(desk, 'sessions.castBallot', { itemId, participantId, factors: ballot(5, 4, 3), pin: null });
      runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: true });
      runCommand(desk, 'sessions.agree', { itemId, factors: ballot(5, 4, 3), argument: '' });
      runCommand(desk, 'sessions.decide', { itemId, draft: { ...draft(meeting, { kind: 'act-now', what }), dueOn } });
    };
    decide(halden.itemId, 'Replace the printer', '2026-12-04');
    decide(norden.itemId, 'Correct the branch', '2026-11-25');
    decide(itemAt({ itemIds }, 0), 'Ship the hotfix', '2026-11-26');
    runCommand(desk, 'sessions.goTo', { itemId: itemAt({ itemIds }, 1) });
    runCommand(desk, 'sessions.decideLater', { itemId: itemAt({ itemIds }, 1), reason: 'No time' });
    runCommand(desk, 'sessions.goTo', { itemId: topicId });
    runCommand(desk, 'sessions.finishTopic', { itemId: topicId });
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
    const next = startNextSession(desk);
    runCommand(desk, 'workspaces.setAsOf', { asOf: '2026-11-28' });
    goToTopic(desk, next, 'open-actions');
    const later = { desk, sessionId: next };
    const { total, overdue, settled, lines } = workOf(later, 'open-actions');
    expect([total, overdue, settled]).toEqual([3, 2, 0]);
    expect(lines.map(({ what, daysLeft, isOverdue }) => [what, daysLeft, isOverdue])).toEqual([['Correct the branch', -3, true], ['Ship the hotfix', -2, true], ['Replace the printer', 6, false]]);
    const [first] = runQuery(desk, 'actions.ofMeeting', { sessionId: next }).open;
    if (first === undefined) throw new Error('An action is missing');
    runCommand(desk, 'actions.update', { sessionId: next, id: first.id, revision: first.revision, state: 'done', note: 'Dingo', evidence: '', doneOn: null });
    const after = workOf(later, 'open-actions');
    expect([after.total, after.settled]).toEqual([2, 1]);
    expect(after.lines.at(-1)).toMatchObject({ what: first.what, state: 'done' });
    expect(JSON.stringify(after)).not.toContain('Dingo');
  });

  it('shows a customer of no topic more than that there is another item [M4]', () => {
    const meeting = startPresented();
    onTestFinished(meeting.close);
    const { desk, sessionId, halden } = meeting;
    for (const kind of ['trade-off', 'audit-questions', 'open-actions', 'review-questions'] as const) {
      goToTopic(desk, sessionId, kind);
      expect(viewOf(desk, sessionId, halden.accountId)).toMatchObject({ screen: 'other' });
    }
  });
});

describe('an override on the projector', () => {
  const place = (meeting: ReturnType<typeof startPresented>): unknown => {
    const { desk, halden, people, sessionId } = meeting;
    runCommand(desk, 'sessions.goTo', { itemId: halden.itemId });
    const issueId = runQuery(desk, 'sessions.item', { itemId: halden.itemId }).issueId;
    if (issueId === null) throw new Error('It has an issue');
    const reason = 'As the customer tells it';
    runCommand(desk, 'scoring.record', { issueId, factors: ballot(3, 3, 1), reason, dimensionReasons: { impact: reason, severity: reason, time: reason } });
    return runCommand(desk, 'scoring.placeOverride', { issueId, band: 'escalate', position: 'top', deciderId: people.ruth.personId, reason: 'Echidna', until: '2026-12-05', sessionId });
  };

  it('stands beside its arithmetic with its last day, without its reason and decider [M4, S5]', () => {
    const meeting = startPresented();
    onTestFinished(meeting.close);
    place(meeting);
    const view = viewOf(meeting.desk, meeting.sessionId);
    expect(view).toMatchObject({ screen: 'item', score: { score: 9, band: 'monitor' }, placed: { from: 'monitor', to: 'escalate', position: 'top', until: '2026-12-05' } });
    expect(JSON.stringify(view)).not.toMatch(/Echidna|Ruth/);
  });

  it('is kept from a customer, and from everybody while the room votes and looks at its medians [M4, S4, S5]', () => {
    const meeting = startPresented();
    onTestFinished(meeting.close);
    place(meeting);
    const { desk, sessionId, halden, people } = meeting;
    expect(viewOf(desk, sessionId, halden.accountId)).toMatchObject({ screen: 'item', placed: null });
    runCommand(desk, 'sessions.openBallots', { itemId: halden.itemId, mode: 'paper' });
    expect(viewOf(desk, sessionId)).toMatchObject({ phase: 'ballot', placed: null });
    for (const { participantId } of [people.mara, people.ruth, people.daniel]) runCommand(desk, 'sessions.castBallot', { itemId: halden.itemId, participantId, factors: ballot(5, 4, 3), pin: null });
    runCommand(desk, 'sessions.reveal', { itemId: halden.itemId, isConfirmed: true });
    expect(viewOf(desk, sessionId)).toMatchObject({ phase: 'revealed', placed: null });
    runCommand(desk, 'sessions.agree', { itemId: halden.itemId, factors: ballot(5, 4, 3), argument: '' });
    expect(viewOf(desk, sessionId)).toMatchObject({ phase: 'agreed', score: { band: 'immediate' }, placed: { from: 'immediate', to: 'escalate' } });
  });
});
