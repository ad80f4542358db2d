import type { RecordedItem, SessionRecord } from '@shared/contract/sessions/record';
import type { ParkedItem } from '@shared/contract/sessions/proceedings';
import type { Block } from '@shared/document';
import type { Instant } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { daysAgoWords } from '../earlier';
import { counted, formatSinceOpening } from './words';

const atItem = (position: number | null): string => (position === null ? '' : ` at item ${position}`);

/** When something happened: the item on screen, and the time since the opening. */
function moment(at: Instant, itemPosition: number | null, openedAt: Instant | null): string {
  const since = openedAt === null || at < openedAt ? 'before the opening' : formatSinceOpening(at, openedAt).toLowerCase();
  return `${atItem(itemPosition)}, ${since}`;
}

/** Whoever is marked as present on the first item and within the first minute was there from the beginning. */
const isWorthSaying =
  (openedAt: Instant | null) =>
  ({ move, at, itemPosition }: SessionRecord['session']['movements'][number]): boolean =>
    move !== 'arrived' || openedAt === null || (itemPosition ?? 1) > 1 || Date.parse(at) - Date.parse(openedAt) >= 60_000;

/** Who stood in for whom, who came late or left early, and how facilitation passed on (M2, M3); nothing where nothing of it happened. */
export function peopleBlocks({ session }: SessionRecord): Block[] {
  const { openedAt } = session;
  const lines = [
    ...session.delegations.map(({ delegateName, forName, endedAt }) => `${delegateName} as the delegate of ${forName}${endedAt === null ? '' : openedAt === null || endedAt < openedAt ? ', until before the opening' : `, until ${formatSinceOpening(endedAt, openedAt).toLowerCase()}`}.`),
    ...session.movements.filter(isWorthSaying(openedAt)).map(({ name, move, at, itemPosition }) => `${name} ${move === 'arrived' ? 'joined' : 'left'}${moment(at, itemPosition, openedAt)}.`),
    ...session.facilitation.map(({ fromName, toName, isTakenOver, reason, at, itemPosition }) => {
      const passed = isTakenOver ? `${toName} took facilitation over${fromName === null ? '' : ` from ${fromName}`}` : `${fromName ?? 'Nobody'} handed facilitation to ${toName}`;
      return `${passed}${moment(at, itemPosition, openedAt)}${reason === '' ? '.' : `: ${reason}`}`;
    }),
  ];
  return lines.length === 0 ? [] : [{ kind: 'list', items: lines }];
}

/** What the minutes say of people and of earlier sessions on one item (M2, M3, S4); empty values are left out by whoever prints them. */
export function roomFacts(item: RecordedItem): { label: string; value: string }[] {
  const { conflicts, cancelledRounds, deferrals, quorumLacks, decision } = item;
  const lack = quorumLacks.find(({ decisionId }) => decisionId === decision?.id);
  return [
    { label: 'Conflict of interest, no vote', value: conflicts.map(({ name, reason }) => `${name}: ${reason}`).join('; ') },
    { label: 'Put off before', value: deferrals.map(({ sessionNumber, on, daysAgo, reason }) => `session ${sessionNumber} (${formatDate(on)}, ${daysAgoWords(daysAgo)})${reason === '' ? '' : `: ${reason}`}`).join('; ') },
    { label: 'Rounds cancelled', value: cancelledRounds.map(({ round, ballots, reason }) => `round ${round}, ${counted(ballots, 'ballot')} destroyed unread: ${reason}`).join('; ') },
    { label: 'Taken without a quorum', value: lack === undefined ? '' : `${lack.present} present, ${lack.needed} needed` },
  ];
}

function outcomeWords({ outcome }: ParkedItem): string {
  if (outcome === null) return 'Still parked';
  return outcome.kind === 'dropped' ? `Dropped: ${outcome.words}` : outcome.words;
}

/** What was set aside, who raised it, and what became of it (M3, M6). */
export function parkedBlocks({ session }: SessionRecord): Block[] {
  if (session.parked.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Parked' },
    {
      kind: 'table',
      columns: columns('What', 'Raised by', atEnd('Item'), 'What became of it'),
      rows: session.parked.map((parked) => [parked.text, parked.raisedBy ?? '', parked.itemPosition === null ? '' : String(parked.itemPosition), outcomeWords(parked)]),
    },
  ];
}
