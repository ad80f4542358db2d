import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PresenterWindow } from './pages/presenter-window';
import { RoomDesk } from './pages/room-desk';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { TradeOffBoard } from './pages/trade-off-board';
import { projectRoot, type Docket } from './support/docket';
import { pointersOf, press, refuseTheMouse } from './support/keys';
import { expect, test } from './support/test';
import { recordTraffic, trafficOf } from './support/traffic';

const pictures = join(projectRoot, 'out/meeting');
const issues = 21;
const people = 12;
/** So many are agreed on as Immediate, and compete on the board. */
const rivals = 4;
const owner = 'Ruth Abrams';

/**
 * Prepares two hours with 12 people and 25 items through the app's own operations; the meeting itself is run by a person.
 * The last of the twelve is an observer.
 */
async function prepareTwoHours(page: Page, count: { issues: number; people: number }): Promise<readonly string[]> {
  return page.evaluate(async ({ issues: issueCount, people: peopleCount }) => {
    const docket: unknown = Reflect.get(window, 'docket');
    const field = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
    const ask = async (noun: string, operation: string, input: object): Promise<unknown> => {
      const call: unknown = field(field(field(docket, 'operations'), noun), operation);
      if (typeof call !== 'function') throw new Error(`No ${noun}.${operation}`);
      const result: unknown = await call(input);
      if (field(result, 'ok') !== true) throw new Error(`${noun}.${operation}: ${JSON.stringify(result)}`);
      return field(result, 'value');
    };
    const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
    const made = await ask('sessions', 'create', { title: 'Quarterly quality review', plannedOn: '2026-11-24', startsAt: '10:00', place: 'Board room', roomMinutes: 120, quorum: 7 });
    const sessionId = field(made, 'id');
    const topic = (title: string, topicKind: string, timeBoxMinutes: number): Promise<unknown> => ask('sessions', 'addTopic', { sessionId, title, topicKind, timeBoxMinutes });
    await topic('Open actions', 'open-actions', 10);
    const queue = list(await ask('sessions', 'queue', { sessionId, order: 'band', limit: issueCount }));
    await ask('sessions', 'addItems', { sessionId, issueIds: queue.map((row) => field(row, 'id')), timeBoxMinutes: 4 });
    await topic('Capacity of December', 'trade-off', 12);
    await topic('Audit questions', 'audit-questions', 10);
    await topic('Review of the review', 'review-questions', 4);
    const known = list(await ask('people', 'list', {})).filter((person) => field(person, 'isSystem') !== true);
    const roles = ['facilitator', 'decider', 'scribe'];
    for (const [index, person] of known.slice(0, peopleCount).entries()) {
      const role = index === peopleCount - 1 ? 'observer' : (roles[index] ?? 'function-lead');
      await ask('sessions', 'addParticipant', { sessionId, person: { id: field(person, 'id') }, role });
    }
    return queue.map((row) => String(field(row, 'title')));
  }, count);
}

/** Takes a picture of both windows. */
function cameras(docket: Docket, presenter: PresenterWindow): (name: string) => Promise<void> {
  let taken = 0;
  return async (name) => {
    taken += 1;
    const number = String(taken).padStart(2, '0');
    await docket.page.screenshot({ path: join(pictures, `${number}-${name}.png`), animations: 'disabled' });
    await presenter.page.screenshot({ path: join(pictures, `${number}-${name}-presenter.png`), animations: 'disabled' });
  };
}

/** Writes what stands in a field that has the keyboard, whatever was in it; in one stroke, as dictation does: single keys are pressed where they are commands. */
async function typeOver(page: Page, text: string): Promise<void> {
  await press(page, 'Control+a');
  await page.keyboard.insertText(text);
}

/** Eleven sheets in the order of the grid; nobody's are alike, and the room is not of one mind. */
const sheet = (item: number, voter: number): string => `${3 + ((item + voter) % 3)}${2 + ((item * 2 + voter) % 3)}${1 + ((item + voter * 2) % 3)}`;

/** The band's own action, an owner, a date and a reason. */
async function decideByKeys(page: Page, room: SessionRoom, index: number): Promise<void> {
  const { decision } = room;
  await decision.getByRole('textbox', { name: 'What', exact: true }).focus();
  await typeOver(page, `Settle it with the account team, step ${index + 1}`);
  await decision.getByRole('combobox', { name: 'Owner' }).focus();
  await typeOver(page, owner);
  await expect(page.getByRole('option', { name: owner })).toBeVisible();
  await press(page, 'ArrowDown', 'Enter');
  await decision.getByRole('textbox', { name: 'Due' }).focus();
  await typeOver(page, '2026-12-04');
  await decision.getByRole('textbox', { name: 'Reason' }).focus();
  await typeOver(page, 'The room agreed on it without a dissenting voice.');
  await press(page, 'Control+Enter');
}

/** Sets a board up from what is hot on the agenda, lets two people answer, and records what fits. */
async function playBoard(page: Page, picture: (name: string) => Promise<void>): Promise<void> {
  const board = new TradeOffBoard(page);
  await press(page, 'o');
  const dialog = new Shell(page).dialog('New trade-off');
  await dialog.getByRole('textbox', { name: 'What is shared out' }).focus();
  await typeOver(page, 'Engineering in December');
  await dialog.getByRole('textbox', { name: 'Capacity' }).focus();
  await typeOver(page, '12');
  for (const effort of await dialog.getByRole('listitem').getByRole('textbox').all()) {
    await effort.focus();
    await typeOver(page, '4');
  }
  await picture('trade-off-setup');
  await press(page, 'Control+Enter');
  await expect(board.board).toBeVisible();
  await press(page, 'w');
  await board.voters.getByRole('listitem').first().getByRole('button').focus();
  await press(page, 'Enter');
  await expect(board.question).toBeVisible();
  await picture('trade-off-vote');
  for (let sides = await board.nextQuestion(); sides !== null; sides = await board.nextQuestion(sides)) await press(page, '1');
  await press(page, 'e');
  await board.board.getByRole('textbox', { name: 'Reason' }).first().focus();
  await page.keyboard.type('The order of the group.');
  await picture('trade-off-result');
  await press(page, 'Control+s');
  await expect(board.board.getByRole('heading', { name: 'The result' })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Capacity of December' })).toBeVisible();
  await picture('trade-off-done');
  await press(page, 'Control+Enter');
}

test('runs two hours with 12 people and 25 items by keys alone, with the room watching in the second window [M3, M4, S4, M5, M6, M8, T2, T3, L4]', async ({ start }) => {
  test.setTimeout(900_000);
  mkdirSync(pictures, { recursive: true });
  const docket = await start(['--example']);
  const { page } = docket;
  await docket.resize(1440, 900);
  const shell = new Shell(page);
  const room = new SessionRoom(page);
  const desk = new RoomDesk(page);
  const titles = await prepareTwoHours(page, { issues, people });
  expect(titles).toHaveLength(issues);
  expect(await recordTraffic(docket.app)).toBeGreaterThan(40);
  await shell.goTo('Meet');
  await page.getByRole('button', { name: /Quarterly quality review/ }).first().click();
  await expect(page.getByText('120 of 120 min').first()).toBeVisible();
  const presenter = await PresenterWindow.open(docket);
  await presenter.resize(1280, 720);
  const picture = cameras(docket, presenter);
  await picture('prepared');
  await page.bringToFront();

  await refuseTheMouse(page);
  await press(page, 'Control+Enter');
  await expect(room.agenda).toBeVisible();
  await press(page, 'p');
  const attendance = shell.dialog('Who is in the room');
  await attendance.getByRole('button', { name: `All ${people} who are expected are here` }).focus();
  await press(page, 'Enter');
  await expect(attendance.getByRole('button', { name: /: Present/ })).toHaveCount(people);
  await press(page, 'Escape');
  await press(page, 'Escape');
  await expect(attendance).toBeHidden();
  await expect(presenter.title).toHaveText('Open actions');
  await picture('open-actions');
  await press(page, 'Control+Enter');

  for (const [index, title] of titles.entries()) {
    await test.step(`item ${index + 2}: ${title}`, async () => {
      await expect(room.title).toHaveText(title);
      await expect(presenter.title).toHaveText(title);
      if (index === 0) await picture('evidence');
      if (index === 3) await desk.park('Who pays for the second on-call shift');
      await press(page, 'Shift+B');
      const grid = page.getByRole('region', { name: 'Ballots on paper' });
      await expect(grid).toBeVisible();
      await grid.getByRole('textbox').first().focus();
      for (let voter = 0; voter < people - 1; voter += 1) await page.keyboard.type(sheet(index, voter));
      await expect(grid.getByText('kept')).toHaveCount(people - 1);
      await expect(presenter.finished).toContainText(`${people - 1} of ${people - 1}`);
      if (index === 0) {
        await picture('ballots');
        const before = (await trafficOf(docket.app)).map(({ text }) => text).join('\n');
        expect(before).not.toContain('"nonce"');
        expect(before).not.toContain('"ballots":[{');
      }
      await press(page, 'Control+Enter');
      await expect(page.getByRole('heading', { level: 2, name: 'Ballots' })).toBeVisible();
      if (index === 0) {
        expect((await trafficOf(docket.app)).some(({ text }) => text.includes('"nonce"'))).toBe(true);
        await picture('revealed');
        await press(page, 'Shift+B');
        await expect(grid).toBeVisible();
        await grid.getByRole('textbox').first().focus();
        for (let voter = 0; voter < people - 1; voter += 1) await page.keyboard.type('543');
        await expect(grid.getByText('kept')).toHaveCount(people - 1);
        await press(page, 'Control+Enter');
        await expect(page.getByRole('heading', { level: 2, name: 'Ballots' })).toBeVisible();
        await picture('second-round');
      }
      if (index === 5) {
        await press(page, 'l');
        await room.decision.getByRole('textbox', { name: 'Why it is put off' }).focus();
        await page.keyboard.type('Engineering brings the figures next week.');
        await press(page, 'Control+Enter');
        return;
      }
      await press(page, 's', ...(index < rivals ? ['5', '4', '3'] : ['4', '3', '2']));
      const argument = page.getByRole('textbox', { name: /^What (was argued|moved it)/ });
      await argument.focus();
      await typeOver(page, 'The contract names a date, and the date is near.');
      const choice = page.getByRole('textbox', { name: /^Why/ }).first();
      if (await choice.isVisible()) {
        await choice.focus();
        await typeOver(page, 'The higher step: the customer has said so in writing.');
      }
      await press(page, 'Control+Enter');
      await expect(room.decision.getByRole('button', { name: /^Record/ })).toBeVisible();
      if (index === 0) await picture('agreed');
      await decideByKeys(page, room, index);
      if (index === 0) await picture('next-item');
    });
  }

  await test.step('the trade-off board, by keys [T2, T3]', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Capacity of December' })).toBeVisible();
    await expect(presenter.title).toHaveText('Capacity of December');
    await playBoard(page, picture);
  });

  await test.step('the audit questions [M8]', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Audit questions' })).toBeVisible();
    await page.getByRole('textbox', { name: /Answer|In words/ }).first().focus();
    await page.keyboard.type('The head of operations, and since this quarter in practice too.');
    await picture('audit-questions');
    await press(page, 'Control+Enter');
  });
  await test.step('the review of the review [M6]', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Review of the review' })).toBeVisible();
    await picture('review-questions');
    await press(page, 'Control+Enter');
  });

  const signOff = new SignOff(page);
  await expect(signOff.signButton).toBeVisible();
  await picture('sign-off');
  expect(await pointersOf(page)).toBe(0);
  await signOff.sign('Mara Ellison');
  await expect(presenter.screen).toContainText('Signed off');
  await picture('sealed');
});
