import { anomalyRules, type AnomalyRule, type AnomalyRuleId, type RuleChoice } from '@shared/contract/imports/entities';

const choosable = ['skip', 'flag', 'fix'] as const satisfies readonly RuleChoice[];
const forced = ['skip', 'fix'] as const satisfies readonly RuleChoice[];

type RuleText = Omit<AnomalyRule, 'id' | 'choices'> & { readonly choices: readonly RuleChoice[] };

/** The rules of W6 as data: what each finds, what becomes of the value, and what may be chosen. */
const rules = {
  'missing-identifier': { title: 'Missing identifier', explanation: 'The row has no external reference, so it could never be updated or told from another. It is left out.', choices: forced },
  'duplicate-identifier': { title: 'Duplicate identifier', explanation: 'The same external reference stands in more than one row. The last of them is kept, the earlier ones are left out; of rows that are known by what they say alone, the first is kept.', choices: forced },
  'broken-line': { title: 'Line is no JSON object', explanation: 'The line cannot be read as one object of JSON. It is left out.', choices: ['skip'] },
  'cell-too-long': { title: 'Cell of 5 MB or more', explanation: 'A cell of the row is longer than any field can be; a quote that is closed too late reads like this too. The row is left out.', choices: ['skip'] },
  'nul-character': { title: 'NUL character', explanation: 'The row holds a character that no text has, so the file was damaged there. It is left out.', choices: ['skip'] },
  'row-shape': { title: 'Row does not fit the header', explanation: 'The row has more or fewer cells than the header, so which value belongs to which column cannot be told. It is left out.', choices: ['skip'] },
  'malformed-quote': { title: 'Text after a closing quote', explanation: 'A quoted cell goes on after its closing quote. The text is kept as it stands.', choices: choosable },
  'doubtful-digits': { title: 'Number of 16 digits or more', explanation: 'A workbook keeps 15 digits of a number, so the last ones may be zeros that nobody typed. It is kept as it stands; an identifier belongs into a cell formatted as text.', choices: choosable },
  'duplicate-header': { title: 'Duplicate column name', explanation: 'Several columns have the same name. Lists (tags) take what all of them say and texts the first that says something; for anything else the first is read. The later ones have a number added to their names, so that each can be mapped by itself.', choices: ['flag', 'fix'] },
  'missing-value': { title: 'Missing value a calculation needs', explanation: 'The cell is empty, or no column says when issues were opened. The calculations that need it leave the record out and count it. A measurement without account, date or value and an interaction without date say nothing and are left out.', choices: choosable },
  'unknown-account': { title: 'Unknown account', explanation: 'No account has this reference or name. The reference is kept and linked when the account is imported.', choices: choosable },
  'unknown-segment': { title: 'Unknown segment word', explanation: 'The word is no segment that is known. The segment is set to unknown.', choices: choosable },
  'unknown-status': { title: 'Unknown status word', explanation: 'The word is no status that is known. The status follows from the resolved date alone.', choices: choosable },
  'unknown-priority': { title: 'Unknown priority word', explanation: 'The word is no priority that is known. The priority is left empty.', choices: choosable },
  'unknown-word': { title: 'Unknown word', explanation: 'The field takes one of a few words and this is none of them. It is left empty.', choices: choosable },
  'unreadable-date': { title: 'Unreadable date', explanation: 'The cell is no date, or a date that does not exist. It is left empty; a subscription whose end cannot be read is left out, because it would count as open, and so is a measurement or an interaction without its date.', choices: choosable },
  'unreadable-number': { title: 'Unreadable number', explanation: 'The cell is no number of the kind the field takes. It is left empty; a measurement without its value is left out.', choices: choosable },
  'missing-currency': { title: 'Amount without a currency', explanation: 'Neither the cell, nor a column, nor the mapping says which currency the amount is in. It is left empty.', choices: choosable },
  'time-zones-mixed': { title: 'Time zones mixed', explanation: 'Some times of the file name their zone and this one does not. It is read in the zone of the mapping.', choices: choosable },
  'date-in-future': { title: 'Date in the future', explanation: 'The date is after the as-of date. It is kept.', choices: choosable },
  'resolved-before-opened': { title: 'Resolved before opened', explanation: 'The issue was resolved before it was opened. The resolved date and the time to resolution are left empty.', choices: choosable },
  'response-after-resolution': { title: 'First response after resolution', explanation: 'The first response came after the issue was resolved. The first response is left empty.', choices: choosable },
  'impossible-duration': { title: 'Impossible duration', explanation: 'The duration is negative, or longer than the time there was. It is left empty.', choices: choosable },
  'opened-before-signup': { title: 'Opened before the account signed up', explanation: 'The issue is dated before its account became a customer. Both dates are kept.', choices: choosable },
  'ended-before-started': { title: 'Ended before it started', explanation: 'The subscription or deal ends before it starts. Both dates are kept, and it counts as ended.', choices: choosable },
  'derived-identifier': { title: 'No identifier of its own', explanation: 'The row has no external reference. It is known by what it says, such as account, measure and date: a newer file updates it as long as these stay the same.', choices: choosable },
  'unreadable-text': { title: 'Message that cannot be read', explanation: 'The message or transcript cannot be read, for the reason given. It is left out.', choices: ['skip'] },
  'undated-text': { title: 'Message without a date', explanation: 'Neither the message, nor its file, nor a person says which day it is of. It is left out.', choices: forced },
  'repeated-text': { title: 'Two messages with one Message-ID', explanation: 'Two messages have the same Message-ID and do not say the same. The first is kept, the later ones are left out.', choices: ['skip'] },
  'doubtful-text': { title: 'Damaged text', explanation: 'Something of the message is not what it claims to be. It was read as well as it can be, and is kept.', choices: ['flag'] },
} as const satisfies Record<AnomalyRuleId, RuleText>;

/** Every anomaly rule, in the order in which they are checked and shown. */
export const ruleList: readonly AnomalyRule[] = anomalyRules.map((id) => ({ id, ...rules[id], choices: [...rules[id].choices] }));

/** The rule of an id. */
export function ruleOf(id: AnomalyRuleId): AnomalyRule {
  return { id, ...rules[id], choices: [...rules[id].choices] };
}

/** The title of a rule alone: rows ask for it very often. */
export const titleOf = (id: AnomalyRuleId): string => rules[id].title;

/** Rules whose rows are left out whatever is chosen: they cannot be imported. */
export const forcedRules: ReadonlySet<AnomalyRuleId> = new Set<AnomalyRuleId>(['missing-identifier', 'duplicate-identifier', 'broken-line', 'cell-too-long', 'nul-character', 'row-shape', 'unreadable-text', 'undated-text', 'repeated-text']);

/** What becomes of a row under a rule: a forced rule skips, a rule without a choice imports and flags. */
export function choiceFor(id: AnomalyRuleId, choices: Readonly<Partial<Record<string, RuleChoice>>>): RuleChoice {
  return forcedRules.has(id) ? 'skip' : (choices[id] ?? 'flag');
}

/** Rules that were to be fixed in the mapping and still find something: the import waits for them. */
export function unfixedRules(choices: Readonly<Partial<Record<string, RuleChoice>>>, found: Iterable<AnomalyRuleId>): AnomalyRuleId[] {
  return [...new Set(found)].filter((id) => choices[id] === 'fix');
}
