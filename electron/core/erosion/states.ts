import type { HypothesisEvent, HypothesisState } from '@shared/contract/erosion';
import type { CalendarDate } from '@shared/primitives';
import { daysBetween } from '../calendar';

/** The last day on which a hypothesis stands: that of its last extension, or the one it was opened with (W8). */
export const lastDayOf = (openedUntil: CalendarDate, events: readonly Pick<HypothesisEvent, 'kind' | 'expiresOn'>[]): CalendarDate => events.findLast(({ kind }) => kind === 'extended')?.expiresOn ?? openedUntil;

/** W8: a hypothesis that nobody settled expires once its last day has passed; that is seen and not written, since no one did it. */
export function stateOf(expiresOn: CalendarDate, events: readonly Pick<HypothesisEvent, 'kind'>[], asOf: CalendarDate): HypothesisState {
  const settled = events.find(({ kind }) => kind !== 'extended');
  if (settled !== undefined) return settled.kind === 'confirmed' ? 'confirmed' : 'refuted';
  return expiresOn < asOf ? 'expired' : 'open';
}

export const expiredDays = (state: HypothesisState, expiresOn: CalendarDate, asOf: CalendarDate): number | null => (state === 'expired' ? daysBetween(expiresOn, asOf) : null);

/** What asks for something comes first: the one that expired longest ago, then open by their last day, then the settled, newest first. */
const orderOf = { expired: 0, open: 1, confirmed: 2, refuted: 2 } as const satisfies Record<HypothesisState, number>;
export function inOrder<T extends { readonly state: HypothesisState; readonly expiresOn: CalendarDate; readonly at: string }>(hypotheses: readonly T[]): T[] {
  return hypotheses.toSorted((a, b) => orderOf[a.state] - orderOf[b.state] || (orderOf[a.state] === 2 ? (a.at < b.at ? 1 : -1) : a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0));
}
