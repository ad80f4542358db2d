import type { Command } from 'commander';
import { SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { loadSigningKey, openOwnKey } from '../../files/keys';
import { userDataFolder } from '../../files/user-data';
import type { Desk } from '../../transaction';
import { commonOptions, sessionId, type Acting } from '../options';
import { print, type Shell } from '../output';

const Options = z.object({ session: SessionId, out: z.string(), key: z.string().optional() });

/** `docket package FILE --session ID --out ZIP`: the evidence of a sealed session, with the bytes that the app gives (E2). */
export function registerPackage(program: Command, shell: Shell): void {
  const command = program
    .command('package')
    .description('build and sign the evidence package of a signed-off session')
    .argument('<file>', 'the workspace')
    .requiredOption('--session <id>', 'the session, by its id', sessionId)
    .requiredOption('--out <zip>', 'where to write it; an older package there is replaced')
    .option('--key <pem>', 'the private Ed25519 key (PKCS#8) to sign with (default: your own, made on first use)');
  command.action(async (file: string) => {
    const { session, out, key: keyFile } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ checkPermission }, { systemGivens }, { handOutPackage }, { makePackage }] = await Promise.all([import('../../dispatch'), import('../../givens'), import('../../hand-out'), import('../../packaging')]);
    checkPermission('evidence.build', common.role);
    const { made, isRecorded } = await withDesk(file, common, async (desk) => {
      const key = keyFile === undefined ? await openOwnKey(userDataFolder(), systemGivens.clock()) : await loadSigningKey(keyFile);
      const packaged = await makePackage(desk, session, key);
      return { made: packaged, ...(await handOutPackage(desk, packaged, out, '')) };
    });
    if (!isRecorded) shell.io.err('note: The workspace is open elsewhere or cannot be written, so it holds no record that this package was made.\n');
    if (made.missing.length > 0) shell.io.err(`note: The PDFs show a question mark for ${made.missing.length} characters that their typeface lacks; the HTML and the data have them.\n`);
    const result = { package: out, files: made.contents.length, head: made.head, keyId: made.keyId };
    print(shell, common.json, result, `Wrote ${out} (${result.files} files).\nHead: ${result.head}\nKey:  ${result.keyId}`);
  });
}

/** A workspace that another window holds, or that cannot be written, is still evidence: then it is only read. */
async function withDesk<T>(file: string, acting: Acting, work: (desk: Desk) => Promise<T>): Promise<T> {
  const { changeWorkspace, readWorkspaceSlowly } = await import('../desk');
  let hasBegun = false;
  try {
    return await changeWorkspace(file, acting, (desk) => {
      hasBegun = true;
      return work(desk);
    });
  } catch (error) {
    const isOnlyReadable = error instanceof DocketError && (error.code === 'workspace-locked' || error.code === 'read-only');
    if (hasBegun || !isOnlyReadable) throw error;
    return readWorkspaceSlowly(file, acting, work);
  }
}
