import { decisionKinds, decisionLabels, type Decision } from '@shared/contract/sessions/entities';
import type { RecordedItem, SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { bandLabels } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { formatMoneyFull } from '../../money';
import { counted, formatDateOr, formatDecision } from './words';

type Decided = { readonly item: RecordedItem; readonly decision: Decision };

const decidedOf = (items: readonly RecordedItem[]): Decided[] => items.flatMap((item) => (item.phase === 'decided' && item.decision !== null ? [{ item, decision: item.decision }] : []));

/** What a reader with one minute needs (M6): what was decided, by whom, by when, who objected, and what was put off. */
export function summaryBlocks(record: SessionRecord): Block[] {
  const decided = decidedOf(record.items);
  const deferred = record.items.filter(({ phase }) => phase === 'deferred');
  const hasCosts = decided.some(({ decision }) => decision.cost !== null);
  const dissents = decided.flatMap(({ item, decision }) => decision.dissents.map((dissent) => ({ item, ...dissent })));
  return [
    { kind: 'paragraph', text: sentence(record, decided, deferred.length, dissents.length) },
    { kind: 'heading', level: 2, text: 'Decisions' },
    decided.length === 0
      ? { kind: 'paragraph', text: 'Nothing was decided.' }
      : {
          kind: 'table',
          columns: columns('Item', 'Issue', 'Score', 'Decision', 'Owner', atEnd('Due'), ...(hasCosts ? [atEnd('Cost')] : [])),
          rows: decided.map(({ item, decision }) => [String(item.position), lines(item.title, item.account ?? ''), scoreWords(decision), formatDecision(decision), decision.ownerName, formatDateOr(decision.dueOn, 'none'), ...(hasCosts ? [costWords(decision)] : [])]),
        },
    ...(dissents.length === 0
      ? []
      : [{ kind: 'heading' as const, level: 3 as const, text: 'Dissent' }, ...dissents.map(({ item, name, words }): Block => ({ kind: 'quote', text: words, by: `${name}, on item ${item.position}, ${item.title}` }))]),
    ...(deferred.length === 0
      ? []
      : [{ kind: 'heading' as const, level: 3 as const, text: 'Decided later' }, { kind: 'list' as const, items: deferred.map(({ position, title, deferredReason }) => `Item ${position}, ${title}: ${deferredReason ?? ''}`) }]),
  ];
}

const costWords = ({ cost, fiscalPeriod }: Decision): string => (cost === null ? '' : lines(formatMoneyFull(cost), fiscalPeriod));

/** What the decisions cost together, each currency by itself. */
function totalCost(decided: readonly Decided[]): string {
  const totals = new Map<string, number>();
  for (const { decision } of decided) if (decision.cost !== null) totals.set(decision.cost.currency, (totals.get(decision.cost.currency) ?? 0) + decision.cost.amountMinor);
  return totals.size === 0 ? '' : `They cost ${[...totals].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amountMinor]) => formatMoneyFull({ amountMinor, currency })).join(' and ')}.`;
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** The whole meeting in a few sentences. */
function sentence({ items, actions, session }: SessionRecord, decided: readonly Decided[], deferred: number, dissents: number): string {
  const issues = items.filter(({ kind }) => kind === 'issue').length;
  const kinds = decisionKinds.flatMap((kind) => {
    const count = decided.filter(({ decision }) => decision.kind === kind).length;
    return count === 0 ? [] : [`${count} ${decisionLabels[kind].toLowerCase()}`];
  });
  const [deciders] = [[...new Set(decided.map(({ decision }) => decision.deciderName))]];
  const dates = actions.made.map(({ dueOn }) => dueOn).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  return [
    issues === 0 ? 'No issue was on the agenda.' : `${decided.length} of ${counted(issues, 'issue')} ${decided.length === 1 ? 'was' : 'were'} decided${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}.`,
    deferred === 0 ? '' : `${deferred} ${deferred === 1 ? 'was' : 'were'} put off.`,
    deciders.length === 0 ? '' : `Decided by ${deciders.join(', ')}, with ${session.present} present.`,
    first === undefined || last === undefined ? '' : `${counted(actions.made.length, 'action')}, due ${first === last ? formatDate(first) : `from ${formatDate(first)} to ${formatDate(last)}`}.`,
    totalCost(decided),
    dissents === 0 ? 'No dissent was recorded.' : `${counted(dissents, 'dissent')} recorded.`,
    session.hasQuorum ? '' : 'The quorum was not reached.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The state a decision was taken on, each part in a line that does not break. How the room voted stands with the item. */
function scoreWords({ factors, score, band }: Decision): string {
  if (score === null || band === null) return 'Not scored';
  const product = factors === null ? '' : `${factors.impact} × ${factors.severity} × ${factors.time}`;
  return lines(`${score}, ${bandLabels[band]}`, product).replaceAll(' ', '\u00A0');
}
