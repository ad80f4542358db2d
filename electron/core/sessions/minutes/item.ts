import { dimensionLabels } from '@shared/contract/scoring/entities';
import type { BallotRound, Decision, SessionRow } from '@shared/contract/sessions/entities';
import type { RecordedItem } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { formatMoneyFull } from '../../money';
import { functionLabel } from '../people';
import { roomFacts } from './room';
import { counted, formatDateOr, formatDecision, formatRatio, formatScore, formatSpent, formatSpread, formatState, levelLabel } from './words';

type Fact = { label: string; value: string };
/** Facts that are empty are left out. */
const facts = (rows: readonly Fact[]): Block => ({ kind: 'facts', rows: rows.filter(({ value }) => value !== '') });

/** Everything the minutes say of one agenda item (M6). A walk has no clock (M9). */
export function itemBlocks(item: RecordedItem, { isWalk }: Pick<SessionRow, 'isWalk'>): Block[] {
  const number = item.issueNumber === null ? '' : `#${item.issueNumber} `;
  return [
    { kind: 'heading', level: 3, text: `${item.position}. ${number}${item.title}` },
    facts([
      { label: 'Account', value: item.account ?? '' },
      { label: 'Time', value: isWalk ? '' : timeWords(item) },
      // A decision has lines of its own.
      { label: 'Outcome', value: item.phase === 'decided' && item.decision !== null ? '' : outcomeWords(item) },
      { label: 'Confidence', value: item.issue?.isLowConfidence === true ? 'Low: a suspicion with no data behind it' : '' },
      ...roomFacts(item),
    ]),
    ...ballotBlocks(item),
    ...decisionBlocks(item),
    ...(item.note.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: `Notes: ${item.note}` }]),
  ];
}

function timeWords({ elapsedMs, timeBoxMinutes, extendedMinutes }: RecordedItem): string {
  return `${formatSpent(elapsedMs)} of ${timeBoxMinutes} min${extendedMinutes === 0 ? '' : `, ${extendedMinutes} min granted on top`}`;
}

/** What came of an item, in a line. */
export function outcomeWords({ phase, decision, deferredReason }: RecordedItem): string {
  switch (phase) {
    case 'decided':
      return decision === null ? 'Decided' : formatDecision(decision);
    case 'deferred':
      return `Decided later: ${deferredReason ?? ''}`;
    case 'done':
      return 'Done';
    case 'waiting':
      return 'Not reached';
    case 'evidence':
    case 'ballot':
    case 'revealed':
    case 'agreed':
      return 'Open';
  }
}

function ballotBlocks({ rounds, agreed, agreedScores }: RecordedItem): Block[] {
  const revealed = rounds.filter(({ revealedAt }) => revealedAt !== null);
  if (revealed.length === 0) return [];
  const earlier = agreedScores.slice(0, -1);
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Blind ballots', align: 'start' },
        { title: 'By step', align: 'counts' },
        { title: 'Ballots', align: 'end' },
        { title: 'Median', align: 'end' },
        { title: 'Spread', align: 'end' },
        { title: 'Agreement r_wg', align: 'end' },
        { title: 'Within one step', align: 'end' },
      ],
      rows: revealed.flatMap((round) => roundRows(round, revealed.length > 1)),
    },
    ...(agreed === null
      ? []
      : [
          facts([
            { label: 'Agreed score', value: formatScore(agreed) },
            { label: 'What moved it', value: agreed.argument },
            { label: 'Choice between two steps', value: agreed.choiceReason },
            { label: 'Agreed before, in this session', value: earlier.map(formatScore).join('; ') },
          ]),
        ]),
  ];
}

function roundRows({ round, ballots, agreement }: BallotRound, isOneOfMany: boolean): string[][] {
  const abstained = ballots.filter(({ factors }) => factors === null).length;
  const cast = `${ballots.length - abstained}${abstained === 0 ? '' : ` (${abstained} abstained)`}`;
  return agreement.map((each) => [
    `${dimensionLabels[each.dimension]}${isOneOfMany ? `, round ${round}` : ''}`,
    each.counts.join(' '),
    cast,
    each.median === null ? 'n/a' : String(each.median),
    formatSpread(each),
    formatRatio(each.rwg),
    each.withinOne === null ? 'n/a' : `${Math.round(each.withinOne * 100)} %`,
  ]);
}

function decisionBlocks({ decision, decisions }: RecordedItem): Block[] {
  if (decision === null) return [];
  const earlier = decisions.filter(({ id }) => id !== decision.id);
  return [
    facts([{ label: 'Decision', value: formatDecision(decision) }, ...termsOf(decision)]),
    ...decision.dissents.map(({ name, words }): Block => ({ kind: 'quote', text: words, by: `Dissent of ${name}` })),
    ...(decision.rejected.length === 0
      ? []
      : [{ kind: 'list' as const, items: decision.rejected.map(({ alternative, reopensIf }) => `Rejected: ${alternative}${reopensIf === '' ? '' : `. Reopens if: ${reopensIf}`}`) }]),
    ...(earlier.length === 0 ? [] : [{ kind: 'list' as const, items: earlier.map((each) => `Superseded in this session: ${formatDecision(each)} Owner ${each.ownerName}. ${each.reason}`) }]),
  ];
}

const termsOf = (decision: Decision): Fact[] => [
  { label: 'Owner', value: `${decision.ownerName}, ${functionLabel(decision.function)}` },
  { label: 'Due', value: formatDateOr(decision.dueOn, '') },
  { label: 'Review', value: formatDateOr(decision.reviewOn, '') },
  { label: 'Level', value: levelLabel(decision.level) },
  { label: 'Decided by', value: decision.deciderName },
  { label: 'Taken on', value: formatState(decision) },
  { label: 'Reason', value: decision.reason },
  { label: "Departs from the band's action", value: decision.departureReason },
  { label: 'Risk accepted until', value: formatDateOr(decision.acceptUntil, '') },
  { label: 'Merged into', value: decision.mergeIntoNumber === null ? '' : `#${decision.mergeIntoNumber}` },
  { label: 'Cost', value: decision.cost === null ? '' : `${formatMoneyFull(decision.cost)}${decision.fiscalPeriod === '' ? '' : `, ${decision.fiscalPeriod}`}` },
  { label: 'Follow-up', value: decision.followUp },
];

/** Items, decisions and what was put off, counted in words. */
export function outcomeCounts(items: readonly RecordedItem[]): string {
  const count = (phase: RecordedItem['phase']): number => items.filter((item) => item.phase === phase).length;
  const open = items.length - count('decided') - count('deferred') - count('done');
  const parts = [`${count('decided')} decided`, count('deferred') > 0 && `${count('deferred')} decided later`, count('done') > 0 && `${counted(count('done'), 'topic')} done`, open > 0 && `${open} open`];
  return `${items.length}: ${parts.filter((part) => part !== false).join(', ')}`;
}
