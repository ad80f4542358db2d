import type { AuditQuestion, AuditQuestionId } from '@shared/contract/sessions/audit-questions';
import { criteria, criterionLabels, sourceLabels, sources, type CalendarDate, type Criterion, type OrgFunction, type Source } from '@shared/primitives';
import { daysBetween, formatDate } from '../calendar';
import { functionLabel } from './people';

/** The five questions of the review (M8), in their order, each with a line of guidance and what the ends of its scale mean. */
export const auditQuestions: readonly Pick<AuditQuestion, 'id' | 'text' | 'guidance' | 'scale'>[] = [
  {
    id: 'ownership',
    text: 'Who owns quality, officially and in practice?',
    guidance: 'Name the person on paper and the one people go to. Where the two differ, say since when and what it costs.',
    scale: { low: 'nobody can say', high: 'one name, in both' },
  },
  {
    id: 'sources',
    text: 'Which sources are signal, and which are blind?',
    guidance: 'Take the five sources one by one: which told something first, which only repeated it, and from which nothing came.',
    scale: { low: 'mostly blind', high: 'all are heard' },
  },
  {
    id: 'prioritisation',
    text: 'Is prioritisation systematic?',
    guidance: 'Look for what was worked on without a score, what was placed by hand, and who could have told beforehand what comes first.',
    scale: { low: 'the loudest wins', high: 'the arithmetic, with reasons' },
  },
  {
    id: 'accountability',
    text: 'How are functions held to account without damaging trust?',
    guidance: 'Say what happened the last time something was late: was it told openly, did it help, and would the function tell it again?',
    scale: { low: 'blame, or silence', high: 'open and kept' },
  },
  {
    id: 'detect-first',
    text: 'What should be detected first?',
    guidance: 'Name the one kind of problem that was seen too late, and what would have shown it a month earlier.',
    scale: null,
  },
];

export const questionText = (id: AuditQuestionId): string => auditQuestions.find((question) => question.id === id)?.text ?? id;

/** What the register says on a date; counts of open issues unless it says otherwise. */
export interface RegisterFacts {
  readonly open: number;
  readonly withoutOwner: number;
  readonly withoutBand: number;
  readonly fragile: number;
  readonly placed: number;
  readonly proposals: { readonly judged: number; readonly accepted: number };
  readonly owners: readonly { readonly name: string; readonly issues: number }[];
  readonly cells: readonly { readonly criterion: Criterion; readonly source: Source; readonly issues: number }[];
  /** The newest issue of each source, open or not. */
  readonly heard: readonly { readonly source: Source; readonly on: CalendarDate }[];
  /** Decisions in force that were due by the date, by function; kept where the issue was resolved in time. */
  readonly due: readonly { readonly function: OrgFunction; readonly due: number; readonly kept: number }[];
  readonly openedLately: readonly { readonly criterion: Criterion; readonly issues: number }[];
  readonly silentAccounts: number;
}

const percent = (part: number, whole: number): string => (whole === 0 ? 'none' : `${part} of ${whole}, ${Math.round((part / whole) * 100)} %`);
const listed = (parts: readonly string[], none: string): string => (parts.length === 0 ? none : parts.join(', '));

/** The facts that help with each question, in words (M8). */
export function factsFor(id: AuditQuestionId, facts: RegisterFacts, asOf: CalendarDate): AuditQuestion['facts'] {
  switch (id) {
    case 'ownership':
      return [
        { label: 'Open issues without an owner', value: percent(facts.withoutOwner, facts.open) },
        { label: 'Most open issues', value: listed(facts.owners.map(({ name, issues }) => `${name} ${issues}`), 'nobody owns one') },
      ];
    case 'sources': {
      const perSource = sources.map((source) => {
        const issues = facts.cells.filter((cell) => cell.source === source).reduce((sum, cell) => sum + cell.issues, 0);
        const heard = facts.heard.find((each) => each.source === source);
        return { label: sourceLabels[source], value: heard === undefined ? 'nothing, ever' : `${issues} open, newest ${formatDate(heard.on)}${since(heard.on, asOf)}` };
      });
      return [...perSource, { label: 'Blind', value: `${criteria.length * sources.length - facts.cells.length} of ${criteria.length * sources.length} pairs of criterion and source` }];
    }
    case 'prioritisation':
      return [
        { label: 'Neither scored nor proposed', value: percent(facts.withoutBand, facts.open) },
        { label: 'Fragile', value: percent(facts.fragile, facts.open) },
        { label: 'Placed by hand', value: percent(facts.placed, facts.open) },
        { label: 'Proposals accepted unchanged', value: percent(facts.proposals.accepted, facts.proposals.judged) },
      ];
    case 'accountability':
      return facts.due.length === 0
        ? [{ label: 'Decisions that were due', value: 'none yet' }]
        : facts.due.map(({ function: part, due, kept }) => ({ label: `${functionLabel(part)}: kept by its date`, value: percent(kept, due) }));
    case 'detect-first':
      return [
        { label: 'Opened in the last 90 days', value: listed(facts.openedLately.map(({ criterion, issues }) => `${criterionLabels[criterion]} ${issues}`), 'nothing') },
        { label: 'Criteria with nothing open', value: listed(criteria.filter((criterion) => facts.cells.every((cell) => cell.criterion !== criterion)).map((criterion) => criterionLabels[criterion]), 'none') },
        { label: 'Enterprise accounts near renewal and silent', value: String(facts.silentAccounts) },
      ];
  }
}

const since = (on: CalendarDate, asOf: CalendarDate): string => (on > asOf ? '' : ` (${daysBetween(on, asOf)} d ago)`);
