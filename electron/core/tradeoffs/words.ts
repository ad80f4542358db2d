import type { BoardTerms, Contender, GroupOrder } from '@shared/contract/tradeoffs/entities';
import { formatMoneyFull } from '../money';
import type { IssueId } from '@shared/primitives';

/** An amount of the capacity in words: `36 people-days`, `1 slot`, `EUR 120,000.00`. */
export function amountWords(amount: number, { unit, currency }: Pick<BoardTerms, 'unit' | 'currency'>): string {
  switch (unit) {
    case 'people-days':
      return amount === 1 ? '1 people-day' : `${amount} people-days`;
    case 'slots':
      return amount === 1 ? '1 slot' : `${amount} slots`;
    case 'money':
      return formatMoneyFull({ amountMinor: amount, currency: currency ?? 'XXX' });
  }
}

/** What contenders are called on their board: by account; where there is none, or more than one of it, with the number of the issue. */
export function labelsOf(issues: readonly { readonly id: IssueId; readonly number: number; readonly account: string | null; readonly title: string }[]): Map<IssueId, string> {
  const count = (account: string | null): number => issues.filter((issue) => issue.account === account).length;
  return new Map(issues.map(({ id, number, account, title }) => [id, account === null ? `#${number} ${title.length > 40 ? `${title.slice(0, 39)}…` : title}` : count(account) > 1 ? `${account} #${number}` : account]));
}

/** Texts joined as people write them: `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);

/** The group's order in a sentence: how it was found, and how far it is from its votes (T2). */
export function methodWords({ method, voters, votes, disagreements }: Pick<GroupOrder, 'method' | 'voters' | 'votes' | 'disagreements'>): string {
  const by = `${voters} ${voters === 1 ? 'voter' : 'voters'}, ${votes} ${votes === 1 ? 'vote' : 'votes'} on pairs, ${disagreements} against the order`;
  return method === 'kemeny'
    ? `Kemeny order of ${by}: no other order goes against fewer.`
    : `Order after Schulze, then improved place by place, since more than ten issues cannot be ordered exactly: ${by}. Another order may go against fewer.`;
}

/** A cycle of the group in sentences: who beats whom, and which majorities the order sets aside (T2). */
export function cycleWords({ members, setAside }: Omit<GroupOrder['cycles'][number], 'words'>, labelOf: (id: IssueId) => string): string {
  const aside = setAside.map(({ firstId, secondId, forFirst, forSecond }) => `${labelOf(secondId)} over ${labelOf(firstId)} (${forSecond} to ${forFirst})`);
  return `The majorities run in a circle among ${listed(members.map(labelOf))}, so that no order can follow all of them. ${aside.length === 0 ? '' : `This one sets aside ${listed(aside)}.`}`.trim();
}

/** What is at stake for the customer by promise: what was written down, else what the severity says (S1). */
export function commitmentAtStake({ commitment, issue }: { readonly commitment: string; readonly issue: Pick<Contender['issue'], 'severity'> }): string {
  if (commitment !== '') return commitment;
  return issue.severity === 5 ? 'SLA breach or churn, by its severity' : '';
}
