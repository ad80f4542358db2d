import { Shell } from './pages/shell';
import { Walk } from './pages/walk';
import { expect, test } from './support/test';

test('an executive walks the list by key, asks, decides, signs off and finds it again [M9]', async ({ start }) => {
  const docket = await start();
  const { page } = docket;
  const shell = new Shell(page);
  const walk = new Walk(page);
  await shell.beAt('Priya Raman');
  await shell.beAt('Executive');
  await walk.start();
  await expect(shell.rail).toBeHidden();
  const first = await walk.title.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(walk.title).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(walk.title).toHaveText(first ?? '');

  // Asks, then decides on the first.
  await page.keyboard.press('i');
  const ask = shell.dialog(/^Ask about/);
  await ask.getByLabel('Question').fill('Who signs the renewal?');
  await ask.getByRole('combobox', { name: 'Who is asked' }).fill('Ruth Abrams');
  await page.getByRole('option', { name: 'Ruth Abrams' }).click();
  await ask.getByRole('textbox', { name: 'Answer by' }).fill('2026-12-01');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await expect(ask).toBeHidden();
  await expect(walk.side).toContainText('Who signs the renewal?');

  // What was typed outlives the end of the app.
  await page.keyboard.press('Enter');
  await walk.form.getByLabel('What').fill('Half a thought');
  await page.keyboard.press('Escape');
  await docket.close();
  const again = await start([]);
  const other = new Walk(again.page);
  await expect(other.title).toHaveText(first ?? '');
  await again.page.keyboard.press('Enter');
  await expect(other.form.getByLabel('What')).toHaveValue('Half a thought');
  await again.page.keyboard.press('Escape');

  await other.decide('m', { what: ', whole', reason: 'Nothing moved', owner: 'Ruth Abrams', departs: 'The customer asked for silence' });
  await expect(other.side).toContainText('Monitor');

  // The next one becomes part of an issue found by its number; nothing is recorded before that is named.
  await other.merge({ into: 33, what: 'The same fault, told twice', reason: 'One fix answers both', owner: 'Ruth Abrams', departs: 'Two issues would ask for it twice' });
  await expect(other.side).toContainText('Merge');
  await again.page.keyboard.press('f');
  await new Shell(again.page).dialog('End the walk and sign it off?').getByRole('button', { name: 'Sign off' }).click();
  await expect(again.page.getByRole('heading', { name: 'Signed off and sealed' })).toBeVisible();
  await expect(again.page.getByRole('heading', { name: 'Minutes: Walk of Priya Raman' })).toBeVisible();

  await new Shell(again.page).goTo('Meet');
  await again.page.getByRole('button', { name: 'My decisions' }).click();
  await expect(again.page.getByRole('grid', { name: 'Decisions' })).toContainText('Half a thought, whole');
  await again.page.getByRole('button', { name: /^Questions/ }).click();
  await expect(again.page.getByRole('main')).toContainText('Who signs the renewal?');
});
