import { dealOutcomes, type DealOutcome } from '@shared/contract/records/entities';
import { readOwner, type Lookups } from './lookups';
import type { DealRecord } from './records';
import type { RowReader } from './row-reader';
import { foldWord, vocabularies } from './words';

const isOutcome = (word: string): word is DealOutcome => dealOutcomes.some((outcome) => outcome === word);

/** A deal whose row names no stage. */
const noStage = 'Unknown';

/** What a stage says of its outcome: `Closed won` is won, and whatever is not closed is open. */
export function outcomeOfStage(stage: string): DealOutcome {
  const word = foldWord(stage);
  const meaning = vocabularies.outcome.get(word);
  // A stage such as "completed" or "signed" is a step of its own; only the plain words close a deal.
  if (meaning !== undefined && meaning !== 'open' && isOutcome(meaning) && /won|lost/.test(word)) return meaning;
  return /\bclosed\b.*\bwon\b/.test(word) ? 'won' : /\bclosed\b.*\blost\b/.test(word) ? 'lost' : 'open';
}

/** Reads a deal (W4). Its outcome follows from its stage where no column says it; the expected close of a deal that is closed is when it was. */
export function checkDeal(reader: RowReader, ref: string, lookups: Lookups): DealRecord {
  const account = readOwner(reader, lookups);
  const stage = (reader.plain('stage') ?? noStage).replace(/\s+/g, ' ');
  const stageSince = reader.date('stage-since', true);
  const amount = reader.money('amount');
  const openedOn = reader.date('opened', true);
  const expectedClose = reader.date('expected-close', false);
  const stated = reader.date('closed', true);
  const outcome = reader.word('outcome', 'unknown-word', isOutcome) ?? outcomeOfStage(stage);
  const closedOn = stated ?? (outcome === 'open' ? null : expectedClose);
  const isBackwards = openedOn !== null && closedOn !== null && closedOn < openedOn;
  if (isBackwards) reader.note('ended-before-started', reader.column('closed') === undefined ? 'expected-close' : 'closed');
  return {
    kind: 'deals',
    ref,
    accountRef: account.ref,
    accountId: account.id,
    name: (reader.plain('name') ?? ref).replace(/\s+/g, ' '),
    stage,
    stageSince,
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
    openedOn,
    expectedClose,
    closedOn,
    outcome,
    owner: reader.plain('owner'),
    waitingOn: reader.plain('waiting-on'),
    changedAt: reader.changedAt(),
    flags: reader.flags,
  };
}
