import { extname } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { PaperFormat } from '@shared/document';
import { SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import { commonOptions, sessionId } from '../options';
import { print, type Shell } from '../output';

const Options = z.object({ session: SessionId, out: z.string().optional(), sealed: z.boolean().default(false) });

/**
 * `docket minutes FILE --session ID`: the minutes as Markdown, byte for byte what the seal holds the SHA-256 of; a draft before the sign-off.
 * What was amended follows after a line of its own, outside the sealed bytes; `--sealed` leaves it out.
 */
export function registerMinutes(program: Command, shell: Shell): void {
  const command = program
    .command('minutes')
    .description('print the minutes of a session as Markdown; with --json too')
    .argument('<file>', 'the workspace')
    .requiredOption('--session <id>', 'the session, by its id', sessionId)
    .option('--out <file>', 'write them to a file instead, as its ending says: .pdf, .html or .md', paperFile)
    .option('--sealed', 'only the minutes that were sealed, without what was amended later');
  command.action(async (file: string) => {
    const { session, out, sealed } = Options.parse(command.opts());
    const common = commonOptions(command);
    if (out !== undefined) {
      const [{ readWorkspaceSlowly }, { drawMinutes }, { saveFile }] = await Promise.all([import('../desk'), import('../../papers'), import('../../files/save-file')]);
      const { files, missing } = await readWorkspaceSlowly(file, common, (desk) => drawMinutes(desk, session, formatOf(out)));
      for (const { bytes } of files) await saveFile(out, bytes);
      if (missing.length > 0) shell.io.err(`note: The PDF shows a question mark for ${missing.length} characters that its typeface lacks; the HTML and the Markdown have them.\n`);
      print(shell, common.json, { minutes: out }, `Wrote ${out}.`);
      return;
    }
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const { markdown, amendments } = readWorkspace(file, common, (desk) => runQuery(desk, 'sessions.minutes', { sessionId: session }));
    // Without a line of our own: its hash has to be the sealed one.
    shell.io.out(markdown);
    if (amendments !== null && !sealed) shell.io.out(`\n---\n\n${amendments.markdown}`);
  });
}

const formatOf = (file: string): PaperFormat => PaperFormat.parse(extname(file).slice(1).toLowerCase());

function paperFile(file: string): string {
  if (!PaperFormat.safeParse(extname(file).slice(1).toLowerCase()).success) throw new InvalidArgumentError('Minutes are written as .pdf, .html or .md.');
  return file;
}
