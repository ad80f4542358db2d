import { Option, type Command } from 'commander';
import { PaperKind, paperKinds } from '@shared/contract/sessions/preparation';
import { SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import { commonOptions, sessionId } from '../options';
import { print, type Shell } from '../output';

const Options = z.object({ session: SessionId, out: z.string(), kind: PaperKind });

/** `docket agenda FILE --session ID --out FILE`: agenda, pre-reads or ballot sheets of a session, with the bytes that the app gives (M1). */
export function registerAgenda(program: Command, shell: Shell): void {
  const command = program
    .command('agenda')
    .description('print the agenda of a session, its pre-reads or its ballot sheets')
    .argument('<file>', 'the workspace')
    .requiredOption('--session <id>', 'the session, by its id', sessionId)
    .requiredOption('--out <file>', 'where to write it, as .pdf, .md or .html; what is there is replaced')
    .addOption(new Option('--kind <kind>', 'what to print').choices(paperKinds).default('agenda'));
  command.action(async (file: string) => {
    const { session, out, kind } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspaceSlowly }, { paperOf }, { printPaper }, { saveFile }, { readContext }] = await Promise.all([
      import('../desk'),
      import('../../handlers/sessions/papers'),
      import('../../print-paper'),
      import('../../files/save-file'),
      import('../../transaction'),
    ]);
    const { bytes, missing } = await readWorkspaceSlowly(file, common, (desk) => printPaper(paperOf(readContext(desk), { sessionId: session, kind }), out));
    await saveFile(out, bytes);
    if (missing.length > 0) shell.io.err(`note: The PDF shows a question mark for ${missing.length} characters that its typeface lacks.\n`);
    print(shell, common.json, { file: out, kind, bytes: bytes.length }, `Wrote ${out}.`);
  });
}
