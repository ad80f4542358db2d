import type { Command } from 'commander';
import { commonOptions } from '../options';
import { print, table, type Shell } from '../output';

/** `docket sessions FILE`: the review sessions, newest first, as the app lists them. */
export function registerSessions(program: Command, shell: Shell): void {
  const command = program.command('sessions').description('list the review sessions').argument('<file>', 'the workspace');
  command.action(async (file: string) => {
    const common = commonOptions(command);
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const sessions = readWorkspace(file, common, (desk) => runQuery(desk, 'sessions.list', {}));
    const rows = sessions.map(({ id, number, title, state, signedOffAt }) => ({ id, number, title, state, signedOffAt }));
    print(shell, common.json, rows, rows.length === 0 ? 'No sessions.' : table(['No.', 'State', 'Title', 'Id'], rows.map(({ id, number, title, state }) => [number, state, title, id])));
  });
}
