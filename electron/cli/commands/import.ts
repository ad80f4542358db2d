import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { defaultSources, importKindLabels, importKinds, ImportKind, RuleChoice, type FileFacts, type ImportSummary, type Mapping, type WorkbookFacts } from '@shared/contract/imports/entities';
import { Source, sources } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { Desk } from '../../transaction';
import { commonOptions } from '../options';
import { exitCodes, print, table, type Shell } from '../output';

const Options = z.object({ as: ImportKind, mapping: z.string().optional(), source: Source.optional(), sheet: z.string().optional(), dryRun: z.boolean().default(false), onAnomaly: RuleChoice.default('flag') });

/** Anomalies that are printed for people; `--json` prints all. */
const shownAnomalies = 20;

/** `docket import FILE DATA`: reads, checks and imports a data file as the window does, without a worker (W5, W6). */
export function registerImport(program: Command, shell: Shell): void {
  const command = program
    .command('import')
    .description('import a CSV or TSV file or a sheet of an Excel workbook; the same file twice changes nothing')
    .argument('<file>', 'the workspace')
    .argument('<data>', 'the file to import')
    .addOption(new Option('--as <kind>', 'what its rows are').choices(importKinds).makeOptionMandatory())
    .option('--mapping <name>', 'a saved or supplied mapping, or a file named *.json (default: recognised or guessed by the header)')
    .addOption(new Option('--source <source>', 'where the data come from (default: what the mapping says, else ticketing for issues, health for measurements, calls for interactions and crm for the rest)').choices(sources))
    .option('--sheet <name>', 'the sheet of a workbook (default: the first that is not hidden)')
    .option('--dry-run', 'check it and write nothing')
    .addOption(new Option('--on-anomaly <choice>', 'what to do with rows that have anomalies').choices(['skip', 'flag']).default('flag'));
  command.action(async (file: string, data: string) => {
    const options = Options.parse(command.opts());
    const common = commonOptions(command);
    try {
      const [{ changeWorkspace, readWorkspaceSlowly }, { checkPermission }, { importFile, tryImport }, { openSpreadsheet }] = await Promise.all([
        import('../desk'),
        import('../../dispatch'),
        import('../../handlers/imports/run'),
        import('../../files/spreadsheet/read'),
      ]);
      const sheet = openSpreadsheet(data, options.sheet ?? null);
      const planOf = async (desk: Desk) => {
        checkPermission('imports.run', desk.actor.role);
        const mapping = await chooseMapping(desk, options.as, options.mapping, sheet.facts);
        return { mapping, source: options.source ?? mapping.source ?? defaultSources[options.as], choices: await choicesFor(options.onAnomaly) };
      };
      const summary = options.dryRun
        ? await readWorkspaceSlowly(file, common, async (desk) => tryImport(desk, sheet, await planOf(desk)))
        : await changeWorkspace(file, common, async (desk) => importFile(desk, sheet, await planOf(desk)));
      print(shell, common.json, line(summary), words(summary, options.as, options.dryRun, sheet.facts.workbook));
    } catch (error) {
      // A mapping that does not fit or dates that can be read two ways is an import that was refused, not a mistake of usage.
      if (!(error instanceof DocketError)) throw error;
      shell.io.err(`error: ${error.message}\n`);
      shell.exit(exitCodes.refused);
    }
  });
}

/** What was asked for by name or file, else what was saved for these columns, else a supplied or guessed mapping. @throws DocketError */
async function chooseMapping(desk: Desk, kind: ImportKind, named: string | undefined, facts: FileFacts): Promise<Mapping> {
  const [{ findMappingFor, getMapping, listMappings }, { fittingTo, parseMapping, headerFingerprint }, { readyMapping, readyMappings }, { guessMapping }] = await Promise.all([
    import('../../store/imports'),
    import('../../core/imports/mapping'),
    import('../../core/imports/ready-mappings'),
    import('../../core/imports/guess'),
  ]);
  const { db } = desk.workspace;
  if (named === undefined) {
    const known = findMappingFor(db, headerFingerprint(facts.header), kind);
    return known === null ? guessMapping(kind, facts.header, facts.sample.map(({ cells }) => cells)) : fittingTo(facts, known);
  }
  const mapping = named.endsWith('.json') ? parseMapping(readMappingFile(named)) : (getMapping(db, named) ?? readyMapping(named));
  if (mapping === undefined) {
    const names = [...listMappings(db), ...readyMappings.map((ready) => ready.mapping)].map(({ name }) => name);
    throw new DocketError('not-found', `There is no mapping named ${named}. Nothing was imported. There are ${names.join(', ')}; a mapping in a file is named with its ending, .json.`);
  }
  if (mapping.kind !== kind) throw new DocketError('invalid-input', `The mapping "${mapping.name}" is for ${mapping.kind} and the file was to be imported as ${kind}. Nothing was imported. Name another mapping, or import it as ${mapping.kind}.`);
  return mapping;
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

const line = ({ rows, imported, updated, unchanged, rejected, anomalies, importId }: ImportSummary) => ({
  rows,
  imported,
  updated,
  unchanged,
  rejected,
  anomalies: anomalies.map(({ row, column, rule, value }) => ({ row, column, rule, value })),
  importId,
});

function words({ rows, imported, updated, unchanged, rejected, anomalies }: ImportSummary, kind: ImportKind, isDryRun: boolean, workbook: WorkbookFacts | null): string {
  const read = workbook === null ? '' : `Sheet "${workbook.sheet}" was read. ${workbook.notes.map((note) => `${note} `).join('')}\n`;
  const counts = `${read}${importKindLabels[kind]}: ${rows} rows, ${imported} imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected${isDryRun ? ' (dry run: nothing was written)' : ''}.`;
  if (anomalies.length === 0) return `${counts} No anomalies.`;
  const shown = anomalies.slice(0, shownAnomalies).map(({ row, column, rule, value }) => [row, column, rule, value]);
  const more = anomalies.length - shown.length;
  return `${counts} ${anomalies.length} ${anomalies.length === 1 ? 'anomaly' : 'anomalies'}:\n${table(['Row', 'Column', 'Rule', 'Value'], shown)}${more > 0 ? `\nand ${more} more; --json prints all.` : ''}`;
}
