import { decisionLabels, DecisionKind } from '@shared/contract/sessions/entities';
import { actionStateLabels, ActionState } from '@shared/contract/actions/entities';
import { IssueStatus } from '@shared/contract/issues';
import { LinkKind, linkWords } from '@shared/contract/links';
import { Band, bandLabels, Criterion, criterionLabels, Source, sourceLabels } from '@shared/primitives';
import { z } from '@shared/zod';
import type { TimelineKind } from '@shared/contract/issue-timeline';
import { countWords, statusWords } from './edits';

/** What a timeline says of one thing that happened: a sentence, and a line for each field. */
export interface Told {
  readonly words: string;
  readonly details: readonly string[];
}

/** What people and accounts that a body names by id are called. */
export type NameOf = (id: string) => string | null;

const Values = z.record(z.string(), z.unknown());

const labels: Readonly<Record<string, string>> = {
  title: 'Title', criterion: 'Criterion', secondary_criteria: 'Also under', status: 'Status', resolved_on: 'Resolved', description: 'Description', account: 'Account', owner: 'Owner', tags: 'Tags', source: 'Source',
};

/** `firstResponseMinutes` as a person reads it: `First response minutes`. */
function labelOf(field: string): string {
  const known = labels[field];
  if (known !== undefined) return known;
  const words = field.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const longest = 80;
const shortened = (text: string): string => ([...text].length > longest ? `${[...text].slice(0, longest).join('')}…` : text);

function valueWords(value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map((one) => valueWords(one, nameOf)).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  const [criterion, source] = [Criterion.safeParse(value), Source.safeParse(value)];
  const status = IssueStatus.safeParse(value);
  if (status.success) return statusWords[status.data];
  if (criterion.success) return criterionLabels[criterion.data];
  if (source.success) return sourceLabels[source.data];
  return shortened(nameOf(value) ?? value);
}

/** Each field that changed, with both values, in the order in which they were written. */
export const fieldLines = (before: Record<string, unknown>, after: Record<string, unknown>, nameOf: NameOf): string[] =>
  Object.keys(after).map((field) => `${labelOf(field)}: ${valueWords(before[field], nameOf)}, now ${valueWords(after[field], nameOf)}`);

const ImportBody = z.object({ file: z.string(), before: Values.nullable(), after: Values });
const EditBody = z.object({ words: z.string(), isUndone: z.number(), before: Values, after: Values, issues: z.int() });
const LogBody = z.object({ action: z.string(), number: z.int(), payload: Values.nullable() });
const LinkPayload = z.object({ kind: LinkKind, from: z.int(), to: z.int(), note: z.string() });
const FilePayload = z.object({ name: z.string(), description: z.string().optional() });
const ScoreBody = z.union([
  z.object({ placed: Band, until: z.string(), reason: z.string() }),
  z.object({ score: z.int(), band: Band, impact: z.int(), severity: z.int(), time: z.int(), reason: z.string() }),
]);
const DecisionBody = z.object({ kind: DecisionKind, what: z.string(), reason: z.string(), due: z.string().nullable() });
const ActionBody = z.object({ what: z.string(), number: z.int(), before: ActionState, state: ActionState, note: z.string() });
const QuestionBody = z.object({ question: z.string(), of: z.string().optional(), answer: z.string().optional() });

const lines = (...texts: readonly string[]): string[] => texts.filter((text) => text !== '').map(shortened);

/** Says in words what happened (W4). @throws where the body is not what that kind writes */
export function tell(kind: TimelineKind, body: unknown, nameOf: NameOf): Told {
  switch (kind) {
    case 'import': {
      const { file, before, after } = ImportBody.parse(body);
      return before === null ? { words: `Imported from ${file}`, details: [] } : { words: `Updated from ${file}`, details: fieldLines(before, after, nameOf) };
    }
    case 'edit': {
      const { words, isUndone, before, after, issues } = EditBody.parse(body);
      const how = words.startsWith('Undone: ') ? 'An edit was undone' : issues === 1 ? 'Edited' : `Edited with ${countWords(issues - 1)} other ${issues === 2 ? 'issue' : 'issues'}`;
      return { words: isUndone === 1 ? `${how}, undone since` : how, details: fieldLines(before, after, nameOf) };
    }
    case 'link':
    case 'attachment':
      return toldOfLog(LogBody.parse(body));
    case 'score': {
      const score = ScoreBody.parse(body);
      if ('placed' in score) return { words: `Placed by hand in ${bandLabels[score.placed]} until ${score.until}`, details: lines(score.reason) };
      return { words: `Scored ${score.score}, ${bandLabels[score.band]} (${score.impact} × ${score.severity} × ${score.time})`, details: lines(score.reason) };
    }
    case 'decision': {
      const { kind: decided, what, reason, due } = DecisionBody.parse(body);
      return { words: `${decisionLabels[decided]}: ${shortened(what)}`, details: lines(reason, due === null ? '' : `Due ${due}`) };
    }
    case 'action': {
      const { what, number, before, state, note } = ActionBody.parse(body);
      return { words: `Action ${number} is ${actionStateLabels[state].toLowerCase()}: ${shortened(what)}`, details: lines(before === state ? '' : `It was ${actionStateLabels[before].toLowerCase()}`, note) };
    }
    case 'question': {
      const { question, of, answer } = QuestionBody.parse(body);
      return answer === undefined ? { words: `Asked ${of ?? 'somebody'}: ${shortened(question)}`, details: [] } : { words: `Answered: ${shortened(answer)}`, details: lines(question) };
    }
  }
}

function toldOfLog({ action, number, payload }: z.infer<typeof LogBody>): Told {
  const isGone = action.endsWith('.remove');
  if (payload === null) return { words: `${action.startsWith('links.') ? 'A link' : 'An attachment'} was ${isGone ? 'taken away' : 'changed'}; what was said of it has been erased`, details: [] };
  if (action.startsWith('links.')) {
    const { kind, from, to, note } = LinkPayload.parse(payload);
    const words = number === from ? `${linkWords[kind].from} #${to}` : `${linkWords[kind].to} #${from}`;
    return { words: isGone ? `No longer linked: ${words.toLowerCase()}` : words, details: lines(note) };
  }
  const { name, description = '' } = FilePayload.parse(payload);
  const verb = { 'attachments.add': 'Attached', 'attachments.update': 'Described anew:', 'attachments.remove': 'Took away', 'attachments.restore': 'Put back' }[action] ?? 'Changed';
  return { words: `${verb} ${name}`, details: lines(description) };
}
