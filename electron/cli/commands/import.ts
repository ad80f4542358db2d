import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { type Anomaly, defaultSources, Delimiter, Encoding, encodings, importKindLabels, importKinds, ImportKind, RuleChoice, type DateOrder, type FileFacts, type ImportSummary, type Mapping } from '@shared/contract/imports/entities';
import { Source, sources } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { ElsewhereWords } from '../../core/imports/elsewhere';
import type { RejectedRow } from '../../core/imports/rejects';
import type { Desk } from '../../transaction';
import { commonOptions, wholeNumber } from '../options';
import { exitCodes, plain, print, table, type Shell } from '../output';
import { addTextOptions, areTexts, importTextFiles, refuseTextOptions } from './import-texts';

/** Names of delimiters that a shell makes hard to type. */
const delimiterNames: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', bar: '|', '\\t': '\t' };
const dateOrderNames = { dmy: 'day-month-year', mdy: 'month-day-year', ymd: 'year-month-day' } as const satisfies Record<string, DateOrder>;

const Options = z.object({
  as: ImportKind.optional(),
  mapping: z.string().optional(),
  source: Source.optional(),
  sheet: z.string().optional(),
  encoding: Encoding.optional(),
  delimiter: Delimiter.optional(),
  headerRow: z.int().optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  rejects: z.string().optional(),
  dryRun: z.boolean().default(false),
  onAnomaly: RuleChoice.default('flag'),
});
type Options = z.infer<typeof Options>;

/** Anomalies that are printed for people; `--json` prints all. */
const shownAnomalies = 20;

/** `docket import FILE DATA`: reads, checks and imports a data file as the window does, without a worker (W5, W6). */
export function registerImport(program: Command, shell: Shell): void {
  const command = program
    .command('import')
    .description('import a CSV, TSV or JSON file, a sheet of an Excel workbook, or e-mails and transcripts; the same file twice changes nothing')
    .argument('<file>', 'the workspace')
    .argument('<data>', 'the file to import')
    .argument('[more...]', 'further e-mails or transcripts')
    .addOption(new Option('--as <kind>', 'what its rows are; needed unless --mapping says it').choices(importKinds))
    .option('--mapping <name>', 'a saved or ready mapping, or a file named *.json (default: recognised or guessed by the header)')
    .addOption(new Option('--source <source>', 'where the data come from (default: what the mapping says, else ticketing for issues, health for measurements, calls for interactions and crm for the rest)').choices(sources))
    .option('--sheet <name>', 'the sheet of a workbook (default: the first that is not hidden)')
    .addOption(new Option('--encoding <encoding>', 'the encoding of a text file (default: detected)').choices(encodings))
    .option('--delimiter <character>', 'what stands between cells: one character, or comma, semicolon, tab or bar (default: detected)', delimiter)
    .option('--header-row <n>', 'the row that names the columns, or 0 where none does (default: detected)', wholeNumber('--header-row', 0, 100))
    .addOption(new Option('--date-order <order>', 'how dates such as 01/02/2026 are read (default: decided by the file)').choices(Object.keys(dateOrderNames)))
    .option('--rejects <out>', 'write the rows that were left out to a CSV file, once the import is done')
    .option('--dry-run', 'check it and write nothing')
    .addOption(new Option('--on-anomaly <choice>', 'what to do with rows that have anomalies').choices(['skip', 'flag']).default('flag'));
  addTextOptions(command);
  command.action(async (file: string, data: string, more: readonly string[]) => {
    const options = Options.parse(command.opts());
    if (options.as === undefined && options.mapping === undefined) command.error("error: required option '--as <kind>' not specified (only --mapping can stand for it)");
    if (options.rejects !== undefined && options.dryRun) command.error("error: '--rejects' is written once an import is done, and '--dry-run' does none");
    const common = commonOptions(command);
    const named: Anomaly[] = [];
    const keep = (found: Iterable<Anomaly>): void => {
      for (const anomaly of found) {
        if (!common.json && named.length === shownAnomalies) break;
        named.push(anomaly);
      }
    };
    try {
      if (await areTexts([data, ...more], command)) {
        const imported = await importTextFiles(command, { file, files: [data, ...more], common }, keep);
        print(shell, common.json, line(imported, named), words({ ...imported, named }, 'interactions', options.dryRun, { workbook: null }));
        return;
      }
      refuseTextOptions(command, more);
      const [{ changeWorkspace, readWorkspaceSlowly }, { checkPermission }, { importFile, tryImport }, { openSpreadsheet }, { unwatched }] = await Promise.all([
        import('../desk'),
        import('../../dispatch'),
        import('../../handlers/imports/run'),
        import('../../files/spreadsheet/read'),
        import('../../handlers/imports/reading'),
      ]);
      const sheet = openSpreadsheet(data, { sheet: options.sheet ?? null, encoding: options.encoding ?? null, delimiter: options.delimiter ?? null, headerRow: options.headerRow ?? null });
      const rejects = options.rejects === undefined ? null : await prepareRejects(shell, options.rejects, [file, data]);
      const planOf = async (desk: Desk) => {
        checkPermission('imports.run', desk.actor.role);
        const mapping = withDateOrder(await chooseMapping(desk, options.as ?? null, options.mapping, sheet.facts), options.dateOrder);
        return { mapping, source: options.source ?? mapping.source ?? defaultSources[mapping.kind], choices: await choicesFor(options.onAnomaly) };
      };
      const elsewhere = ({ title, toDo }: ElsewhereWords): void => shell.io.err(`warning: ${plain(title)}. ${toDo}\n`);
      const work = async (desk: Desk) => {
        const plan = await planOf(desk);
        if (options.dryRun) return { mapping: plan.mapping, summary: tryImport(desk, sheet, plan, unwatched, { anomalies: keep, elsewhere }), note: '' };
        let note = '';
        const summary = importFile(desk, sheet, plan, unwatched, { anomalies: keep, elsewhere, rejects: (rows) => (note = rejects?.(sheet.facts, plan.mapping, rows) ?? '') });
        return { mapping: plan.mapping, summary, note };
      };
      const done = await (options.dryRun ? readWorkspaceSlowly(file, common, work) : changeWorkspace(file, common, work));
      print(shell, common.json, line(done.summary, named), `${words({ ...done.summary, named }, done.mapping.kind, options.dryRun, sheet.facts)}${done.note}`);
    } catch (error) {
      // A mapping that does not fit or dates that can be read two ways is an import that was refused, not a mistake of usage.
      if (!(error instanceof DocketError)) throw error;
      shell.io.err(`error: ${error.message}\n`);
      shell.exit(exitCodes.refused);
    }
  });
}
/** One character, or the name of one that is hard to type. */
function delimiter(text: string): string {
  const named = delimiterNames[text.toLowerCase()] ?? text;
  if (named.length !== 1 || named === '"' || named === '\n' || named === '\r') throw new InvalidArgumentError('A delimiter is one character, or comma, semicolon, tab or bar.');
  return named;
}

const withDateOrder = (mapping: Mapping, order: Options['dateOrder']): Mapping => (order === undefined ? mapping : { ...mapping, dateOrder: dateOrderNames[order] });

/** Looks at where rejected rows are to go before anything is done; what it gives writes them, and says in words what came of it. @throws DocketError */
async function prepareRejects(shell: Shell, out: string, inputs: readonly string[]): Promise<(facts: FileFacts, mapping: Mapping, rows: Iterable<RejectedRow>) => string> {
  const [{ checkCsvTarget, writeCsvFile }, { keptHeader, rejectsHeader, rejectsRows }] = await Promise.all([import('../../files/csv-file'), import('../../core/imports/rejects')]);
  if (inputs.some((input) => resolve(input) === resolve(out))) throw new DocketError('conflict', `${out} is what is read here, so rejected rows are not written over it. Nothing was imported. Name another file.`);
  await checkCsvTarget(out);
  return (facts, mapping, rows) => {
    try {
      const count = writeCsvFile(out, rejectsHeader(keptHeader(facts.header, mapping)), rejectsRows(rows));
      return `\n${count === 1 ? '1 rejected row was' : `${count} rejected rows were`} written to ${out}.`;
    } catch (error) {
      if (!(error instanceof DocketError)) throw error;
      // It is done by now, and says so itself.
      shell.io.err(`error: The import was done, but the rejected rows were not written. ${error.message}\n`);
      shell.exit(exitCodes.refused);
      return '';
    }
  };
}

/** What was asked for by name or file, else what was saved for these columns, else a supplied or guessed mapping; `kind` null takes the mapping's. @throws DocketError */
async function chooseMapping(desk: Desk, kind: ImportKind | null, named: string | undefined, facts: FileFacts): Promise<Mapping> {
  const [{ findMappingFor, getMapping, listMappings }, { fittingTo, parseMapping, headerFingerprint }, { readyMapping, readyMappings }, { guessMapping }, { findVendor, vendorMapping, vendors }] = await Promise.all([
    import('../../store/imports'),
    import('../../core/imports/mapping'),
    import('../../core/imports/ready-mappings'),
    import('../../core/imports/guess'),
    import('../../core/imports/vendors/catalogue'),
  ]);
  const { db } = desk.workspace;
  const sample = facts.sample.map(({ cells }) => cells);
  if (named === undefined) {
    if (kind === null) throw new Error('A kind or a mapping is needed');
    const known = findMappingFor(db, headerFingerprint(facts.header), kind);
    return known === null ? guessMapping(kind, facts.header, sample) : fittingTo(facts, known);
  }
  const vendor = findVendor(named);
  const saved = named.endsWith('.json') ? parseMapping(readMappingFile(named)) : (getMapping(db, named) ?? readyMapping(named));
  if (saved === undefined && vendor !== undefined) return vendorMapping(vendor, kind, facts.header, sample);
  if (saved === undefined) {
    const names = [...[...listMappings(db), ...readyMappings.map((ready) => ready.mapping)].map(({ name }) => name), ...vendors.map(({ id }) => id)];
    throw new DocketError('not-found', `There is no mapping named ${named}. Nothing was imported. There are ${names.join(', ')}; a mapping in a file is named with its ending, .json.`);
  }
  if (kind !== null && saved.kind !== kind) throw new DocketError('invalid-input', `The mapping "${saved.name}" is for ${saved.kind} and the file was to be imported as ${kind}. Nothing was imported. Name another mapping, or import it as ${saved.kind}.`);
  return saved;
}

function readMappingFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new DocketError(code === 'ENOENT' ? 'not-found' : 'io', `The mapping file ${file} ${code === 'ENOENT' ? 'is not there' : `could not be read (${code})`}. Nothing was imported. Check its name.`, undefined, { cause: error });
  }
}

/** The same choice for every rule that offers it. */
async function choicesFor(choice: RuleChoice): Promise<Record<string, RuleChoice>> {
  const { ruleList } = await import('../../core/imports/rules');
  return Object.fromEntries(ruleList.flatMap(({ id, choices }) => (choices.includes(choice) ? [[id, choice] as const] : [])));
}

const line = ({ rows, imported, updated, unchanged, rejected, older, importId }: ImportSummary, anomalies: readonly Anomaly[]) => ({
  rows,
  imported,
  updated,
  unchanged,
  rejected,
  anomalies: anomalies.map(({ row, column, rule, value }) => ({ row, column, rule, value })),
  importId,
  ...(older === 0 ? {} : { older }),
});

function words({ rows, imported, updated, unchanged, rejected, older, anomalies, named }: ImportSummary & { readonly named: readonly Anomaly[] }, kind: ImportKind, isDryRun: boolean, { workbook }: Pick<FileFacts, 'workbook'>): string {
  const read = workbook === null ? '' : `Sheet "${workbook.sheet}" was read. ${workbook.notes.map((note) => `${note} `).join('')}\n`;
  const counts = `${read}${importKindLabels[kind]}: ${rows} rows, ${imported} imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected${isDryRun ? ' (dry run: nothing was written)' : ''}.${older === 0 ? '' : ` ${older === 1 ? '1 row tells of an earlier state than the one stored, which stands.' : `${older} rows tell of earlier states than those stored, which stand.`}`}`;
  if (anomalies === 0) return `${counts} No anomalies.`;
  const shown = named.slice(0, shownAnomalies).map(({ row, column, rule, value }) => [row, column, rule, value]);
  const more = anomalies - shown.length;
  return `${counts} ${anomalies} ${anomalies === 1 ? 'anomaly' : 'anomalies'}:\n${table(['Row', 'Column', 'Rule', 'Value'], shown)}${more > 0 ? `\nand ${more} more; --json prints all.` : ''}`;
}
