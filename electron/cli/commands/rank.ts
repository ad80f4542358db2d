import { Option, type Command } from 'commander';
import type { IssueRow } from '@shared/contract/issues';
import { Band, bandLabels, bands, criteria, Criterion } from '@shared/primitives';
import { z } from '@shared/zod';
import { majorUnits } from '../../core/money';
import { commonOptions, wholeNumber } from '../options';
import { print, table, type Shell } from '../output';

const Options = z.object({ limit: z.int().optional(), criterion: Criterion.optional(), band: Band.optional() });

/** The most rows that one query gives. */
const WINDOW = 500;

/** `docket rank FILE`: the priority list, in the order of the app (S1). */
export function registerRank(program: Command, shell: Shell): void {
  const command = program
    .command('rank')
    .description('list the issues in the order of their priority')
    .argument('<file>', 'the workspace')
    .option('--limit <n>', 'list only the first so many', wholeNumber('The limit', 1, 999_999_999))
    .addOption(new Option('--criterion <criterion>', 'only issues filed under it').choices(criteria))
    .addOption(new Option('--band <band>', 'only issues in it').choices(bands));
  command.action(async (file: string) => {
    const { limit = Number.POSITIVE_INFINITY, criterion, band } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const filter = { criteria: criterion === undefined ? [] : [criterion], bands: band === undefined ? [] : [band] };
    const rows = readWorkspace(file, common, (desk) => firstRows(limit, (window) => runQuery(desk, 'issues.list', { ...window, filter }).rows));
    print(shell, common.json, rows.map(line), rows.length === 0 ? 'No issues.' : table(['#', 'Score', 'Band', 'Title', 'Account'], rows.map(cells)));
  });
}

function firstRows(limit: number, page: (window: { offset: number; limit: number }) => IssueRow[]): IssueRow[] {
  const rows: IssueRow[] = [];
  for (;;) {
    const wanted = Math.min(WINDOW, limit - rows.length);
    const found = page({ offset: rows.length, limit: wanted });
    rows.push(...found);
    if (found.length < wanted || rows.length >= limit) return rows;
  }
}

/** What is unknown is null; money is in major units. */
const line = ({ number, ref, title, account, segment, arr, impact, severity, time, score, band, isFragile, isProposed, override, isLowConfidence }: IssueRow) => ({
  number,
  ref,
  title,
  account,
  segment: segment === 'unknown' ? null : segment,
  arr: arr === null ? null : majorUnits(arr),
  impact,
  severity,
  time,
  score,
  band,
  fragile: score === null ? null : isFragile,
  proposed: isProposed,
  override: override === null ? null : { band: override.band, position: override.position, decider: override.decider, reason: override.reason, from: override.from, until: override.until },
  ...(isLowConfidence ? { lowConfidence: true } : {}),
});

const cells = ({ number, score, band, isFragile, isProposed, isLowConfidence, title, account, override }: IssueRow): (string | number | null)[] => [
  `#${number}`,
  score,
  band === null ? null : `${bandLabels[band]}${isFragile ? ', fragile' : ''}${isLowConfidence ? ', low confidence' : ''}${isProposed ? ' (proposed)' : ''}${override === null ? '' : ` -> ${bandLabels[override.band]} until ${override.until}`}`,
  title,
  account,
];
