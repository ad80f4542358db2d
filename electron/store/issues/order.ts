import { issueStatuses, type IssueSort } from '@shared/contract/issues';
import { criteria } from '@shared/primitives';

/** One stretch of an order: the rows of `issues i`, or of `accounts a` and their `issues i`, that meet `where`, in the order of the terms. */
export interface Tier {
  readonly of: 'issues' | 'accounts';
  readonly where: string;
  /** The index to read the issues from where the order is computed and SQLite would not find it by itself. */
  readonly index?: string;
  readonly orderBy: readonly string[];
}

const rank = ['i.rank_score DESC', 'i.rank_renewal', 'i.rank_arr DESC', 'i.rank_opened', 'i.number'];
const withoutAccount: Tier = { of: 'issues', where: 'i.account_id IS NULL', orderBy: ['i.number'] };

/** Days from opened to as-of, or to resolved where that came first; NULL where nothing says it. Needs @asOf. */
const lastDay = 'min(coalesce(i.resolved_day, 9999999), CAST(julianday(@asOf) AS INTEGER))';
const age = `${lastDay} - i.opened_day`;

/** Those whose account says it, in the order of its index; then those whose account does not, and those without one. */
const accountFact = (column: string): { known: readonly Tier[]; unknown: readonly Tier[] } => ({
  known: [{ of: 'accounts', where: `${column} IS NOT NULL`, orderBy: [column, 'a.row_id', 'i.number'] }],
  unknown: [{ of: 'accounts', where: `${column} IS NULL`, orderBy: ['a.row_id', 'i.number'] }, withoutAccount],
});

const oneEach = (column: string, values: readonly string[]): readonly Tier[] =>
  values.map((value) => ({ of: 'issues', where: `${column} = '${value}'`, orderBy: ['i.rank_score DESC', 'i.number'] }));

const orders: Readonly<Record<IssueSort, { known: readonly Tier[]; unknown: readonly Tier[] }>> = {
  priority: { known: [{ of: 'issues', where: '1', orderBy: rank }], unknown: [] },
  number: { known: [{ of: 'issues', where: '1', orderBy: ['i.number'] }], unknown: [] },
  title: { known: [{ of: 'issues', where: '1', orderBy: ['i.title COLLATE NOCASE', 'i.number'] }], unknown: [] },
  account: { known: [{ of: 'accounts', where: '1', orderBy: ['a.name COLLATE NOCASE', 'a.row_id', 'i.number'] }], unknown: [withoutAccount] },
  arr: accountFact('a.rank_arr'),
  renewal: accountFact('a.renewal'),
  age: { known: [{ of: 'issues', index: 'issues_by_age', where: `${age} >= 0`, orderBy: [age, 'i.number'] }], unknown: [{ of: 'issues', where: `(i.opened_day IS NULL OR ${age} < 0)`, orderBy: ['i.number'] }] },
  criterion: { known: oneEach('i.criterion', criteria), unknown: [] },
  status: { known: oneEach('i.status', issueStatuses), unknown: [] },
};

/** The priority list with the unscored ones apart, so that they come last when it is turned round, too. */
const reversiblePriority: { known: readonly Tier[]; unknown: readonly Tier[] } = {
  known: [{ of: 'issues', where: 'i.rank_score >= 0', orderBy: rank }],
  unknown: [{ of: 'issues', where: 'i.rank_score = -1', orderBy: rank }],
};

const opposite = (term: string): string => (term.endsWith(' DESC') ? term.slice(0, -' DESC'.length) : `${term} DESC`);
const reversed = (tiers: readonly Tier[]): readonly Tier[] => [...tiers].reverse().map((tier) => ({ ...tier, orderBy: tier.orderBy.map(opposite) }));

/**
 * An order as stretches that follow each other, each of which an index can serve (the age alone is computed). Descending is the exact
 * reverse, but what is not known comes last either way. `rankScore` is what stands for the stored one where that is not of the as-of date.
 */
export function tiersOf(sort: IssueSort, isDescending: boolean, rankScore = 'i.rank_score'): readonly Tier[] {
  return inOrder(sort, isDescending).map((tier) => (rankScore === 'i.rank_score' ? tier : { ...tier, where: tier.where.replace('i.rank_score', rankScore), orderBy: tier.orderBy.map((term) => term.replace('i.rank_score', rankScore)) }));
}

function inOrder(sort: IssueSort, isDescending: boolean): readonly Tier[] {
  if (!isDescending) return [...orders[sort].known, ...orders[sort].unknown];
  const { known, unknown } = sort === 'priority' ? reversiblePriority : orders[sort];
  return [...reversed(known), ...unknown];
}
