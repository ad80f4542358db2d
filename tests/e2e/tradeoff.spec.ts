import { type Page } from '@playwright/test';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { TradeOffBoard } from './pages/trade-off-board';
import { pointersOf, press, refuseTheMouse } from './support/keys';
import { axeFindings, expect, test } from './support/test';

const breach = 'Third P1 breach this quarter';
const addendum = 'Renewal addendum held in legal';
const annex = 'Outsourcing annex missing, renewal cannot be booked';
const dose = 'Dose export rounds to whole units';

/** A session of four hot issues with three voters and an observer, ready to start. */
async function prepareSession(page: Page): Promise<void> {
  const preparation = new SessionPreparation(page);
  await preparation.make('Capacity review', { quorum: 2 });
  await preparation.addIssues([breach, addendum, annex, dose]);
  for (const name of ['Ada Byrne', 'Bo Lindqvist', 'Cleo Marsh']) await preparation.addPerson(name, 'Function lead');
  await preparation.addPerson('Odd Observer', 'Observer');
}

test('weighs four issues with three voters, drops one against the order, and stands in the minutes [T1, T2, T3, T4]', async ({ start }) => {
  test.setTimeout(240_000);
  let docket = await start();
  let { page } = docket;
  let board = new TradeOffBoard(page);

  await test.step('the board is set up while the session is prepared [T1]', async () => {
    await prepareSession(page);
    await page.getByRole('button', { name: /^New trade-off/ }).click();
    await board.setUp({ title: 'December capacity', capacity: 12, efforts: { [breach]: 6, [addendum]: 5, [annex]: 4, [dose]: 3 } });
    await expect(board.board.getByRole('list', { name: 'Arithmetic order' }).getByRole('listitem').first()).toContainText('Northwind Freight');
    await expect(board.board.getByText(/^12 people-days: 11 d used$/)).toBeVisible();
    await expect(board.board.getByRole('region', { name: 'Falls off' })).toContainText('Castellan Bank');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Back to session/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Capacity review' })).toBeVisible();
  });

  await test.step('three people answer one after another, across a kill and a restart [T2, M7]', async () => {
    await new SessionPreparation(page).start();
    await new SessionRoom(page).allArePresent(4);
    await page.getByRole('button', { name: /^Trade-off/ }).click();
    await board.goTo('Compare');
    await expect(board.voters.getByRole('listitem').filter({ hasText: 'Odd Observer' })).toContainText('Observers do not vote');
    await board.ask('Ada Byrne');
    await expect(board.board.getByText('The order of the group is hidden while somebody votes.')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    const prefer = async (isLeft: boolean): Promise<void> => board.board.getByRole('article', { name: isLeft ? /^Left/ : /^Right/ }).getByRole('button', { name: / first$/ }).click();
    expect(await board.answerAll([breach, dose, addendum, annex], prefer)).toBeLessThanOrEqual(5);
    await board.board.getByRole('button', { name: /^Hand over to Bo Lindqvist/ }).click();
    await expect(board.board.getByText('Bo Lindqvist', { exact: true })).toBeVisible();

    await board.board.getByRole('textbox', { name: 'Reason' }).fill('The board date cannot move');
    const [left, right] = await board.sides();
    await prefer(true);
    await expect(board.ownAnswers).toContainText('The board date cannot move');
    const before = await board.sides();
    expect(before).not.toEqual([left, right]);
    await docket.kill();

    docket = await start();
    ({ page } = docket);
    board = new TradeOffBoard(page);
    await expect(board.board.getByText('Bo Lindqvist', { exact: true })).toBeVisible();
    expect(await board.sides()).toEqual(before);
    await expect(board.ownAnswers).toContainText('The board date cannot move');
    // The last answer is taken back, and the same pair is asked again.
    await page.keyboard.press('u');
    await expect.poll(() => board.sides()).toEqual([left, right]);
    // What Bo puts off gives way to another pair, and is decided all the same before the end.
    await page.keyboard.press('4');
    await expect.poll(() => board.sides()).not.toEqual([left, right]);
    await board.answerAll([dose, breach, addendum, annex], async (isLeft) => board.board.getByRole('article', { name: isLeft ? /^Left/ : /^Right/ }).getByRole('button', { name: / first$/ }).click());
    await board.board.getByRole('button', { name: /^Hand over to Cleo Marsh/ }).click();
    await expect(board.board.getByText('Cleo Marsh', { exact: true })).toBeVisible();
    // Cleo gives one answer and leaves: it counts as given.
    await board.board.getByRole('button', { name: 'Tie' }).click();
    await expect(board.ownAnswers).toContainText('even with');
    await page.keyboard.press('x');
    await expect(board.voters.getByRole('listitem').filter({ hasText: 'Cleo Marsh' })).toContainText('1 of at most 5 questions');
    await expect(board.groupOrder).toHaveCount(4);
  });

  await test.step('one more than fits asks what is dropped, who answers for it and what is accepted [T3, T4]', async () => {
    await board.goTo('Result');
    await expect(board.choices).toContainText('Most ARR');
    const { choices } = board;
    // Breach 6 and dose 3 fit; the addendum's 5 do not, and it is taken all the same.
    await expect(board.choice('Northwind Freight')).toBeChecked();
    await board.choices.getByText('Brightwater Energy').click();
    await expect(choices.getByRole('status')).toContainText('too many: name what is dropped');
    await board.board.getByRole('textbox', { name: 'Reason' }).fill('The renewal is signed this month');
    await board.board.getByRole('button', { name: /^Record the result/ }).click();
    await expect(board.board.getByRole('alert')).toContainText('Name what is dropped');
    await board.choices.getByText('Northwind Freight').click();
    const dropped = board.deferral('Northwind Freight');
    await expect(dropped).toContainText('Dropped');
    await board.board.getByRole('button', { name: /^Record the result/ }).click();
    await expect(board.board.getByRole('alert')).toContainText('Northwind Freight is dropped');
    await dropped.getByRole('textbox', { name: /^Accepted meanwhile/ }).fill('Terminals are watched by hand at night');
    await dropped.getByRole('textbox', { name: /^Why/ }).fill('The customer agreed to wait');
    await dropped.getByRole('combobox', { name: /^Who answers/ }).fill('Ada Byrne');
    await page.getByRole('option', { name: /Ada Byrne/ }).click();
    await board.board.getByRole('button', { name: 'Add dissent' }).click();
    await board.board.getByRole('button', { name: /Who dissents, 1/ }).click();
    await page.getByRole('option', { name: 'Bo Lindqvist' }).click();
    await board.board.getByRole('textbox', { name: 'What dissent 1 says' }).fill('A third breach costs the account.');
    await board.board.getByRole('button', { name: /^Record the result/ }).click();
    await expect(board.board.getByRole('heading', { name: 'The result' })).toBeVisible();
    await expect(board.board).toContainText('Terminals are watched by hand at night');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('the minutes name chosen, deferred, dropped, consequence and dissent [T3, M6]', async () => {
    await page.getByRole('button', { name: /^Back to session/ }).click();
    await page.getByRole('button', { name: 'Minutes and sign-off' }).click();
    const { minutes } = new SignOff(page);
    for (const words of ['December capacity: 12 people-days', 'The renewal is signed this month', 'The customer agreed to wait', 'Terminals are watched by hand at night', 'A third breach costs the account.', 'Dissent of Bo Lindqvist', 'Cleo Marsh 1 of at most 5 questions', 'Kemeny order of 3 voters']) {
      await expect(minutes).toContainText(words);
    }
    await expect(minutes.getByRole('row', { name: new RegExp(breach) })).toContainText('Dropped');
    await expect(minutes.getByRole('row', { name: new RegExp(annex) })).toContainText('Deferred');
    await expect(minutes.getByRole('row', { name: new RegExp(addendum) }).filter({ hasText: 'Chosen' })).toHaveCount(1);
  });
});

test('runs a trade-off with keys alone, from the agenda to the minutes [T1, T2, T3, L4]', async ({ start }) => {
  test.setTimeout(180_000);
  const { page } = await start();
  const shell = new Shell(page);
  const board = new TradeOffBoard(page);
  await refuseTheMouse(page);
  await press(page, 'g', 'm');
  await page.getByRole('button', { name: /Prepared/ }).first().focus();
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Queue' })).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByRole('complementary', { name: 'Agenda' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Open actions' })).toBeVisible();
  await press(page, 'p');
  const people = shell.dialog('Who is in the room');
  await people.getByRole('button', { name: /who are expected are here$/ }).focus();
  await press(page, 'Enter');
  await expect(people.getByRole('button', { name: /: Expected$/ })).toHaveCount(0);
  await expect(people.getByRole('button', { name: /^Close/ })).toBeFocused();
  await press(page, 'Enter');
  await expect(people).toBeHidden();

  await press(page, 'o');
  const dialog = shell.dialog('New trade-off');
  await dialog.getByRole('textbox', { name: 'Capacity' }).focus();
  await page.keyboard.type('6');
  const efforts = dialog.getByRole('textbox', { name: /^Effort of #/ });
  const contenders = await efforts.count();
  expect(contenders).toBeGreaterThan(2);
  for (let place = 0; place < contenders; place += 1) {
    await efforts.nth(place).focus();
    await page.keyboard.type('2');
  }
  await press(page, 'Tab', 'Control+Enter');
  await expect(board.board).toBeVisible();

  await press(page, 'w');
  await expect(board.voters).toBeVisible();
  await press(page, 'Enter');
  await expect(board.question).toBeVisible();
  const titles = await board.board.getByRole('article').getByRole('heading').allInnerTexts();
  expect(titles).toHaveLength(2);
  await press(page, 'y');
  await page.keyboard.type('Asked for twice');
  await press(page, 'Enter', '1');
  await expect(board.ownAnswers).toContainText('Asked for twice');
  await press(page, 'ArrowRight');
  await expect(board.ownAnswers.getByRole('listitem')).toHaveCount(2);
  await press(page, '3');
  await expect(board.ownAnswers).toContainText('even with');
  await press(page, 'u');
  await expect(board.ownAnswers.getByRole('listitem')).toHaveCount(2);
  await press(page, 'f');
  await expect(board.groupOrder).toHaveCount(contenders);
  await press(page, 'v');
  await expect(board.question).toBeVisible();
  await press(page, 'x');
  await expect(board.voters).toBeVisible();

  await press(page, 'e');
  await expect(board.choices).toBeVisible();
  await board.board.getByRole('textbox', { name: 'Reason' }).focus();
  await page.keyboard.type('As the order says');
  await press(page, 'Control+s');
  await expect(board.board.getByRole('heading', { name: 'The result' })).toBeVisible();
  await press(page, 'Escape');
  await page.getByRole('button', { name: 'Minutes and sign-off' }).focus();
  await press(page, 'Enter');
  const { minutes } = new SignOff(page);
  await expect(minutes).toContainText('As the order says');
  await expect(minutes).toContainText('Asked for twice');
  expect(await pointersOf(page)).toBe(0);
});
