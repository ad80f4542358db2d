import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ImportSummary } from '@shared/contract/imports/entities';
import { Domain, LeaveOut, leaveOuts, TextPlan } from '@shared/contract/texts/entities';
import { AccountId, CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { TakeAnomalies } from '../../handlers/imports/found-anomalies';
import type { Desk } from '../../transaction';
import { calendarDate, type CommonOptions } from '../options';

const Options = z.object({ account: z.string().optional(), ownDomain: z.array(z.string()).optional(), leaveOut: LeaveOut.optional(), date: CalendarDate.optional(), dryRun: z.boolean().optional() });

function ownDomain(text: string, before: readonly string[] | undefined): string[] {
  const domain = Domain.safeParse(text);
  if (!domain.success) throw new InvalidArgumentError('A domain is written as acme.example.');
  return [...(before ?? []), domain.data];
}

/** The options of `docket import` that e-mails and transcripts have. */
export function addTextOptions(command: Command): Command {
  return command
    .option('--account <ref>', 'e-mails and transcripts: the account of all of them, by reference or name (default: by the domain of the sender)')
    .option('--own-domain <domain>', 'e-mails: a domain of the organisation itself, which tells who writes to whom; may be repeated, and is remembered', ownDomain)
    .addOption(new Option('--leave-out <what>', 'e-mails and transcripts: leave out addresses and phone numbers, or names too, before anything is stored').choices(leaveOuts))
    .option('--date <date>', 'e-mails and transcripts: the day of those that name none', calendarDate);
}

/** What only tables have: a .txt file with one of them is a table. */
const TableOptions = z.object({ mapping: z.string().optional(), sheet: z.string().optional(), encoding: z.string().optional(), delimiter: z.string().optional(), headerRow: z.int().optional(), dateOrder: z.string().optional() });

/** Whether files are read as e-mails and transcripts: by their endings, as interactions, and where no option says that they are tables. */
export async function areTexts(files: readonly string[], command: Command): Promise<boolean> {
  if (command.getOptionValue('as') !== 'interactions' || Object.values(TableOptions.parse(command.opts())).some((option) => option !== undefined)) return false;
  const { isTextFile } = await import('../../files/texts/read');
  return files.every(isTextFile);
}

/** @throws DocketError invalid-input where there are options that tables do not have, or several files */
export function refuseTextOptions(command: Command, more: readonly string[]): void {
  const { account, ownDomain: domains, leaveOut, date } = Options.parse(command.opts());
  const kinds = 'e-mails and transcripts (.eml, .mbox, .vtt, .srt, .txt, .docx), imported with --as interactions and without options for tables';
  if ([account, domains, leaveOut, date].some((option) => option !== undefined)) throw new DocketError('invalid-input', `The options --account, --own-domain, --leave-out and --date are for ${kinds}. Nothing was imported. Leave them out.`);
  if (more.length > 0) throw new DocketError('invalid-input', `Several files at once are for ${kinds}. Nothing was imported. Import tables one by one.`);
}

/** Imports e-mails and transcripts as the window does, without a worker (W5). @throws DocketError */
export async function importTextFiles(command: Command, { file, files, common }: { file: string; files: readonly string[]; common: CommonOptions }, take: TakeAnomalies): Promise<ImportSummary> {
  const options = Options.parse(command.opts());
  if (command.getOptionValue('rejects') !== undefined) throw new DocketError('invalid-input', 'Rejected rows are those of tables. Nothing was imported. Leave --rejects out: messages that cannot be read are listed with their reasons.');
  const [{ changeWorkspace, readWorkspaceSlowly }, { checkPermission }, { importTexts, tryTexts }, { openTexts }, { unwatched }] = await Promise.all([import('../desk'), import('../../dispatch'), import('../../handlers/texts/run'), import('../../files/texts/read'), import('../../handlers/imports/reading')]);
  const texts = openTexts(files);
  const planOf = async (desk: Desk): Promise<TextPlan> => {
    checkPermission('imports.run', desk.actor.role);
    return TextPlan.parse({ ownDomains: options.ownDomain ?? [], leaveOut: options.leaveOut ?? 'nothing', date: options.date ?? null, accountId: options.account === undefined ? null : await accountNamed(desk, options.account) });
  };
  if (options.dryRun === true) return readWorkspaceSlowly(file, common, async (desk) => tryTexts(desk, texts, await planOf(desk), unwatched, take));
  return changeWorkspace(file, common, async (desk) => importTexts(desk, texts, await planOf(desk), unwatched, take));
}

async function accountNamed(desk: Desk, named: string): Promise<AccountId> {
  const { accountLookup } = await import('../../store/accounts');
  const found = accountLookup(desk.workspace.db, 'texts')(named);
  if (found === null) throw new DocketError('not-found', `There is no account "${named}", or more than one. Nothing was imported. Name it by its reference.`);
  return AccountId.parse(found.id);
}
