import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawWorkbook, stylesFor } from '../support/raw-workbook';
import { ImportWizard } from './pages/import-wizard';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`;
const sheetXml = (rows: string, after = ''): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`;

test('imports the sheet of a workbook that a person chooses [W5]', async ({ start, folder }) => {
  const file = join(folder, 'desk-export.xlsx');
  writeFileSync(
    file,
    rawWorkbook({
      sheets: ['name="Read me"', 'name="Tickets"', 'name="Codes" state="hidden"'],
      rows: row(text('What'), text('Why')) + row(text('Tickets'), text('exported by the desk')),
      styles: stylesFor([0, 14]),
      parts: {
        // 46327 is 1 November 2026.
        'xl/worksheets/sheet2.xml': sheetXml(row(text('Ticket ID'), text('Subject'), text('Created at'), text('Priority')) + row(text('T-1'), text('Export fails'), '<c s="1"><v>46327</v></c>', text('high')) + row(text('T-2'), text('Login loops'), '<c s="1"><v>46328</v></c>', text('low')), '<mergeCells><mergeCell ref="F1:G2"/></mergeCells>'),
      },
    }),
  );
  const docket = await start();
  await docket.answer({ save: join(folder, 'own.docket') });
  await new Shell(docket.page).makeWorkspace('Own register', '2026-11-21');
  const wizard = new ImportWizard(docket);
  await wizard.begin(file);
  await wizard.chooseSheet('Tickets');
  await expect(wizard.file).toContainText('Tickets one of 3');
  await expect(wizard.file).toContainText('1 hidden sheet is not read: Codes.');
  await expect(wizard.file).toContainText('1 range of cells is merged (F1 to G2): only the first cell of each holds a value, the others are empty.');
  await wizard.toAnomalies();
  await wizard.toPreview();
  await expect(wizard.step('Preview')).toContainText('1 Nov 2026');
  expect(await wizard.run()).toEqual({ rows: 2, imported: 2, updated: 0, unchanged: 0, rejected: 0 });
  await docket.close();
});
