import type { Page } from '@playwright/test';
import { Judgement } from './pages/judgement';
import { PresenterWindow } from './pages/presenter-window';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { TradeOffBoard } from './pages/trade-off-board';
import { axeFindings, expect, test } from './support/test';
import { recordTraffic, trafficOf } from './support/traffic';

/** The example's prepared session, not yet begun. */
async function goToPrepared(page: Page): Promise<void> {
  await new Shell(page).goTo('Meet');
  await page.getByRole('button', { name: /Prepared/ }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Queue' })).toBeVisible();
}

test('follows the room through actions, a placed issue, a trade-off and the audit questions [M4, S5, T1, T2, T3, M8]', async ({ start }) => {
  test.setTimeout(240_000);
  const docket = await start(['--example']);
  const { page, app } = docket;
  await recordTraffic(app);
  await goToPrepared(page);
  const presenter = await PresenterWindow.open(docket);
  await presenter.resize(1280, 720);
  await page.getByRole('button', { name: /^Start the session/ }).click();
  const room = new SessionRoom(page);
  await room.allArePresent(10);
  const goTo = async (title: string): Promise<void> => {
    await room.agenda.getByRole('button', { name: title }).click();
    await expect(room.title.filter({ hasText: title })).toBeVisible();
    await expect(presenter.title).toHaveText(title);
  };
  const part = (name: string) => presenter.page.getByRole('region', { name });

  await test.step('open actions [M1]', async () => {
    await goTo('Open actions');
    await expect(part('Actions').getByRole('listitem').first()).toBeVisible();
    await presenter.expectLegible();
    await page.getByRole('region', { name: 'Open actions' }).getByRole('button', { name: /^Done/ }).click();
    await expect(presenter.screen).toContainText('1 settled in this meeting');
  });

  await test.step('an issue that is placed by hand [S5]', async () => {
    await goTo('Audit trail drops user on re-import');
    await page.keyboard.press('Shift+O');
    await new Judgement(page).place({ band: 'Immediate', decider: 'Ruth Abrams', until: '1 Dec 2026', reason: 'Numbat, not for the room' });
    const placed = presenter.page.getByRole('group', { name: 'Placed by hand' });
    await expect(placed).toContainText('Immediate action');
    await expect(placed).toContainText('until 1 Dec 2026');
    await presenter.expectLegible();
  });

  await test.step('what earlier trade-offs accepted [T3]', async () => {
    await room.agenda.getByRole('button', { name: 'Consequences of the trade-off' }).click();
    await room.moveOn();
    await expect(presenter.title).toHaveText('Consequences of the trade-off');
    await expect(part('Consequences of earlier trade-offs')).toContainText('Rosters are loaded by hand');
    await presenter.expectLegible();
    const desk = page.getByRole('region', { name: 'Consequences of earlier trade-offs' });
    const open = desk.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Record' }) });
    // The projector may be ahead of the desk.
    await expect(open.first()).toBeVisible();
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().getByRole('radio', { name: 'Still open' }).click();
      await open.first().getByRole('textbox').fill('It goes on');
      await open.first().getByRole('button', { name: 'Record' }).click();
      await expect(open).toHaveCount(left - 1);
    }
    await expect(presenter.screen).toContainText('all reviewed');
  });

  const board = new TradeOffBoard(page);
  await test.step('the contenders, then who votes and how far, and no order meanwhile [T1, T2]', async () => {
    await page.getByRole('button', { name: /^Set up a trade-off/ }).click();
    const dialog = new Shell(page).dialog('New trade-off');
    await dialog.getByRole('textbox', { name: 'What is shared out' }).fill('December capacity');
    await dialog.getByRole('textbox', { name: 'Capacity' }).fill('20');
    const efforts = dialog.getByRole('listitem').getByRole('textbox');
    for (let place = 0, count = await efforts.count(); place < count; place += 1) {
      await efforts.nth(place).fill(String(Math.max(5, 10 - place)));
      await efforts.nth(place).blur();
    }
    await dialog.getByRole('button', { name: /^Weigh up/ }).click();
    await expect(part('Contenders')).toContainText('20 d');
    await presenter.expectLegible();
    await board.goTo('Compare');
    await board.ask('Ruth Abrams');
    await expect(part('Voting')).toContainText('Ruth Abrams');
    await expect(part('Voting')).toContainText('0 of at most');
    const before = (await trafficOf(app)).length;
    await board.answerAll([], async (isLeft) => board.board.getByRole('article', { name: isLeft ? /^Left/ : /^Right/ }).getByRole('button', { name: / first$/ }).click());
    await expect(part('Voting')).toContainText('Every question is answered.');
    await presenter.expectLegible();
    const meanwhile = (await trafficOf(app)).slice(before).filter(({ channel }) => channel === 'presenter-view');
    expect(meanwhile.length).toBeGreaterThan(0);
    expect(meanwhile.filter(({ text }) => /"(group|arithmetic|rank|label)":/.test(text))).toEqual([]);
    await page.keyboard.press('x');
    await expect(presenter.page.getByRole('list', { name: 'Group order' })).toBeVisible();
    await presenter.expectLegible();
  });

  await test.step('the result [T3]', async () => {
    await board.goTo('Result');
    await board.board.getByRole('textbox', { name: 'Reason' }).fill('Quokka, not for the room');
    await board.board.getByRole('button', { name: /^Record the result/ }).click();
    await expect(part('Result')).toContainText('chosen');
    await presenter.expectLegible();
  });

  await test.step('the audit questions [M8]', async () => {
    await page.getByRole('button', { name: /^Back to session/ }).click();
    await goTo('Audit questions');
    await expect(presenter.screen).toContainText('0 of 5 answered');
    const answer = page.getByRole('region', { name: 'Is prioritisation systematic?' }).getByRole('textbox');
    await answer.fill('Two issues were filed as P3');
    await answer.blur();
    await expect(presenter.screen).toContainText('1 of 5 answered');
    await expect(part('Questions')).toContainText('Two issues were filed as P3');
    await presenter.expectLegible();
  });

  await PresenterWindow.choose(page, 'Aster Pharma', 'Show this audience');
  await expect(presenter.title).toHaveText('Another item');
  const shown = (await trafficOf(app)).filter(({ channel }) => channel === 'presenter-view').map(({ text }) => text);
  expect(shown.filter((text) => /numbat|quokka|[0-9a-f]{32}/i.test(text))).toEqual([]);
});

test('holds the longest topics without a word out of the window, in both themes [M4, T1, T2, T3, M8]', async ({ start }) => {
  test.setTimeout(240_000);
  const docket = await start(['--example']);
  await goToPrepared(docket.page);
  const presenter = await PresenterWindow.open(docket);
  const long = 'Dose export rounds to whole units when the pharmacist prints the label twice and the network is slow';
  const name = (place: number): string => `Bartholomäus-Maximilian Featherstonehaugh ${place}`;
  const onAgenda = { title: 'Quarterly quality review of the whole register with all functions', plannedOn: '2026-11-24', screen: 'topic', position: 100, of: 200, timer: { elapsedMs: 5_400_000, runningSince: null, boxMs: 720_000 }, next: long, isDone: false };
  const terms = { title: 'Engineering capacity to 28 November', unit: 'people-days', currency: null, capacity: 36 };
  const contender = (place: number, label: string, effort: number, score: number, isIn: boolean) => ({ contender: place, rank: place, label, title: long, score, arr: { amountMinor: 1_240_000_00 * place, currency: 'EUR' }, effort, isIn });
  const six = [contender(1, 'Halden Medical', 14, 60, true), contender(2, 'Delmar Ports', 12, 50, true), contender(3, 'Kestrel Aviation', 6, 48, true), contender(4, 'Corvus Insurance', 9, 45, false), contender(5, 'Aster Pharma', 5, 40, false), contender(6, 'The Incorporated Trustees of Oakfield', 4, 36, false)];
  const order = [2, 1, 4, 3, 5, 6].flatMap((place, rank) => six.filter((each) => each.contender === place).map((each) => ({ ...each, rank: rank + 1, isIn: rank < 3 })));
  const twelve = Array.from({ length: 40 }, (_, place) => contender(place + 1, `The Incorporated Trustees of Halden Medical #${place}`, place + 1, 75 - place, place < 8));
  const method = 'Kemeny order of 4 voters, 58 votes on pairs, 17 against the order: no other order goes against fewer.';
  const cycle = 'The majorities run in a circle among Corvus Insurance, Kestrel Aviation and Aster Pharma, so that no order can follow all of them. This one sets aside Aster Pharma over Corvus Insurance (3 to 2).';
  const voters = (count: number) => Array.from({ length: count }, (_, place) => ({ name: name(place), answered: place % 9, atMost: 8, isDone: place % 9 === 8, isSeated: place === 3 }));
  const deferral = (place: number) => ({ label: `Kestrel Aviation #${place}`, title: long, effort: 6, owner: name(place), consequence: long.repeat(2), droppedFor: place === 2 ? 'The Incorporated Trustees of Oakfield' : null });
  const short = { label: 'Halden Medical', title: 'Dose export rounds to whole units', effort: 14 };
  const consequence = (place: number) => ({ consequence: long.repeat(2), issue: `#${place} ${long}`, owner: name(place), from: 'Engineering capacity to 28 November, session 12', isReviewed: place % 2 === 0, state: place % 2 === 0 ? 'It happened' : 'To review, still open in session 11', words: place % 2 === 0 ? long : '' });
  const action = (place: number) => ({ name: `A${place + 990}`, what: long, account: 'The Incorporated Trustees of Halden Medical', owner: name(place), dueOn: '2026-11-12', daysLeft: place < 8 ? -120 + place : place, isOverdue: place < 8, state: place > 20 ? 'done' : place % 3 === 0 ? 'in-progress' : 'open' });
  const texts = ['Who owns quality, officially and in practice?', 'Which sources are signal, and which are blind?', 'Is prioritisation systematic?', 'How are functions held to account without damaging trust?', 'What should be detected first?'];
  const question = (text: string, place: number) => ({ text, isAnswered: place < 4, words: place < 4 ? long.repeat(3) : '', judgement: place < 3 ? place + 2 : null, low: 'nobody can say', high: 'one name, in both' });
  const works: Readonly<Record<string, object>> = {
    contenders: { kind: 'contenders', terms, arithmetic: six },
    'everything fits': { kind: 'contenders', terms: { ...terms, capacity: 120 }, arithmetic: six.map((each) => ({ ...each, isIn: true })) },
    'forty contenders': { kind: 'contenders', terms, arithmetic: twelve },
    voting: { kind: 'voting', terms, contenders: 6, voters: voters(5) },
    'thirty voters': { kind: 'voting', terms, contenders: 40, voters: voters(30) },
    orders: { kind: 'orders', terms, group: order, arithmetic: six, method, ties: [], cycles: [] },
    'orders with a cycle and ties': { kind: 'orders', terms, group: order, arithmetic: six, method, ties: ['Halden Medical and Delmar Ports', 'Corvus Insurance and Aster Pharma'], cycles: [cycle] },
    'orders of forty': { kind: 'orders', terms: { ...terms, unit: 'money', currency: 'EUR' }, group: twelve.toReversed().map((each, place) => ({ ...each, rank: place + 1 })), arithmetic: twelve, method, ties: Array.from({ length: 30 }, () => 'Halden Medical and Delmar Ports'), cycles: [cycle.repeat(4), cycle] },
    result: { kind: 'result', terms, chosen: [short, { ...short, label: 'Delmar Ports', effort: 12 }, { ...short, label: 'Corvus Insurance', effort: 9 }], deferred: [1, 2, 3].map(deferral), dissents: ['Bo Lindqvist'] },
    'result of many': { kind: 'result', terms, chosen: Array.from({ length: 20 }, (_, place) => ({ ...short, title: long, label: `${place} ${long}` })), deferred: Array.from({ length: 20 }, (_, place) => deferral(place)), dissents: [1, 2, 3].map(name) },
    consequences: { kind: 'consequences', lines: Array.from({ length: 9 }, (_, place) => consequence(place)), next: long },
    'audit questions': { kind: 'audit-questions', questions: texts.map(question) },
    'open actions': { kind: 'open-actions', total: 21, overdue: 8, settled: 4, lines: Array.from({ length: 25 }, (_, place) => action(place)) },
    'no open action': { kind: 'open-actions', total: 0, overdue: 0, settled: 0, lines: [] },
    'review questions': { kind: 'review-questions', questions: [{ text: 'Was the time spent on what mattered?', low: 'hardly any of it', high: 'all of it', mark: 4 }, { text: 'Did everyone say what they had to?', low: 'most held back', high: 'everyone did', mark: null }, { text: 'What should be done differently next time?', low: 'nearly everything', high: 'nothing', mark: null }] },
  };
  for (const [what, work] of Object.entries(works)) {
    await test.step(what, async () => {
      for (const theme of ['light', 'dark'] as const) {
        await presenter.show({ ...onAgenda, theme, topic: what === 'result of many' ? long.repeat(2).slice(0, 200) : 'Capacity to 28 November', work });
        await expect(presenter.page.locator('html')).toHaveAttribute('data-theme', theme);
        for (const [width, height] of [[1280, 720], [1920, 1080]] as const) {
          await presenter.resize(width, height);
          expect.soft(await presenter.illegible(), `${what}, ${theme}, at ${width} x ${height}`).toEqual([]);
        }
        expect.soft(await axeFindings(presenter.page), `${what}, ${theme}`).toEqual([]);
      }
    });
  }
});
