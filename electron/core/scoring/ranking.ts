/** What the priority order looks at; null is not known. Dates are calendar dates and compare as text. */
export interface PriorityKey {
  /** The band it is listed in and its place there (S5); left out where nobody has placed anything and the score says it all. */
  readonly place?: number | null;
  readonly score: number | null;
  readonly renewalDate: string | null;
  /** In minor units of one currency: amounts of different currencies are brought to one before they are compared. */
  readonly arrMinor: number | null;
  readonly openedOn: string | null;
  /** The number people see (`#123`), unique in a workspace, so that the order is total. */
  readonly number: number;
}

/** One key of the priority order. What is not known comes last in either direction. */
export interface PriorityTerm {
  readonly key: keyof PriorityKey;
  readonly direction: 'ascending' | 'descending';
  readonly why: string;
}

/**
 * The priority order as data (S1): where a person has placed it (S5), the score, then the ties. A store's ORDER BY is this list with NULLS LAST on every term.
 */
export const priorityOrder = [
  { key: 'place', direction: 'descending', why: 'The higher band: the one a person has placed it in, else that of its score' },
  { key: 'score', direction: 'descending', why: 'The higher score comes first, and an issue without one comes last' },
  { key: 'renewalDate', direction: 'ascending', why: 'The account that renews sooner' },
  { key: 'arrMinor', direction: 'descending', why: 'The account with the higher ARR' },
  { key: 'openedOn', direction: 'ascending', why: 'The issue that has been open longer' },
  { key: 'number', direction: 'ascending', why: 'The lower issue number' },
] as const satisfies readonly PriorityTerm[];

/** Compares by `priorityOrder`: negative when `a` comes first. Zero only for the same issue number (S1). */
export function compareForPriority(a: PriorityKey, b: PriorityKey): number {
  for (const { key, direction } of priorityOrder) {
    const left = a[key] ?? null;
    const right = b[key] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right === (direction === 'ascending') ? -1 : 1;
  }
  return 0;
}
