import type { InputOf } from '@shared/contract';
import { TradeoffId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries } from '../../../electron/store/audit-log';
import { addIssues } from '../../support/register';
import { draft, finishItems, itemAt, refusalOf } from '../sessions/meeting';
import { boardOf, contendersOf, prefer, startRivals, terms, type Rivals } from './rivals';

let meeting: Rivals;
beforeEach(() => {
  meeting = startRivals();
});
afterEach(() => meeting.close());

const create = (change: Partial<InputOf<'tradeoffs.create'>>) => runCommand(meeting.desk, 'tradeoffs.create', { sessionId: meeting.sessionId, ...terms, contenders: contendersOf(meeting.rivals), ...change });
const labels = (ids: readonly string[]): string[] => boardOf(meeting.desk, meeting.boardId).contenders.filter(({ issueId }) => ids.includes(issueId)).map(({ label }) => label);

describe('a trade-off board', () => {
  it('shows the arithmetic order, what fits and what falls off [T1]', () => {
    const { arithmetic, sets, proposed, warnings, contenders } = boardOf(meeting.desk, meeting.boardId);
    const { halden, delmar, kestrel, corvus, aster, oakfield } = meeting.rivals;
    expect(arithmetic).toEqual([halden, delmar, kestrel, corvus, aster, oakfield]);
    expect({ proposed, warnings }).toEqual({ proposed: 'arithmetic', warnings: [] });
    // 14 + 12 + 6 = 32 of 36 days, and Oakfield's 4 still fit.
    expect(sets.find(({ kind }) => kind === 'arithmetic')).toMatchObject({ chosen: [halden, delmar, kestrel, oakfield], effort: 36, score: 194, arr: [{ amountMinor: 308_000_000, currency: 'EUR' }], arrDeferred: [{ amountMinor: 390_000_000, currency: 'EUR' }] });
    expect(contenders.map(({ label }) => label)).toEqual(['Halden Medical', 'Delmar Ports', 'Kestrel Aviation', 'Corvus Insurance', 'Aster Pharma', 'Oakfield Retail']);
    expect(contenders[0]).toMatchObject({ description: 'What Halden Medical is waiting for.', effort: 14, issue: { score: 60, band: 'immediate' } });
  });

  it('finds the best sets side by side [T4]', () => {
    const { sets } = boardOf(meeting.desk, meeting.boardId);
    const best = (kind: string) => sets.find((set) => set.kind === kind);
    // By hand: Delmar 12, Kestrel 6, Corvus 9, Aster 5, Oakfield 4 are 36 days for 219.
    expect(labels(best('score')?.chosen ?? [])).toEqual(['Delmar Ports', 'Kestrel Aviation', 'Corvus Insurance', 'Aster Pharma', 'Oakfield Retail']);
    expect(best('score')).toMatchObject({ effort: 36, score: 219 });
    expect(best('arr')).toMatchObject({ arr: [{ amountMinor: 612_000_000, currency: 'EUR' }] });
    expect(best('speed')).toBeUndefined();
    const { delmar, kestrel } = meeting.rivals;
    runCommand(meeting.desk, 'tradeoffs.updateContender', { id: meeting.boardId, issueId: delmar, effort: 12, daysToEffect: 3, alsoServes: 'The port rollout of Aster' });
    runCommand(meeting.desk, 'tradeoffs.updateContender', { id: meeting.boardId, issueId: kestrel, effort: 6, daysToEffect: 1 });
    const after = boardOf(meeting.desk, meeting.boardId).sets;
    expect(after.find(({ kind }) => kind === 'speed')).toMatchObject({ daysToEffect: 3 });
    expect(after.find(({ kind }) => kind === 'dual')?.chosen).toContain(delmar);
  });

  it('counts money in minor units of one currency, and slots, and wants nothing mixed [T1]', () => {
    const { id } = create({ unit: 'money', currency: 'EUR', capacity: 5_000_000 });
    expect(boardOf(meeting.desk, id).terms).toMatchObject({ unit: 'money', currency: 'EUR', capacity: 5_000_000 });
    expect(create({ unit: 'slots', capacity: 3 }).id).not.toBe(id);
    expect(refusalOf(() => create({ unit: 'money' }))).toMatchObject({ code: 'invalid-input', field: 'currency', message: expect.stringContaining('Money needs its currency') });
    expect(refusalOf(() => create({ currency: 'EUR' }))).toMatchObject({ code: 'invalid-input', field: 'currency' });
    expect(runQuery(meeting.desk, 'tradeoffs.list', { sessionId: meeting.sessionId }).map(({ unit, contenders, voters, chosen }) => ({ unit, contenders, voters, chosen }))).toEqual([
      { unit: 'people-days', contenders: 6, voters: 0, chosen: null },
      { unit: 'money', contenders: 6, voters: 0, chosen: null },
      { unit: 'slots', contenders: 6, voters: 0, chosen: null },
    ]);
  });

  it('refuses what makes no board, in words [T1]', () => {
    const [first] = contendersOf(meeting.rivals);
    if (first === undefined) throw new Error('No contender');
    const before = countEntries(meeting.desk.workspace.db);
    expect(refusalOf(() => create({ capacity: 0 })).message).toContain('at least 1');
    expect(refusalOf(() => create({ capacity: 2.5 })).message).toContain('whole number');
    expect(refusalOf(() => create({ contenders: [first] })).message).toContain('at least two issues');
    expect(refusalOf(() => create({ contenders: [first, { ...first, effort: 2 }] }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('competes on this board already') });
    expect(refusalOf(() => create({ contenders: [first, { ...first, issueId: meeting.issueIds[0] ?? first.issueId, effort: 0 }] })).message).toContain('at least 1');
    expect(refusalOf(() => create({ contenders: Array.from({ length: 61 }, () => first) })).message).toContain('at most 60');
    expect(refusalOf(() => create({ title: ' ' })).message).toContain('Give the board a name');
    expect(countEntries(meeting.desk.workspace.db)).toBe(before);
  });

  it('takes no sixty-first issue [T1]', () => {
    const more = addIssues(meeting.desk, Array.from({ length: 55 }, () => ({})));
    const add = (issues: typeof more) => runCommand(meeting.desk, 'tradeoffs.addContenders', { id: meeting.boardId, contenders: issues.map(({ id }) => ({ issueId: id, effort: 1 })) });
    expect(refusalOf(() => add(more))).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('at most 60 issues, and there would be 61') });
    add(more.slice(1));
    expect(boardOf(meeting.desk, meeting.boardId).contenders).toHaveLength(60);
  });

  it('says so when nothing fits, when one cannot, and when a score is missing [T1]', () => {
    const warningsFor = (capacity: number): string[] => {
      runCommand(meeting.desk, 'tradeoffs.update', { id: meeting.boardId, ...terms, capacity });
      return boardOf(meeting.desk, meeting.boardId).warnings;
    };
    expect(warningsFor(3)).toEqual(['Nothing fits: every issue takes more than the 3 people-days there are.']);
    expect(warningsFor(10)).toEqual(['Halden Medical and Delmar Ports cannot fit: the capacity is 10 people-days.']);
    const [bare] = meeting.issueIds;
    if (bare === undefined) throw new Error('No issue');
    runCommand(meeting.desk, 'tradeoffs.addContenders', { id: meeting.boardId, contenders: [{ issueId: bare, effort: 1 }] });
    expect(warningsFor(36).join(' ')).toMatch(/#\d+ Dose export rounds to whole units/);
  });

  it('refuses a closed and a merged issue, and takes one that was closed later out of the running [T1]', () => {
    const { desk, boardId, rivals } = meeting;
    const [merged = rivals.halden, into = rivals.halden] = meeting.issueIds;
    runCommand(desk, 'sessions.decide', { itemId: itemAt(meeting, 0), draft: draft(meeting, { kind: 'merge', mergeIntoId: into, dueOn: null, departureReason: 'The same defect' }) });
    const add = (issueId: typeof merged) => runCommand(desk, 'tradeoffs.addContenders', { id: boardId, contenders: [{ issueId, effort: 1 }] });
    expect(refusalOf(() => add(merged))).toMatchObject({ code: 'conflict', message: expect.stringMatching(/merged into #\d+ and competes for nothing/) });
    const { title, criterion, secondaryCriteria, description, accountId, ownerId, tags } = runQuery(desk, 'issues.get', { id: rivals.kestrel });
    runCommand(desk, 'issues.update', { id: rivals.kestrel, title, criterion, secondaryCriteria, description, accountId, ownerId, tags, status: 'closed' });
    const board = boardOf(desk, boardId);
    expect(board.warnings).toEqual(['Out of the running: Kestrel Aviation (closed).']);
    expect(board.arithmetic).not.toContain(rivals.kestrel);
    expect(board.sets.flatMap(({ chosen }) => chosen)).not.toContain(rivals.kestrel);
    expect(refusalOf(() => add(rivals.kestrel)).message).toContain('competes on this board already');
    expect(refusalOf(() => prefer(meeting, meeting.people.mara.participantId, rivals.kestrel, rivals.halden)).message).toContain('Kestrel Aviation competes no longer: closed');
  });

  it('lets a contender go until it was compared, and a board until anybody voted [T1]', () => {
    const { desk, boardId, rivals, people } = meeting;
    runCommand(desk, 'tradeoffs.removeContender', { id: boardId, issueId: rivals.oakfield });
    prefer(meeting, people.mara.participantId, rivals.halden, rivals.delmar);
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.removeContender', { id: boardId, issueId: rivals.delmar })).message).toContain('was compared with others');
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.removeContender', { id: boardId, issueId: rivals.oakfield })).code).toBe('not-found');
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.remove', { id: boardId })).message).toContain('stay on record');
    runCommand(desk, 'tradeoffs.takeBack', { id: boardId, participantId: people.mara.participantId });
    runCommand(desk, 'tradeoffs.remove', { id: boardId });
    expect(refusalOf(() => boardOf(desk, boardId)).code).toBe('not-found');
  });

  it('changes nothing in a sealed session, and shows the board as it stood [T3, M6]', () => {
    const { desk, boardId, sessionId, people, rivals } = meeting;
    prefer(meeting, people.ruth.participantId, rivals.corvus, rivals.halden);
    finishItems(meeting);
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
    const sealed = boardOf(desk, boardId);
    const reason = 'Heard since';
    runCommand(desk, 'scoring.record', { issueId: rivals.oakfield, factors: { impact: 5, severity: 5, time: 3 }, reason, dimensionReasons: { impact: reason, severity: reason, time: reason } });
    expect(boardOf(desk, boardId)).toEqual(sealed);
    expect(sealed.contenders.at(-1)?.issue.score).toBe(36);
    for (const refused of [
      () => create({}),
      () => runCommand(desk, 'tradeoffs.update', { id: boardId, ...terms, capacity: 40 }),
      () => prefer(meeting, people.ruth.participantId, rivals.corvus, rivals.delmar),
      () => runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: null }),
    ]) {
      expect(refusalOf(refused)).toMatchObject({ code: 'conflict', message: expect.stringContaining('signed off and sealed') });
    }
    expect(() => desk.workspace.db.prepare('UPDATE tradeoff_boards SET capacity = 40').run()).toThrow('a signed-off session never changes');
    expect(() => desk.workspace.db.prepare('DELETE FROM tradeoff_answers').run()).toThrow('a signed-off session never changes');
  });

  it('says that a board is gone that never was [T1]', () => {
    expect(refusalOf(() => boardOf(meeting.desk, TradeoffId.parse('01900000-0000-7000-8000-000000000000')))).toMatchObject({ code: 'not-found' });
  });
});
