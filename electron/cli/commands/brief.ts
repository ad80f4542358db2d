import type { Command } from 'commander';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { commonOptions } from '../options';
import { print, type Shell } from '../output';

const Options = z.object({ account: z.string(), out: z.string().optional() });

/** `docket brief FILE --account REF`: an account on one page, with the bytes that the app gives (W4). */
export function registerBrief(program: Command, shell: Shell): void {
  const command = program
    .command('brief')
    .description('print the one-page brief of an account as Markdown; with --out as PDF, HTML or Markdown')
    .argument('<file>', 'the workspace')
    .requiredOption('--account <ref>', 'the account, by its reference or its name')
    .option('--out <file>', 'write it to a file instead, as its ending says: .pdf, .html or .md');
  command.action(async (file: string) => {
    const { account, out } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspaceSlowly }, { briefOf }, { printPaper }, { saveFile }, { readContext }, { accountLookup }, { AccountId }] = await Promise.all([
      import('../desk'),
      import('../../handlers/account-brief'),
      import('../../print-paper'),
      import('../../files/save-file'),
      import('../../transaction'),
      import('../../store/accounts'),
      import('@shared/primitives'),
    ]);
    const { bytes, missing } = await readWorkspaceSlowly(file, common, async (desk) => {
      const found = accountLookup(desk.workspace.db, '')(account);
      if (found === null) throw new DocketError('not-found', `No account has the reference ${account}, and not exactly one has that name. Nothing was written. "docket accounts" lists them.`);
      return printPaper(briefOf(readContext(desk), { accountId: AccountId.parse(found.id) }), out ?? 'brief.md');
    });
    if (out === undefined) {
      shell.io.out(new TextDecoder().decode(bytes));
      return;
    }
    await saveFile(out, bytes);
    if (missing.length > 0) shell.io.err(`note: The PDF shows a question mark for ${missing.length} characters that its typeface lacks.\n`);
    print(shell, common.json, { file: out, bytes: bytes.length }, `Wrote ${out}.`);
  });
}
