import type { SignalParameters, SignalRuleId, SignalSubject, SignalUnit } from '@shared/contract/signals';
import type { ProposedStep } from '@shared/contract/scoring/entities';
import type { CalendarDate, Criterion, Source } from '@shared/primitives';
import type { AreaFacts, ContactFacts, DealFacts, ErosionFacts, IssueFacts } from './facts';

/** One parameter of a rule: a whole number with its unit and range. */
export interface ParameterDeclaration {
  readonly name: string;
  readonly label: string;
  /** Why the default stands where it does. */
  readonly why: string;
  readonly unit: SignalUnit;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

/** What a rule looked at, by name. Null: asked for and not known. */
export type SignalInputs = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Something that a proposal rests on and a person can look up. */
export interface Evidence {
  readonly kind: 'issue' | 'account' | 'deal' | 'follow-up' | 'measure';
  /** `#12` of an issue, the external reference of an account or a deal. */
  readonly ref: string;
  readonly words: string;
}

/** What a rule found in one case. */
export interface Finding {
  /** Why it is proposed, in a sentence made of its inputs. */
  readonly reason: string;
  /** Of the issue that it would become; what is about an issue has that issue's. */
  readonly title: string;
  readonly inputs: SignalInputs;
  /** The names of the inputs that are facts and not the mere passing of time: when none of these and no step differs, nothing has changed. */
  readonly basis: readonly string[];
  readonly impact: ProposedStep;
  readonly severity: ProposedStep;
  readonly time: ProposedStep;
  /** Inputs that nothing says and that could have changed the proposal. */
  readonly unknown: readonly string[];
  readonly evidence: readonly Evidence[];
}

interface Declaration {
  readonly id: SignalRuleId;
  readonly title: string;
  /** What it means, for whoever switches it on. */
  readonly words: string;
  readonly criterion: Criterion;
  /** Of the issue that an accepted proposal becomes. */
  readonly source: Source;
  readonly parameters: readonly ParameterDeclaration[];
}

type Examine<F> = (facts: F, parameters: Parameters, asOf: CalendarDate) => Finding | null;

/** The value of a parameter by its name. */
export type Parameters = (name: string) => number;

/** A rule as a declaration: the facts that it looks at and what it finds in them. It sees facts of the as-of date and nothing later. */
export type SignalRule = Declaration &
  (
    | { readonly looksAt: 'issues'; readonly examine: Examine<IssueFacts> }
    | { readonly looksAt: 'deals'; readonly examine: Examine<DealFacts> }
    | { readonly looksAt: 'areas'; readonly examine: Examine<AreaFacts> }
    | { readonly looksAt: 'erosion'; readonly examine: Examine<ErosionFacts> }
    | { readonly looksAt: 'contacts'; readonly examine: Examine<ContactFacts> }
  );

/** What the proposals of a rule are about. */
export const subjectOf = { issues: 'issue', deals: 'deal', areas: 'area', erosion: 'account', contacts: 'account' } as const satisfies Record<SignalRule['looksAt'], SignalSubject>;

/** The values in force: those given, and the default of a parameter that they leave out. @throws Error for a name that the rule does not declare */
export function parametersOf(rule: Pick<SignalRule, 'id' | 'parameters'>, given: SignalParameters): Parameters {
  const values = new Map(rule.parameters.map(({ name, default: value }) => [name, given[name] ?? value]));
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${rule.id} has no parameter ${name}`);
    return value;
  };
}

/** What is wrong with the values given for a rule, in a sentence; null where nothing is. */
export function problemOf(rule: Pick<SignalRule, 'parameters'>, given: SignalParameters): string | null {
  for (const name of Object.keys(given)) if (!rule.parameters.some((parameter) => parameter.name === name)) return `There is no parameter "${name}".`;
  for (const { name, label, min, max } of rule.parameters) {
    const value = given[name];
    if (value === undefined) return `"${label}" has no value.`;
    if (!Number.isInteger(value) || value < min || value > max) return `"${label}" has to be a whole number from ${min} to ${max}.`;
  }
  return null;
}
