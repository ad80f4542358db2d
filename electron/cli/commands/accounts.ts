import type { Command } from 'commander';
import type { AccountRow } from '@shared/contract/accounts';
import { segmentLabels } from '@shared/primitives';
import { formatDate } from '../../core/calendar';
import { formatMoneyFull, majorUnits } from '../../core/money';
import { commonOptions } from '../options';
import { print, table, type Shell } from '../output';

/** The most rows that one query gives. */
const WINDOW = 500;

/** `docket accounts FILE`: all accounts with what they are worth and when they renew, by name (W4). */
export function registerAccounts(program: Command, shell: Shell): void {
  const command = program.command('accounts').description('list the accounts').argument('<file>', 'the workspace');
  command.action(async (file: string) => {
    const common = commonOptions(command);
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const rows = readWorkspace(file, common, (desk) => {
      const all: AccountRow[] = [];
      for (;;) {
        const page = runQuery(desk, 'accounts.list', { offset: all.length, limit: WINDOW, sort: 'name', isDescending: false }).rows;
        all.push(...page);
        if (page.length < WINDOW) return all;
      }
    });
    print(shell, common.json, rows.map(line), rows.length === 0 ? 'No accounts.' : table(['Ref', 'Name', 'Segment', 'ARR', 'Renewal', 'Open issues'], rows.map(cells)));
  });
}

/** What is unknown is null; money is in major units. */
const line = ({ ref, name, segment, arr, renewal }: AccountRow) => ({
  ref,
  name,
  segment: segment === 'unknown' ? null : segment,
  arr: arr === null ? null : majorUnits(arr),
  currency: arr?.currency ?? null,
  renewal,
});

const cells = ({ ref, name, segment, arr, renewal, openIssues }: AccountRow): (string | number | null)[] => [
  ref,
  name,
  segmentLabels[segment],
  arr === null ? null : formatMoneyFull(arr),
  renewal === null ? null : formatDate(renewal),
  openIssues,
];
