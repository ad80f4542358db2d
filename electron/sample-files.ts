import type { ExportFormat } from '@shared/contract/samples/operations';
import type { CodingId, SampleId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { codesTable, commentsTable } from './core/codings/tables';
import { toCsv, type DataTable } from './core/evidence/contents/csv';
import { utf8 } from './core/evidence/canonical-json';
import { reviewPaper } from './core/samples/review-paper';
import { itemsTable, planTable, populationTable, resultsTable, type ListedItem } from './core/samples/tables';
import { zipOf, type DrawnFiles } from './drawn-files';
import { renderPdf } from './files/report/pdf';
import { maxCellCharacters, writeWorkbook } from './files/spreadsheet/xlsx/write';
import { getCoding, getOutcome } from './handlers/codings/read';
import { getResults, getSample, getSheet } from './handlers/samples/read';
import { listKeptStrata, listReadItems, listSampleItems } from './store/samples/samples';
import { getWorkspace } from './store/workspaces';
import { readContext, type Desk } from './transaction';

/** More sheets than this nobody prints. */
const mostSheets = 500;

/**
 * Makes the files of a sample (W9): its list with answers, results and plan as CSV (with the population, so that a stranger can draw it again) or as a workbook, or its review sheets as PDF.
 * The same sample gives the same bytes.
 * @throws DocketError not-found, invalid-input for more sheets than can be printed
 */
export async function drawSampleFile(desk: Desk, id: SampleId, format: ExportFormat): Promise<DrawnFiles> {
  const context = readContext(desk);
  const sample = getSample(context, { id });
  const name = `sample-${sample.number}`;
  if (format === 'pdf') {
    if (sample.size > mostSheets) throw new DocketError('invalid-input', `Sample ${sample.number} has ${sample.size} items, and ${mostSheets} review sheets are the most that are printed. Nothing was written. Use the list as CSV or XLSX.`);
    const sheets = Array.from({ length: sample.size }, (_, index) => getSheet(context, { id, place: index + 1 }));
    const { bytes, missing } = await renderPdf(reviewPaper(sample, sheets, getWorkspace(context.db).name), { date: sample.at, footer: `Sample ${sample.number}, seed ${sample.seed}`, isPagePerHeading: true });
    return { files: [{ name: `${name}.pdf`, bytes }], missing: [...missing] };
  }
  const answers = new Map(listReadItems(context.db, id).map((item) => [item.place, item.answers]));
  const items: ListedItem[] = listSampleItems(context.db, id, { offset: 0, limit: sample.size }).map((item) => ({ ...item, answers: answers.get(item.place) ?? null }));
  const tables = [itemsTable(sample.template.questions, items), resultsTable(getResults(context, { id })), planTable(sample)];
  if (format === 'xlsx') return { files: [{ name: `${name}.xlsx`, bytes: workbookOf(tables) }], missing: [] };
  return { files: [{ name: `${name}.zip`, bytes: zippedCsv([...tables, populationTable(listKeptStrata(context.db, id))]) }], missing: [] };
}

/**
 * Makes the files of a coding: every comment with its codes, agreement and counts (W9).
 * @throws DocketError not-found, conflict before both have handed in
 */
export function drawCodingFile(desk: Desk, id: CodingId, format: 'csv' | 'xlsx'): DrawnFiles {
  const context = readContext(desk);
  const coding = getCoding(context, { id });
  const outcome = getOutcome(context, { id });
  if (outcome === null) throw new DocketError('conflict', 'Both coders must hand in first: until then nobody sees a code. Nothing was written.');
  const tables = [codesTable(outcome), commentsTable(coding, outcome)];
  const name = `coding-${coding.number}`;
  return { files: [format === 'xlsx' ? { name: `${name}.xlsx`, bytes: workbookOf(tables) } : { name: `${name}.zip`, bytes: zippedCsv(tables) }], missing: [] };
}

const zippedCsv = (tables: readonly DataTable[]): Uint8Array => zipOf(tables.map((table) => ({ name: `${table.name}.csv`, bytes: utf8(`\uFEFF${toCsv(table)}`) })));

const sheetNames: Readonly<Record<string, string>> = { sample: 'Sample', results: 'Results', plan: 'Plan', codes: 'Codes', comments: 'Comments' };

const workbookOf = (tables: readonly DataTable[]): Uint8Array =>
  writeWorkbook({
    sheets: tables.map(({ name, columns, rows }) => ({
      name: sheetNames[name] ?? name,
      columns: columns.map((column) => (['title', 'basis', 'value', 'observation', 'comment', 'settled_because'].includes(column) ? 44 : column === 'id' ? 38 : 16)),
      rows: [[...columns], ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.slice(0, maxCellCharacters) : cell)))],
    })),
  });
