import { Judgement } from './pages/judgement';
import { PriorityList } from './pages/priority-list';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

const placed = 'Renewal addendum held in legal';

test('places an issue by hand, keeps it over a restart, and judges it by what came of it [S5]', async ({ start }) => {
  const first = await start(['--example']);
  const list = new PriorityList(first.page);
  const judgement = new Judgement(first.page);
  await new Shell(first.page).goTo('Score');
  await list.select(placed);
  const number = (await list.selected.getByRole('gridcell').nth(1).innerText()).trim();
  await first.page.keyboard.press('Shift+O');
  await judgement.place({ band: 'Escalate', decider: 'Ruth Abrams', until: '1 Dec 2026', reason: 'Legal has promised its signature in person.' });
  await expect(judgement.card).toContainText('Legal has promised its signature in person.');
  await expect(list.row(placed)).toContainText('Escalate');
  await first.close();

  const { page } = await start();
  const again = new Judgement(page);
  const shell = new Shell(page);
  await shell.goTo('Score');
  await new PriorityList(page).open(placed);
  await expect(again.card).toBeVisible();
  await expect(page.getByRole('img', { name: /placed in Escalate this week$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Placed by hand over time' })).toContainText('Until 1 Dec 2026');

  await again.govern('Overrides');
  await expect(page.getByRole('row', { name: new RegExp(`^#${number} `) })).toContainText('Legal has promised its signature in person.');
  await again.setAsOf('2 Dec 2026');
  await expect(page.getByRole('heading', { level: 2, name: 'Over, to be judged' })).toBeVisible();
  await again.judge(`#${number}`, 'Right', 'It was signed two days later.');
  await expect(page.getByRole('row', { name: /^Ruth Abrams 1 0 0 1 0 0$/ })).toBeVisible();
  await shell.goTo('Score');
  await expect(new PriorityList(page).row(placed)).not.toContainText('Escalate');
});

test('withdraws an override in the room, and the minutes tell both [S5, M6]', async ({ start }) => {
  const { page } = await start(['--example']);
  const judgement = new Judgement(page);
  const preparation = new SessionPreparation(page);
  const room = new SessionRoom(page);
  await preparation.make('Placing', { quorum: 0 });
  await preparation.addPerson('Imke Voss', 'Decider');
  await preparation.addPerson('Onno Dijk', 'Scribe');
  await preparation.addIssues([placed]);
  await preparation.start();
  await room.allArePresent(2);
  await page.keyboard.press('Shift+O');
  await judgement.place({ band: 'Monitor', decider: 'Imke Voss', reason: 'Legal has signed; the paper is on its way.' });
  await expect(judgement.card).toContainText('Legal has signed');
  await judgement.withdraw('The paper never came.');
  await expect(judgement.card).toBeHidden();
  await page.getByRole('button', { name: 'Minutes and sign-off' }).click();
  await expect(page.getByRole('article')).toContainText('Withdrawn on');
  await expect(page.getByRole('article')).toContainText('The paper never came.');
});

test('takes the calibration before a session by keys, and the preparation says who is calibrated [S7]', async ({ start }) => {
  const { page } = await start(['--example']);
  const judgement = new Judgement(page);
  const preparation = new SessionPreparation(page);
  await preparation.make('Calibrated', { quorum: 0 });
  await preparation.addPerson('Imke Voss', 'Decider');
  await page.getByRole('button', { name: 'Calibration of Imke Voss: not calibrated' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Calibration of Imke Voss' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(judgement.case).toBeVisible();
  await expect(judgement.case).not.toContainText('Agreed');
  await judgement.answerByKeys([3, 5, 1]);
  await expect(page.getByRole('row', { name: /^Score 15 15 Next cycle/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'An enterprise without an answer before its renewal talk' })).toBeVisible();

  // Left half-way, it goes on with the same case.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Calibration of Imke Voss: not calibrated' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'An enterprise without an answer before its renewal talk' })).toBeVisible();
  for (const factors of [[5, 3, 3], [2, 3, 1], [3, 4, 2], [5, 4, 2], [3, 3, 1], [5, 5, 3]] as const) {
    await judgement.answerByKeys(factors);
    await page.keyboard.press('Control+Enter');
    await expect(judgement.case).toBeVisible();
  }
  await judgement.answerByKeys([5, 3, 1]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Imke Voss is calibrated since/)).toBeVisible();
  await expect(page.getByText('96 % of the factors in 8 cases are exactly as agreed')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Calibration of Imke Voss: calibrated on/ })).toBeVisible();
  await judgement.govern('Calibration');
  await expect(page.getByRole('region', { name: 'Drift of Imke Voss' })).toContainText('one date says nothing of drift');
});

test('answers the audit questions in the room, beside what the register says, and reads them over time [M8]', async ({ start }) => {
  const { page } = await start(['--example']);
  const judgement = new Judgement(page);
  const preparation = new SessionPreparation(page);
  const room = new SessionRoom(page);
  const first = 'Who owns quality, officially and in practice?';
  await preparation.make('Questions', { quorum: 0 });
  await preparation.addPerson('Imke Voss', 'Decider');
  await preparation.addPerson('Onno Dijk', 'Scribe');
  await page.getByRole('button', { name: 'Audit questions' }).click();
  await preparation.start();
  await room.allArePresent(2);
  await expect(judgement.question(first)).toContainText('Open issues without an owner');
  await judgement.answer(first, 'Imke on paper; people ask Ruth.', { judgement: '2', by: 'Imke Voss' });
  await judgement.answer('What should be detected first?', 'Sponsors who go quiet.');
  await expect(page.getByText('2 of 5 answered.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article')).toContainText('Imke on paper; people ask Ruth.');

  await new Shell(page).goTo('Meet');
  await page.getByRole('button', { name: 'Audit questions' }).click();
  await expect(page.getByRole('region', { name: first })).toContainText('Imke on paper; people ask Ruth.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Meet' })).toBeVisible();
});
