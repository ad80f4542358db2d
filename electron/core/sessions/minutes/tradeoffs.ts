import type { SessionRecord } from '@shared/contract/sessions/record';
import { reviewLabels, setLabels, type Answer, type BoardState, type Deferral, type TradeoffBoard, type TradeoffResult } from '@shared/contract/tradeoffs/entities';
import type { Block } from '@shared/document';
import type { IssueId, Money } from '@shared/primitives';
import { atEnd, columns } from '../../documents/columns';
import { formatMoneyShort } from '../../money';
import { amountWords, listed } from '../../tradeoffs/words';
import { formatInstant } from './words';

const moneyWords = (sums: readonly Money[]): string => (sums.length === 0 ? 'none known' : sums.map((sum) => formatMoneyShort(sum, 2)).join(' + '));

/** What the minutes say of trade-offs (T3): each board with its result, and what came of consequences that earlier sessions accepted. */
export function tradeoffBlocks({ tradeoffs, consequences, session }: Pick<SessionRecord, 'tradeoffs' | 'consequences' | 'session'>): Block[] {
  return [
    ...(tradeoffs.length === 0 ? [] : [{ kind: 'heading' as const, level: 2 as const, text: 'Trade-offs' }, ...tradeoffs.flatMap(boardBlocks)]),
    ...(consequences.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 2 as const, text: 'Consequences of earlier trade-offs' },
          {
            kind: 'table' as const,
            columns: columns('Trade-off', 'Deferred', 'Accepted meanwhile', 'Owner', 'What came of it'),
            rows: consequences.map(({ sessionNumber, boardTitle, issueNumber, issueTitle, account, consequence, owner, reviews }) => {
              const review = reviews.findLast((each) => each.sessionId === session.id);
              return [
                `${boardTitle}, session ${sessionNumber}`,
                `#${issueNumber} ${issueTitle}${account === null ? '' : ` (${account})`}`,
                consequence,
                owner ?? '',
                review === undefined ? 'Not reviewed' : `${reviewLabels[review.outcome]}. ${review.words}`,
              ];
            }),
          },
        ]),
  ];
}

function boardBlocks(board: TradeoffBoard): Block[] {
  const { terms, results, voters, contenders } = board;
  const result = results.at(-1);
  const heading: Block = { kind: 'heading', level: 3, text: `${terms.title}: ${amountWords(terms.capacity, terms)}` };
  const asked = voters.filter(({ answered }) => answered > 0);
  const compared = asked.length === 0 ? 'Nobody compared them' : asked.map(({ name, answered, atMost, isDone }) => `${name} ${answered} ${isDone ? (answered === 1 ? 'question, all of them' : 'questions, all of them') : `of at most ${atMost} questions`}`).join('; ');
  const conflicted = voters.filter(({ conflicts }) => conflicts.length > 0);
  const facts = [
    { label: 'Compared', value: compared },
    ...(conflicted.length === 0 ? [] : [{ label: 'Not asked, for a conflict of interest', value: conflicted.map(({ name, conflicts }) => `${name} about ${listed(conflicts.map((id) => contenders.find(({ issueId }) => issueId === id)?.label ?? ''))}`).join('; ') }]),
  ];
  if (result === undefined) {
    return [heading, { kind: 'facts', rows: [{ label: 'In competition', value: listed(contenders.map(({ label }) => label)) }, ...facts] }, { kind: 'paragraph', text: 'No result was recorded.' }];
  }
  const earlier = results.slice(0, -1);
  return [
    heading,
    ...resultBlocks(result, facts),
    ...(earlier.length === 0 ? [] : [{ kind: 'list' as const, items: earlier.map((each) => `Superseded: ${formatInstant(each.at)}, chosen ${namesOf(each.state, each.chosen)}. ${each.reason}`) }]),
  ];
}

const labelOf = ({ contenders }: BoardState, id: IssueId): string => contenders.find(({ issueId }) => issueId === id)?.label ?? '';
const namesOf = (state: BoardState, ids: readonly IssueId[]): string => (ids.length === 0 ? 'nothing' : listed(ids.map((id) => labelOf(state, id))));

function resultBlocks(result: TradeoffResult, voting: readonly { label: string; value: string }[]): Block[] {
  const { state, chosen, deferred, dissents } = result;
  const { terms, contenders, arithmetic, group } = state;
  const used = contenders.reduce((sum, { issueId, effort }) => sum + (chosen.includes(issueId) ? effort : 0), 0);
  const order = group?.order ?? arithmetic;
  const reasons = lastAnswers(state.answers).filter(({ reason }) => reason !== '');
  return [
    {
      kind: 'facts',
      rows: [
        { label: 'Chosen', value: `${namesOf(state, chosen)}: ${amountWords(used, terms)} of ${amountWords(terms.capacity, terms)}` },
        { label: 'Reason', value: result.reason },
        { label: 'Decided by', value: `${result.deciderName}, ${formatInstant(result.at)}` },
        { label: 'The same set as', value: state.matches.length === 0 ? 'no measure: put together by hand' : listed(state.matches.map((kind) => setLabels[kind].toLowerCase())) },
        ...voting,
        ...(group === null ? [] : [{ label: 'Order', value: group.words }]),
        ...(group === null ? [] : [{ label: 'Against the arithmetic', value: movedWords(state) }]),
      ],
    },
    ...(group?.cycles ?? []).map((cycle): Block => ({ kind: 'paragraph', text: cycle.words })),
    ...(group !== null && group.ties.length > 0 ? [{ kind: 'paragraph' as const, text: `As many votes one way as the other: ${group.ties.map((pair) => listed(pair.map((id) => labelOf(state, id)))).join('; ')}.` }] : []),
    {
      kind: 'table',
      columns: columns('Issue', 'Outcome', atEnd('Group'), atEnd('Arithmetic'), atEnd('Effort'), atEnd('Score'), atEnd('ARR')),
      rows: order.flatMap((id) => {
        const contender = contenders.find(({ issueId }) => issueId === id);
        if (contender === undefined) return [];
        const place = (ids: readonly IssueId[] | undefined): string => (ids === undefined ? '' : String(ids.indexOf(id) + 1));
        return [
          [
            `#${contender.issue.number} ${contender.issue.title}${contender.issue.account === null ? '' : ` (${contender.issue.account})`}`,
            chosen.includes(id) ? 'Chosen' : deferred.some(({ issueId, isDisplaced }) => issueId === id && isDisplaced) ? 'Dropped' : 'Deferred',
            place(group?.order),
            place(arithmetic),
            amountWords(contender.effort, terms),
            contender.issue.score === null ? '' : String(contender.issue.score),
            contender.issue.arr === null ? '' : formatMoneyShort(contender.issue.arr, 2),
          ],
        ];
      }),
    },
    ...deferralBlocks(state, deferred),
    ...setBlocks(state),
    ...dissents.map(({ name, words }): Block => ({ kind: 'quote', text: words, by: `Dissent of ${name}` })),
    ...(reasons.length === 0
      ? []
      : [{ kind: 'list' as const, items: reasons.map(({ name, firstId, secondId, preference, reason }) => `${name}, ${labelOf(state, preference === 'second' ? secondId : firstId)} ${preference === 'tie' ? 'even with' : 'over'} ${labelOf(state, preference === 'second' ? firstId : secondId)}: ${reason}`) }]),
  ];
}

/** The last answer of each person on each pair, which is the one that counts. */
const lastAnswers = (answers: readonly Answer[]): Answer[] =>
  answers.filter(({ participantId, firstId, secondId }, place) => !answers.slice(place + 1).some((later) => later.participantId === participantId && [firstId, secondId].includes(later.firstId) && [firstId, secondId].includes(later.secondId)));

function deferralBlocks(state: BoardState, deferred: readonly Deferral[]): Block[] {
  if (deferred.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: columns('Deferred', 'Why', 'At risk', 'Accepted meanwhile', 'Owner'),
      rows: deferred.flatMap(({ issueId, why, isDisplaced, forId, consequence, ownerName }) => {
        const contender = state.contenders.find((each) => each.issueId === issueId);
        if (contender === undefined) return [];
        const { arr, daysToRenewal } = contender.issue;
        const risk = [arr === null ? '' : formatMoneyShort(arr, 2), daysToRenewal === null ? '' : `renews in ${daysToRenewal} d`, contender.atStake, contender.ifDeferred].filter((words) => words !== '');
        const dropped = isDisplaced ? `Dropped${forId === null ? '' : ` for ${labelOf(state, forId)}`}` : '';
        return [[`#${contender.issue.number} ${contender.label}`, [dropped, why].filter((words) => words !== '').join(': '), risk.join('; '), consequence, ownerName ?? '']];
      }),
    },
  ];
}

/** The best sets side by side (T4). */
function setBlocks(state: BoardState): Block[] {
  return [
    {
      kind: 'table',
      columns: columns('Measure', 'Would take', atEnd('Effort'), atEnd('Score'), atEnd('ARR served'), atEnd('ARR deferred'), atEnd('Felt within')),
      rows: state.sets.map(({ kind, chosen, effort, score, arr, arrDeferred, daysToEffect, problem }) => [
        setLabels[kind],
        problem ?? namesOf(state, chosen),
        amountWords(effort, state.terms),
        String(score),
        moneyWords(arr),
        moneyWords(arrDeferred),
        daysToEffect === null ? '' : `${daysToEffect} d`,
      ]),
    },
  ];
}

/** Where the group's order leaves the arithmetic, in words. */
function movedWords(state: BoardState): string {
  const order = state.group?.order ?? state.arithmetic;
  const moved = order.flatMap((id, place) => {
    const before = state.arithmetic.indexOf(id);
    return before === place ? [] : [`${labelOf(state, id)} ${before + 1} to ${place + 1}`];
  });
  return moved.length === 0 ? 'the same order' : moved.join(', ');
}
