import { Command, CommanderError, Option } from 'commander';
import { roles } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { version } from '../../package.json';
import { registrations } from './commands';
import { exitCodes, type Io, type Shell } from './output';

/** The program with all its commands, not yet run. */
export function createProgram(shell: Shell): Command {
  const program = new Command('docket')
    .description('Quality review sessions and their evidence, without a window.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--json', 'print the result as JSON')
    .option('--actor <name>', 'the person of the workspace who acts (default: the system user)')
    .addOption(new Option('--role <role>', 'the role they act in').choices(roles).default('facilitator'))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => shell.io.out(text), writeErr: (text) => shell.io.err(text) })
    .showHelpAfterError('Run it with --help to see what there is.')
    .exitOverride();
  for (const register of registrations) register(program, shell);
  return program;
}

/**
 * Runs one command line and gives its exit code: 0 done, 1 refused, 2 wrong usage, 3 unknown signer. No exception and no stack trace leaves it.
 * @param argv what follows the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.ok;
  const shell: Shell = { io, exit: (wanted) => void (code = wanted) };
  try {
    await createProgram(shell).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said what is wrong by then; asking for help is no mistake, and asking for nothing is one.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    io.err(`error: ${wordsOf(error)}\n`);
    return error instanceof DocketError && error.code === 'invalid-input' ? exitCodes.usage : exitCodes.refused;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof DocketError) return error.message;
  if (error instanceof z.ZodError) {
    const [first] = error.issues;
    return `What was read is not what Docket writes (${first?.path.join('.') ?? ''}: ${first?.message ?? ''}). Nothing was changed. Check the workspace with "docket check".`;
  }
  const [reason] = error instanceof Error ? error.message.split('\n') : [String(error)];
  return `Something unforeseen went wrong (${reason ?? ''}). Nothing of this change was kept.`;
}
