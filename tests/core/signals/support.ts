import { CalendarDate } from '@shared/primitives';
import type { SignalParameters } from '@shared/contract/signals';
import { createDrafter, type FactsOf, type SignalDraft } from '../../../electron/core/signals/draft';
import type { AccountFacts, IssueFacts } from '../../../electron/core/signals/facts';
import type { SignalRule } from '../../../electron/core/signals/rule';

export const date = (text: string): CalendarDate => CalendarDate.parse(text);

export const asOf = date('2026-11-21');

/** A mid-market account with a distant renewal and an ARR in the middle. */
export const anAccount = (change: Partial<AccountFacts> = {}): AccountFacts => ({
  id: 'a1',
  ref: 'A-1',
  name: 'Halden Medical',
  segment: 'mid-market',
  arrMinor: 5_000_000,
  currency: 'EUR',
  arrPercentile: 50,
  renewal: date('2027-09-01'),
  signupDate: null,
  sponsor: null,
  ...change,
});

/** An open ticket of normal priority, ten days old, answered at once. */
export const anIssue = (change: Partial<IssueFacts> = {}): IssueFacts => ({
  id: 'i1',
  number: 7,
  title: 'Export breaks',
  status: 'open',
  openedOn: date('2026-11-11'),
  resolvedOn: null,
  vendorPriority: 'normal',
  firstResponseMinutes: 10,
  resolutionMinutes: null,
  isEscalated: false,
  reopenCount: 0,
  waitingOn: null,
  account: anAccount(),
  ...change,
});

/** What a rule proposes in a case. @throws where the facts are not of its kind */
export function examine<K extends keyof FactsOf>(rule: SignalRule, kind: K, facts: FactsOf[K], parameters: SignalParameters = {}, on: CalendarDate = asOf): SignalDraft | null {
  const drafter = createDrafter(rule, parameters, on);
  if (!isOf(drafter, kind)) throw new Error(`${rule.id} looks at ${drafter.looksAt}`);
  return drafter.draft(facts);
}

const isOf = <K extends keyof FactsOf>(drafter: { readonly looksAt: keyof FactsOf }, kind: K): drafter is { readonly looksAt: K; readonly draft: (facts: FactsOf[K]) => SignalDraft | null } => drafter.looksAt === kind;

export const steps = (draft: SignalDraft | null): (number | null)[] | null => (draft === null ? null : [draft.impact.value, draft.severity.value, draft.time.value]);
