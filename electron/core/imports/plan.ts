import type { Anomaly, ImportCounts, RowOutcome, RuleFinding } from '@shared/contract/imports/entities';
import { ruleList, ruleOf } from './rules';

/** A value of a record, as it is stored and compared. */
export type FieldValue = string | number | boolean | null | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FieldChange {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

export interface RowPlan {
  readonly outcome: Exclude<RowOutcome, 'rejected'>;
  /** What differs, in the order of the properties; empty for a new record. */
  readonly changes: readonly FieldChange[];
  /** It tells of an earlier state than the stored one, which stands. */
  readonly isOlder?: true;
}

/** Whether a record tells of an earlier state than the stored one: its source changed it before that. Where either does not say when it changed, the later import stands. */
export const isOlderState = ({ changedAt: incoming }: FieldValues, { changedAt: stored }: FieldValues): boolean => typeof incoming === 'string' && typeof stored === 'string' && incoming < stored;

/** Null, an empty text and an empty list all say nothing. */
export const isNothing = (value: FieldValue): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether two values say the same: null, an empty text and an empty list all say nothing. */
export const isSameValue = (a: FieldValue, b: FieldValue): boolean => {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
};

/** Rules whose finding lies in the account and not in the row: it may change without the file. */
const accountRules = ['unknown-account', 'opened-before-signup'] as const;
const accountFlagStarts = accountRules.map((id) => `${ruleOf(id).title}: `);

/** How the flag begins that says that no account is known. */
export const unknownAccountFlag = accountFlagStarts[0] ?? '';

/** The flags that a row of the file gave, without those that follow from the account. */
export const rowFlags = (flags: FieldValue): FieldValue => (Array.isArray(flags) ? flags.filter((flag: string) => !accountFlagStarts.some((start) => flag.startsWith(start))) : flags);

/** The flags of an issue that has been linked to its account: it is known now, and may have signed up only after the issue was opened. */
export function flagsOfLinked(flags: readonly string[], { openedOn, openedColumn, signupDate }: { readonly openedOn: string | null; readonly openedColumn: string; readonly signupDate: string | null }): string[] {
  const others = flags.filter((flag) => !accountFlagStarts.some((start) => flag.startsWith(start)));
  return openedOn !== null && signupDate !== null && openedOn < signupDate ? [`${ruleOf('opened-before-signup').title}: ${openedColumn === '' ? '' : `${openedColumn} `}is ${openedOn}`, ...others] : others;
}

/** What is known of a record and the account that it has now, or has not. */
export interface AccountFacts {
  readonly isLinked: boolean;
  readonly accountRef: string | null;
  readonly accountColumn: string;
  readonly openedOn: string | null;
  readonly openedColumn: string;
  readonly signupDate: string | null;
  /** The flags that an import gave it last. */
  readonly imported: readonly string[];
  /** An import found its account at once, so that none has said that it is unknown. */
  readonly wasLinked: boolean;
}

/** The flags of a record whose account came or went: as it was imported where nothing else has changed them, so that a reference which is unknown again says so again. */
export function flagsOfAccount(flags: readonly string[], { isLinked, accountRef, accountColumn, openedOn, openedColumn, signupDate, imported, wasLinked }: AccountFacts): readonly string[] {
  if (isLinked) return flagsOfLinked(flags, { openedOn, openedColumn, signupDate });
  const others = flags.filter((flag) => !accountFlagStarts.some((start) => flag.startsWith(start)));
  if (accountRef === null || accountRef === '') return others;
  const known = imported.find((flag) => flag.startsWith(unknownAccountFlag));
  if (known === undefined && !wasLinked) return others;
  const said = known ?? `${unknownAccountFlag}${accountColumn === '' ? '' : `${accountColumn} `}is ${accountRef.slice(0, 200)}`;
  return isSameValue(others, rowFlags(imported)) && imported.includes(said) ? imported.filter((flag) => flag === said || others.includes(flag)) : [said, ...others];
}

/**
 * What importing a record does beside the stored one of the same identity (W5): nothing stored imports it, a difference in
 * one of the properties that the mapping speaks of updates it, and else it is unchanged. A value that is missing on either
 * side counts as null. What the import before said already is no change: where the stored value is another, a person or a
 * decision has changed it since. A link to an account follows the reference: it is made where there is none, and changes with it alone. A row that
 * tells of an earlier state than the stored one changes nothing, so that the order of two exports does not matter.
 *
 * @param properties the properties to compare, from `propertiesWritten`.
 * @param lastImported what imports have said of the stored record; asked only where something differs.
 */
export function planRow(incoming: FieldValues, stored: FieldValues | null, properties: readonly string[], lastImported: () => FieldValues = () => ({})): RowPlan {
  if (stored === null) return { outcome: 'imported', changes: [] };
  if (isOlderState(incoming, stored)) return { outcome: 'unchanged', changes: [], isOlder: true };
  const differing: FieldChange[] = [];
  for (const field of properties) {
    const before = stored[field] ?? null;
    const after = incoming[field] ?? null;
    // That a row does not say when it was changed is no news.
    if (field === 'changedAt' && after === null) continue;
    if (field === 'flags' ? !isSameValue(rowFlags(before), rowFlags(after)) : !isSameValue(before, after)) differing.push({ field, before, after });
  }
  if (differing.length === 0) return { outcome: 'unchanged', changes: [] };
  const said = lastImported();
  const isNews = ({ field, after }: FieldChange): boolean => said[field] === undefined || !isSameValue(field === 'flags' ? rowFlags(said[field]) : said[field], field === 'flags' ? rowFlags(after) : after);
  const hasNewRef = differing.some((change) => change.field === 'accountRef' && isNews(change));
  const changes = differing.filter((change) => (change.field === 'accountId' ? hasNewRef || change.before === null : isNews(change)));
  // What was flagged because of its account was flagged because of another one.
  if (hasNewRef && properties.includes('flags') && !changes.some(({ field }) => field === 'flags') && !isSameValue(stored['flags'] ?? null, incoming['flags'] ?? null)) changes.push({ field: 'flags', before: stored['flags'] ?? null, after: incoming['flags'] ?? null });
  return { outcome: changes.length === 0 ? 'unchanged' : 'updated', changes };
}

/** Counts rows by what became of them; each row once, so that rows = imported + updated + unchanged + rejected (W5). */
export function createCounts(): { add(outcome: RowOutcome, isOlder?: boolean): void; counts(): ImportCounts } {
  const by: Record<RowOutcome, number> = { imported: 0, updated: 0, unchanged: 0, rejected: 0 };
  let older = 0;
  return {
    add(outcome, isOlder = false) {
      by[outcome] += 1;
      if (isOlder) older += 1;
    },
    counts: () => ({ rows: by.imported + by.updated + by.unchanged + by.rejected, ...by, older }),
  };
}

/** Sums anomalies up by rule, with the first ones of each as examples. */
export function createFindings(exampleLimit = 50): { add(anomalies: readonly Anomaly[]): void; total(): number; rows(): number; findings(): RuleFinding[] } {
  const byRule = new Map<string, { count: number; rows: number; lastRow: number; columns: Set<string>; examples: Anomaly[] }>();
  let total = 0;
  let rows = 0;
  return {
    add(anomalies) {
      if (anomalies.length > 0) rows += 1;
      for (const anomaly of anomalies) {
        total += 1;
        let finding = byRule.get(anomaly.rule);
        if (finding === undefined) {
          finding = { count: 0, rows: 0, lastRow: -1, columns: new Set(), examples: [] };
          byRule.set(anomaly.rule, finding);
        }
        finding.count += 1;
        if (finding.lastRow !== anomaly.row) finding.rows += 1;
        finding.lastRow = anomaly.row;
        if (anomaly.column !== '') finding.columns.add(anomaly.column);
        if (finding.examples.length < exampleLimit) finding.examples.push(anomaly);
      }
    },
    total: () => total,
    rows: () => rows,
    findings: () =>
      ruleList.flatMap((rule) => {
        const found = byRule.get(rule.id);
        return found === undefined ? [] : [{ rule, count: found.count, rows: found.rows, columns: [...found.columns], examples: found.examples }];
      }),
  };
}
