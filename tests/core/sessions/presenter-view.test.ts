import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PresenterView } from '@shared/contract/presenter/view';
import type { Factors } from '@shared/primitives';
import { runCommand } from '../../../electron/dispatch';
import { discreet, namesAny } from '../../../electron/core/sessions/presenter-discretion';
import { fragilityOf } from '../../../electron/core/sessions/presenter-score';
import { evaluate } from '../../../electron/core/scoring/evaluate';
import { defaultMethodology } from '../../../electron/core/scoring/methodologies';
import { readPresenterView } from '../../../electron/handlers/sessions/presenter';
import { readContext } from '../../../electron/transaction';
import { ballot, draft, itemAt, type Meeting } from '../../handlers/sessions/meeting';
import { openTestDesk } from '../../support/workspace';
import { preparePresented, startPresented, type PresentedMeeting } from '../../support/presented-meeting';

function prepared(): PresentedMeeting {
  const meeting = preparePresented();
  onTestFinished(meeting.close);
  return meeting;
}
function started(): PresentedMeeting {
  const meeting = startPresented();
  onTestFinished(meeting.close);
  return meeting;
}

/** The view as main would send it, checked against its own schema: a field too many fails. */
function view({ desk, sessionId }: Meeting, customer: PresentedMeeting['halden'] | null = null): PresenterView {
  return PresenterView.parse(readPresenterView(readContext(desk), { sessionId, theme: 'dark', audience: customer === null ? 'internal' : 'customer', accountId: customer?.accountId ?? null }));
}
function itemView(meeting: Meeting, customer: PresentedMeeting['halden'] | null = null): Extract<PresenterView, { screen: 'item' }> {
  const shown = view(meeting, customer);
  if (shown.screen !== 'item') throw new Error(`It shows ${shown.screen}`);
  return shown;
}

function openRound({ desk, people }: Meeting, itemId: PresentedMeeting['halden']['itemId'], ballots: readonly (Factors | null)[]): void {
  runCommand(desk, 'sessions.goTo', { itemId });
  runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' });
  [people.mara, people.ruth, people.daniel].forEach(({ participantId }, place) => {
    const factors = ballots[place];
    if (factors !== undefined) runCommand(desk, 'sessions.castBallot', { itemId, participantId, factors, pin: null });
  });
}
const reveal = ({ desk }: Meeting, itemId: PresentedMeeting['halden']['itemId']): unknown => runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: true });

describe('what the presenter window shows', () => {
  it('shows the agenda before the session begins [M4]', () => {
    const shown = view(prepared());
    expect(shown).toMatchObject({ screen: 'agenda', theme: 'dark', title: 'Weekly quality review', startsAt: '14:00', place: 'Room 4', present: 3, others: 0 });
    expect(shown.screen === 'agenda' && shown.lines.map(({ position, title, account, minutes }) => [position, title, account, minutes])).toEqual([
      [1, 'Dose export rounds to whole units', null, 12],
      [2, 'Sponsor left, usage down 38 %', null, 12],
      [3, 'Open actions', null, 10],
      [4, 'Label printer stops at night', 'Halden Medical', 8],
      [5, 'Statements show the wrong branch', 'Norden Bank', 8],
    ]);
  });

  it('shows the item on screen with its account, its time and what comes next [M4]', () => {
    const meeting = started();
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.halden.itemId });
    runCommand(meeting.desk, 'sessions.extendTimer', { itemId: meeting.halden.itemId, minutes: 3 });
    expect(itemView(meeting)).toMatchObject({
      phase: 'evidence',
      position: 4,
      of: 5,
      next: 'Statements show the wrong branch',
      timer: { boxMs: 11 * 60_000 },
      item: { title: 'Label printer stops at night', account: 'Halden Medical', arr: { amountMinor: 86_000_000, currency: 'EUR' }, daysToRenewal: 73 },
      ballots: null,
      reveal: null,
      decision: null,
    });
  });

  it('names who has finished and who is waited for, and shows no score that could lead a vote [S4, M4]', () => {
    const meeting = started();
    const { itemId } = meeting.halden;
    openRound(meeting, itemId, [ballot(5, 4, 3), null]);
    const shown = itemView(meeting);
    expect(shown).toMatchObject({ phase: 'ballot', score: null, reveal: null, before: null, ballots: { round: 1, mode: 'paper', finished: ['Mara Ellison', 'Ruth Abrams'], waiting: ['Daniel Novak'] } });
    expect(JSON.stringify(shown)).not.toMatch(/commitment|nonce|abstain/);
  });

  it('counts the ballots after the reveal and proposes the score at the medians [S4, M4]', () => {
    const meeting = started();
    const { itemId } = meeting.halden;
    openRound(meeting, itemId, [ballot(5, 4, 3), ballot(4, 4, 3), ballot(5, 2, 2)]);
    reveal(meeting, itemId);
    const shown = itemView(meeting);
    expect(shown.phase).toBe('revealed');
    expect(shown.reveal?.dimensions.map(({ counts, median, min, max }) => [counts, median, min, max])).toEqual([
      [[0, 0, 0, 1, 2], 5, 4, 5],
      [[0, 1, 0, 2, 0], 4, 2, 4],
      [[0, 1, 2], 3, 2, 3],
    ]);
    // 5 x 4 x 3; by hand: every step down leaves Immediate (48, 45, 40), the only step up is 75.
    expect(shown.score).toMatchObject({ score: 60, band: 'immediate', isFragile: true, standing: 'medians', neighbours: [40, 45, 48], fragility: 'Fragile: one step down on any factor is Escalate this week' });
    expect(JSON.stringify(shown)).not.toContain('Daniel Novak');
  });

  it('proposes nothing where a median is a half, and says which it is [S4]', () => {
    const meeting = started();
    const { itemId } = meeting.halden;
    openRound(meeting, itemId, [ballot(5, 4, 3), ballot(5, 3, 3), null]);
    reveal(meeting, itemId);
    const shown = itemView(meeting);
    expect(shown.score).toBeNull();
    expect(shown.reveal).toMatchObject({ voters: 2, abstained: 1, dimensions: [{ needsChoice: false }, { median: 3.5, needsChoice: true }, {}] });
  });

  it('keeps both rounds: the second closed while it is open, then beside the first [S4]', () => {
    const meeting = started();
    const { itemId } = meeting.halden;
    openRound(meeting, itemId, [ballot(5, 4, 3), ballot(2, 2, 1), ballot(4, 3, 2)]);
    reveal(meeting, itemId);
    openRound(meeting, itemId, [ballot(4, 4, 2)]);
    expect(itemView(meeting)).toMatchObject({ phase: 'ballot', score: null, reveal: null, before: null, ballots: { round: 2 } });
    reveal(meeting, itemId);
    expect(itemView(meeting)).toMatchObject({ reveal: { round: 2, voters: 1 }, before: { round: 1, voters: 3 }, score: { score: 32 } });
  });

  it('shows the agreed score, then the decision with owner and dates, without its reason [M4, M5]', () => {
    const meeting = started();
    const { itemId } = meeting.halden;
    openRound(meeting, itemId, [ballot(5, 4, 3), ballot(5, 4, 3), ballot(5, 4, 3)]);
    reveal(meeting, itemId);
    runCommand(meeting.desk, 'sessions.agree', { itemId, factors: ballot(5, 4, 3), argument: 'In confidence' });
    expect(itemView(meeting)).toMatchObject({ phase: 'agreed', score: { score: 60, standing: 'agreed' }, decision: null });
    runCommand(meeting.desk, 'sessions.decide', { itemId, draft: draft(meeting, { kind: 'act-now' }) });
    const shown = itemView(meeting);
    expect(shown).toMatchObject({ phase: 'decided', decision: { kind: 'act-now', what: 'Ship hotfix 4.11.2', owner: 'Ruth Abrams', function: 'Engineering', dueOn: '2026-11-25', reviewOn: '2026-12-09' } });
    expect(JSON.stringify(shown)).not.toMatch(/In confidence|clinical/);
  });

  it('shows a topic by its title, and an item that is put off with its reason [M4]', () => {
    const meeting = started();
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.topicId });
    expect(view(meeting)).toMatchObject({ screen: 'topic', topic: 'Open actions', isDone: false, position: 3 });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.halden.itemId });
    runCommand(meeting.desk, 'sessions.decideLater', { itemId: meeting.halden.itemId, reason: 'The printer is away' });
    expect(itemView(meeting)).toMatchObject({ phase: 'deferred', deferredReason: 'The printer is away' });
    expect(itemView(meeting, meeting.halden)).toMatchObject({ phase: 'deferred', deferredReason: '' });
  });

  it('closes with what was decided, as it was sealed [M4, M6]', () => {
    const meeting = started();
    const { desk, sessionId, itemIds, topicId, halden, norden, people } = meeting;
    openRound(meeting, halden.itemId, [ballot(3, 3, 1), ballot(3, 3, 1), ballot(3, 3, 1)]);
    reveal(meeting, halden.itemId);
    runCommand(desk, 'sessions.agree', { itemId: halden.itemId, factors: ballot(3, 3, 1), argument: '' });
    runCommand(desk, 'sessions.decide', { itemId: halden.itemId, draft: draft(meeting, { kind: 'monitor', what: 'Watch it, as Norden Bank does', dueOn: null }) });
    for (const itemId of [itemAt({ itemIds }, 0), itemAt({ itemIds }, 1), norden.itemId]) {
      runCommand(desk, 'sessions.goTo', { itemId });
      runCommand(desk, 'sessions.decideLater', { itemId, reason: 'No time' });
    }
    runCommand(desk, 'sessions.goTo', { itemId: topicId });
    runCommand(desk, 'sessions.finishTopic', { itemId: topicId });
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
    const shown = view(meeting);
    expect(shown).toMatchObject({ screen: 'closing', signedBy: 'Mara Ellison', others: 0 });
    expect(shown.screen === 'closing' && shown.lines.map(({ account, score, decision, isPutOff }) => [account, score, decision?.what ?? null, isPutOff])).toEqual([
      [null, null, null, true],
      [null, null, null, true],
      ['Halden Medical', 9, 'Watch it, as Norden Bank does', false],
      ['Norden Bank', null, null, true],
    ]);
    // The customer reads of its own only, and nothing in which another one is named.
    expect(view(meeting, halden)).toMatchObject({ screen: 'closing', others: 3, lines: [{ account: 'Halden Medical', decision: { kind: 'monitor', what: '' } }] });
    expect(JSON.stringify(view(meeting, halden))).not.toContain('Norden');
  });

  it('says nothing of a session that is in another workspace [M4]', () => {
    const { sessionId } = started();
    const { desk, close } = openTestDesk({ seed: 2 });
    onTestFinished(close);
    expect(readPresenterView(readContext(desk), { sessionId, theme: 'light', audience: 'internal', accountId: null })).toEqual({ screen: 'empty', theme: 'light' });
  });
});

describe('a customer in the room', () => {
  it('reads its own item without what it is worth, and of others only that there is one [M4]', () => {
    const meeting = started();
    const { desk, halden, norden } = meeting;
    runCommand(desk, 'sessions.goTo', { itemId: halden.itemId });
    expect(itemView(meeting, halden)).toMatchObject({ next: 'Another item', item: { title: 'Label printer stops at night', account: 'Halden Medical', arr: null, daysToRenewal: null, before: null } });
    runCommand(desk, 'sessions.goTo', { itemId: norden.itemId });
    const other = view(meeting, halden);
    expect(other).toEqual({ screen: 'other', theme: 'dark', title: 'Weekly quality review', plannedOn: '2026-11-21', position: 5, of: 5, next: null, timer: expect.anything() });
  });

  it('reads of the agenda its own items, and how many others there are [M4]', () => {
    const meeting = prepared();
    expect(view(meeting, meeting.halden)).toMatchObject({ screen: 'agenda', others: 4, lines: [{ title: 'Label printer stops at night' }] });
  });

  it('that is not known any more reads of nobody [M4]', () => {
    const meeting = started();
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.halden.itemId });
    expect(readPresenterView(readContext(meeting.desk), { sessionId: meeting.sessionId, theme: 'light', audience: 'customer', accountId: null }).screen).toBe('other');
  });

  it('reads no text that names another account, however it is written [M4]', () => {
    const customer = { kind: 'customer' as const, accountId: null, others: ['Norden Bank', 'ACME (UK) Ltd.', 'Ås'] };
    expect(['Same as at norden  bank', 'NORDEN-BANK again', 'As for acme uk ltd', 'In ås it works'].map((text) => discreet(text, customer, 'hidden'))).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
    expect(['Nordens Bankett', 'Nordenbank', 'Acme', 'Gås'].map((text) => discreet(text, customer, 'hidden'))).toEqual(['Nordens Bankett', 'Nordenbank', 'Acme', 'Gås']);
    expect(discreet('Norden Bank', { kind: 'internal' }, 'hidden')).toBe('Norden Bank');
  });

  it('finds a name between any two texts, and none in a name without letters [M4]', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => namesAny(`${before} Norden Bank ${after}`, ['norden bank'])));
    expect(namesAny('anything', ['', '  ', '!!'])).toBe(false);
  });
});

describe('what a single step does, in words', () => {
  const words = (impact: number, severity: number, time: number): string | null => {
    const factors = ballot(impact, severity, time);
    const { moves, fragile } = evaluate(factors, defaultMethodology);
    return fragilityOf(moves, factors, fragile);
  };
  it('says where most steps lead, down or up [S3]', () => {
    // By hand: 3 x 5 x 2 = 30 leaves Next cycle upwards with every factor that can rise (40, 45).
    expect(words(3, 5, 2)).toBe('One step up on Impact or Time is Escalate this week');
    expect(words(5, 4, 3)).toBe('Fragile: one step down on any factor is Escalate this week');
    // 75: only Time, at 50, leaves Immediate.
    expect(words(5, 5, 3)).toBe('One step down on Time is Escalate this week');
    expect(words(1, 1, 1)).toBe(null);
  });
});
