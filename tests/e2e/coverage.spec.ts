import { Coverage } from './pages/coverage';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

test('sweeps quiet accounts before a session, walks the matrix by keys, and keeps a suspicion over a restart [W2, W3, W8]', async ({ start }) => {
  const first = await start(['--example']);
  const { page } = first;
  const coverage = new Coverage(page);
  await page.getByRole('button', { name: 'Prepare agenda' }).click();
  await page.getByRole('button', { name: 'Sweep them' }).click();

  // By keys from cell to cell; a blind one says so.
  await coverage.cell('Response delays, Ticketing system').click();
  await expect(coverage.panel).toContainText('Ticketing system: 43 signals');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(coverage.cell('Response delays, Health scores')).toBeFocused();
  await expect(coverage.panel).toContainText('a blind spot, nothing was heard');
  await page.keyboard.press('Escape');

  const leave = await coverage.answer('Polder Agri', 'Leave it');
  await leave.getByRole('textbox', { name: 'Why its silence is known' }).fill('Harvest, they asked for quiet');
  await coverage.fillDate(leave, 'Leave it until', '2026-12-20');
  await coverage.save(leave);
  await expect(coverage.answered('Polder Agri')).toContainText('Left until 20 Dec: Harvest');

  const suspect = await coverage.answer('Mirabel Cosmetics', 'Suspect erosion');
  await suspect.getByRole('textbox', { name: 'What is suspected' }).fill('The sponsor avoids the renewal');
  await suspect.getByRole('textbox', { name: 'The test that would refute it' }).fill('Ask her for a reference');
  await coverage.choosePerson(suspect, 'Suspected by', 'Maren Olsen');
  await coverage.fillDate(suspect, 'Expires on', '2026-12-10');
  await coverage.save(suspect);
  await expect(coverage.answered('Mirabel Cosmetics')).toContainText('Silent erosion is suspected');
  await page.getByRole('button', { name: 'Record the sweep' }).click();
  await expect(page.getByText('Recorded as of 21 Nov 2026')).toContainText('3 quiet, 2 answered');

  // How a source is obtained.
  await page.getByRole('columnheader', { name: 'Calls' }).getByRole('button').click();
  const source = page.getByRole('dialog');
  await expect(source).toContainText('Approved byAnneke Brandt');
  await source.getByRole('button', { name: 'Change it' }).click();
  await source.getByRole('textbox', { name: 'In detail' }).fill('Notes of the account managers');
  await source.getByRole('textbox', { name: 'Why this way' }).fill('There are no recordings');
  await coverage.choosePerson(source, 'Approved by', 'Maren Olsen');
  await source.getByRole('textbox', { name: 'Expected every (days)' }).fill('5');
  await coverage.save(source);
  await expect(page.getByText('Every 5 d')).toBeVisible();
  await first.close();

  const docket = await start();
  const again = new Coverage(docket.page);
  await again.open();
  await again.tab('Erosion');
  await expect(docket.page.getByText('Stands until 10 Dec 2026')).toBeVisible();
  await docket.page.getByRole('listitem').filter({ hasText: 'The sponsor avoids the renewal' }).getByRole('button', { name: /^Issue #/ }).click();
  await expect(docket.page.getByText('Low confidence').first()).toBeVisible();

  // A restricted note: an auditor sees that there is one, and not what it says.
  await docket.page.getByRole('button', { name: 'Mirabel Cosmetics' }).first().click();
  await docket.page.getByRole('button', { name: 'Write a note' }).click();
  const note = docket.page.getByRole('dialog');
  await note.getByRole('textbox', { name: 'Note' }).fill('The COO wants the old supplier back');
  await again.save(note);
  await expect(docket.page.getByText('The COO wants the old supplier back')).toBeVisible();
  await new Shell(docket.page).beAt('Auditor');
  await expect(docket.page.getByText('Your role may know that it is there')).toBeVisible();
  await expect(docket.page.getByText('The COO wants the old supplier back')).toBeHidden();
});
