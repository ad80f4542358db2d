import { join } from 'node:path';
import { generateAccounts, generateIssues } from '../bench/generate';
import { PriorityList } from './pages/priority-list';
import { Shell } from './pages/shell';
import { docketJson } from './support/docket-command';
import { expect, test } from './support/test';

const count = 100_000;

test('scrolls, sorts, filters and searches 100,000 issues with no more than 60 rows in the document [W4]', async ({ start, folder }) => {
  test.setTimeout(300_000);
  const file = join(folder, 'large.docket');
  const userData = join(folder, 'user-data');
  generateAccounts(join(folder, 'accounts.csv'));
  generateIssues(join(folder, 'issues.csv'), count);
  docketJson(userData, 'new', file, '--as-of', '2026-11-20');
  docketJson(userData, 'import', file, join(folder, 'accounts.csv'), '--as', 'accounts');
  const { rows, imported } = summaryOf(docketJson(userData, 'import', file, join(folder, 'issues.csv'), '--as', 'issues', '--source', 'ticketing'));
  expect({ rows, imported }).toEqual({ rows: count, imported: count });

  const { page } = await start([file]);
  const shell = new Shell(page);
  const list = new PriorityList(page);
  const nodes = (): Promise<number> => list.grid.getByRole('row').count();
  await shell.goTo('Score');
  await list.chip('Open').click();
  await expect(list.grid).toHaveAttribute('aria-rowcount', /^1000\d\d$/);
  expect(await nodes()).toBeLessThanOrEqual(60);

  await test.step('the last row and back, by keys and by the wheel', async () => {
    await list.rows.first().click();
    await page.keyboard.press('End');
    await expect(list.selected).toHaveAttribute('aria-rowindex', /^1000\d\d$/);
    await expect(list.selected).toHaveAttribute('aria-busy', 'false');
    expect(await nodes()).toBeLessThanOrEqual(60);
    await page.keyboard.press('Home');
    await expect(list.selected).toHaveAttribute('aria-rowindex', /^[23]$/);
    await list.grid.hover();
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 4000);
    await expect(list.rows.nth(5)).toHaveAttribute('aria-busy', 'false');
    expect(Number(await list.rows.nth(5).getAttribute('aria-rowindex'))).toBeGreaterThan(1000);
    expect(await nodes()).toBeLessThanOrEqual(60);
  });

  await test.step('sorted by age and by account, both ways', async () => {
    await list.heading('Age').click();
    await expect(list.grid.getByRole('columnheader', { name: 'Age' })).toHaveAttribute('aria-sort', /ascending|descending/);
    await expect.poll(async () => inOrder((await list.cells('Age')).map(Number.parseFloat))).toBe(true);
    const before = await list.cells('Age');
    await list.heading('Age').click();
    await expect.poll(() => list.cells('Age')).not.toEqual(before);
    await expect.poll(async () => inOrder((await list.cells('Age')).map(Number.parseFloat))).toBe(true);
  });

  await test.step('searched: one of a hundred thousand, then many', async () => {
    await list.filter.fill('77777');
    await expect(list.rows).toHaveCount(1);
    await expect(list.rows).toContainText('(77777)');
    await list.filter.fill('webhooks');
    await expect(list.rows.first()).toContainText('Webhooks');
    expect(await nodes()).toBeLessThanOrEqual(60);
    await list.filter.fill('nothing reads like this');
    await expect(page.getByRole('heading', { name: 'No issue matches' })).toBeVisible();
  });
});

function summaryOf(summary: unknown): { rows: unknown; imported: unknown } {
  if (summary === null || typeof summary !== 'object') throw new Error('The import gave no summary');
  return { rows: Reflect.get(summary, 'rows'), imported: Reflect.get(summary, 'imported') };
}

/** All up or all down. */
const inOrder = (numbers: readonly number[]): boolean => numbers.length > 5 && (numbers.every((value, index) => index === 0 || value >= (numbers[index - 1] ?? value)) || numbers.every((value, index) => index === 0 || value <= (numbers[index - 1] ?? value)));
