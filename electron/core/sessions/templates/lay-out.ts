import type { AgendaItem, TopicKind } from '@shared/contract/sessions/entities';
import type { QueueOrder, TemplateSlot } from '@shared/contract/sessions/preparation';
import type { IssueId } from '@shared/primitives';

/** What a template finds when it is laid out. */
export interface Ground {
  readonly roomMinutes: number;
  /** The agenda as it stands. */
  readonly agenda: readonly Pick<AgendaItem, 'topicKind' | 'title' | 'kind' | 'timeBoxMinutes' | 'extendedMinutes'>[];
  /** Issues that are not on the agenda, each order from its top. */
  queue(order: QueueOrder | 'put-off'): readonly IssueId[];
  /** Topics for which something waits. */
  readonly waitingFor: ReadonlySet<TopicKind>;
}

/** One thing a template adds, in its place among the others. */
export type Entry = { readonly kind: 'topic'; readonly topicKind: TopicKind | null; readonly title: string; readonly minutes: number } | { readonly kind: 'issue'; readonly issueId: IssueId; readonly minutes: number };

/**
 * Lays a template out (M1). Its topics come whole, but for those the agenda has and those for which nothing waits. Places for issues are
 * then filled in order from the queue, no issue twice, as far as the room's time goes after all topics: issues never make a room overrun.
 */
export function layOut(slots: readonly TemplateSlot[], { roomMinutes, agenda, queue, waitingFor }: Ground): { entries: Entry[]; notes: string[] } {
  const has = (slot: Extract<TemplateSlot, { kind: 'topic' }>): boolean =>
    agenda.some((item) => item.kind === 'topic' && (slot.topicKind === null ? item.topicKind === null && item.title.toLowerCase() === slot.title.toLowerCase() : item.topicKind === slot.topicKind));
  const isWanted = (slot: TemplateSlot): boolean => slot.kind === 'issues' || (!has(slot) && (!slot.isOnlyIfWaiting || slot.topicKind === null || waitingFor.has(slot.topicKind)));
  const wanted = slots.filter(isWanted);
  const planned = agenda.reduce((sum, { timeBoxMinutes, extendedMinutes }) => sum + timeBoxMinutes + extendedMinutes, 0);
  const topics = wanted.reduce((sum, slot) => sum + (slot.kind === 'topic' ? slot.minutes : 0), 0);
  let free = roomMinutes - planned - topics;
  const isTopicsOnly = free < 0 && wanted.some(({ kind }) => kind === 'topic');

  const taken = new Set<IssueId>();
  let leftOut = 0;
  const fill = ({ order, minutes, limit }: Extract<TemplateSlot, { kind: 'issues' }>): Entry[] => {
    const chosen: Entry[] = [];
    for (const issueId of queue(order)) {
      if (taken.has(issueId)) continue;
      if (chosen.length === limit) break;
      if (minutes > free) {
        // What a limit asks for and the room has no time for is told; an open end ends with the room.
        leftOut += limit === null ? 0 : Math.min(limit, queue(order).filter((id) => !taken.has(id)).length + chosen.length) - chosen.length;
        break;
      }
      taken.add(issueId);
      free -= minutes;
      chosen.push({ kind: 'issue', issueId, minutes });
    }
    return chosen;
  };
  const entries = wanted.flatMap((slot): Entry[] => (slot.kind === 'topic' ? [{ kind: 'topic', topicKind: slot.topicKind, title: slot.title, minutes: slot.minutes }] : fill(slot)));
  const notes = isTopicsOnly
    ? [`The topics alone take ${planned + topics} min, and the room has ${roomMinutes}: no issue was added.`]
    : leftOut > 0
      ? [`${leftOut === 1 ? 'One issue' : `${leftOut} issues`} that the template has a place for would make the room overrun, and ${leftOut === 1 ? 'stays' : 'stay'} in the queue.`]
      : [];
  return { entries, notes };
}

/**
 * An agenda as lines of a template (M1): its topics, and for each run of issues places for as many, by band, with the middle time-box of
 * the run.
 */
export function slotsOf(agenda: readonly Pick<AgendaItem, 'kind' | 'topicKind' | 'title' | 'timeBoxMinutes'>[]): TemplateSlot[] {
  const slots: TemplateSlot[] = [];
  let run: number[] = [];
  const endRun = (): void => {
    const sorted = run.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)];
    if (middle !== undefined) slots.push({ kind: 'issues', order: 'band', minutes: middle, limit: Math.min(run.length, 60) });
    run = [];
  };
  for (const { kind, topicKind, title, timeBoxMinutes } of agenda) {
    if (kind === 'issue') {
      run.push(timeBoxMinutes);
      continue;
    }
    endRun();
    slots.push({ kind: 'topic', topicKind, title, minutes: timeBoxMinutes, isOnlyIfWaiting: topicKind === 'ratification' });
  }
  endRun();
  return slots;
}
