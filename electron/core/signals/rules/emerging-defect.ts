import type { CalendarDate } from '@shared/primitives';
import { daysBetween } from '../../calendar';
import type { AccountFacts, AreaFacts } from '../facts';
import type { Finding, Parameters, SignalRule } from '../rule';
import { higher, impactOfAccount, noStep, step } from '../steps';
import { listed, plural, shortened } from '../words';

/** Accounts and issues that are named; the others are counted. */
const namedAccounts = 5;
const namedIssues = 20;

function severityOf({ area, issues }: AreaFacts, accounts: number, least: number): Finding['severity'] {
  const loud = issues.filter(({ isEscalated, vendorPriority }) => isEscalated === true || vendorPriority === 'urgent').length;
  if (loud > 0) return step('severity', 4, 'defect-escalated', `${loud === 1 ? 'one of them is' : `${loud} of them are`} urgent or escalated`);
  if (accounts >= least * 2) return step('severity', 4, 'defect-spread', `"${area}" has reached ${plural(accounts, 'account')}, twice as many as it takes to be seen`);
  return step('severity', 3, 'defect', `the same area fails several customers, and nobody has escalated yet`);
}

function timeOf(accounts: readonly AccountFacts[], asOf: CalendarDate): Finding['time'] {
  const near = accounts.filter(({ renewal }) => renewal !== null && renewal >= asOf && daysBetween(asOf, renewal) <= 30).length;
  if (near > 0) return step('time', 3, 'defect-before-renewal', `${near === 1 ? 'one of these accounts renews' : `${near} of these accounts renew`} within 30 days`);
  return step('time', 2, 'defect-emerging', 'it can still be met before customers escalate');
}

function examine(area: AreaFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const byId = new Map(area.issues.map(({ account }) => [account.id, account]));
  const accounts = [...byId.values()];
  const least = parameters('accounts');
  if (accounts.length < least) return null;
  const days = parameters('days');
  const name = shortened(area.area, 60);
  const others = accounts.length - namedAccounts;
  const names = [...accounts.slice(0, namedAccounts).map((account) => shortened(account.name, 60)), ...(others > 0 ? [plural(others, 'other')] : [])];
  const impacts = accounts.map((account) => impactOfAccount(account, asOf));
  const impact = impacts.reduce((highest, one) => higher(highest, one), noStep('impact', 'the segment of any of these accounts'));
  const unknownSegments = accounts.filter(({ segment }) => segment === 'unknown').length;
  return {
    reason: `${plural(area.issues.length, 'issue')} with the tag "${name}" at ${plural(accounts.length, 'account')} within ${plural(days, 'day')}: ${listed(names)}.`,
    title: `Emerging defect: ${name}, at ${plural(accounts.length, 'account')}`,
    inputs: { area: area.area, accounts: accounts.length, issues: area.issues.length, days, accountRefs: accounts.map(({ ref }) => ref).slice(0, namedIssues) },
    basis: ['area', 'accounts'],
    impact: unknownSegments > 0 && impact.value !== null ? { ...impact, reason: `${impact.reason} Not known: the segment of ${plural(unknownSegments, 'account')}.` } : impact,
    severity: severityOf({ ...area, area: name }, accounts.length, least),
    time: timeOf(accounts, asOf),
    unknown: unknownSegments > 0 ? ['segment'] : [],
    evidence: area.issues.slice(0, namedIssues).map(({ number, title, account }) => ({ kind: 'issue' as const, ref: `#${number}`, words: `${shortened(title, 80)}, ${shortened(account.name, 60)}` })),
  };
}

/** Criterion 5: a defect that emerges before customers escalate. */
export const emergingDefect: SignalRule = {
  id: 'emerging-defect',
  title: 'Emerging defect',
  words: 'Several accounts report the same area of the product within a short time. An area is a tag of the issues; issues without a tag or an account are not counted.',
  criterion: 'technical-product-issues',
  source: 'ticketing',
  parameters: [
    { name: 'accounts', label: 'Reported by at least', why: 'Three customers do not have the same misunderstanding by chance', unit: 'accounts', min: 2, max: 1000, default: 3 },
    { name: 'days', label: 'Within', why: 'Two weeks: one release', unit: 'days', min: 1, max: 365, default: 14 },
  ],
  looksAt: 'areas',
  examine,
};
