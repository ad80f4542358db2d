import type { Anomaly, AnomalyRuleId } from '@shared/contract/imports/entities';
import type { Attachment, TextPlan } from '@shared/contract/texts/entities';
import type { FilingBasis } from '@shared/contract/texts/operations';
import type { CalendarDate } from '@shared/primitives';
import type { InteractionRecord } from '../imports/records';
import { titleOf } from '../imports/rules';
import type { AccountMatcher, NamedAccount } from './accounts';
import { formatSpoken } from './lines';
import { maskPeople } from './personal';
import type { TextItem } from './read-text';
import { directionOf, filingKeys, outsiders, type Sides } from './sides';

export interface Filing {
  readonly account: NamedAccount | null;
  readonly basis: FilingBasis;
  /** What it was filed by: a domain, an address of a public service, or `file:NAME`. */
  readonly sender: string | null;
}

/** A text as it would be stored, with what goes beside it. */
export interface TextRecord {
  readonly record: InteractionRecord;
  readonly references: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly filing: Filing;
}

/** What became of an item: `made` is null where it is left out, and then an anomaly says why. */
export interface CheckedText {
  readonly row: number;
  readonly made: TextRecord | null;
  readonly anomalies: readonly Anomaly[];
}

export interface TextChecking {
  readonly plan: TextPlan;
  readonly sides: Sides;
  readonly matcher: AccountMatcher;
  readonly asOf: string;
  account(id: string): NamedAccount | null;
  /** The account that a stored text of that reference has. */
  before(ref: string): NamedAccount | null;
}

const longestBody = 200_000;
const sourceOf = { email: 'emails', call: 'calls', note: 'calls' } as const;

/** Which account a text belongs to: what a person chose, else what it has already, else what its people's domains say for certain (W5). */
export function fileText(item: TextItem, { plan, sides, matcher, account, before }: TextChecking): Filing {
  const { text, fileName } = item;
  const keys = text === null ? [] : filingKeys(text, fileName, sides);
  const sender = keys[0] ?? null;
  for (const key of keys) {
    const choice = plan.filing.find((one) => one.sender === key);
    if (choice !== undefined) return { account: choice.accountId === null ? null : account(choice.accountId), basis: 'chosen', sender: key };
  }
  if (plan.accountId !== null) return { account: account(plan.accountId), basis: 'chosen', sender };
  const stored = text === null ? null : before(text.ref);
  if (stored !== null) return { account: stored, basis: 'before', sender };
  for (const key of keys) {
    const match = matcher.certain(key);
    if (match !== null && match.basis !== 'near') return { account: match.account, basis: match.basis, sender: key };
  }
  return { account: null, basis: 'none', sender };
}

/** Makes of an item what is stored: filed, with people left out as the plan says, and with what is doubtful about it (W5, W6). */
export function checkText(item: TextItem, checking: TextChecking): CheckedText {
  const { row, fileName, text, problem } = item;
  const { plan, sides, asOf } = checking;
  const anomalies: Anomaly[] = [];
  const flags: string[] = [];
  const note = (rule: AnomalyRuleId, value: string): void => void anomalies.push({ row, column: fileName.slice(0, 200), rule, value: value.slice(0, 200) });
  const flag = (rule: AnomalyRuleId, value: string, words = value): void => {
    note(rule, value);
    flags.push(`${titleOf(rule)}: ${words}`);
  };
  if (text === null) {
    note('unreadable-text', problem);
    return { row, made: null, anomalies };
  }
  const on = text.on ?? plan.date;
  if (on === null) {
    note('undated-text', text.subject === '' ? text.ref : text.subject);
    return { row, made: null, anomalies };
  }
  const filing = fileText(item, checking);
  const sender = filing.sender?.startsWith('file:') === true ? null : filing.sender;
  if (filing.account === null) flag('unknown-account', sender ?? fileName, sender === null ? 'none was chosen' : `sender is ${sender}`);
  for (const doubt of text.doubts) flag('doubtful-text', doubt);
  if (on > asOf) flag('date-in-future', on, `is ${on}`);
  const [other = null] = text.from !== null && !sides.isOwn(text.from) ? [text.from] : outsiders(text, sides);
  const masked = maskPeople(text, plan.leaveOut, sides, other ?? text.from);
  const whole = masked.text.lines.map(formatSpoken).join('\n');
  const body = whole.length <= longestBody ? whole : whole.slice(0, longestBody).replace(/\p{Surrogate}$/u, '');
  if (body.length < whole.length) flag('doubtful-text', `it is longer than ${longestBody / 1000},000 characters; its beginning is kept and its last ${whole.length - body.length} characters are not`);
  const kind = text.kind;
  return {
    row,
    anomalies,
    made: {
      filing,
      references: text.references,
      attachments: masked.text.attachments,
      record: {
        kind: 'interactions',
        ref: text.ref,
        accountRef: filing.account === null ? unfiledRef(sender, plan) : filing.account.ref,
        accountId: filing.account?.id ?? null,
        interactionKind: kind,
        source: sourceOf[kind],
        onDate: on,
        at: text.on === null ? null : text.at,
        direction: directionOf(text, sides),
        person: masked.person,
        isSponsor: null,
        tone: null,
        subject: masked.text.subject,
        body,
        flags,
      },
    },
  };
}

/** The raw reference of one that waits for its account: its domain, and no address where addresses are left out. */
const unfiledRef = (sender: string | null, { leaveOut }: TextPlan): string | null => (sender === null || (sender.includes('@') && leaveOut !== 'nothing') ? null : sender);

/** Gathers the first and last day of the texts. */
export function createTextPeriod(): { add(day: CalendarDate): void; period(): { from: CalendarDate; to: CalendarDate } | null } {
  let from: CalendarDate | null = null;
  let to: CalendarDate | null = null;
  return {
    add(day) {
      if (from === null || day < from) from = day;
      if (to === null || day > to) to = day;
    },
    period: () => (from === null || to === null ? null : { from, to }),
  };
}
