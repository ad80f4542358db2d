import { InvalidArgumentError, type Command } from 'commander';
import { importKindLabels } from '@shared/contract/imports/entities';
import type { UndoPreview } from '@shared/contract/imports/undo';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { ImportName } from '../../store/imports/history';
import type { Desk } from '../../transaction';
import { commonOptions } from '../options';
import { plain, print, type Shell } from '../output';

const Options = z.object({ import: z.string(), dryRun: z.boolean().default(false) });

function beginningOfId(text: string): string {
  const beginning = text.toLowerCase();
  if (!/^[0-9a-f][0-9a-f-]{3,35}$/.test(beginning)) throw new InvalidArgumentError('An import is named by its id, as "docket imports" lists it, or by the first four characters of it or more.');
  return beginning;
}

/** `docket undo FILE --import ID`: undoes one import, whichever it is (W5, L3). */
export function registerUndo(program: Command, shell: Shell): void {
  const command = program
    .command('undo')
    .description('undo one import: what it brought goes, what it changed returns, and what people made stays')
    .argument('<file>', 'the workspace')
    .requiredOption('--import <id>', 'the import, by its id or an unambiguous beginning of it ("docket imports" lists them)', beginningOfId)
    .option('--dry-run', 'say what it would do and write nothing');
  command.action(async (file: string) => {
    const { import: beginning, dryRun } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ changeWorkspace, readWorkspaceSlowly }, { checkPermission }, { previewUndo, undoImport }, { readContext }] = await Promise.all([
      import('../desk'),
      import('../../dispatch'),
      import('../../handlers/imports/undo'),
      import('../../transaction'),
    ]);
    const idIn = async (desk: Desk): Promise<string> => {
      checkPermission('imports.undo', desk.actor.role);
      return findImport(desk, beginning);
    };
    const found = dryRun
      ? await readWorkspaceSlowly(file, common, async (desk) => previewUndo(readContext(desk), await idIn(desk)))
      : await changeWorkspace(file, common, async (desk) => undoImport(desk, await idIn(desk)));
    print(shell, common.json, line(found, dryRun), words(found, dryRun));
  });
}

/** @throws DocketError not-found, conflict where several begin so */
async function findImport(desk: Desk, beginning: string): Promise<string> {
  const [{ listImportsThatBegin }, { shortestBeginnings }] = await Promise.all([import('../../store/imports/history'), import('../../core/imports/id-beginnings')]);
  const found = listImportsThatBegin(desk.workspace.db, beginning);
  const [first, other] = found;
  if (first === undefined) throw new DocketError('not-found', `There is no import whose id begins with ${beginning}. Nothing was changed. "docket imports" lists them.`);
  if (other !== undefined) throw new DocketError('conflict', `More than one import has an id that begins with ${beginning}. Nothing was changed. Give more of it: ${candidates(found, shortestBeginnings(found.map(({ id }) => id)))}.`);
  return first.id;
}

/** Imports that are named where several could be meant. */
const mostCandidates = 10;

function candidates(found: readonly ImportName[], shortId: (id: string) => string): string {
  const named = found.slice(0, mostCandidates).map(({ id, fileName, kind, at, undoneAt }) => `${shortId(id)} is ${plain(fileName)} (${importKindLabels[kind].toLowerCase()}, ${at.slice(0, 16).replace('T', ' ')}${undoneAt === null ? '' : ', undone'})`);
  return `${named.join('; ')}${found.length > mostCandidates ? `; and ${found.length - mostCandidates} more, which "docket imports" lists` : ''}`;
}

const line = ({ importId, fileName, kind, removed, restored, partly, kept, unlinked, reasons }: UndoPreview, dryRun: boolean) => ({
  importId,
  file: fileName,
  kind,
  dryRun,
  removed,
  restored,
  partly,
  kept,
  unlinked,
  reasons: reasons.map(({ because, records, examples }) => ({ because, records, examples: examples.map(({ number, ref, name, fields }) => ({ number, ref, name, fields })) })),
});

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

function words({ fileName, kind, removed, restored, partly, kept, unlinked, reasons }: UndoPreview, dryRun: boolean): string {
  const records = importKindLabels[kind].toLowerCase();
  return [
    `${plain(fileName)}, ${records}: ${removed} removed, ${restored} restored, ${partly} restored in part, ${kept} kept${dryRun ? ' (dry run: nothing was written)' : ''}.`,
    ...(unlinked === 0 ? [] : [`${plural(unlinked, 'record')} of other imports ${dryRun ? 'would lose' : 'lost'} the account and ${unlinked === 1 ? 'keeps' : 'keep'} its reference.`]),
    ...reasons.map((reason) => `${reason.words} (${plural(reason.records, 'record')}): ${reason.examples.slice(0, 5).map(({ ref, name, fields }) => plain(`${ref ?? name}${fields.length === 0 ? '' : ` (${fields.join(', ')})`}`)).join(', ')}${reason.records > 5 ? ' and more' : ''}.`),
  ].join('\n');
}
