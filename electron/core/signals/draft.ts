import type { SignalParameters } from '@shared/contract/signals';
import type { CalendarDate } from '@shared/primitives';
import { formatDate } from '../calendar';
import { wordsOfInput } from './input-words';
import { parametersOf, subjectOf, type Finding, type SignalInputs, type SignalRule } from './rule';
import type { AreaFacts, ContactFacts, DealFacts, ErosionFacts, IssueFacts } from './facts';

/** A proposal before it is stored. */
export interface SignalDraft extends Finding {
  /** What it is about: `issue:ID`, `account:ID`, `deal:ID`, `area:WORDS`. */
  readonly subject: string;
  readonly issueId: string | null;
  readonly accountId: string | null;
  /** Facts and steps in short, as they are compared. */
  readonly facts: string;
}

const stepsOf = ({ impact, severity, time }: Pick<Finding, 'impact' | 'severity' | 'time'>): string => [impact, severity, time].map(({ value }) => value ?? '').join(',');

function draftOf(finding: Finding | null, subject: Pick<SignalDraft, 'subject' | 'issueId' | 'accountId'>): SignalDraft | null {
  return finding === null ? null : { ...finding, ...subject, facts: JSON.stringify([stepsOf(finding), ...finding.basis.map((name) => finding.inputs[name] ?? null)]) };
}

/** What each kind of rule looks at. */
export interface FactsOf {
  readonly issues: IssueFacts;
  readonly deals: DealFacts;
  readonly areas: AreaFacts;
  readonly erosion: ErosionFacts;
  readonly contacts: ContactFacts;
}

/** A function that says what a rule proposes in a case; null where it finds nothing. */
export type Drafter = { readonly [K in keyof FactsOf]: { readonly looksAt: K; readonly draft: (facts: FactsOf[K]) => SignalDraft | null } }[keyof FactsOf];

/** The rule with its parameters on a day, ready to be asked case by case. */
export function createDrafter(rule: SignalRule, given: SignalParameters, asOf: CalendarDate): Drafter {
  const parameters = parametersOf(rule, given);
  const kind = subjectOf[rule.looksAt];
  switch (rule.looksAt) {
    case 'issues':
      return { looksAt: 'issues', draft: (facts) => draftOf(rule.examine(facts, parameters, asOf), { subject: `${kind}:${facts.id}`, issueId: facts.id, accountId: facts.account?.id ?? null }) };
    case 'deals':
      return { looksAt: 'deals', draft: (facts) => draftOf(rule.examine(facts, parameters, asOf), { subject: `${kind}:${facts.id}`, issueId: null, accountId: facts.account?.id ?? null }) };
    case 'areas':
      return { looksAt: 'areas', draft: (facts) => draftOf(rule.examine(facts, parameters, asOf), { subject: `${kind}:${facts.area}`, issueId: null, accountId: null }) };
    case 'erosion':
      return { looksAt: 'erosion', draft: (facts) => draftOf(rule.examine(facts, parameters, asOf), { subject: `${kind}:${facts.account.id}`, issueId: null, accountId: facts.account.id }) };
    case 'contacts':
      return { looksAt: 'contacts', draft: (facts) => draftOf(rule.examine(facts, parameters, asOf), { subject: `${kind}:${facts.account.id}`, issueId: null, accountId: facts.account.id }) };
  }
}

/** A proposal that a person has decided on, as far as the next one on the same subject is compared with it. */
export interface Decided {
  readonly state: 'accepted' | 'changed' | 'rejected';
  readonly on: CalendarDate;
  readonly why: string;
  readonly inputs: SignalInputs;
  readonly impact: number | null;
  readonly severity: number | null;
  readonly time: number | null;
}

/** What is said of a proposal that comes back because something it rests on has changed (W7). */
export function backAgain({ state, on, why, ...before }: Decided, draft: SignalDraft): string {
  const shown = (value: number | null): string => (value === null ? 'none' : String(value));
  const steps = (['impact', 'severity', 'time'] as const).flatMap((dimension) => {
    const now = draft[dimension].value;
    return before[dimension] === now ? [] : [`${dimension} ${shown(before[dimension])} to ${shown(now)}`];
  });
  const facts = draft.basis.flatMap((name) => {
    const was = wordsOfInput(name, before.inputs[name] ?? null);
    const is = wordsOfInput(name, draft.inputs[name] ?? null);
    return was.value === is.value ? [] : [`${was.label.toLowerCase()} ${was.value} to ${is.value}`];
  });
  const changes = [...facts, ...steps];
  const reason = state === 'rejected' && why !== '' ? ` ("${why}")` : '';
  return ` Proposed again: it was ${state} on ${formatDate(on)}${reason}, and since then ${changes.length === 0 ? 'what it rests on' : changes.join(', ')} changed.`;
}
