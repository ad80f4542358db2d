import type { RuleAcceptance } from '@shared/contract/signals';

/** So many have to be decided on one by one, and so many of a hundred of them accepted unchanged, before a rule of words is trusted. */
export const trust = { judged: 10, unchanged: 80 } as const;

/** The decisions that were made one by one: what was accepted together says nothing of a rule. */
const single = ({ accepted, changed, rejected, together }: RuleAcceptance): { readonly judged: number; readonly unchanged: number } => ({ judged: accepted - together + changed + rejected, unchanged: accepted - together });

/** Whether people have come to trust a rule: of at least ten proposals decided on one by one, four in five were accepted unchanged (W7). Its routine proposals can then be accepted together. */
export function isTrusted(acceptance: RuleAcceptance): boolean {
  const { judged, unchanged } = single(acceptance);
  return judged >= trust.judged && unchanged * 100 >= judged * trust.unchanged;
}

/** What a rule still lacks to be trusted, in a sentence; null where it is. */
export function lacksTrust(acceptance: RuleAcceptance): string | null {
  if (isTrusted(acceptance)) return null;
  const { judged, unchanged } = single(acceptance);
  return judged < trust.judged
    ? `${judged} of its proposals ${judged === 1 ? 'was' : 'were'} decided on one by one, and it takes ${trust.judged}.`
    : `${unchanged} of ${judged} decided on one by one were accepted unchanged, and it takes ${trust.unchanged} %.`;
}
