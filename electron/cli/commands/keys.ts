import type { Command } from 'commander';
import { z } from '@shared/zod';
import { exportPublicKey, openOwnKey } from '../../files/keys';
import { userDataFolder } from '../../files/user-data';
import { systemGivens } from '../../givens';
import { commonOptions } from '../options';
import { print, type Shell } from '../output';

const Options = z.object({ export: z.string().optional() });

/** `docket keys`: the key that packages are signed with here, the same as the app's, made on first use. */
export function registerKeys(program: Command, shell: Shell): void {
  const command = program.command('keys').description('show your signing key, made on first use').option('--export <pem>', 'write the public key there, to hand over');
  command.action(async () => {
    const { export: file } = Options.parse(command.opts());
    const key = await openOwnKey(userDataFolder(), systemGivens.clock());
    if (file !== undefined) await exportPublicKey(key, file);
    print(shell, commonOptions(command).json, { keyId: key.keyId, created: key.created }, `Key:     ${key.keyId}\nCreated: ${key.created}\nFile:    ${key.file}${file === undefined ? '' : `\nWrote the public key to ${file}.`}`);
  });
}
