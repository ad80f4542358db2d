import { InitialScoreInputName } from '@shared/contract/scoring/entities';

const inputLabels = {
  segment: 'segment',
  renewalDate: 'renewal',
  vendorPriority: 'vendor priority',
  firstResponseMinutes: 'first response',
  resolutionMinutes: 'time to resolution',
  isEscalated: 'escalation',
  reopenCount: 'reopen count',
  commitmentMinutes: 'commitment',
  openedOn: 'opening date',
} as const satisfies Record<InitialScoreInputName, string>;

/** The inputs a rule did not know, in words: `renewal, first response`. */
export function unknownWords(unknown: readonly string[]): string {
  return unknown
    .map((name) => {
      const known = InitialScoreInputName.safeParse(name);
      return known.success ? inputLabels[known.data] : name;
    })
    .join(', ');
}
