import { bandLabels, type Band, type CalendarDate, type Factors, type Money } from '@shared/primitives';
import { formatDate } from '../calendar';
import { formatMoneyFull, formatMoneyShort } from '../money';

/** An issue as far as a decision on it depends on it (M5). A proposal that nobody accepted is no score. */
export interface DecidedState {
  readonly factors: Factors | null;
  readonly score: number | null;
  readonly band: Band | null;
  /** Null: not known, as for decisions of before it was kept. */
  readonly facts: {
    readonly arr: Money | null;
    readonly renewal: CalendarDate | null;
    /** The person's id, or the name from an import where it is nobody of the workspace; names alone may change. */
    readonly ownerKey: string | null;
    readonly owner: string | null;
  } | null;
}

const factorWords = ({ impact, severity, time }: Factors): string => `${impact} × ${severity} × ${time}`;
const from = (what: string, before: string | null, after: string | null): string => `${what} ${before ?? 'none'} to ${after ?? 'none'}`;

/** What differs of an issue from the state a decision was taken on (M5), each in words; empty where nothing does. */
export function changesSince(then: DecidedState, now: DecidedState): string[] {
  const changes: string[] = [];
  if (then.score !== now.score) changes.push(from('Score', then.score === null ? null : String(then.score), now.score === null ? null : String(now.score)));
  if (then.band !== now.band) changes.push(from('Band', then.band === null ? null : bandLabels[then.band], now.band === null ? null : bandLabels[now.band]));
  const [before, after] = [then.factors === null ? null : factorWords(then.factors), now.factors === null ? null : factorWords(now.factors)];
  // The product alone would hide that the reasons are other ones.
  if (before !== after && then.score === now.score) changes.push(from('Factors', before, after));
  if (then.facts === null || now.facts === null) return changes;
  const [was, is] = [then.facts, now.facts];
  if (was.arr?.amountMinor !== is.arr?.amountMinor || was.arr?.currency !== is.arr?.currency) changes.push(arrWords(was.arr, is.arr));
  if (was.renewal !== is.renewal) changes.push(from('Renewal', was.renewal === null ? null : formatDate(was.renewal), is.renewal === null ? null : formatDate(is.renewal)));
  if (was.ownerKey !== is.ownerKey) changes.push(from('Owner', was.owner, is.owner));
  return changes;
}

/** Short, unless the short forms look the same. */
function arrWords(before: Money | null, after: Money | null): string {
  const [short, shortAfter] = [before === null ? null : formatMoneyShort(before), after === null ? null : formatMoneyShort(after)];
  if (short !== shortAfter) return from('ARR', short, shortAfter);
  return from('ARR', before === null ? null : formatMoneyFull(before), after === null ? null : formatMoneyFull(after));
}
