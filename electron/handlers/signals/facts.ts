import type { SignalParameters } from '@shared/contract/signals';
import { CalendarDate } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadContext } from '../../context';
import { addDays } from '../../core/calendar';
import { deriveCommercials, settleCommercials, type SubscriptionFacts } from '../../core/imports/derive';
import type { Drafter, FactsOf, SignalDraft } from '../../core/signals/draft';
import type { AccountFacts, AreaFacts, ErosionFacts } from '../../core/signals/facts';
import { arrPercentiles } from '../../core/signals/percentiles';
import { parametersOf, type SignalRule } from '../../core/signals/rule';
import { leastCommitment } from '../../core/signals/rules/response-over-commitment';
import { windowStart } from '../../core/signals/words';
import { listCommercialSources } from '../../store/accounts';
import * as accountStore from '../../store/signals/account-facts';
import { listIssueFacts, listTaggedIssues, type Candidates } from '../../store/signals/issue-facts';

type Desk = Pick<ReadContext, 'db' | 'asOf'>;

/** All accounts as they stand on a date, by id. */
export type Accounts = ReadonlyMap<string, AccountFacts>;

/** What a rule is asked about where not the whole register is: issues by number, or accounts. */
export interface SignalScope {
  readonly issues: readonly number[];
  readonly accounts: readonly string[];
}

/** Issues that are read at a time, so that a hundred thousand are never held at once. */
const PAGE = 5000;

/** The accounts as of the date that ARR and renewals were last derived for, or as of an earlier one, for which they are derived here. */
export function accountsOn({ db, asOf }: Desk, on: CalendarDate = asOf): Accounts {
  const stored = accountStore.listAccountFacts(db);
  const then = on === asOf ? null : commercialsOn({ db }, on);
  const accounts = stored.map((account) => ({ ...account, ...then?.get(account.id) }));
  const percentiles = arrPercentiles(accounts);
  return new Map(accounts.map((account, index) => [account.id, { ...account, arrPercentile: percentiles[index] ?? null }]));
}

const Terms = z.array(z.tuple([CalendarDate.nullable(), CalendarDate.nullable(), z.int().nullable(), z.string().nullable(), z.string().nullable(), z.int()]));

function commercialsOn({ db }: Pick<Desk, 'db'>, on: CalendarDate): Map<string, Pick<AccountFacts, 'arrMinor' | 'currency' | 'renewal'>> {
  const found = new Map<string, Pick<AccountFacts, 'arrMinor' | 'currency' | 'renewal'>>();
  for (let after = 0; ; ) {
    const page = listCommercialSources(db, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return found;
    for (const { id, statedArrMinor, statedCurrency, statedRenewal, subscriptions } of page) {
      const begun = Terms.parse(JSON.parse(subscriptions)).flatMap(([startDate, endDate, arrMinor, currency, billing, isTrial]): SubscriptionFacts[] =>
        startDate !== null && startDate > on ? [] : [{ startDate, endDate, arrMinor, currency, billing, isTrial: isTrial === 1 }],
      );
      const stated = { arr: statedArrMinor === null || statedCurrency === null ? null : { amountMinor: statedArrMinor, currency: statedCurrency }, renewal: statedRenewal };
      const { arr, renewal } = settleCommercials(stated, deriveCommercials(begun, on));
      found.set(id, { arrMinor: arr?.amountMinor ?? null, currency: arr?.currency ?? null, renewal });
    }
    after = last.rowId;
  }
}

/** Accounts that had signed up by the date, or of which nothing says when they did. */
const existing = (accounts: Accounts, on: CalendarDate, only: accountStore.OnlyAccounts): AccountFacts[] =>
  (only === null ? [...accounts.values()] : only.flatMap((id) => accounts.get(id) ?? [])).filter(({ signupDate }) => signupDate === null || signupDate <= on);

/** The issues that a rule can find anything in. Each rule that looks at issues has its line here. */
function candidatesOf(rule: SignalRule, given: SignalParameters, on: CalendarDate): Candidates {
  const parameters = parametersOf(rule, given);
  switch (rule.id) {
    case 'response-over-commitment':
      return { kind: 'answered', least: leastCommitment(parameters), since: addDays(on, -parameters('resolvedWithin')) };
    case 'priority-mismatch':
      return { kind: 'prioritised', since: addDays(on, -parameters('resolvedWithin')) };
    default:
      return { kind: 'waiting' };
  }
}

function* issuesFor({ db }: Pick<Desk, 'db'>, accounts: Accounts, candidates: Candidates, on: CalendarDate, only: readonly number[] | null): Generator<FactsOf['issues']> {
  for (let after = 0; ; ) {
    const page = listIssueFacts(db, candidates, on, { after, limit: PAGE, only });
    for (const { accountId, isEscalated, ...issue } of page) {
      yield { ...issue, isEscalated: isEscalated === null ? null : isEscalated === 1, account: accountId === null ? null : (accounts.get(accountId) ?? null) };
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.number;
  }
}

function areasFor({ db }: Pick<Desk, 'db'>, accounts: Accounts, rule: SignalRule, given: SignalParameters, on: CalendarDate): AreaFacts[] {
  const parameters = parametersOf(rule, given);
  const areas = new Map<string, AreaFacts['issues'][number][]>();
  for (const { area, accountId, isEscalated, ...issue } of listTaggedIssues(db, { from: windowStart(on, parameters('days')), to: on, accounts: parameters('accounts') })) {
    const account = accounts.get(accountId);
    if (account === undefined || account.segment === 'internal') continue;
    const issues = areas.get(area) ?? [];
    issues.push({ ...issue, isEscalated: isEscalated === null ? null : isEscalated === 1, account });
    areas.set(area, issues);
  }
  return [...areas].map(([area, issues]) => ({ area, issues }));
}

function grouped<T extends { readonly accountId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.accountId);
    if (group === undefined) groups.set(row.accountId, [row]);
    else group.push(row);
  }
  return groups;
}

function* erosionFor({ db }: Pick<Desk, 'db'>, accounts: Accounts, rule: SignalRule, given: SignalParameters, on: CalendarDate, only: accountStore.OnlyAccounts): Generator<ErosionFacts> {
  const days = parametersOf(rule, given)('window');
  const middle = windowStart(on, days);
  const tickets = accountStore.countOpenTickets(db, on, only);
  const windows = grouped(accountStore.listMeasureWindows(db, { from: windowStart(on, days * 2), middle, asOf: on, alive: windowStart(on, Math.ceil(days / 4)) }, only));
  const contacts = accountStore.listSponsorContacts(db, on, only);
  const seen = grouped(accountStore.listSponsorsSeen(db, on, only));
  const changes = grouped(accountStore.listSponsorChanges(db, on, only));
  const overdue = grouped(accountStore.listOverdueFollowUps(db, on, only));
  for (const account of existing(accounts, on, only)) {
    const { id } = account;
    yield {
      account,
      openTickets: tickets.get(id) ?? 0,
      measures: (windows.get(id) ?? []).map(({ measure, pointsBefore, sumBefore, pointsRecent, sumRecent }) => ({ measure, before: { points: pointsBefore, sum: sumBefore }, recent: { points: pointsRecent, sum: sumRecent } })),
      lastSponsorContact: contacts.get(id) ?? null,
      sponsorChange: latestChange(seen.get(id) ?? [], changes.get(id) ?? []),
      overdue: overdue.get(id) ?? [],
    };
  }
}

/** The last time that another sponsor took over: by the interactions, where the one before was not met again, or by a newer export of the accounts. */
function latestChange(seen: readonly accountStore.SponsorSeen[], changes: readonly accountStore.StoredSponsorChange[]): ErosionFacts['sponsorChange'] {
  const now = seen.at(-1);
  const before = seen.at(-2);
  const met = now === undefined || before === undefined || before.last >= now.first ? null : { on: now.first, from: before.person, to: now.person };
  const told = changes.at(-1);
  const exported = told === undefined ? null : { on: told.on, from: told.before, to: told.after };
  return met !== null && (exported === null || met.on >= exported.on) ? met : exported;
}

/** Everything that a rule proposes on a date, in a fixed order: issues by number, areas by name, all others as they were imported. Nothing after the date is looked at. With `only`, of these issues and accounts alone; areas are looked at whole. */
export function* draftsOf(desk: Pick<Desk, 'db'>, { rule, parameters, on, accounts, drafter, only = null }: { rule: SignalRule; parameters: SignalParameters; on: CalendarDate; accounts: Accounts; drafter: Drafter; only?: SignalScope | null }): Generator<SignalDraft> {
  const some = function* <F>(facts: Iterable<F>, draft: (one: F) => SignalDraft | null): Generator<SignalDraft> {
    for (const one of facts) {
      const drafted = draft(one);
      if (drafted !== null) yield drafted;
    }
  };
  switch (drafter.looksAt) {
    case 'issues':
      yield* some(issuesFor(desk, accounts, candidatesOf(rule, parameters, on), on, only?.issues ?? null), drafter.draft);
      return;
    case 'deals':
      yield* some(dealsFor(desk, accounts, rule, parameters, on, only?.accounts ?? null), drafter.draft);
      return;
    case 'areas':
      yield* some(areasFor(desk, accounts, rule, parameters, on), drafter.draft);
      return;
    case 'erosion':
      yield* some(erosionFor(desk, accounts, rule, parameters, on, only?.accounts ?? null), drafter.draft);
      return;
    case 'contacts': {
      const among = only?.accounts ?? null;
      const contacts = accountStore.listLastContacts(desk.db, on, among);
      const churns = accountStore.listLastChurns(desk.db, on, among);
      yield* some(existing(accounts, on, among).map((account) => ({ account, lastContact: contacts.get(account.id) ?? null, lastChurn: churns.get(account.id) ?? null })), drafter.draft);
    }
  }
}

function dealsFor({ db }: Pick<Desk, 'db'>, accounts: Accounts, rule: SignalRule, given: SignalParameters, on: CalendarDate, only: accountStore.OnlyAccounts): FactsOf['deals'][] {
  const before = addDays(on, -parametersOf(rule, given)('days'));
  return accountStore.listStalledDeals(db, { asOf: on, before }, only).map(({ accountId, ...deal }) => ({ ...deal, account: accountId === null ? null : (accounts.get(accountId) ?? null) }));
}
