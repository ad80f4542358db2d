import { basename, extname } from 'node:path';
import { Option, type Command } from 'commander';
import { CalendarDate } from '@shared/primitives';
import { z } from '@shared/zod';
import { calendarDate, commonOptions } from '../options';
import { print, type Shell } from '../output';

const Options = z.object({ asOf: CalendarDate.nullable().default(null), example: z.boolean().default(false) });

/** `docket new FILE`: makes a workspace, empty or with the example; never over a file that is there. */
export function registerNew(program: Command, shell: Shell): void {
  const command = program
    .command('new')
    .description('make a workspace; a file that exists is left as it is')
    .argument('<file>', 'where to make it')
    .option('--as-of <date>', 'the date the register is looked at from (default: today, whatever day it is)', calendarDate)
    .addOption(new Option('--example', 'fill it with the example workspace, which has a date of its own').conflicts('asOf'));
  command.action(async (file: string) => {
    const { asOf, example } = Options.parse(command.opts());
    const { SCHEMA_VERSION } = await import('../../store/database');
    if (example) {
      const { makeExample } = await import('../../handlers/example');
      makeExample(file).close();
    } else {
      const [{ makeWorkspace }, { systemGivens }] = await Promise.all([import('../../handlers/workspaces'), import('../../givens')]);
      makeWorkspace(systemGivens, file, { name: basename(file, extname(file)) || 'Workspace', asOf }).close();
    }
    print(shell, commonOptions(command).json, { workspace: file, schemaVersion: SCHEMA_VERSION }, `Made ${file}${example ? ' with the example' : ''} (schema ${SCHEMA_VERSION}).`);
  });
}
