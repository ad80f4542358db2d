import type { Page } from '@playwright/test';
import { PresenterWindow } from './pages/presenter-window';
import { SessionRoom, type Vote } from './pages/session-room';
import { Shell } from './pages/shell';
import type { Docket } from './support/docket';
import { axeFindings, expect, test } from './support/test';
import { recordTraffic, trafficOf } from './support/traffic';

const item = 'Audit trail drops user on re-import';
/** No two alike, and like no score of the example's item. */
const votes: Readonly<Record<string, Vote>> = { 'Mara Ellison': [2, 5, 1], 'Ruth Abrams': [1, 4, 2], 'Daniel Novak': [4, 1, 2] };
const written = Object.values(votes).map((vote) => (vote === null ? '' : `"impact":${vote[0]},"severity":${vote[1]},"time":${vote[2]}`));
const noncesIn = (texts: readonly string[]): string[] => texts.flatMap((text) => [...text.matchAll(/"nonce":"([^"]+)"/g)].map(([, nonce = '']) => nonce));

/** The example's prepared session, not yet begun. */
async function goToPrepared(page: Page): Promise<void> {
  await new Shell(page).goTo('Meet');
  await page.getByRole('button', { name: /Prepared/ }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Queue' })).toBeVisible();
}

async function goToItem(room: SessionRoom, title: string): Promise<void> {
  await room.agenda.getByRole('button', { name: title }).click();
  await expect(room.title).toHaveText(title);
}

async function startOnItem(docket: Docket): Promise<SessionRoom> {
  const { page } = docket;
  await page.getByRole('button', { name: /^Start the session/ }).click();
  const room = new SessionRoom(page);
  await room.allArePresent(10);
  await goToItem(room, item);
  return room;
}

/** Legible and free of findings in both themes, which are the app's. */
async function expectGood(docket: Docket, presenter: PresenterWindow, what: string): Promise<void> {
  await test.step(`${what} can be read from the chairs`, async () => {
    for (const theme of ['light', 'dark'] as const) {
      await new Shell(docket.page).useTheme(theme);
      await expect(presenter.page.locator('html')).toHaveAttribute('data-theme', theme);
      await presenter.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      expect.soft(await axeFindings(presenter.page), `${what}, ${theme}`).toEqual([]);
    }
    await presenter.expectLegible();
  });
}

test('shows the room every phase of an item and no ballot before its reveal, in any message of main [M4, S4]', async ({ start }) => {
  test.setTimeout(300_000);
  const docket = await start(['--example']);
  const { page, app } = docket;
  expect(await recordTraffic(app)).toBeGreaterThan(40);
  await goToPrepared(page);
  const presenter = await PresenterWindow.open(docket);
  await presenter.resize(1280, 720);
  await expect(presenter.title).toHaveText('Weekly quality review');
  await expect(presenter.screen).toContainText('The session has not begun');
  await expectGood(docket, presenter, 'the agenda');

  const room = await startOnItem(docket);
  await expect(presenter.title).toHaveText(item);
  await expect(presenter.screen).toContainText('2 of 10');
  await expect(presenter.screen).toContainText('Aster Pharma');
  await expect(presenter.screen).toContainText('EUR 1.80 M a year');
  await expect(presenter.timer).toContainText('of 12 min');
  await expectGood(docket, presenter, 'the evidence');
  await room.note('Zebra, not for the room');
  await page.keyboard.press('Escape');
  await room.agenda.getByRole('button', { name: item }).focus();
  await page.keyboard.press('+');
  await expect(presenter.timer).toContainText('of 15 min');

  await test.step('a blind round', async () => {
    await room.voteOnPaper(votes);
    await expect(presenter.finished).toContainText('3 of 9');
    await expect(presenter.finished.getByRole('listitem').filter({ hasText: 'Ruth Abrams' })).toContainText('has finished');
    await expect(presenter.finished.getByRole('listitem').filter({ hasText: 'Jonas Keller' })).toContainText('is waited for');
    await expectGood(docket, presenter, 'the ballots');
    await presenter.resize(1920, 1080);
    await presenter.expectLegible();
    await presenter.resize(1280, 720);
  });

  const before = (await trafficOf(app)).map(({ text }) => text);
  expect(before.length).toBeGreaterThan(40);
  expect(before.filter((text) => written.some((values) => text.includes(values)))).toEqual([]);

  await test.step('the reveal', async () => {
    await page.getByRole('button', { name: /^Reveal/ }).click();
    await new Shell(page).dialog('Reveal without them?').getByRole('button', { name: 'Reveal' }).click();
    // Medians by hand: 1 2 4, 1 4 5, 1 2 2.
    await expect(presenter.page.getByRole('region', { name: 'Ballots revealed' })).toContainText('16');
    await expect(presenter.page.getByRole('img', { name: /^Impact: 1 at 1, 1 at 2, 1 at 4; median 2, from 1 to 4/ })).toBeVisible();
    for (const name of Object.keys(votes)) await expect(presenter.screen).not.toContainText(name);
    await expectGood(docket, presenter, 'the reveal');
    const after = (await trafficOf(app)).map(({ text }) => text);
    for (const values of written) expect(after.some((text) => text.includes(values)), values).toBe(true);
    const nonces = new Set(noncesIn(after));
    expect(nonces.size).toBe(3);
    expect(noncesIn(before)).toEqual([]);
    expect([...nonces].filter((nonce) => before.some((text) => text.includes(nonce)))).toEqual([]);
  });

  await test.step('the agreed score and the decision', async () => {
    await page.getByRole('button', { name: /^Agree on 16/ }).click();
    await expect(presenter.page.getByRole('region', { name: 'Agreed score' })).toContainText('Next cycle');
    await room.fillDecision({ what: 'Keep the user on re-import', owner: 'Ruth Abrams', due: '2026-12-01', reason: 'Okapi, not for the room' });
    await room.record();
    await goToItem(room, item);
    await expect(presenter.decision).toContainText('Plan. Keep the user on re-import');
    await expect(presenter.decision).toContainText('Ruth Abrams');
    await expect(presenter.decision).toContainText('1 Dec 2026');
    await expectGood(docket, presenter, 'the decision');
  });

  await goToItem(room, 'Open actions');
  await expect(presenter.title).toHaveText('Open actions');
  await expectGood(docket, presenter, 'a topic');

  const shown = (await trafficOf(app)).filter(({ channel }) => channel === 'presenter-view').map(({ text }) => text);
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((text) => /zebra|okapi|nonce|commitment|[0-9a-f]{32}/i.test(text))).toEqual([]);
});

test('shows a customer in the room its own items and nothing of any other account [M4]', async ({ start }) => {
  test.setTimeout(180_000);
  const docket = await start(['--example']);
  const { page, app } = docket;
  await goToPrepared(page);
  await recordTraffic(app);
  const presenter = await PresenterWindow.open(docket, 'Aster Pharma');
  await presenter.resize(1280, 720);
  await expect(presenter.screen).toContainText('and 9 other items');
  await expectGood(docket, presenter, 'the agenda for a customer');
  const room = await startOnItem(docket);
  await expect(presenter.title).toHaveText(item);
  await expect(presenter.screen).toContainText('Next: Another item');
  await expect(room.agenda).toContainText('on, Aster Pharma');
  await room.agenda.getByRole('button', { name: 'Outsourcing annex missing, renewal cannot be booked' }).click();
  await room.moveOn();
  await expect(presenter.title).toHaveText('Another item');
  await expectGood(docket, presenter, 'an item of another account');

  const shown = (await trafficOf(app)).filter(({ channel }) => channel === 'presenter-view').map(({ text }) => text).join('\n');
  expect(shown).toContain('Aster Pharma');
  expect(['Castellan', 'Northwind', 'Alpenrose', 'Bexley', 'Orchard', 'Outsourcing', 'Metrics review', 'amountMinor', 'Open actions'].filter((word) => shown.includes(word))).toEqual([]);

  // The facilitator decides who sees it, and sees what was decided.
  await PresenterWindow.choose(page, null, 'Show this audience');
  await expect(presenter.title).toHaveText('Outsourcing annex missing, renewal cannot be booked');
  await expect(room.agenda).toContainText('on, internal');
});

test('is opened by name, fills a screen and survives the loss of it, its closing and a kill, with the session untouched [M4, M7]', async ({ start }) => {
  test.setTimeout(180_000);
  let docket = await start(['--example']);
  const { page, app } = docket;
  // A desktop with a projector beside it.
  await app.evaluate(({ screen }) => {
    const main = screen.getPrimaryDisplay();
    const projector = { ...main, id: main.id + 1, bounds: { x: 200, y: 100, width: 1280, height: 720 }, workArea: { x: 200, y: 100, width: 1280, height: 720 } };
    Reflect.set(globalThis, 'docketProjector', projector);
    screen.getAllDisplays = () => [main, projector];
  });
  await goToPrepared(page);
  let room = await startOnItem(docket);
  const shell = new Shell(page);

  await shell.command('Presenter window');
  await expect(shell.dialog('Presenter window')).toContainText('It fills the other screen');
  await page.keyboard.press('Escape');
  const presenter = await PresenterWindow.open(docket);
  await expect(presenter.title).toHaveText(item);
  await expect.poll(() => presenter.isFullScreen()).toBe(true);

  await test.step('its keys', async () => {
    await presenter.press('Escape');
    await expect.poll(() => presenter.isFullScreen()).toBe(false);
    await presenter.press('F11');
    await expect.poll(() => presenter.isFullScreen()).toBe(true);
  });

  await test.step('the projector is unplugged', async () => {
    await app.evaluate(({ screen }) => {
      const main = screen.getPrimaryDisplay();
      screen.getAllDisplays = () => [main];
      screen.emit('display-removed', {}, Reflect.get(globalThis, 'docketProjector'));
    });
    await expect(shell.messages).toContainText('The other screen was taken away');
    await expect.poll(() => presenter.isFullScreen()).toBe(false);
    await expect(presenter.title).toHaveText(item);
    await expect(room.title).toHaveText(item);
  });

  await test.step('and closed', async () => {
    await presenter.page.close();
    await expect(room.agenda).toContainText('off');
    await expect(room.title).toHaveText(item);
    const again = await PresenterWindow.open(docket);
    await expect(again.title).toHaveText(item);
    await expect.poll(() => again.isFullScreen()).toBe(false);
  });

  await docket.kill();
  docket = await start();
  room = new SessionRoom(docket.page);
  await expect(room.title).toHaveText(item);
  const after = await PresenterWindow.open(docket);
  await expect(after.title).toHaveText(item);
  // Its window has neither the app's operations nor Node; what it could ask is its view.
  expect(await after.page.evaluate(() => [typeof Reflect.get(window, 'docket'), typeof Reflect.get(window, 'require'), Object.keys(Reflect.get(window, 'presenter'))])).toEqual(['undefined', 'undefined', ['view', 'onView']]);
  // The main window takes it along.
  await docket.close();
});

test('holds the longest of everything without a word out of the window [M4]', async ({ start }) => {
  const docket = await start(['--example']);
  await goToPrepared(docket.page);
  const presenter = await PresenterWindow.open(docket);
  const frame = { theme: 'light', title: 'Quarterly quality review of the whole register with all functions and both sites', plannedOn: '2026-11-24' };
  const name = (place: number): string => `Bartholomäus-Maximilian Featherstonehaugh ${place}`;
  const long = 'Dose export rounds to whole units when the pharmacist prints the label twice and the network is slow';
  const counts = [0, 2, 5, 14, 9];
  const row = { median: 4, min: 2, max: 5, rwg: 0.61, withinOne: 0.88, needsChoice: false };
  const dimensions = [{ dimension: 'impact', counts, ...row }, { dimension: 'severity', counts, ...row, median: 3.5, needsChoice: true }, { dimension: 'time', counts: [2, 8, 20], ...row, median: 3 }];
  const decision = { kind: 'accept-risk', what: `${long}. Reissue all 212 exports by hand`, owner: name(1), function: 'Customer success', dueOn: '2026-11-25', reviewOn: '2026-12-22' };
  const bands = [{ band: 'monitor', from: 1, to: 10 }, { band: 'next-cycle', from: 11, to: 30 }, { band: 'escalate', from: 31, to: 50 }, { band: 'immediate', from: 51, to: 75 }];
  const onItem = {
    ...frame, screen: 'item', position: 100, of: 200, next: long, bands,
    timer: { elapsedMs: 5_400_000, runningSince: null, boxMs: 720_000 },
    item: { number: 10_432, title: long, account: 'The Incorporated Trustees of Halden Medical', segment: 'enterprise', criterion: 'Silent experience erosion', openDays: 1234, arr: { amountMinor: 1_240_000_000, currency: 'EUR' }, daysToRenewal: -12, about: `${long}. `.repeat(4), before: { words: `Plan. ${long}`, detail: `${name(2)}, due 12 Nov 2026, 12 days past` }, putOff: '12 times, last on 12 Nov 2026' },
    score: null, placed: null, ballots: null, reveal: null, before: null, decision: null, deferredReason: null,
  };
  const score = { factors: [{ dimension: 'impact', step: 4, word: 'several accounts' }, { dimension: 'severity', step: 4, word: 'close to SLA breach' }, { dimension: 'time', step: 3, word: 'now' }], score: 48, band: 'escalate', isFragile: true, fragility: 'Fragile: one step up on Impact or Severity is Immediate action', neighbours: [32, 36, 60], standing: 'agreed', isProposed: false, isLowConfidence: true };
  const placed = { from: 'escalate', to: 'immediate', position: 'bottom', until: '2026-12-22' };
  const round = (number: number) => ({ round: number, voters: 30, abstained: 3, dimensions });
  const line = (position: number) => ({ position, title: long, account: 'The Incorporated Trustees of Halden Medical', minutes: 12, score: 48, band: 'escalate', decision, isPutOff: false });
  const lines = Array.from({ length: 30 }, (_, place) => line(place + 1));
  const views: Readonly<Record<string, object>> = {
    evidence: { ...onItem, phase: 'evidence', score: { ...score, standing: 'now' } },
    'evidence of what is placed by hand': { ...onItem, phase: 'evidence', score: { ...score, standing: 'now' }, placed },
    ballots: { ...onItem, phase: 'ballot', ballots: { round: 2, mode: 'pass', finished: Array.from({ length: 11 }, (_, place) => name(place)), waiting: Array.from({ length: 19 }, (_, place) => name(place + 11)) } },
    'a half': { ...onItem, phase: 'revealed', reveal: round(2), before: round(1) },
    decided: { ...onItem, phase: 'decided', reveal: round(2), before: round(1), score, decision },
    'decided and placed by hand': { ...onItem, phase: 'decided', reveal: round(2), before: round(1), score, placed, decision },
    'put off': { ...onItem, phase: 'deferred', score: { ...score, standing: 'now' }, deferredReason: `${long}. `.repeat(4) },
    topic: { ...frame, screen: 'topic', position: 3, of: 200, timer: onItem.timer, next: long, topic: long.repeat(2).slice(0, 200), isDone: false, work: null },
    agenda: { ...frame, screen: 'agenda', startsAt: '09:30', place: long, roomMinutes: 600, present: 30, others: 3, lines: lines.map(({ position, title, account, minutes }) => ({ position, title, account, minutes })) },
    closing: { ...frame, screen: 'closing', signedBy: name(3), signedOffAt: '2026-11-24T11:00:00.000Z', others: 2, lines: lines.map(({ minutes: _minutes, ...each }) => each) },
  };
  for (const [what, view] of Object.entries(views)) {
    await test.step(what, async () => {
      await presenter.show(view);
      for (const [width, height] of [[1280, 720], [1920, 1080]] as const) {
        await presenter.resize(width, height);
        expect.soft(await presenter.illegible(), `${what} at ${width} x ${height}`).toEqual([]);
      }
    });
  }
  await presenter.page.keyboard.press('ArrowRight');
  await expect(presenter.screen).toContainText('page 2 of 5');
  await presenter.page.keyboard.press('ArrowLeft');
  await expect(presenter.screen).toContainText('page 1 of 5');
});
