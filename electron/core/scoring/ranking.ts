/** What the priority order looks at; null is not known. Dates are calendar dates and compare as text. */
export interface PriorityKey {
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
 * The priority order as data (S1): score first, then the ties. A store's ORDER BY is this list with NULLS LAST on every term.
 */
export const priorityOrder = [
  { key: 'score', direction: 'descending', why: 'The higher score comes first, and an issue without one comes last' },
  { key: 'renewalDate', direction: 'ascending', why: 'The account that renews sooner' },
  { key: 'arrMinor', direction: 'descending', why: 'The account with the higher ARR' },
  { key: 'openedOn', direction: 'ascending', why: 'The issue that has been open longer' },
  { key: 'number', direction: 'ascending', why: 'The lower issue number' },
] as const satisfies readonly PriorityTerm[];

/** Compares by `priorityOrder`: negative when `a` comes first. Zero only for the same issue number (S1). */
export function compareForPriority(a: PriorityKey, b: PriorityKey): number {
  for (const { key, direction } of priorityOrder) {
    const left = a[key];
    const right = b[key];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right === (direction === 'ascending') ? -1 : 1;
  }
  return 0;
}
