import type { Command } from 'commander';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { dimensions } from '@shared/primitives';
import { agreementOfMeeting, MeetingBallots, type MeetingAgreement } from '../../core/scoring/recompute-agreement';
import { readJsonFile } from '../json-file';
import { commonOptions } from '../options';
import { plain, print, table, type Shell } from '../output';

/** `docket agreement FILE`: what the ballots of a meeting say together, so that anybody can recompute it (S4). */
export function registerAgreement(program: Command, shell: Shell): void {
  const command = program.command('agreement').description('recompute from its ballots how far a meeting agreed').argument('<file>', 'the ballots, as JSON');
  command.action((file: string) => {
    const agreement = agreementOfMeeting(readJsonFile(file, MeetingBallots));
    print(shell, commonOptions(command).json, agreement, inWords(agreement));
  });
}

function inWords({ items, alpha }: MeetingAgreement): string {
  const rows = items.flatMap((item) =>
    dimensions.map((dimension) => {
      const { median, min, max, rwg, withinOne } = item[dimension];
      return [plain(item.id), dimensionLabels[dimension], median, min, max, rwg === null ? null : rwg.toFixed(2), withinOne === null ? null : `${Math.round(withinOne * 100)}%`];
    }),
  );
  const alphas = dimensions.map((dimension) => `${dimensionLabels[dimension]} ${alpha[dimension]?.toFixed(3) ?? 'n/a'}`);
  return [rows.length === 0 ? 'No items.' : table(['Item', 'Dimension', 'Median', 'Min', 'Max', 'r_wg', 'Within one step'], rows), '', `Krippendorff's alpha (ordinal): ${alphas.join(', ')}`].join('\n');
}
