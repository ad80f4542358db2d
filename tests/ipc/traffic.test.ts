import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channels, isChannel, operationOf, type Channel, type InputOf } from '@shared/contract';
import { dimensions, type Factors } from '@shared/primitives';
import { z } from '@shared/zod';
import { runCommand, runQuery } from '../../electron/dispatch';
import { answer, answerPresenter } from '../../electron/answer';
import { type Sender } from '../../electron/ipc';
import { ballot, itemAt } from '../handlers/sessions/meeting';
import { makeTestHost, type TestHost } from '../support/host';
import { startPresented, type PresentedMeeting } from '../support/presented-meeting';

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn<() => void>() } }));

const page: Sender = { senderFrame: { url: 'app://bundle/index.html', parent: null } };

let meeting: PresentedMeeting;
let main: TestHost;
/** Every message that left main, in order, as it went over the wire. */
let traffic: string[];
beforeEach(() => {
  meeting = startPresented();
  main = makeTestHost({ desk: meeting.desk });
  traffic = [];
  main.host.changed = (nouns) => void traffic.push(JSON.stringify(nouns));
  const push = main.presenter.push;
  main.presenter.push = (view) => {
    push(view);
    traffic.push(JSON.stringify(view));
  };
});
afterEach(() => {
  main.close();
  meeting.close();
});

async function say<C extends Channel>(channel: C, input: InputOf<C>): Promise<void> {
  const result = await answer(main.host, channel, page, input);
  traffic.push(JSON.stringify(result));
  expect(result).toMatchObject({ ok: true });
}

/** Asks everything that can be asked: every query with every id that there is, and the presenter's own question. */
async function askEverything(): Promise<number> {
  const { sessionId, itemIds, halden, norden, issueIds, people } = meeting;
  const ids = [sessionId, halden.itemId, norden.itemId, ...itemIds, ...issueIds, people.ruth.participantId, people.ruth.personId];
  const names = ['id', 'sessionId', 'itemId', 'issueId', 'participantId', 'personId', 'number', 'accountId'];
  const inputs = [{}, { offset: 0, limit: 50 }, { text: 'Label' }, { sessionId, order: 'band' }, { factors: ballot(1, 1, 1) }, ...ids.flatMap((id) => names.map((name) => ({ [name]: id })))];
  let answered = 0;
  for (const channel of channels) {
    if (!isChannel(channel) || operationOf(channel).kind === 'command' || channel === 'workspaces.openExample') continue;
    if (operationOf(channel).kind === 'host' && !['presenter.state', 'settings.place', 'settings.preferences', 'settings.acting', 'workspaces.current'].includes(channel)) continue;
    const { input: schema } = operationOf(channel);
    const fitting = inputs.flatMap((input) => schema.safeParse(input).data ?? []);
    for (const input of new Map(fitting.map((each) => [JSON.stringify(each), each])).values()) {
      const result = await answer(main.host, channel, page, input);
      traffic.push(JSON.stringify(result));
      if (result.ok) answered += 1;
    }
  }
  traffic.push(JSON.stringify(await answerPresenter(main.host, presenterPage())));
  return answered;
}

const presenterPage = (): Sender => ({ senderFrame: { url: 'app://bundle/presenter.html', parent: null }, sender: main.presenter.contents });

/** The factors of every object in a message that has all three. */
function factorsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = dimensions.map((dimension) => z.number().safeParse(Reflect.get(value, dimension)).data ?? '').join('/');
  return [own, ...Object.values(value).flatMap(factorsIn)];
}
const holdsFactors = ({ impact, severity, time }: Factors): boolean => traffic.some((message) => factorsIn(JSON.parse(message)).includes(`${impact}/${severity}/${time}`));
const noncesOf = (round: number): string[] => z.array(z.string()).parse(meeting.desk.workspace.db.prepare('SELECT nonce FROM ballots WHERE round = ?').pluck().all(round));
const holdsAnyNonce = (round: number): boolean => noncesOf(round).some((nonce) => traffic.some((message) => message.includes(nonce)));

async function castRound(mode: 'pass' | 'paper', ballots: readonly Factors[]): Promise<void> {
  const { halden, people } = meeting;
  await say('sessions.openBallots', { itemId: halden.itemId, mode });
  await askEverything();
  for (const [place, voter] of [people.mara, people.ruth, people.daniel].entries()) {
    const factors = ballots[place];
    if (factors === undefined) throw new Error('A ballot is missing');
    await say('sessions.castBallot', { itemId: halden.itemId, participantId: voter.participantId, factors, pin: mode === 'pass' ? `${place}23${place}` : null });
  }
}

describe('what main sends while ballots are open', () => {
  const first = [ballot(2, 5, 1), ballot(1, 4, 2), ballot(4, 1, 2)];
  const second = [ballot(3, 5, 2), ballot(5, 1, 3), ballot(3, 3, 1)];

  it('holds neither a value nor a nonce of a round before its reveal, in any message to any window, and both after it [S4, M4]', async () => {
    const { sessionId, halden } = meeting;
    await say('presenter.open', { sessionId, audience: 'internal' });
    await say('sessions.goTo', { itemId: halden.itemId });
    await castRound('pass', first);
    expect(await askEverything()).toBeGreaterThan(30);

    expect(noncesOf(1)).toHaveLength(3);
    expect(traffic.length).toBeGreaterThan(100);
    expect(first.filter(holdsFactors)).toEqual([]);
    expect(holdsAnyNonce(1)).toBe(false);

    await say('sessions.reveal', { itemId: halden.itemId, isConfirmed: false });
    await askEverything();
    expect(first.filter(holdsFactors)).toEqual(first);
    expect(holdsAnyNonce(1)).toBe(true);

    // The next round keeps its own secret, though the first one is on the table.
    await castRound('paper', second);
    await askEverything();
    expect(second.filter(holdsFactors)).toEqual([]);
    expect(holdsAnyNonce(2)).toBe(false);
    await say('sessions.reveal', { itemId: halden.itemId, isConfirmed: false });
    await askEverything();
    expect(second.filter(holdsFactors)).toEqual(second);
    expect(holdsAnyNonce(2)).toBe(true);
  });

  it('holds nothing of a ballot that was cast again, nor of one in a round that is left open [S4]', async () => {
    const { halden, norden, people } = meeting;
    await say('sessions.goTo', { itemId: halden.itemId });
    await castRound('paper', first);
    const again = ballot(5, 5, 2);
    await say('sessions.castBallot', { itemId: halden.itemId, participantId: people.mara.participantId, factors: again, pin: null });
    await say('sessions.goTo', { itemId: norden.itemId });
    await askEverything();
    expect([...first, again].filter(holdsFactors)).toEqual([]);
    expect(holdsAnyNonce(1)).toBe(false);
  });

  it('never sends the presenter a note, a commitment, a nonce or who voted what, revealed or not [M4, S4]', async () => {
    const { sessionId, halden, people } = meeting;
    await say('presenter.open', { sessionId, audience: 'internal' });
    await say('sessions.goTo', { itemId: halden.itemId });
    await say('sessions.saveNote', { itemId: halden.itemId, text: 'Zebra: do not tell them' });
    await castRound('pass', first);
    await say('sessions.reveal', { itemId: halden.itemId, isConfirmed: false });
    await say('sessions.agree', { itemId: halden.itemId, factors: ballot(2, 4, 2), argument: 'Giraffe: said in confidence', choiceReason: '' });
    await say('sessions.decide', {
      itemId: halden.itemId,
      draft: { kind: 'plan', what: 'Ship the fix', ownerId: people.ruth.personId, function: 'engineering', dueOn: '2026-11-25', reviewOn: '2026-12-09', level: 'vp', reason: 'Okapi: because of the lawsuit', departureReason: '', dissents: [{ personId: people.daniel.personId, words: 'Quagga: I object' }] },
    });
    const { sent } = main.presenter;
    expect(sent.length).toBeGreaterThan(6);
    expect(sent.at(-1)).toContain('Ship the fix');
    const all = sent.join('\n');
    expect(['Zebra', 'Giraffe', 'Okapi', 'Quagga', ...noncesOf(1), ...Object.values(people).flatMap(({ participantId, personId }) => [participantId, personId])].filter((word) => all.includes(word))).toEqual([]);
    expect(all).not.toMatch(/[0-9a-f]{32}/);
    // After the reveal the ballots are counted, and the names are gone.
    expect(main.presenter.last()).toMatchObject({ screen: 'item', phase: 'decided', ballots: null, reveal: { round: 1, voters: 3, dimensions: [{ dimension: 'impact', counts: [1, 1, 0, 1, 0] }, {}, {}] } });
    expect(sent.at(-1)).not.toContain('Daniel Novak');
  });

  it('never sends the presenter a calibration, a note, who parked what, or what was answered on a trade-off [M4, S7, T2]', async () => {
    const { sessionId, halden, norden, topicId, people } = meeting;
    await say('presenter.open', { sessionId, audience: 'internal' });
    await say('sessions.goTo', { itemId: halden.itemId });
    await say('sessions.saveNote', { itemId: halden.itemId, text: 'Zebra: not for the room' });
    await say('sessions.park', { sessionId, itemId: halden.itemId, text: 'Platypus: another time', raisedBy: people.daniel.participantId });
    const before = main.presenter.sent.length;
    const { id: calibration } = runCommand(meeting.desk, 'scoring.startCalibration', { personId: people.ruth.personId, sessionId });
    await say('scoring.answerCalibration', { id: calibration, caseId: 'worked-next-cycle', factors: ballot(4, 5, 1) });
    expect(main.presenter.sent).toHaveLength(before);
    const issueIds = [halden, norden].flatMap((each) => runQuery(meeting.desk, 'sessions.item', { itemId: each.itemId }).issueId ?? []);
    const { itemId } = runCommand(meeting.desk, 'sessions.addTopic', { sessionId, title: 'What comes first', timeBoxMinutes: 10, topicKind: 'trade-off' });
    const { id } = runCommand(meeting.desk, 'tradeoffs.create', { sessionId, title: 'December', unit: 'slots', currency: null, capacity: 1, contenders: issueIds.map((issueId) => ({ issueId, effort: 1 })) });
    await say('sessions.goTo', { itemId });
    await say('tradeoffs.seat', { id, participantId: people.ruth.participantId });
    const from = main.presenter.sent.length;
    const [firstId, secondId] = issueIds;
    if (firstId === undefined || secondId === undefined) throw new Error('Two compete');
    await say('tradeoffs.answer', { id, participantId: people.ruth.participantId, firstId, secondId, preference: 'second', reason: 'Wombat: in confidence' });
    const whileVoting = main.presenter.sent.slice(from);
    expect(whileVoting.length).toBeGreaterThan(0);
    expect(whileVoting.filter((text) => /Halden|Norden|Label printer|Statements/.test(text))).toEqual([]);
    expect(main.presenter.last()).toMatchObject({ screen: 'topic', work: { kind: 'voting', voters: [{}, { name: 'Ruth Abrams', answered: 1, isDone: true, isSeated: true }, {}] } });
    // The desk asks for the order, and the room does not see it.
    await say('tradeoffs.get', { id, showsOrder: true });
    expect(main.presenter.last()).toMatchObject({ work: { kind: 'voting' } });
    await say('tradeoffs.seat', { id, participantId: null });
    expect(main.presenter.last()).toMatchObject({ work: { kind: 'orders', group: [{ label: 'Norden Bank', isIn: true }, { label: 'Halden Medical', isIn: false }] } });
    await say('sessions.goTo', { itemId: topicId });
    const all = main.presenter.sent.join('\n');
    expect(['Zebra', 'Platypus', 'Wombat', ...issueIds, ...Object.values(people).flatMap(({ participantId, personId }) => [participantId, personId])].filter((word) => all.includes(word))).toEqual([]);
  });

  it('tells a customer nothing of any other account, whatever the room goes through [M4]', async () => {
    const { sessionId, halden, norden, itemIds, topicId } = meeting;
    const own = itemAt({ itemIds }, 0);
    await say('presenter.open', { sessionId, audience: 'customer', accountId: halden.accountId });
    for (const itemId of [own, norden.itemId, topicId, halden.itemId]) {
      await say('sessions.goTo', { itemId });
      await say('sessions.setTimer', { itemId, isRunning: true });
      await say('sessions.extendTimer', { itemId, minutes: 3 });
    }
    await say('sessions.goTo', { itemId: norden.itemId });
    await say('sessions.openBallots', { itemId: norden.itemId, mode: 'paper' });
    await say('sessions.decideLater', { itemId: norden.itemId, reason: 'Norden Bank has not answered' });
    const all = main.presenter.sent.join('\n');
    expect(all).toContain('Label printer stops at night');
    expect(['Norden', 'Statements', 'Dose export', 'Sponsor left', 'Open actions', '54300000', '86000000', '2026-12-31', '2027-02-02'].filter((word) => all.includes(word))).toEqual([]);
    expect(main.presenter.last()).toMatchObject({ screen: 'other', position: 5 });
  });
});
