import type { Command } from 'commander';
import { importKindLabels } from '@shared/contract/imports/entities';
import type { ImportRow } from '@shared/contract/imports/operations';
import { commonOptions } from '../options';
import { print, table, type Shell } from '../output';

/** `docket imports FILE`: every import with its id, oldest first (W2, W5). */
export function registerImports(program: Command, shell: Shell): void {
  const command = program.command('imports').description('list the imports, with their ids').argument('<file>', 'the workspace');
  command.action(async (file: string) => {
    const common = commonOptions(command);
    const [{ readWorkspace }, { runQuery }, { shortestBeginnings }] = await Promise.all([import('../desk'), import('../../dispatch'), import('../../core/imports/id-beginnings')]);
    const rows = readWorkspace(file, common, (desk) => runQuery(desk, 'imports.list', {})).toReversed();
    const shortId = shortestBeginnings(rows.map(({ id }) => id));
    print(shell, common.json, rows.map(line), rows.length === 0 ? 'No imports.' : table(['Id', 'File', 'Records', 'Source', 'At', 'Rows', 'Imported', 'Updated', 'Unchanged', 'Rejected', ''], rows.map((row) => cells(row, shortId(row.id)))));
  });
}

const line = ({ id, fileName, fileSha256, kind, source, mappingName, periodFrom, periodTo, at, broughtBy, rows, imported, updated, unchanged, rejected, anomalies, undone }: ImportRow) => ({
  id,
  file: fileName,
  sha256: fileSha256,
  kind,
  source,
  mapping: mappingName,
  from: periodFrom,
  to: periodTo,
  at,
  by: broughtBy,
  rows,
  imported,
  updated,
  unchanged,
  rejected,
  anomalies,
  undone,
});

const cells = ({ fileName, kind, source, at, rows, imported, updated, unchanged, rejected, undone }: ImportRow, shortId: string): (string | number | null)[] => [
  shortId,
  fileName,
  importKindLabels[kind],
  source,
  at.slice(0, 16).replace('T', ' '),
  rows,
  imported,
  updated,
  unchanged,
  rejected,
  undone === null ? '' : `undone by ${undone.by}`,
];
