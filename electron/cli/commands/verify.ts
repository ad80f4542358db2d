import type { Command } from 'commander';
import { packageProblemLabels, verificationStepLabels, type VerifyResult } from '@shared/contract/evidence/entities';
import { z } from '@shared/zod';
import { verifyPackage } from '../../core/evidence/verify';
import { readPackage } from '../../files/bag-zip';
import { sha256 } from '../../files/hashing';
import { listKnownKeys, readPublicKeyId, verifyEd25519 } from '../../files/keys';
import { userDataFolder } from '../../files/user-data';
import { commonOptions } from '../options';
import { exitCodes, plain, print, type Shell } from '../output';

const Options = z.object({ publicKey: z.string().optional() });

/** `docket verify ZIP`: checks a package in five steps (E3). It needs neither a workspace nor SQLite. */
export function registerVerify(program: Command, shell: Shell): void {
  const command = program
    .command('verify')
    .description('check that an evidence package is whole, unchanged and signed')
    .argument('<zip>', 'the package')
    .option('--public-key <pem>', 'the key it must be signed with, as its sender handed it over');
  command.action(async (zip: string) => {
    const { publicKey } = Options.parse(command.opts());
    const trusted = publicKey === undefined ? { knownKeyIds: (await listKnownKeys(userDataFolder())).map(({ keyId }) => keyId) } : { knownKeyIds: [], expectedKeyId: await readPublicKeyId(publicKey) };
    const result = verifyPackage(await readPackage(zip), { sha256, verifyEd25519, ...trusted });
    const { valid, signer, problems } = result;
    print(shell, commonOptions(command).json, { valid, signer, problems: problems.map(({ file, problem }) => ({ file, problem })) }, inWords(result, publicKey !== undefined));
    if (!valid) shell.exit(exitCodes.refused);
    else if (signer === 'unknown') shell.exit(exitCodes.unknownSigner);
  });
}

const marks = { passed: 'ok    ', failed: 'FAILED', 'not-run': '-     ' } as const;

function inWords({ valid, signer, keyId, head, problems, checks, facts, erasedEntries }: VerifyResult, isKeyNamed: boolean): string {
  const verdict = !valid
    ? 'NOT VALID. Do not rely on this package.'
    : signer === 'known'
      ? 'Valid, and signed by a known key.'
      : `Valid, but signed by ${isKeyNamed ? 'another key than the one named' : 'a key that is not known here'}. Ask the sender for the fingerprint by another way, and compare.`;
  return [
    verdict,
    ...checks.map(({ step, outcome }) => `  ${marks[outcome]}  ${verificationStepLabels[step]}`),
    ...problems.map(({ file, problem }) => `  ${plain(file)}: ${packageProblemLabels[problem]} (${problem})`),
    ...(erasedEntries === 0 ? [] : [`  The content of ${erasedEntries} log entries was erased under retention.`]),
    ...facts.filter(({ label }) => label === 'External-Description' || label === 'Docket-Sealed-At').map(({ value }) => plain(value)),
    ...(head === null ? [] : [`Head: ${head}`]),
    ...(keyId === null ? [] : [`Key:  ${keyId}`]),
    'Tamper-evident, not tamper-proof: README.txt in the package says what this shows and what it cannot.',
  ].join('\n');
}
