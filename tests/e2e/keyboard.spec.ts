import { PriorityList } from './pages/priority-list';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { pointersOf, press, refuseTheMouse } from './support/keys';
import { expect, test } from './support/test';

test('walks the list and an issue with keys alone, scores it and takes a proposal [L4, S2, W7]', async ({ start }) => {
  const { page } = await start();
  const list = new PriorityList(page);
  const shell = new Shell(page);
  await refuseTheMouse(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await press(page, 'g', 's');
  await expect(list.rows.first()).toBeVisible();
  await press(page, 'j');
  await expect(list.selected).toContainText('Third P1 breach this quarter');
  await press(page, 'j', 'j');
  await expect(list.selected).toContainText('Outsourcing annex missing');
  await press(page, 'k', 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Renewal addendum held in legal' })).toBeVisible();

  await press(page, 's');
  const dialog = shell.dialog(/^Score #/);
  await expect(dialog).toBeVisible();
  // From the first scale each digit is taken where focus is.
  await dialog.getByRole('radiogroup', { name: 'Impact' }).getByRole('radio', { checked: true }).focus();
  await press(page, '4');
  await dialog.getByRole('textbox', { name: 'Reason' }).focus();
  await page.keyboard.type('Legal answered, the account is calmer.');
  await press(page, 'Control+Enter');
  await expect(shell.messages).toContainText('scored 48, Escalate this week');
  await press(page, 'Escape');
  await expect(list.selected).toContainText('Renewal addendum held in legal');

  await press(page, '/');
  await page.keyboard.type('zzzz');
  await expect(page.getByRole('heading', { name: 'No issue matches' })).toBeVisible();
  for (let left = 4; left > 0; left -= 1) await press(page, 'Backspace');
  await expect(list.rows.first()).toContainText('Third P1 breach this quarter');

  await press(page, 'Control+k');
  await page.keyboard.type('Review proposals');
  await expect(page.getByRole('option', { name: 'Review proposals' })).toBeVisible();
  await press(page, 'Enter');
  const proposals = page.getByRole('grid', { name: 'Proposals' });
  await expect(proposals.locator('[aria-selected="true"]')).toBeVisible();
  await press(page, 'a');
  await expect(page.getByRole('status').first()).toContainText('accepted');
  expect(await pointersOf(page)).toBe(0);
});

test('runs a session with keys alone: ballots, reveal, score, decision, next item [M3, S4]', async ({ start }) => {
  const { page } = await start();
  const shell = new Shell(page);
  const room = new SessionRoom(page);
  await refuseTheMouse(page);
  await press(page, 'g', 'm');
  await page.getByRole('button', { name: /Prepared/ }).first().focus();
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Queue' })).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(room.agenda).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Open actions' })).toBeVisible();
  await press(page, 'p');
  const people = shell.dialog('Who is in the room');
  await people.getByRole('button', { name: /who are expected are here$/ }).focus();
  await press(page, 'Enter');
  await expect(people.getByRole('button', { name: /: Expected$/ })).toHaveCount(0);
  // The button that was pressed is gone, and the focus stands on the way out.
  await expect(people.getByRole('button', { name: /^Close/ })).toBeFocused();
  await press(page, 'Enter');
  await expect(people).toBeHidden();

  await press(page, 'Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit trail drops user on re-import' })).toBeVisible();

  // Leaving an item that was only looked at asks once; then it can be leafed past.
  const question = shell.dialog('Nothing is decided yet');
  await press(page, 'PageDown');
  await expect(question).toBeVisible();
  await press(page, 'Escape');
  await expect(question).toBeHidden();
  await press(page, 'PageDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Outsourcing annex missing, renewal cannot be booked' })).toBeVisible();
  await press(page, 'PageUp');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit trail drops user on re-import' })).toBeVisible();
  await press(page, 'Shift+B');
  const sheet = page.getByRole('region', { name: 'Ballots on paper' });
  await sheet.getByRole('textbox').first().focus();
  const voters = await sheet.getByRole('row').count() - 1;
  for (let voter = 0; voter < voters; voter += 1) await page.keyboard.type('542');
  await expect(sheet.getByText('kept')).toHaveCount(voters);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Ballots' })).toBeVisible();
  await press(page, 's', '5');
  await expect(page.getByRole('radiogroup', { name: 'Agreed Impact' }).getByRole('radio', { name: '5' })).toBeChecked();
  await press(page, 'Control+Enter');
  await expect(room.decision.getByRole('button', { name: /^Record/ })).toBeVisible();

  // Moving on without a decision asks first, and staying loses nothing.
  await press(page, 'PageDown');
  await expect(question).toBeVisible();
  await press(page, 'Escape');
  await expect(question).toBeHidden();

  await press(page, 'd');
  await press(page, 'm');
  await expect(room.decision.getByRole('radio', { name: 'Monitor' })).toBeChecked();
  await press(page, 'l');
  await expect(room.decision.getByRole('radio', { name: 'Later' })).toBeChecked();
  await room.decision.getByRole('textbox', { name: 'Why it is put off' }).focus();
  await page.keyboard.type('The owner is on leave until Monday.');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Outsourcing annex missing, renewal cannot be booked' })).toBeVisible();

  // The question itself can put an item off, with its reason; the item was left unasked by PageUp, so it still asks.
  await press(page, 'PageDown');
  await question.getByRole('textbox', { name: 'Why it is put off' }).focus();
  await page.keyboard.type('Legal is not in the room.');
  await press(page, 'Control+Enter');
  await expect(question).toBeHidden();
  await expect(room.agenda.getByRole('button', { name: /Castellan Bank/ })).toHaveAccessibleName(/Put off/);
  expect(await pointersOf(page)).toBe(0);
});
