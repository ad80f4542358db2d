import type { PresenterState } from '@shared/contract/presenter/operations';

export const presenterKeys = 'Shift P';

/** Who the window is made for, in a word or two: `internal`, or the account's name. */
export function audienceWord({ audience, accountId, accounts }: PresenterState): string {
  return audience === 'internal' ? 'internal' : (accounts.find(({ id }) => id === accountId)?.name ?? 'customer');
}
