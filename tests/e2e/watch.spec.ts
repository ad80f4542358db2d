import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Coverage } from './pages/coverage';
import { ImportRecord } from './pages/import-record';
import { ImportWizard } from './pages/import-wizard';
import { Proposals } from './pages/proposals';
import { Samples } from './pages/samples';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

const tickets = [
  'Ticket ID;Account;Subject;Created at;Status;Priority;First response time (minutes)',
  'ZX-1;NOR;Gate list missing since Friday;2026-11-19 08:00;open;urgent;512,5',
  'ZX-2;BRI;Readings of 40 homes twice;2026-11-19 09:30;open;high;35',
  'ZX-3;Halden Medicall;Dose table empty;2026-11-20 07:15;open;high;20',
  ';KES;No number on this one;2026-11-20 07:20;open;low;10',
];

test("an analyst's afternoon: a new export, its rules, the coverage, a sample, and the export taken back [W1, W2, W3, W5, W6, W7, W9]", async ({ start, folder }) => {
  const file = join(folder, 'afternoon.csv');
  writeFileSync(file, `${tickets.join('\r\n')}\r\n`);
  const docket = await start(['--example']);
  const { page } = docket;
  const shell = new Shell(page);
  const coverage = new Coverage(page);

  const heard = await test.step('what the ticketing system has said of response delays so far', async () => {
    await coverage.open();
    await coverage.cell('Response delays, Ticketing system').click();
    await expect(coverage.panel).toContainText(/Ticketing system: \d+ signals/);
    return Number(/Ticketing system: (\d+) signals/.exec(await coverage.panel.innerText())?.[1]);
  });

  await test.step('the export comes in, and what it lacks is said', async () => {
    const wizard = new ImportWizard(docket);
    await wizard.begin(file);
    await wizard.toAnomalies();
    await expect(wizard.rule('Missing identifier')).toBeVisible();
    await expect(wizard.rule('Unknown account')).toBeVisible();
    await wizard.toPreview();
    expect(await wizard.run()).toEqual({ rows: 4, imported: 3, updated: 0, unchanged: 0, rejected: 1 });
  });

  await test.step('a rule says which of them was answered too late, and one is taken', async () => {
    await shell.command('Review proposals');
    const proposals = new Proposals(page);
    await proposals.showRule('Response over commitment');
    await proposals.select('Gate list missing since Friday');
    await expect(proposals.panel).toContainText('The first response took 8 h 32 min');
    await proposals.accept();
    await expect(proposals.row('Gate list missing since Friday')).toHaveCount(0);
  });

  await test.step('the coverage has heard of them', async () => {
    await coverage.open();
    await coverage.cell('Response delays, Ticketing system').click();
    await expect(coverage.panel).toContainText(`Ticketing system: ${heard + 3} signals`);
  });

  await test.step('ten issues are drawn to be read', async () => {
    const samples = new Samples(page);
    await samples.plan();
    await samples.ask(10, 'afternoon');
    await samples.draw('Afternoon');
    expect(await samples.titles()).toHaveLength(10);
  });

  await test.step('the export is taken back, but for what a person has scored', async () => {
    await shell.command('Import a file');
    const record = new ImportRecord(page);
    await record.open('afternoon.csv');
    const dialog = await record.askToUndo();
    await expect(dialog).toContainText('2removed');
    await expect(dialog).toContainText('1kept');
    await record.confirmUndo(dialog);
  });
});
