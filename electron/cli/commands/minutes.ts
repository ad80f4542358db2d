import type { Command } from 'commander';
import { SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import { commonOptions, sessionId } from '../options';
import type { Shell } from '../output';

const Options = z.object({ session: SessionId });

/** `docket minutes FILE --session ID`: the minutes as Markdown, byte for byte what the seal holds the SHA-256 of; a draft before the sign-off. */
export function registerMinutes(program: Command, shell: Shell): void {
  const command = program
    .command('minutes')
    .description('print the minutes of a session as Markdown; with --json too')
    .argument('<file>', 'the workspace')
    .requiredOption('--session <id>', 'the session, by its id', sessionId);
  command.action(async (file: string) => {
    const { session } = Options.parse(command.opts());
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const { markdown } = readWorkspace(file, commonOptions(command), (desk) => runQuery(desk, 'sessions.minutes', { sessionId: session }));
    // Without a line of our own: its hash has to be the sealed one.
    shell.io.out(markdown);
  });
}
