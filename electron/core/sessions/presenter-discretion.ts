import type { AccountId } from '@shared/primitives';

/** Who reads the presenter window. For a customer, `others` are the names of all accounts but its own; one that is not known may read of none. */
export type Onlookers = { readonly kind: 'internal' } | { readonly kind: 'customer'; readonly accountId: AccountId | null; readonly others: readonly string[] };

/** What a customer reads in place of an item that is not its own. */
export const anotherItem = 'Another item';

/** Whether the audience may read of an account's matters. What belongs to no account belongs to the house (M4). */
export const mayRead = (onlookers: Onlookers, accountId: AccountId | null): boolean => onlookers.kind === 'internal' || (accountId !== null && accountId === onlookers.accountId);

/** A text as the audience may read it: where it names another account, `instead` (M4). */
export function discreet(text: string, onlookers: Onlookers, instead: string): string {
  return onlookers.kind === 'customer' && namesAny(text, onlookers.others) ? instead : text;
}

/** Whether a text holds one of the names as whole words, whatever its case and its spaces. */
export function namesAny(text: string, names: readonly string[]): boolean {
  const words = plain(text);
  return names.some((name) => {
    const wanted = plain(name).trim();
    return wanted !== '' && words.includes(` ${wanted} `);
  });
}

/** Lower case, with everything that is neither letter nor figure as one space, and one space around. */
const plain = (text: string): string => ` ${text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
