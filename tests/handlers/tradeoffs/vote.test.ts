import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weighUp } from '../../../electron/core/tradeoffs/board';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { fixedGivens } from '../../../electron/givens';
import { openWorkspace } from '../../../electron/store/database';
import { refusalOf } from '../sessions/meeting';
import { boardOf, prefer, startRivals, voteInOrder, type Rivals } from './rivals';

let meeting: Rivals;
beforeEach(() => {
  meeting = startRivals();
});
afterEach(() => meeting.close());

const voterNamed = (name: string) => boardOf(meeting.desk, meeting.boardId).voters.find((voter) => voter.name === name);

describe('voting on a board', () => {
  it('asks one person after another no more than needed, and finds the order of the group [T2]', () => {
    const { people, rivals, desk, boardId } = meeting;
    const { halden, delmar, kestrel, corvus, aster, oakfield } = rivals;
    const first = [corvus, halden, delmar, kestrel, aster, oakfield];
    const asked = [voteInOrder(meeting, people.mara.participantId, first), voteInOrder(meeting, people.ruth.participantId, first), voteInOrder(meeting, people.daniel.participantId, first.toReversed())];
    for (const count of asked) expect(count).toBeLessThanOrEqual(10);
    const { group, proposed, sets } = boardOf(desk, boardId);
    // Two against one on each of fifteen pairs.
    expect(group).toMatchObject({ order: first, method: 'kemeny', voters: 3, votes: 45, disagreements: 15, cycles: [], ties: [] });
    expect(group?.pairs).toHaveLength(15);
    expect(proposed).toBe('order');
    // 9 + 14 + 12 = 35 of 36.
    expect(sets.find(({ kind }) => kind === 'order')).toMatchObject({ effort: 35 });
  });

  it('gives what the command line gives for the votes that were cast and that follow [T2]', () => {
    const { people, rivals, desk, boardId } = meeting;
    const ids = Object.values(rivals);
    const orders = [ids.toReversed(), [...ids.slice(3), ...ids.slice(0, 3)], [...ids.slice(2), ...ids.slice(0, 2)]];
    [people.mara, people.ruth, people.daniel].forEach(({ participantId }, voter) => voteInOrder(meeting, participantId, orders[voter] ?? []));
    const { group, contenders } = boardOf(desk, boardId);
    const votes = orders.flatMap((order, voter) => order.flatMap((prefers, place) => order.slice(place + 1).map((over) => ({ voter: String(voter), prefers, over }))));
    const { order, disagreements, cycles, ties } = weighUp(contenders.map(({ issueId, issue, effort }) => ({ id: issueId, score: issue.score ?? 0, arr: 0, effort })), 36, votes);
    expect(group).toMatchObject({ order, disagreements, ties, cycles: cycles.map((members) => ({ members })) });
  });

  it('counts people who leave half-way with what they said, and shows how far they came [T2]', () => {
    const { people, rivals, desk, boardId } = meeting;
    voteInOrder(meeting, people.mara.participantId, Object.values(rivals));
    runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: people.daniel.participantId });
    prefer(meeting, people.daniel.participantId, rivals.oakfield, rivals.halden);
    runCommand(desk, 'sessions.setAttendance', { participantId: people.daniel.participantId, attendance: 'left' });
    expect(voterNamed('Daniel Novak')).toMatchObject({ answered: 1, atMost: 10, isDone: false, isPresent: false, noVote: null });
    expect(boardOf(desk, boardId).group).toMatchObject({ voters: 2, votes: 16, disagreements: 1 });
    expect(refusalOf(() => prefer(meeting, people.daniel.participantId, rivals.aster, rivals.halden)).message).toContain('not marked as present (left)');
    expect(refusalOf(() => runCommand(desk, 'sessions.removeParticipant', { participantId: people.daniel.participantId })).message).toContain('was in the room');
  });

  it("names a person's own contradiction, lets it be answered again, and counts the last answer [T2]", () => {
    const { people: { ruth }, rivals: { halden, delmar, kestrel }, desk, boardId } = meeting;
    prefer(meeting, ruth.participantId, halden, delmar);
    prefer(meeting, ruth.participantId, delmar, kestrel);
    prefer(meeting, ruth.participantId, kestrel, halden, 'first', 'The crew roster was empty');
    expect(voterNamed('Ruth Abrams')?.cycles).toEqual([[halden, delmar, kestrel]]);
    expect(boardOf(desk, boardId).group).toMatchObject({ votes: 3, cycles: [{ setAside: [expect.anything()] }] });
    prefer(meeting, ruth.participantId, halden, kestrel);
    expect(voterNamed('Ruth Abrams')).toMatchObject({ answered: 3, cycles: [] });
    runCommand(desk, 'tradeoffs.takeBack', { id: boardId, participantId: ruth.participantId });
    expect(voterNamed('Ruth Abrams')?.cycles).toEqual([[halden, delmar, kestrel]]);
  });

  it('shows a cycle of the group as one, with the majority that the order sets aside, and ties as ties [T2]', () => {
    const { people: { mara, ruth, daniel }, rivals: { corvus, kestrel, aster, halden, delmar }, desk, boardId } = meeting;
    for (const [voter, order] of [[mara, [corvus, kestrel, aster]], [ruth, [kestrel, aster, corvus]], [daniel, [aster, corvus, kestrel]]] as const) {
      prefer(meeting, voter.participantId, order[0], order[1]);
      prefer(meeting, voter.participantId, order[1], order[2]);
    }
    prefer(meeting, mara.participantId, halden, delmar);
    prefer(meeting, ruth.participantId, delmar, halden);
    const { group } = boardOf(desk, boardId);
    expect(group?.cycles).toHaveLength(1);
    expect(group?.cycles[0]?.members.toSorted()).toEqual([corvus, kestrel, aster].toSorted());
    expect(group?.cycles[0]?.setAside.map(({ forFirst, forSecond }) => [forFirst, forSecond])).toEqual([[1, 2]]);
    expect(group?.ties.map((pair) => pair.toSorted())).toContainEqual([halden, delmar].toSorted());
  });

  it('keeps back the order and what others said while somebody votes, unless asked for [T2]', () => {
    const { people, rivals, desk, boardId } = meeting;
    voteInOrder(meeting, people.mara.participantId, Object.values(rivals));
    runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: people.ruth.participantId });
    prefer(meeting, people.ruth.participantId, rivals.oakfield, rivals.halden);
    const hidden = boardOf(desk, boardId, false);
    expect(hidden).toMatchObject({ isOrderHidden: true, group: null, answers: [{ name: 'Ruth Abrams' }] });
    expect(hidden.sets.map(({ kind }) => kind)).not.toContain('order');
    const shown = boardOf(desk, boardId, true);
    expect(shown.isOrderHidden).toBe(false);
    expect(shown.group).not.toBeNull();
    runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: null });
    expect(boardOf(desk, boardId, false).group).not.toBeNull();
  });

  it('takes no answer of an observer, a stranger, or somebody who is not here [T2]', () => {
    const { people, rivals: { halden, delmar }, desk, boardId, sessionId } = meeting;
    expect(refusalOf(() => prefer(meeting, people.noor.participantId, halden, delmar))).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('Noor Haddad has no vote on this board: observers do not vote') });
    expect(voterNamed('Noor Haddad')?.noVote).toBe('Observers do not vote');
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: people.noor.participantId })).code).toBe('not-allowed');
    const { participantId } = runCommand(desk, 'sessions.addParticipant', { sessionId, person: { name: 'Leila Sayed', function: 'support' }, role: 'function-lead' });
    expect(refusalOf(() => prefer(meeting, participantId, halden, delmar)).message).toContain('not marked as present (expected)');
    expect(refusalOf(() => prefer(meeting, people.mara.participantId, halden, halden))).toMatchObject({ code: 'invalid-input', field: 'secondId' });
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.takeBack', { id: boardId, participantId: people.mara.participantId })).message).toContain('no answer to take back');
  });

  it('asks nobody about an issue in which they have an interest, and counts nothing they said of it [T2, M2]', () => {
    const { people: { daniel, mara }, rivals, desk, boardId, sessionId } = meeting;
    prefer(meeting, daniel.participantId, rivals.aster, rivals.halden);
    const { itemIds } = runCommand(desk, 'sessions.addItems', { sessionId, issueIds: [rivals.aster], timeBoxMinutes: 5 });
    const [itemId] = itemIds;
    if (itemId === undefined) throw new Error('No item');
    runCommand(desk, 'sessions.setConflict', { itemId, participantId: daniel.participantId, reason: 'Holds shares' });
    expect(boardOf(desk, boardId).group).toBeNull();
    expect(voterNamed('Daniel Novak')).toMatchObject({ conflicts: [rivals.aster], noVote: null, answered: 0, atMost: 7 });
    expect(voteInOrder(meeting, daniel.participantId, Object.values(rivals))).toBeLessThanOrEqual(7);
    expect(boardOf(desk, boardId).group).toMatchObject({ voters: 1, votes: 10 });
    expect(refusalOf(() => prefer(meeting, daniel.participantId, rivals.aster, rivals.corvus))).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('conflict of interest in Aster Pharma') });
    prefer(meeting, mara.participantId, rivals.aster, rivals.corvus);
    expect(boardOf(desk, boardId).group).toMatchObject({ voters: 2, votes: 11 });
    expect(runQuery(desk, 'sessions.minutes', { sessionId }).markdown).toContain('Daniel Novak about Aster Pharma');
  });

  it('stops counting somebody who has become an observer, and keeps the answers [T2]', () => {
    const { people: { daniel }, rivals: { halden, delmar }, desk, boardId } = meeting;
    prefer(meeting, daniel.participantId, delmar, halden);
    runCommand(desk, 'sessions.setParticipantRole', { participantId: daniel.participantId, role: 'observer' });
    const { group, answers } = boardOf(desk, boardId);
    expect({ group, answers: answers.length }).toEqual({ group: null, answers: 1 });
  });

  it('comes back to the same person and the same question after a restart [T2, M7]', () => {
    const { people, rivals, desk, boardId } = meeting;
    runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId: people.ruth.participantId });
    prefer(meeting, people.ruth.participantId, rivals.corvus, rivals.halden, 'first', 'The board date cannot move');
    const before = boardOf(desk, boardId, false);
    desk.workspace.close();
    const workspace = openWorkspace(meeting.file);
    try {
      const after = boardOf({ ...fixedGivens('2026-11-22T08:00:00.000Z', 2), workspace, actor: desk.actor }, boardId, false);
      expect(after.question).toEqual(before.question);
      expect(after).toMatchObject({ seatedId: people.ruth.participantId, answers: [{ reason: 'The board date cannot move' }] });
    } finally {
      workspace.close();
    }
  });
});
