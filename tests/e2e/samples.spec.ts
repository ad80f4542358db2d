import { existsSync } from 'node:fs';
import { Coding, Samples } from './pages/samples';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

test('plans, draws and reads a sample by keys, keeps it over a restart, and says what it stands for [W9]', async ({ start, folder }) => {
  const first = await start(['--example']);
  const samples = new Samples(first.page);
  await samples.plan();
  await expect(samples.preview).toContainText('Margin of error');
  await samples.ask(6, 'journey');
  await expect(samples.preview).toContainText('of 253');
  await expect(samples.preview.getByRole('row', { name: /^Enterprise 156 4 / })).toBeVisible();
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
  await expect(docket.page.getByText(/^Sampled: 3 of 253 issues, seed journey\. Why: Reading all 253 would take 42 h\./)).toBeVisible();
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

test('has comments coded by two people blind to each other, and settles what they differ on [W9]', async ({ start }) => {
  const { page } = await start(['--example']);
  const samples = new Samples(page);
  const coding = new Coding(page);
  await samples.plan();
  await page.getByRole('searchbox', { name: 'Words' }).fill('order form');
  await samples.ask(2, 'voices');
  await samples.draw('Voices');
  await samples.open();
  await coding.begin('Ruth Abrams', 'Daniel Novak');
  const comments = Number(/(\d+) comments/.exec(await page.getByText(/^Coding 1, /).innerText())?.[1]);
  const each = <T,>(first: T, others: T): T[] => Array.from({ length: comments }, (_, index) => (index === 0 ? first : others));
  await coding.code('Ruth Abrams', each(['5', '7'], ['8']));
  await expect(page.getByText('Handed in', { exact: true })).toBeVisible();
  await expect(page.getByText('Defect or outage')).toBeHidden();
  await coding.code('Daniel Novak', each(['8'], ['8']));
  await expect(page.getByText('1 disagreement is not settled yet', { exact: false })).toBeVisible();
  await expect(page.getByRole('row', { name: /Defect or outage, Waits on somebody inside Price or contract Open/ })).toBeVisible();
  await page.keyboard.press('s');
  const dialog = new Shell(page).dialog(/^Settle #/);
  await dialog.getByRole('button', { name: 'Take these of Daniel Novak' }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The contract is what it is about.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: new RegExp(`^Price or contract ${comments} ${comments} `) })).toBeVisible();
  await expect(page.getByRole('row', { name: /Price or contract Mara|Price or contract System: The contract is what it is about\./ })).toBeVisible();
});
