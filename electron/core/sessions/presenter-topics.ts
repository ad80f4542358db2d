import type { ActionRow } from '@shared/contract/actions/entities';
import type { PresenterContender, PresenterWork } from '@shared/contract/presenter/topics';
import type { AuditQuestion } from '@shared/contract/sessions/audit-questions';
import { reviewQuestions, type ReviewAnswer } from '@shared/contract/sessions/review';
import { reviewLabels, type BoardTerms, type Consequence, type Contender, type TradeoffBoard, type TradeoffResult } from '@shared/contract/tradeoffs/entities';
import type { IssueId, SessionId } from '@shared/primitives';
import { actionName, isOpen } from '../actions/states';
import { listed } from '../tradeoffs/words';

/** What is at hand of the topic on screen. */
export type TopicFacts =
  | { readonly kind: 'trade-off'; readonly sessionId: SessionId; /** With its order kept back while somebody votes. */ readonly board: TradeoffBoard | null; readonly consequences: readonly Consequence[] }
  | { readonly kind: 'audit-questions'; readonly questions: readonly AuditQuestion[] }
  | { readonly kind: 'open-actions'; readonly open: readonly ActionRow[]; readonly settled: readonly ActionRow[]; readonly total: number; readonly overdue: number }
  | { readonly kind: 'review-questions'; readonly answers: readonly ReviewAnswer[] };

type Of<K extends PresenterWork['kind']> = Extract<PresenterWork, { kind: K }>;

/** As much of an answer as can be read from afar. */
const longestWords = 400;

/** What the room should see of a topic and nothing else (M4); null where its title says it all. Every field is picked by name. */
export function presenterWorkOf(facts: TopicFacts): PresenterWork | null {
  switch (facts.kind) {
    case 'trade-off':
      return tradeoffWork(facts);
    case 'audit-questions':
      return {
        kind: 'audit-questions',
        questions: facts.questions.map(({ text, scale, answer }) => ({
          text,
          isAnswered: answer !== null,
          words: answer?.words.slice(0, longestWords) ?? '',
          judgement: answer?.judgement ?? null,
          low: scale?.low ?? '',
          high: scale?.high ?? '',
        })),
      };
    case 'open-actions':
      return actionsWork(facts);
    case 'review-questions':
      return {
        kind: 'review-questions',
        questions: reviewQuestions.map(({ id, text, low, high }) => ({ text, low, high, mark: facts.answers.find(({ question }) => question === id)?.mark ?? null })),
      };
  }
}

/**
 * What stands on the projector of a trade-off, in the order in which a room works on it (T1-T3): consequences that this session has not reviewed,
 * the contenders, who votes, both orders, the result. While somebody sits before the questions, nothing but who and how far.
 */
function tradeoffWork({ board, consequences, sessionId }: Extract<TopicFacts, { kind: 'trade-off' }>): PresenterWork | null {
  if (board !== null && board.seatedId !== null) return votingWork(board);
  const result = board?.results.at(-1);
  if (result !== undefined) return resultWork(result);
  if (board !== null && board.group !== null) return ordersWork(board, board.group);
  const isToReview = consequences.some(({ reviews }) => reviews.every((review) => review.sessionId !== sessionId));
  if (consequences.length > 0 && (board === null || isToReview)) return consequencesWork(consequences, sessionId, board);
  return board === null ? null : { kind: 'contenders', terms: termsOf(board.terms), arithmetic: drawn(board, board.arithmetic, 'arithmetic') };
}

const termsOf = ({ title, unit, currency, capacity }: BoardTerms): BoardTerms => ({ title, unit, currency, capacity });

function votingWork({ terms, contenders, voters, seatedId }: TradeoffBoard): Of<'voting'> {
  const shown = voters.filter(({ noVote, isPresent, answered, participantId }) => participantId === seatedId || (noVote === null && (isPresent || answered > 0)));
  return {
    kind: 'voting',
    terms: termsOf(terms),
    contenders: contenders.filter(({ outOfRunning }) => outOfRunning === '').length,
    voters: shown.map(({ participantId, name, answered, atMost, isDone }) => ({ name, answered, atMost, isDone, isSeated: participantId === seatedId })),
  };
}

function ordersWork(board: TradeoffBoard, group: NonNullable<TradeoffBoard['group']>): Of<'orders'> {
  const labelOf = (id: IssueId): string => board.contenders.find(({ issueId }) => issueId === id)?.label ?? '';
  return {
    kind: 'orders',
    terms: termsOf(board.terms),
    group: drawn(board, group.order, 'order'),
    arithmetic: drawn(board, board.arithmetic, 'arithmetic'),
    method: group.words,
    ties: group.ties.map((ids) => listed(ids.map(labelOf))),
    cycles: group.cycles.map(({ words }) => words),
  };
}

/** An order as it is drawn: what fits first, then the rest. */
function drawn({ contenders, sets }: TradeoffBoard, order: readonly IssueId[], kind: 'order' | 'arithmetic'): PresenterContender[] {
  const chosen = new Set(sets.find((set) => set.kind === kind)?.chosen);
  const rows = order.flatMap((id, place): PresenterContender[] => {
    const contender = contenders.find(({ issueId }) => issueId === id);
    if (contender === undefined) return [];
    const { label, effort, issue } = contender;
    return [{ contender: contenders.indexOf(contender) + 1, rank: place + 1, label, title: issue.title, score: issue.score, arr: issue.arr, effort, isIn: chosen.has(id) }];
  });
  return rows.toSorted((a, b) => Number(b.isIn) - Number(a.isIn) || a.rank - b.rank);
}

function resultWork({ chosen, deferred, dissents, state }: TradeoffResult): Of<'result'> {
  const named = (id: IssueId): { label: string; title: string; effort: number } => contenderWords(state.contenders.find(({ issueId }) => issueId === id));
  return {
    kind: 'result',
    terms: termsOf(state.terms),
    chosen: chosen.map(named),
    deferred: deferred.map(({ issueId, ownerName, consequence, isDisplaced, forId }) => ({
      ...named(issueId),
      owner: ownerName,
      consequence,
      droppedFor: !isDisplaced ? null : forId === null ? '' : named(forId).label,
    })),
    dissents: dissents.map(({ name }) => name),
  };
}

const contenderWords = (contender: Contender | undefined): { label: string; title: string; effort: number } => ({ label: contender?.label ?? '', title: contender?.issue.title ?? '', effort: contender?.effort ?? 0 });

function consequencesWork(consequences: readonly Consequence[], here: SessionId, board: TradeoffBoard | null): Of<'consequences'> {
  const lines = consequences.map(({ consequence, issueNumber, issueTitle, account, owner, boardTitle, sessionNumber, reviews }) => {
    const own = reviews.findLast(({ sessionId }) => sessionId === here);
    const said = own ?? reviews.at(-1);
    return {
      consequence,
      issue: `#${issueNumber} ${issueTitle}${account === null ? '' : `, ${account}`}`,
      owner,
      from: `${boardTitle}, session ${sessionNumber}`,
      isReviewed: own !== undefined,
      state: own !== undefined ? reviewLabels[own.outcome] : said === undefined ? 'To review' : `To review, ${reviewLabels[said.outcome].toLowerCase()} in session ${said.sessionNumber}`,
      words: said?.words ?? '',
    };
  });
  return { kind: 'consequences', lines, next: board?.terms.title ?? null };
}

function actionsWork({ open, settled, total, overdue }: Extract<TopicFacts, { kind: 'open-actions' }>): Of<'open-actions'> {
  const done = settled.filter(({ state }) => !isOpen(state));
  const late = open.toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number));
  return {
    kind: 'open-actions',
    total,
    overdue,
    settled: done.length,
    lines: [...late, ...done].map(({ number, what, account, ownerName, dueOn, daysLeft, isOverdue, state }) => ({ name: actionName(number), what, account, owner: ownerName, dueOn, daysLeft, isOverdue, state })),
  };
}
