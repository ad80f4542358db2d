import type { AgendaItem, TopicKind } from '@shared/contract/sessions/entities';

/**
 * An order with one member moved to a position counted from 1; past the end is the end (M1).
 * A member that is not there changes nothing.
 */
export function moveTo<T>(order: readonly T[], member: T, position: number): T[] {
  const rest = order.filter((each) => each !== member);
  if (rest.length === order.length) return rest;
  const index = Math.min(position - 1, rest.length);
  return [...rest.slice(0, index), member, ...rest.slice(index)];
}

/** Topics that open a session come before everything else and those that close it after, each group in this order (M1). */
const opening: readonly TopicKind[] = ['open-actions', 'ratification'];
const closing: readonly TopicKind[] = ['audit-questions', 'review-questions'];

type Placed = Pick<AgendaItem, 'topicKind' | 'phase'>;

/**
 * The index at which a new entry goes into an agenda (M1): open actions first, then what is to be ratified, questions to the review
 * last, everything else before those. Nothing is put before an item that the room has come to.
 */
export function placeOf(agenda: readonly Placed[], topicKind: TopicKind | null): number {
  const reached = agenda.findLastIndex(({ phase }) => phase !== 'waiting') + 1;
  const openingRank = topicKind === null ? -1 : opening.indexOf(topicKind);
  if (openingRank >= 0) {
    const next = agenda.findIndex((item) => !isAmong(opening.slice(0, openingRank + 1), item));
    return Math.max(reached, next === -1 ? agenda.length : next);
  }
  const closingRank = topicKind === null ? -1 : closing.indexOf(topicKind);
  const after = closing.slice(closingRank + 1);
  let index = agenda.length;
  while (index > reached && isAmong(after, agenda[index - 1])) index -= 1;
  return index;
}

const isAmong = (kinds: readonly TopicKind[], item: Placed | undefined): boolean => item?.topicKind != null && kinds.includes(item.topicKind);

/** An order with further members put in at an index, in the order given. */
export const insertAt = <T>(order: readonly T[], index: number, members: readonly T[]): T[] => [...order.slice(0, index), ...members, ...order.slice(index)];
