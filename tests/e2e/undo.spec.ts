import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportRecord } from './pages/import-record';
import { ImportWizard } from './pages/import-wizard';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

const header = 'Ticket ID,Subject,Created at,Status,Priority';
const tickets = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

test('sees what a newer export changed, and takes it back [W5, L3]', async ({ start, folder }) => {
  const [first, newer] = [join(folder, 'october.csv'), join(folder, 'november.csv')];
  writeFileSync(first, tickets('T-1,Export fails,2026-10-01,open,high', 'T-2,Login loops,2026-10-02,open,low', 'T-3,Slow search,2026-10-03,open,low'));
  writeFileSync(newer, tickets('T-2,Login loops on Firefox,2026-10-02,waiting,high', 'T-3,Slow search,2026-10-03,open,low', 'T-4,Invoice is wrong,2026-11-01,open,high'));
  const docket = await start();
  await docket.answer({ save: join(folder, 'own.docket') });
  await new Shell(docket.page).makeWorkspace('Own register', '2026-11-21');
  const wizard = new ImportWizard(docket);
  await wizard.importAll(first);
  await docket.page.getByRole('button', { name: 'Import another file' }).click();

  await wizard.begin(newer);
  await wizard.toAnomalies();
  await wizard.toPreview();
  await docket.page.getByRole('radio', { name: 'Changes 1' }).click();
  await expect(wizard.step('Preview')).toContainText('Login loops on Firefox');
  await docket.page.getByRole('radio', { name: 'Missing 1' }).click();
  await expect(wizard.step('Preview')).toContainText('T-1');
  expect(await wizard.run()).toEqual({ rows: 3, imported: 1, updated: 1, unchanged: 1, rejected: 0 });

  await docket.page.getByRole('button', { name: 'What it changed' }).click();
  const record = new ImportRecord(docket.page);
  await expect(record.changes).toContainText('Login loops on Firefox');
  await record.show('Missing');
  await expect(record.missing).toContainText('Export fails');

  const dialog = await record.askToUndo();
  await expect(dialog).toContainText('1removed');
  await record.confirmUndo(dialog);
  await expect(docket.page.getByText('Records: 1 removed, 1 returned.', { exact: true })).toBeVisible();
  await record.open('october.csv');
  const second = await record.askToUndo();
  await expect(second).toContainText('3removed');
  await second.getByRole('button', { name: 'Cancel' }).click();
  await docket.close();
});
