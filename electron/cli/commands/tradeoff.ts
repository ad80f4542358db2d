import type { Command } from 'commander';
import { weighUp, type BoardResult, type FittingSet } from '../../core/tradeoffs/board';
import { TradeoffFile } from '../../core/tradeoffs/recompute-board';
import { readJsonFile } from '../json-file';
import { commonOptions } from '../options';
import { plain, print, table, type Shell } from '../output';

/** `docket tradeoff FILE`: the group order and the best sets within a capacity, so that anybody can recompute them (T2, T4). */
export function registerTradeoff(program: Command, shell: Shell): void {
  const command = program.command('tradeoff').description('recompute from its votes what a trade-off chose').argument('<file>', 'the issues, the capacity and the votes, as JSON');
  command.action((file: string) => {
    const input = readJsonFile(file, TradeoffFile);
    const result = weighUp(input.items, input.capacity, input.votes);
    print(shell, commonOptions(command).json, result, inWords(result, input));
  });
}

function inWords({ order, disagreements, exact, cycles, ties, best }: BoardResult, { items, capacity, votes }: TradeoffFile): string {
  const byId = new Map(items.map((item) => [item.id, item]));
  const isIn = ({ chosen }: FittingSet, id: string): string => (chosen.includes(id) ? 'yes' : '');
  const rows = order.map((id, place) => {
    const { score = null, arr = null, effort = null } = byId.get(id) ?? {};
    return [place + 1, plain(id), score, arr, effort, isIn(best.byScore, id), isIn(best.byArr, id), isIn(best.byOrder, id)];
  });
  const sum = (label: string, { value, effort }: FittingSet, of: string): string => `${label}  ${of} ${value}, effort ${effort} of ${capacity}`;
  return [
    rows.length === 0 ? 'No items.' : table(['#', 'Item', 'Score', 'ARR', 'Effort', 'By score', 'By ARR', 'By order'], rows),
    '',
    `The order goes against ${disagreements} of ${votes.length} votes. ${exact ? 'No order goes against fewer.' : 'With more than ten items, another order may go against fewer.'}`,
    ...cycles.map((cycle) => `Cycle: ${cycle.map(plain).join(', ')}. Each is preferred over another of them, all the way round.`),
    ...ties.map((tie) => `Tie: ${tie.map(plain).join(', ')}. As many votes one way as the other.`),
    sum('By score', best.byScore, 'score'),
    sum('By ARR  ', best.byArr, 'ARR'),
    sum('By order', best.byOrder, 'score'),
  ].join('\n');
}
