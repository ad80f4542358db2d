import { dimensionLabels } from '@shared/contract/scoring/entities';
import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block, PaperDocument } from '@shared/document';
import { dimensions } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { canVote, functionLabel, roleLabels } from '../people';
import { actionBlocks } from './actions';
import { attachmentBlocks } from './attachments';
import { itemBlocks, outcomeCounts } from './item';
import { ratificationBlocks, urgentBlocks } from './urgent';
import { tradeoffBlocks } from './tradeoffs';
import { parkedBlocks, peopleBlocks } from './room';
import { judgementBlocks } from './judgement';
import { metricBlocks } from './metrics';
import { participationBlocks } from './participation';
import { reviewQuestionBlocks } from './review-questions';
import { summaryBlocks } from './summary';
import { sweepBlocks } from './sweep';
import { formatInstant, formatRatio, formatSinceOpening, formatSpent } from './words';

/**
 * The minutes of a session as a paper (M6): a function of its record, so that the same record always gives the same words. Before the
 * sign-off they say that they are a draft.
 */
export function minutesOf(record: SessionRecord): PaperDocument {
  const { session, signOff, workspace } = record;
  const where = session.place === '' ? '' : `, ${session.place}`;
  const standing = signOff === null ? 'Draft: not signed off, and everything in it can still change.' : `Signed off by ${signOff.by} and sealed. What is corrected later stands beside this record, not in it.`;
  return {
    title: `Minutes: ${session.title}`,
    subtitle: `${workspace.name}, session ${session.number}. ${formatDate(session.plannedOn)}, ${session.startsAt}${where}. ${standing}`,
    blocks: [
      ...summaryBlocks(record),
      ...actionBlocks(record),
      { kind: 'heading', level: 2, text: 'The meeting' },
      { kind: 'facts', rows: headFacts(record) },
      ...urgentBlocks(record),
      ...attendanceBlocks(record),
      ...peopleBlocks(record),
      ...participationBlocks(record),
      ...ratificationBlocks(record),
      { kind: 'heading', level: 2, text: 'Items' },
      ...record.items.flatMap((item) => itemBlocks(item, session)),
      ...tradeoffBlocks(record),
      ...metricBlocks(record),
      ...parkedBlocks(record),
      ...sweepBlocks(record),
      ...attachmentBlocks(record),
      ...judgementBlocks(record),
      ...agreementBlocks(record),
      ...reviewQuestionBlocks(record),
      ...anchorBlocks(record),
    ],
  };
}

function headFacts({ session, items, methodology, asOf, signOff }: SessionRecord): { label: string; value: string }[] {
  const spent = items.reduce((total, { elapsedMs }) => total + elapsedMs, 0);
  const since = methodology.inForceFrom === null ? '' : `, in force since ${formatDate(methodology.inForceFrom)}`;
  return [
    { label: 'Kind', value: session.isWalk ? 'A walk of the list by one decider, outside a meeting: nobody voted' : '' },
    { label: 'Quorum', value: session.isWalk ? '' : `${session.present} present ${signOff === null ? 'now' : 'at the sign-off'}, ${session.quorum} needed${session.hasQuorum ? '' : ': not reached'}` },
    { label: 'Methodology', value: `${methodology.name}${since}` },
    { label: 'Register as of', value: formatDate(asOf) },
    { label: 'Opened', value: session.openedAt === null ? 'Not opened' : formatInstant(session.openedAt) },
    { label: 'Signed off', value: signOff === null ? 'Not signed off' : `${formatInstant(signOff.at)}, by ${signOff.by}` },
    { label: 'Time used', value: session.isWalk ? '' : `${formatSpent(spent)} of ${session.plannedMinutes} min planned; the room was booked for ${session.roomMinutes} min` },
    { label: 'Items', value: outcomeCounts(items) },
  ].filter(({ value }) => value !== '');
}

function attendanceBlocks({ session, items }: SessionRecord): Block[] {
  const rounds = items.flatMap((item) => item.rounds.filter(({ revealedAt }) => revealedAt !== null));
  const { openedAt } = session;
  const rows = session.people.map(({ id, name, function: part, role, attendance, arrivedAt, leftAt }) => {
    const cast = rounds.filter(({ ballots }) => ballots.some(({ participantId }) => participantId === id)).length;
    const arrived = arrivedAt === null || openedAt === null ? (attendance === 'expected' ? 'Expected' : attendance === 'absent' ? 'Absent' : 'Present') : formatSinceOpening(arrivedAt, openedAt);
    const left = leftAt === null || openedAt === null ? '' : formatSinceOpening(leftAt, openedAt);
    return [name, functionLabel(part), roleLabels[role], arrived, left, canVote(role) ? `${cast} of ${rounds.length}` : cast === 0 ? 'No vote' : String(cast)];
  });
  return [
    { kind: 'heading', level: 3, text: 'Attendance' },
    {
      kind: 'table',
      columns: columns('Name', 'Function', 'Role', 'Arrived', 'Left', atEnd('Ballots')),
      rows,
    },
  ];
}

function agreementBlocks({ session, items }: SessionRecord): Block[] {
  const rated = items.filter(({ rounds }) => rounds.some(({ revealedAt }) => revealedAt !== null)).length;
  if (rated === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Agreement' },
    {
      kind: 'paragraph',
      text: `Krippendorff's alpha (ordinal) over the last revealed round of ${rated === 1 ? 'the one item' : `the ${rated} items`} with ballots: 1 is perfect agreement, 0 is chance. It is n/a where nothing varies or fewer than two items were rated. Per item, r_wg is that of James, Demaree and Wolf (1984).`,
    },
    { kind: 'facts', rows: dimensions.map((dimension) => ({ label: dimensionLabels[dimension], value: formatRatio(session.alpha[dimension]) })) },
  ];
}

function anchorBlocks({ signOff }: SessionRecord): Block[] {
  if (signOff === null) return [];
  return [
    { kind: 'heading', level: 2, text: 'Anchor' },
    {
      kind: 'paragraph',
      text: 'This is the hash of the last audit log entry before these minutes were sealed. It fixes every entry before it: any later change to the record gives another value. The entry that seals the session holds the SHA-256 of these minutes.',
    },
    { kind: 'facts', rows: [{ label: 'Head before the seal', value: signOff.headBefore }] },
  ];
}
