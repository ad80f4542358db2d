import { Option, type Command } from 'commander';
import { freshnessLabels, type CoverageCell, type QuietAccount } from '@shared/contract/coverage/entities';
import { criteria, criterionLabels, Segment, segmentLabels, segments, sourceLabels, sources } from '@shared/primitives';
import { z } from '@shared/zod';
import { formatDate } from '../../core/calendar';
import { formatMoneyFull, majorUnits } from '../../core/money';
import { commonOptions, wholeNumber } from '../options';
import { print, table, type Shell } from '../output';

const Options = z.object({ segment: Segment.optional(), days: z.int().optional(), quietDays: z.int().optional() });

/** All of them. */
const EVERY = 1_000_000;

/** `docket coverage FILE`: what each source says of each criterion, and which accounts are quiet (W3). */
export function registerCoverage(program: Command, shell: Shell): void {
  const command = program
    .command('coverage')
    .description('show which criteria and sources are heard from, and which accounts are quiet')
    .argument('<file>', 'the workspace')
    .addOption(new Option('--segment <segment>', 'only accounts of this segment').choices(segments))
    .option('--days <n>', 'count only signals of the last so many days', wholeNumber('The days', 1, 3660))
    .option('--quiet-days <n>', 'an account is quiet after so many days, whatever its segment', wholeNumber('The quiet days', 1, 3660));
  command.action(async (file: string) => {
    const { segment = null, days = null, quietDays = null } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const { matrix, quiet } = readWorkspace(file, common, (desk) => ({
      matrix: runQuery(desk, 'coverage.matrix', { days, segment }),
      quiet: runQuery(desk, 'coverage.quiet', { segment, days: quietDays, limit: EVERY }),
    }));
    const value = { asOf: matrix.asOf, cells: matrix.cells.map(cellLine), quietAccounts: quiet.rows.map(accountLine) };
    print(shell, common.json, value, [matrixTable(matrix), quietText(quiet)].join('\n\n'));
  });
}

const cellLine = ({ criterion, source, signals, newest }: CoverageCell) => ({ criterion: criteria.indexOf(criterion) + 1, source, signals, newest, blind: signals === 0 });

/** What is unknown is null; money is in major units. */
const accountLine = ({ name, arr, daysToRenewal, lastSignal }: QuietAccount) => ({ account: name, arr: arr === null ? null : majorUnits(arr), daysToRenewal, lastSignal });

const cellWords = ({ signals, ageDays, freshness }: CoverageCell): string => (freshness === 'blind' ? 'blind' : ageDays === null ? `${signals}, no date` : `${signals}, ${ageDays} d, ${freshnessLabels[freshness].toLowerCase()}`);

function matrixTable({ asOf, cells }: { asOf: string; cells: readonly CoverageCell[] }): string {
  const rows = criteria.map((criterion, index) => [`${index + 1} ${criterionLabels[criterion]}`, ...cells.filter((cell) => cell.criterion === criterion).map(cellWords)]);
  const blind = cells.filter(({ freshness }) => freshness === 'blind').length;
  return `As of ${formatDate(asOf)}: ${blind} of ${cells.length} cells are blind.\n\n${table(['Criterion', ...sources.map((source) => sourceLabels[source])], rows)}`;
}

function quietText({ total, rows }: { total: number; rows: readonly QuietAccount[] }): string {
  if (total === 0) return 'No account is quiet.';
  const cells = rows.map(({ name, segment, arr, daysToRenewal, lastSignal, silentDays, answer }) => [
    name,
    segmentLabels[segment],
    arr === null ? null : formatMoneyFull(arr),
    daysToRenewal,
    lastSignal === null ? 'never' : formatDate(lastSignal),
    silentDays,
    answer?.isStanding === true ? answer.kind : 'waits',
  ]);
  return `Quiet accounts: ${total}\n\n${table(['Account', 'Segment', 'ARR', 'Days to renewal', 'Last signal', 'Days silent', 'Answer'], cells)}`;
}
