import { dimensionLabels, type Methodology } from '@shared/contract/scoring/entities';
import { decisionLabels } from '@shared/contract/sessions/entities';
import type { Amendment } from '@shared/contract/sessions/amendments';
import type { RecordedItem, SessionRecord } from '@shared/contract/sessions/record';
import type { Block, PaperDocument } from '@shared/document';
import { bandLabels, dimensions, type Money } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { formatMoneyShort } from '../../money';
import { itemBlocks, outcomeCounts, outcomeWords } from '../../sessions/minutes/item';
import { counted, formatDateOr, formatInstant, formatRatio, formatSpent } from '../../sessions/minutes/words';
import { functionLabel, roleLabels } from '../../sessions/people';
import { ballotBlocks } from './report-ballots';
import { logBlocks, type LogFacts } from './report-log';

export interface ReportSource {
  readonly record: SessionRecord;
  readonly methodology: Methodology;
  /** What was corrected beside the sealed session. */
  readonly amendments: readonly Amendment[];
  readonly log: LogFacts;
}

/**
 * The evidence report of a sealed session (E2): what was decided and on what grounds, for somebody who was not in the room, and how far
 * it can be trusted. A function of what was sealed.
 */
export function reportOf({ record, methodology, amendments, log }: ReportSource): PaperDocument {
  const { session, workspace, signOff } = record;
  return {
    title: `Evidence report: ${session.title}`,
    subtitle: `${workspace.name}, session ${session.number}, ${formatDate(session.plannedOn)}. ${signOff === null ? 'Not signed off.' : `Signed off by ${signOff.by} and sealed on ${formatInstant(signOff.at)}.`}`,
    blocks: [
      ...summaryBlocks(record),
      ...decisionBlocks(record),
      ...amendmentBlocks(amendments),
      ...noteBlocks(record),
      ...agendaBlocks(record),
      ...peopleBlocks(record),
      { kind: 'heading', level: 2, text: 'Scores and decisions, item by item' },
      ...record.items.flatMap((item) => itemBlocks(item, record.session)),
      ...dissentBlocks(record),
      ...ballotBlocks(record),
      ...methodologyBlocks(record, methodology),
      ...logBlocks(log),
    ],
  };
}

const isDecided = (item: RecordedItem): boolean => item.phase === 'decided' && item.decision !== null;

function summaryBlocks(record: SessionRecord): Block[] {
  const { session, items, asOf, methodology } = record;
  const scored = items.filter(({ agreed }) => agreed !== null).length;
  const decided = items.filter(isDecided);
  const contested = decided.filter(({ decision }) => (decision?.dissents.length ?? 0) > 0).length;
  const arr = sumArr(decided);
  return [
    { kind: 'heading', level: 2, text: 'Summary' },
    {
      kind: 'paragraph',
      text: [
        `${counted(decided.length, 'decision')} on ${counted(items.length, 'agenda item')}, ${counted(scored, 'issue')} scored by blind ballot, ${contested === 0 ? 'no recorded dissent' : `recorded dissent on ${counted(contested, 'decision')}`}.`,
        ...(arr.length === 0 ? [] : [`The accounts behind the decided issues bring ${arr.map((money) => formatMoneyShort(money)).join(' and ')} of annual recurring revenue, each account counted once.`]),
      ].join(' '),
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Quorum', value: `${session.present} present at the sign-off, ${session.quorum} needed${session.hasQuorum ? '' : ': not reached'}` },
        { label: 'Items', value: outcomeCounts(items) },
        { label: 'Methodology', value: `${methodology.name}${methodology.inForceFrom === null ? '' : `, in force since ${formatDate(methodology.inForceFrom)}`}` },
        { label: 'Register as of', value: formatDate(asOf) },
      ],
    },
  ];
}

/** ARR of the accounts behind the items, each account once, one sum a currency, in the order of the currencies' codes. */
function sumArr(items: readonly RecordedItem[]): Money[] {
  const accounts = new Map(items.flatMap(({ issue }) => (issue?.accountId == null || issue.arr === null ? [] : [[issue.accountId, issue.arr] as const])));
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of accounts.values()) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

function decisionBlocks({ items }: SessionRecord): Block[] {
  const rows = items.flatMap(({ position, issueNumber, title, account, decision }) =>
    decision === null
      ? []
      : [
          [
            String(position),
            `${issueNumber === null ? '' : `#${issueNumber} `}${title}${account === null ? '' : `\n${account}`}`,
            decision.score === null || decision.band === null ? 'Not scored' : `${decision.score}\n${bandLabels[decision.band]}`,
            `${decisionLabels[decision.kind]}. ${decision.what}`,
            decision.ownerName,
            formatDateOr(decision.dueOn, ''),
          ],
        ],
  );
  return [
    { kind: 'heading', level: 2, text: 'Decisions' },
    rows.length === 0
      ? { kind: 'paragraph', text: 'Nothing was decided.' }
      : {
          kind: 'table',
          columns: columns('Item', 'Issue', 'Score', 'Decision', 'Owner', 'Due'),
          rows,
        },
  ];
}

/** What was corrected after the sign-off (M6): a reader of the rest has to know it. */
const amendmentBlocks = (amendments: readonly Amendment[]): Block[] =>
  amendments.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Amendments after the sign-off' },
        { kind: 'paragraph', text: 'What follows was set beside the sealed session and is no part of it. Everything else in this report is as it was sealed.' },
        { kind: 'list', items: amendments.map(({ number, about, words, reason, by, at }) => `${number}. ${about}: ${words} Reason: ${reason} (${by}, ${formatInstant(at)})`) },
      ];

/** What a careful reader would ask about, said before the question. */
function noteBlocks({ session, items }: SessionRecord): Block[] {
  const notes = [
    ...(session.hasQuorum ? [] : [`The quorum was not reached: ${session.present} present at the sign-off, ${session.quorum} needed.`]),
    ...items.flatMap(({ position, title, phase, agreed, decision, decisions, deferredReason }) => {
      const item = `Item ${position}, ${title}:`;
      if (phase === 'deferred') return [`${item} put off. ${deferredReason ?? ''}`];
      if (decision === null || phase !== 'decided') return [];
      return [
        ...(decision.departureReason === '' ? [] : [`${item} the decision departs from the action of its band. ${decision.departureReason}`]),
        ...(agreed === null ? [`${item} decided without blind ballots in this session.`] : []),
        ...(decisions.length > 1 ? [`${item} decided ${decisions.length} times in this session; the last decision is in force.`] : []),
      ];
    }),
    ...fragileNote(items),
  ];
  return [{ kind: 'heading', level: 2, text: 'Points to note' }, notes.length === 0 ? { kind: 'paragraph', text: 'None: the quorum was reached, and every decision follows its band.' } : { kind: 'list', items: notes }];
}

function fragileNote(items: readonly RecordedItem[]): string[] {
  const fragile = items.filter(({ agreed }) => agreed?.isFragile === true).map(({ position }) => position);
  if (fragile.length === 0) return [];
  return [`${fragile.length === 1 ? 'Item' : 'Items'} ${fragile.join(', ')}: the agreed score is fragile. More than half of the changes of one factor by one step lead to another band.`];
}

function agendaBlocks({ items, session }: SessionRecord): Block[] {
  const spent = items.reduce((total, { elapsedMs }) => total + elapsedMs, 0);
  return [
    { kind: 'heading', level: 2, text: 'Agenda' },
    {
      kind: 'table',
      columns: columns('Item', 'Subject', 'Account', atEnd('ARR'), 'Outcome', atEnd('Time'), atEnd('Box')),
      rows: items.map((item) => [
        String(item.position),
        `${item.issueNumber === null ? '' : `#${item.issueNumber} `}${item.title}`,
        item.account ?? '',
        item.issue?.arr == null ? '' : formatMoneyShort(item.issue.arr),
        isDecided(item) && item.decision !== null ? decisionLabels[item.decision.kind] : item.phase === 'deferred' ? 'Decided later' : outcomeWords(item),
        formatSpent(item.elapsedMs),
        `${item.timeBoxMinutes + item.extendedMinutes}:00`,
      ]),
    },
    { kind: 'paragraph', text: `${formatSpent(spent)} in all, of ${session.plannedMinutes} minutes planned and ${session.roomMinutes} booked.` },
  ];
}

const peopleBlocks = ({ session }: SessionRecord): Block[] => [
  { kind: 'heading', level: 2, text: 'People' },
  {
    kind: 'table',
    columns: columns('Name', 'Function', 'Role', 'Attendance'),
    rows: session.people.map(({ name, function: part, role, attendance, leftAt }) => [name, functionLabel(part), roleLabels[role], attendanceWords(attendance, leftAt !== null)]),
  },
];

function attendanceWords(attendance: SessionRecord['session']['people'][number]['attendance'], hasLeft: boolean): string {
  if (attendance === 'present') return 'Present';
  if (attendance === 'left') return hasLeft ? 'Left early' : 'Left';
  return attendance === 'absent' ? 'Absent' : 'Did not come';
}

function dissentBlocks({ items }: SessionRecord): Block[] {
  const quotes = items.flatMap(({ position, title, decision }) => (decision?.dissents ?? []).map(({ name, words }): Block => ({ kind: 'quote', text: words, by: `${name}, on item ${position}, ${title}` })));
  return [{ kind: 'heading', level: 2, text: 'Dissent' }, ...(quotes.length === 0 ? [{ kind: 'paragraph' as const, text: 'No dissent was recorded on a decision in force.' }] : quotes)];
}

function methodologyBlocks({ session }: SessionRecord, { name, anchors, bands, gates }: Methodology): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Methodology' },
    {
      kind: 'paragraph',
      text: `${name}. The score of an issue is Impact × Severity × Time. Participants score blind and apart; per dimension the median of the ballots is proposed, and whatever departs from it carries its argument. A score is fragile when more than half of the changes of one factor by one step lead to another band.`,
    },
    {
      kind: 'table',
      columns: columns('Dimension', 'Step', 'Meaning'),
      rows: dimensions.flatMap((dimension) => anchors[dimension].map(({ step, words }, index) => [index === 0 ? dimensionLabels[dimension] : '', String(step), words])),
    },
    {
      kind: 'table',
      columns: columns('Band', 'Scores'),
      rows: bands.toReversed().map(({ band, from, to }) => [bandLabels[band], `${from} to ${to}`]),
    },
    gates.length === 0
      ? { kind: 'paragraph', text: 'No gate was in force: the band follows from the score alone.' }
      : { kind: 'list', items: gates.map((gate) => `Gate "${gate.name}": at least ${bandLabels[gate.floor]}. ${gate.reason}`) },
    {
      kind: 'paragraph',
      text: "Agreement on one item is r_wg of James, Demaree and Wolf (1984). Over the items of the session it is Krippendorff's alpha (ordinal): 1 is perfect agreement, 0 is chance, n/a where nothing varies or fewer than two items were rated.",
    },
    { kind: 'facts', rows: [{ label: 'Alpha of the session', value: dimensions.map((dimension) => `${dimensionLabels[dimension]} ${formatRatio(session.alpha[dimension])}`).join(', ') }] },
  ];
}
