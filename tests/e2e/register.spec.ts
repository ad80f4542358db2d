import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PriorityList } from './pages/priority-list';
import { RegisterCare } from './pages/register-care';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

test('looks after the register: tags, a saved filter, links and evidence, over a restart, and takes an edit back [W4, L3]', async ({ start, folder }) => {
  const first = await start(['--example']);
  const { page } = first;
  const list = new PriorityList(page);
  const care = new RegisterCare(page);
  await new Shell(page).goTo('Score');
  await care.mark('175');
  await care.mark('123');
  await expect(care.marked).toContainText('2 issues marked');
  await care.tag('board', 'q4');
  await expect(care.notice('2 issues: tagged “board”, “q4”')).toBeVisible();
  await care.filterByTag('board');
  await expect(list.rows).toHaveCount(2);
  await care.saveFilter('For the board');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('b');
  await care.dialog.getByRole('button', { name: /Status/ }).click();
  await page.getByRole('option', { name: 'Closed' }).click();
  await care.save();
  await expect(page.getByText('No issue matches')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(care.notice('Undone: 2 issues: status Closed')).toBeVisible();
  await expect(list.rows).toHaveCount(2);

  const mail = join(folder, 'customer mail.txt');
  writeFileSync(mail, 'It hurts every week.');
  const copy = join(folder, 'copy.txt');
  await first.answer({ open: mail, save: copy });
  await list.open('Third P1 breach this quarter');
  await care.link('Recurrence of', 'dose export', '#104 Dose export rounds to whole units');
  await care.attach('What the customer wrote.');
  await expect(care.happened).toContainText('Attached customer mail.txt');
  await expect(care.happened).toContainText('Recurrence of #104');
  await page.getByRole('button', { name: 'Save a copy of customer mail.txt' }).click();
  await expect.poll(() => readCopy(copy)).toBe('It hurts every week.');
  await first.close();

  const second = await start();
  const again = new PriorityList(second.page);
  await new Shell(second.page).goTo('Score');
  await second.page.keyboard.press('1');
  await expect(again.rows).toHaveCount(2);
  await expect(again.row('Third P1 breach this quarter').getByRole('img', { name: 'Recurrence of #104' })).toBeVisible();
  await again.open('Third P1 breach this quarter');
  await expect(second.page.getByText('What the customer wrote.').first()).toBeVisible();
  await second.page.getByRole('button', { name: '#104 Dose export rounds to whole units' }).click();
  await expect(second.page.getByText('Came back as', { exact: true })).toBeVisible();
});

function readCopy(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
