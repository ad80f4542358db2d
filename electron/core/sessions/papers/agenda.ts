import type { AgendaItem, Room } from '@shared/contract/sessions/entities';
import type { Block, PaperDocument } from '@shared/document';
import { bandLabels } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { levelLabel } from '../minutes/words';
import { functionLabel, roleLabels } from '../people';

const boxOf = ({ timeBoxMinutes, extendedMinutes }: Pick<AgendaItem, 'timeBoxMinutes' | 'extendedMinutes'>): number => timeBoxMinutes + extendedMinutes;

/** A time of day so many minutes later; past midnight it begins anew. */
export function addMinutes(startsAt: string, minutes: number): string {
  const [hours = 0, past = 0] = startsAt.split(':').map(Number);
  const total = (hours * 60 + past + minutes) % (24 * 60);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** How the agenda stands against the room's time, in a sentence (M1). */
export function budgetWords({ plannedMinutes, roomMinutes }: Pick<Room, 'plannedMinutes' | 'roomMinutes'>): string {
  const free = roomMinutes - plannedMinutes;
  if (free === 0) return `${plannedMinutes} of ${roomMinutes} min are planned, to the minute.`;
  return free > 0 ? `${plannedMinutes} of ${roomMinutes} min are planned, ${free} min are free.` : `The agenda takes ${plannedMinutes} min, ${-free} min more than the room has (${roomMinutes}).`;
}

/** Where and when, in a line. */
export const occasionOf = (room: Pick<Room, 'number' | 'plannedOn' | 'startsAt' | 'roomMinutes' | 'place'>): string =>
  `Session ${room.number}. ${formatDate(room.plannedOn)}, ${room.startsAt} to ${addMinutes(room.startsAt, room.roomMinutes)}${room.place === '' ? '' : `, ${room.place}`}`;

/** The agenda as a paper, in the on-screen order, each item with the time it begins at (M1). */
export function agendaPaper(room: Omit<Room, 'seal'>, workspace: string): PaperDocument {
  const voting = room.people.filter(({ canVote, attendance }) => canVote && attendance !== 'absent').length;
  const starts = room.agenda.map((_, index) => addMinutes(room.startsAt, room.agenda.slice(0, index).reduce((sum, item) => sum + boxOf(item), 0)));
  const people: Block[] =
    room.people.length === 0
      ? [{ kind: 'paragraph', text: 'Nobody is invited yet.' }]
      : [
          {
            kind: 'table',
            columns: columns('Name', 'Function', 'Role'),
            rows: room.people.map(({ name, function: part, role }) => [name, functionLabel(part), roleLabels[role]]),
          },
        ];
  return {
    title: `Agenda: ${room.title}`,
    subtitle: `${workspace}. ${occasionOf(room)}`,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Time', value: budgetWords(room) },
          { label: 'Quorum', value: room.quorum === 0 ? 'None asked for' : `${room.quorum} voting people; ${voting} ${voting === 1 ? 'is' : 'are'} invited` },
          ...(room.seriesName === null ? [] : [{ label: 'Series', value: room.seriesName }]),
          ...(room.urgent === null ? [] : [{ label: 'Urgent, decided by', value: `${room.urgent.deciderName}, ${levelLabel(room.urgent.level)}` }, { label: 'Why it cannot wait', value: room.urgent.reason }]),
        ],
      },
      { kind: 'heading', level: 2, text: 'Items' },
      room.agenda.length === 0
        ? { kind: 'paragraph', text: 'Nothing is on the agenda yet.' }
        : {
            kind: 'table',
            columns: columns(atEnd('No.'), atEnd('At'), 'Item', 'Account', 'Standing', atEnd('Min')),
            rows: room.agenda.map((item, index) => [
              String(item.position),
              starts[index] ?? '',
              item.issueNumber === null ? item.title : `#${item.issueNumber} ${item.title}`,
              item.account ?? '',
              item.kind === 'topic' ? 'Topic' : item.score === null || item.band === null ? 'Not scored' : `${item.score}, ${bandLabels[item.band]}${item.isFragile ? ', fragile' : ''}`,
              String(boxOf(item)),
            ]),
          },
      { kind: 'heading', level: 2, text: 'People' },
      ...people,
    ],
  };
}
