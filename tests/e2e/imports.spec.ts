import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportWizard } from './pages/import-wizard';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

const rows = [
  'Ticket ID;Organization;Subject;Created at;Status;Priority;CSAT;Requester email',
  'T-1;Bjørnstad;Café terminal offline;01/02/2026;im Eingang;Stufe A;4,5;ana@example.com',
  'T-2;Ørsted;Rechnung doppelt;03/04/2026;open;Stufe A;1,25;bo@example.com',
  ';Ørsted;Ohne Nummer;05/06/2026;open;low;2,0;cy@example.com',
];

test('imports a file of semicolons, Windows-1252, decimal commas, dates that can be read two ways and words nobody knows, through to its rejected rows [W5, W6]', async ({ start, folder }) => {
  const file = join(folder, 'ausfuhr.csv');
  writeFileSync(file, Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1'));
  const rejects = join(folder, 'rejected.csv');
  const docket = await start();
  await docket.answer({ save: join(folder, 'own.docket') });
  await new Shell(docket.page).makeWorkspace('Own register', '2026-11-21');
  const wizard = new ImportWizard(docket);
  await wizard.begin(file);

  await expect(wizard.file).toContainText('Windows-1252 detected');
  await expect(wizard.file).toContainText('Semicolon 8 columns');
  await expect(wizard.settings).toContainText('No date of the file decides it: 01/02/2026 is 1 Feb 2026 (day first) or 2 Jan 2026 (month first).');
  await expect(wizard.step('Mapping')).toContainText('1 personal column is left out.');

  // Another delimiter shows at once, and can be taken back.
  await wizard.choose('Delimiter', 'Tab');
  await expect(wizard.file).toContainText('Tab chosen, 1 column');
  await wizard.choose('Delimiter', 'As the file decides');
  await expect(wizard.file).toContainText('Semicolon 8 columns');

  await wizard.choose('Date order', 'Day, month, year');
  await expect(wizard.settings).toContainText('1.234,56');
  await wizard.showWords();
  await wizard.readWord('Stufe A', 'High');
  await wizard.readWord('im Eingang', 'Open');
  await wizard.toAnomalies();
  await expect(wizard.rule('Missing identifier')).toBeVisible();
  await expect(wizard.rule('Unknown status word')).toHaveCount(0);
  await wizard.toPreview();
  await expect(wizard.step('Preview')).toContainText('1 Feb 2026');
  await expect(wizard.step('Preview')).toContainText('4.5');
  expect(await wizard.run()).toEqual({ rows: 3, imported: 2, updated: 0, unchanged: 0, rejected: 1 });

  // The rules are called what they were called before, and a result that was left is not come back to.
  await expect(wizard.step('Result').getByRole('cell', { name: 'Missing identifier' })).toBeVisible();
  await docket.answer({ save: rejects });
  await docket.page.getByRole('button', { name: 'Save the rejected row' }).click();
  await expect.poll(() => existsSync(rejects)).toBe(true);
  expect(readFileSync(rejects, 'utf8')).toBe('Docket row,Docket reason,Ticket ID,Organization,Subject,Created at,Status,Priority,CSAT\n4,Missing identifier: Ticket ID is empty,,Ørsted,Ohne Nummer,05/06/2026,open,low,"2,0"\n');
  await new Shell(docket.page).goTo('Watch');
  await docket.page.getByRole('navigation', { name: 'Watch' }).getByRole('button', { name: /^Imports/ }).click();
  await expect(docket.page.getByRole('heading', { name: 'Imported so far' })).toBeVisible();

  // The same tickets as another tool names them would come in a second time.
  const other = join(folder, 'cases.csv');
  writeFileSync(other, 'Case number,Title,Opened\nT-1,Terminal offline,2026-02-01\nT-2,Invoice,2026-04-03\n');
  await wizard.begin(other);
  await wizard.toAnomalies();
  await wizard.toPreview();
  await expect(wizard.step('Preview').getByRole('status')).toContainText('All 2 references are known from another mapping, "Guessed issues" (ausfuhr.csv');
  await docket.close();
});
