import type { Command } from 'commander';
import { dimensionLabels, stepCounts, type ScoreResult } from '@shared/contract/scoring/entities';
import { bandLabels, dimensions, Factors } from '@shared/primitives';
import { evaluate } from '../../core/scoring/evaluate';
import { defaultMethodology } from '../../core/scoring/methodologies';
import { commonOptions, wholeNumber } from '../options';
import { print, type Shell } from '../output';

/** `docket score`: what the built-in methodology says about three factors (S1, S3). */
export function registerScore(program: Command, shell: Shell): void {
  const command = program.command('score').description('score three factors: Impact x Severity x Time, with its band and what would move it');
  for (const dimension of dimensions) {
    const label = dimensionLabels[dimension];
    command.requiredOption(`--${dimension} <step>`, `${label}, 1 to ${stepCounts[dimension]}`, wholeNumber(label, 1, stepCounts[dimension]));
  }
  command.action(() => {
    const factors = Factors.parse(command.opts());
    const { impact, severity, time, score, band, bandLabel, fragile, moves, neighbours, kept } = evaluate(factors, defaultMethodology);
    const result = { impact, severity, time, score, band, bandLabel, fragile, moves };
    print(shell, commonOptions(command).json, result, inWords({ ...result, neighbours, kept }));
  });
}

function inWords({ impact, severity, time, score, bandLabel, fragile, moves, neighbours, kept }: Omit<ScoreResult, 'gate' | 'gatedBand'>): string {
  return [
    `${impact} x ${severity} x ${time} = ${score}  ${bandLabel}${fragile ? ', fragile' : ''}`,
    `${kept} of ${neighbours} single steps keep the band.`,
    ...moves.map((move) => `${dimensionLabels[move.dimension]} ${move.to} would make it ${move.score}, ${bandLabels[move.band]}.`),
  ].join('\n');
}
