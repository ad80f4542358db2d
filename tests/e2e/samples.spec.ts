import { existsSync } from 'node:fs';
import { Samples } from './pages/samples';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

test('plans, draws and reads a sample by keys, keeps it over a restart, and says what it stands for [W9]', async ({ start, folder }) => {
  const first = await start(['--example']);
  const samples = new Samples(first.page);
  await samples.plan();
  await expect(samples.preview).toContainText('Margin of error');
  await samples.ask(6, 'journey');
  await expect(samples.preview).toContainText('of 250');
  await expect(samples.preview.getByRole('row', { name: /^Enterprise 154 4 / })).toBeVisible();
  await samples.draw('Journey');
  const drawn = await samples.titles();
  expect(drawn).toHaveLength(6);
  await samples.review(1, ['y', '4', '3', '5', 'y']);
  await samples.review(2, ['n', '2', '2', '0', 'n']);
  await expect(first.page.getByText('Sample 1, 2 of 6 read, 40 min left')).toBeVisible();
  await first.close();

  const docket = await start();
  const again = new Samples(docket.page);
  expect(await again.titles()).toEqual(drawn);
  await again.review(3, ['y', '5', '4', '4', 'y']);
  await again.show('Results');
  await expect(docket.page.getByText(/^Sampled: 3 of 250 issues, seed journey\. Why: Reading all 250 would take 42 h\./)).toBeVisible();
  await expect(docket.page.getByRole('row', { name: /^First response quality / })).toContainText('1: 0, 2: 1, 3: 0, 4: 1, 5: 1');
  await again.show('The draw');
  await docket.page.keyboard.press('v');
  await expect(docket.page.getByText(/^The seed draws the same sample again from the same population\. The log says the same\./)).toBeVisible();
  await docket.answer({ save: `${folder}/journey.xlsx` });
  await new Shell(docket.page).command('Save the sample as XLSX');
  await expect(docket.page.getByText('The sample was saved')).toBeVisible();
  expect(existsSync(`${folder}/journey.xlsx`)).toBe(true);

  // An auditor draws the same without keeping it.
  await new Shell(docket.page).beAt('Auditor');
  await again.plan();
  await again.ask(6, 'journey');
  await docket.page.getByRole('button', { name: /^Draw without keeping/ }).click();
  const list = docket.page.getByRole('table').filter({ hasText: 'Reference' });
  await expect(list.getByRole('row')).toHaveCount(7);
  for (const title of drawn) await expect(list).toContainText(title.split(' ')[0] ?? '');
});
