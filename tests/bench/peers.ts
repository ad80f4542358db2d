import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** True when the machine has the program. */
export const isInstalled = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Runs a program to its end. @returns milliseconds @throws when it fails */
export function timeProgram(program: string, args: readonly string[], cwd: string): number {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  const took = performance.now() - start;
  if (error !== undefined || status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return took;
}

/** Milliseconds that work takes. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The value below which the share `p` of the values lies, by nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

/** Runs work again and again and gives the percentile wanted, in milliseconds. */
export const repeated = (times: number, p: number, work: (n: number) => unknown): number => percentile(Array.from({ length: times }, (_, n) => time(() => work(n))), p);

const macro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Docket" script:language="StarBasic">Sub Measure(source As String, report As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  start = GetSystemTicks()
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  loaded = GetSystemTicks()
  cells = document.Sheets.getByIndex(0)
  cursor = cells.createCursor()
  cursor.gotoEndOfUsedArea(False)
  last = cursor.RangeAddress
  block = cells.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = 1
  fields(0).IsAscending = True
  Dim order(1) As New com.sun.star.beans.PropertyValue
  order(0).Name = "SortFields"
  order(0).Value = fields()
  order(1).Name = "ContainsHeader"
  order(1).Value = True
  before = GetSystemTicks()
  block.sort(order())
  sorted = GetSystemTicks()
  Open report For Output As #1
  Print #1, (loaded - start) &amp; " " &amp; (sorted - before) &amp; " " &amp; last.EndRow
  Close #1
  document.close(True)
End Sub
</script:module>
`;
const gnuTime = '/usr/bin/time';
const listOf = (name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">${name}</library:library>
`;

/**
 * How long LibreOffice Calc, without a window, takes to load a CSV file and to sort it by its second column, by its own clock and without its start.
 * @param folder for its profile and its report
 * @returns milliseconds, rows, and the most memory it held where GNU time can tell; null where it is not installed
 */
export function measureLibreOffice(csv: string, folder: string): { loadMs: number; sortMs: number; rows: number; peakMb: number | null } | null {
  if (!isInstalled('soffice')) return null;
  const profile = join(folder, 'libreoffice');
  const report = join(folder, 'libreoffice.txt');
  const peak = join(folder, 'libreoffice.peak');
  const wrapped = existsSync(gnuTime) ? [gnuTime, '-f', '%M', '-o', peak, 'soffice'] : ['soffice'];
  const run = (args: readonly string[]): number => timeProgram(wrapped[0] ?? 'soffice', [...wrapped.slice(1), '--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile).href}`, ...args], folder);
  // The first start makes the profile that the macro is put into.
  writeFileSync(join(folder, 'tiny.csv'), 'a,b\n1,2\n');
  run(['--convert-to', 'ods', 'tiny.csv']);
  const library = join(profile, 'user', 'basic', 'Standard');
  mkdirSync(library, { recursive: true });
  writeFileSync(join(library, 'Docket.xba'), macro);
  writeFileSync(join(library, 'script.xlb'), listOf('<library:element library:name="Docket"/>'));
  writeFileSync(join(library, 'dialog.xlb'), listOf(''));
  rmSync(report, { force: true });
  run([`macro:///Standard.Docket.Measure("${pathToFileURL(csv).href}","${report}")`]);
  if (!existsSync(report)) throw new Error('LibreOffice wrote no report');
  const [loadMs = Number.NaN, sortMs = Number.NaN, rows = Number.NaN] = readFileSync(report, 'utf8').trim().split(' ').map(Number);
  const peakMb = existsSync(peak) ? Number(readFileSync(peak, 'utf8').trim().split('\n').at(-1)) / 1024 : null;
  return { loadMs, sortMs, rows, peakMb };
}
