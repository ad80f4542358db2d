import { InvalidArgumentError, type Command } from 'commander';
import { KeptValue, MergeField, mergeFieldLabels, mergeFields, type KeptValues, type MergeComparison, type UnmergePreview } from '@shared/contract/account-merges';
import type { AccountId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { countsWords } from '../../core/accounts/merge-words';
import { formatDate } from '../../core/calendar';
import type { Desk } from '../../transaction';
import { commonOptions } from '../options';
import { plain, print, type Shell } from '../output';

const fieldNames = mergeFields.join(', ');

function kept(text: string, before: KeptValues): KeptValues {
  const [name, value, ...rest] = text.split('=');
  const field = MergeField.safeParse(name);
  const choice = KeptValue.safeParse(value);
  if (!field.success || rest.length > 0) throw new InvalidArgumentError(`Write FIELD=other, FIELD=survivor or terms=both, with one of these fields: ${fieldNames}.`);
  if (!choice.success) throw new InvalidArgumentError(`Of ${field.data}, keep "survivor" or "other"; of terms also "both".`);
  return { ...before, [field.data]: choice.data };
}

/** @throws DocketError not-found, conflict where several are called so */
async function findAccount(desk: Desk, text: string, which: 'standing' | 'merged'): Promise<AccountId> {
  const { listAccountsCalled } = await import('../../store/accounts');
  const found = listAccountsCalled(desk.workspace.db, text);
  const wanted = found.filter(({ isMerged }) => isMerged === (which === 'merged'));
  const [first, ...others] = wanted.length === 0 ? found : wanted;
  if (first === undefined) throw new DocketError('not-found', `No account has the id, reference or name ${text}. Nothing was changed. "docket accounts" lists them.`);
  if (others.length > 0) throw new DocketError('conflict', `Several accounts are called ${text}: ${[first, ...others].map(({ id, system, ref }) => `${ref} of ${system} (${id})`).join(', ')}. Nothing was changed. Name one by its id.`);
  return first.id;
}

const MergeOptions = z.object({ account: z.string(), into: z.string(), reason: z.string().optional(), keep: z.partialRecord(MergeField, KeptValue).default({}), dryRun: z.boolean().default(false) });

/** `docket merge FILE --account ID --into ID --reason TEXT`: makes two accounts one, until it is taken back (W6). */
function registerMergeOne(program: Command, shell: Shell): void {
  const command = program
    .command('merge')
    .description('merge an account into another: its records count under the survivor; "docket unmerge" takes it back')
    .argument('<file>', 'the workspace')
    .requiredOption('--account <id>', 'the account that is merged, by its id, reference or name')
    .requiredOption('--into <id>', 'the account that survives')
    .option('--reason <text>', 'why they are one; needed but for --dry-run')
    .option('--keep <field=value>', `whose value stands, where it is not the survivor's: FIELD=other, FIELD=survivor, or terms=both; can be repeated. Fields: ${fieldNames}`, kept, {})
    .option('--dry-run', 'show both side by side with what moves, and write nothing');
  command.action(async (file: string) => {
    const { account, into, reason, keep, dryRun } = MergeOptions.parse(command.opts());
    const common = commonOptions(command);
    const [{ changeWorkspace, readWorkspaceSlowly }, { runCommand, runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const pairIn = async (desk: Desk): Promise<{ id: AccountId; intoId: AccountId }> => ({ id: await findAccount(desk, account, 'standing'), intoId: await findAccount(desk, into, 'standing') });
    if (dryRun) {
      const compared = await readWorkspaceSlowly(file, common, async (desk) => runQuery(desk, 'accounts.compare', await pairIn(desk)));
      print(shell, common.json, comparisonLine(compared), comparisonWords(compared));
      return;
    }
    if (reason === undefined) command.error("error: required option '--reason <text>' not specified", { exitCode: 2 });
    const done = await changeWorkspace(file, common, async (desk) => runCommand(desk, 'accounts.merge', { ...(await pairIn(desk)), keep, reason }));
    print(
      shell,
      common.json,
      { dryRun: false, account: { id: done.id, name: done.name }, into: { id: done.intoId, name: done.into }, moved: done.moved },
      `${plain(done.name)} is merged into ${plain(done.into)}: ${countsWords(done.moved)} moved. "docket unmerge" takes it back.`,
    );
  });
}

const comparisonLine = ({ survivor, other, fields }: MergeComparison) => ({
  dryRun: true,
  account: { id: other.id, name: other.name },
  into: { id: survivor.id, name: survivor.name },
  moved: other.counts,
  fields: fields.filter(({ isDifferent }) => isDifferent).map(({ field, survivor: own, other: its, standing }) => ({ field, survivor: own, other: its, standing })),
});

const comparisonWords = ({ survivor, other, fields }: MergeComparison): string =>
  [
    `${plain(other.name)} (${plain(other.ref)} of ${plain(other.system)}) into ${plain(survivor.name)} (${plain(survivor.ref)} of ${plain(survivor.system)}); dry run: nothing was written.`,
    `Would move: ${countsWords(other.counts)}.`,
    ...fields.filter(({ isDifferent }) => isDifferent).map(({ field, survivor: own, other: its, standing, note }) => `${mergeFieldLabels[field]}: ${plain(own ?? 'unknown')} | ${plain(its ?? 'unknown')}; stands: ${standing}.${note === '' ? '' : ` ${note}`}`),
  ].join('\n');

const UnmergeOptions = z.object({ account: z.string(), reason: z.string().default(''), dryRun: z.boolean().default(false) });

/** `docket unmerge FILE --account ID`: takes a merge back, whichever it is in a chain (W6). */
function registerUnmerge(program: Command, shell: Shell): void {
  const command = program
    .command('unmerge')
    .description('take the merge of an account back: it gets what came with it, and what came since by its own references')
    .argument('<file>', 'the workspace')
    .requiredOption('--account <id>', 'the account that was merged, by its id, reference or name')
    .option('--reason <text>', 'why they are two after all')
    .option('--dry-run', 'say what would go back, and write nothing');
  command.action(async (file: string) => {
    const { account, reason, dryRun } = UnmergeOptions.parse(command.opts());
    const common = commonOptions(command);
    const [{ changeWorkspace, readWorkspaceSlowly }, { runCommand, runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    if (dryRun) {
      const preview = await readWorkspaceSlowly(file, common, async (desk) => runQuery(desk, 'accounts.unmergePreview', { id: await findAccount(desk, account, 'merged') }));
      print(shell, common.json, previewLine(preview), previewWords(preview));
      return;
    }
    const done = await changeWorkspace(file, common, async (desk) => runCommand(desk, 'accounts.unmerge', { id: await findAccount(desk, account, 'merged'), reason }));
    print(
      shell,
      common.json,
      { dryRun: false, account: { id: done.id, name: done.name }, from: { id: done.fromId, name: done.from }, moved: done.moved },
      `${plain(done.name)} stands for itself again, and has ${countsWords(done.moved)}.`,
    );
  });
}

const previewLine = ({ account, into, returning, since, elsewhere, unlinked, changedSince }: UnmergePreview) => ({
  dryRun: true,
  account: { id: account.id, name: account.name },
  from: { id: into.id, name: into.name },
  returning,
  since,
  elsewhere,
  unlinked,
  changedSince: changedSince.map(({ field, before, after }) => ({ field, before, after })),
});

const previewWords = ({ account, into, on, by, reason, returning, since, elsewhere, changedSince }: UnmergePreview): string =>
  [
    `${plain(account.name)}, merged into ${plain(into.name)} on ${formatDate(on)} by ${plain(by)}: ${plain(reason)} (dry run: nothing was written)`,
    `Would go back: ${countsWords(returning)} that came with it, and ${countsWords(since)} that came since by its own references.`,
    ...(elsewhere === 0 ? [] : [`${elsewhere} of what came with it ${elsewhere === 1 ? 'is' : 'are'} with another account by now and ${elsewhere === 1 ? 'stays' : 'stay'} there.`]),
    ...changedSince.map(({ field, before, after }) => `${mergeFieldLabels[field]} has changed since: ${plain(before ?? 'unknown')} then, ${plain(after ?? 'unknown')} now.`),
  ].join('\n');

/** The two commands that make accounts one and two again. */
export function registerMerge(program: Command, shell: Shell): void {
  registerMergeOne(program, shell);
  registerUnmerge(program, shell);
}
