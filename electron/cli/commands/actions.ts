import type { Command } from 'commander';
import type { OutputOf } from '@shared/contract';
import { actionStateLabels, ActionFilter, sheetFormats, type ActionRow } from '@shared/contract/actions/entities';
import { SessionId, type PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { runQuery as RunQuery } from '../../dispatch';
import type { Desk } from '../../transaction';
import { commonOptions, sessionId } from '../options';
import { plain, print, table, type Shell } from '../output';

const Options = z.object({ open: z.boolean().optional(), owner: z.string().optional(), session: SessionId.optional(), sheets: z.string().optional() });

/** `docket actions FILE`: what was promised, overdue first; with `--sheets DIR`, a sheet for each owner in every format (M6). */
export function registerActions(program: Command, shell: Shell): void {
  const command = program
    .command('actions')
    .description('list the actions that decisions made, overdue first; or write action sheets')
    .argument('<file>', 'the workspace')
    .option('--open', 'only those that are open or in progress')
    .option('--owner <name>', 'only those of one person, by name')
    .option('--session <id>', 'only those of one session, by its id', sessionId)
    .option('--sheets <folder>', 'write a sheet for each owner as CSV, XLSX, PDF and .ics into a folder; of one session, or of all that is open');
  command.action(async (file: string) => {
    const { open, owner, session, sheets } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspace, readWorkspaceSlowly }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    if (sheets !== undefined) {
      const [{ makeSheets }, { makeFolder, saveFile }, { join }] = await Promise.all([import('../../papers'), import('../../files/save-file'), import('node:path')]);
      const made = await readWorkspaceSlowly(file, common, (desk) => makeSheets(desk, { sessionId: session ?? null, ownerId: owner === undefined ? null : ownerOf(desk, owner, runQuery), formats: sheetFormats }));
      await makeFolder(sheets);
      for (const { name, bytes } of made.files) await saveFile(join(sheets, name), bytes);
      const names = made.files.map(({ name }) => name);
      if (made.missing.length > 0) shell.io.err(`note: The PDFs show a question mark for ${made.missing.length} characters that their typeface lacks; the other sheets have them.\n`);
      print(shell, common.json, { folder: sheets, actions: made.actions, files: names }, `Wrote ${names.length} files for ${made.actions} actions into ${sheets}.\n${names.map(plain).join('\n')}`);
      return;
    }
    const rows = readWorkspace(file, common, (desk) => {
      const filter = ActionFilter.parse({ states: open === true ? ['open', 'in-progress'] : [], ownerIds: owner === undefined ? [] : [ownerOf(desk, owner, runQuery)], sessionId: session ?? null });
      const found: ActionRow[] = [];
      for (;;) {
        const page: OutputOf<'actions.list'> = runQuery(desk, 'actions.list', { filter, offset: found.length, limit: 500 });
        found.push(...page.rows);
        if (page.rows.length === 0 || found.length >= page.total) return found;
      }
    });
    const listed = rows.map(({ id, number, what, ownerName, function: part, dueOn, state, isOverdue, doneOn, note, evidence, issueNumber, sessionNumber }) => ({
      id, number, what, owner: ownerName, function: part, dueOn, state, overdue: isOverdue, doneOn, note, evidence, issue: issueNumber, session: sessionNumber,
    }));
    const text = table(['No.', 'Due', 'State', 'Owner', 'Action', 'Issue', 'Session'], listed.map((row) => [`A${row.number}`, row.dueOn, `${actionStateLabels[row.state]}${row.overdue ? ', overdue' : ''}`, plain(row.owner), plain(row.what), row.issue, row.session]));
    print(shell, common.json, listed, listed.length === 0 ? 'No actions.' : text);
  });
}

function ownerOf(desk: Desk, name: string, runQuery: typeof RunQuery): PersonId {
  const owner = runQuery(desk, 'actions.owners', {}).find((each) => each.name === name);
  if (owner === undefined) throw new DocketError('not-found', `Nobody named ${name} owns an action in this workspace. Nothing was written. Run it without --owner to see who does.`);
  return owner.personId;
}
