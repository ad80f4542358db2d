import type { RecordedItem, SessionRecord } from '@shared/contract/sessions/record';
import type { Decision } from '@shared/contract/sessions/entities';
import { majorUnits } from '../../money';
import type { Cell, DataTable } from './csv';

type Row<T> = readonly [column: string, cell: (source: T) => Cell][];
type OfItem<T> = { readonly item: RecordedItem } & T;

const itemColumns: Row<{ readonly item: RecordedItem }> = [
  ['item', ({ item }) => item.position],
  ['issue_number', ({ item }) => item.issueNumber],
  ['title', ({ item }) => item.title],
];

function table<T>(name: string, columns: Row<T>, sources: readonly T[]): DataTable {
  return { name, columns: columns.map(([column]) => column), rows: sources.map((source) => columns.map(([, cell]) => cell(source))) };
}

/** The record of a session as flat tables for a spreadsheet (E2): money in major units, moments in UTC, what is unknown is empty. */
export function tablesOf(record: SessionRecord): readonly DataTable[] {
  return [participants(record), agenda(record), ballots(record), agreement(record), scores(record), decisions(record), dissents(record), rejectedAlternatives(record), actions(record), ...(record.attachments.length === 0 ? [] : [attachments(record)])];
}

const participants = ({ session }: SessionRecord): DataTable =>
  table<(typeof session.people)[number]>(
    'participants',
    [
      ['name', ({ name }) => name],
      ['function', (person) => person.function],
      ['role', ({ role }) => role],
      ['attendance', ({ attendance }) => attendance],
      ['arrived_at', ({ arrivedAt }) => arrivedAt],
      ['left_at', ({ leftAt }) => leftAt],
      ['can_vote', ({ canVote }) => canVote],
      ['participant_id', ({ id }) => id],
    ],
    session.people,
  );

const agenda = ({ items }: SessionRecord): DataTable =>
  table<{ item: RecordedItem }>(
    'agenda',
    [
      ...itemColumns,
      ['kind', ({ item }) => item.kind],
      ['ref', ({ item }) => item.issue?.ref ?? null],
      ['account', ({ item }) => item.account],
      ['segment', ({ item }) => item.issue?.segment ?? null],
      ['arr', ({ item }) => (item.issue?.arr == null ? null : majorUnits(item.issue.arr))],
      ['currency', ({ item }) => item.issue?.arr?.currency ?? null],
      ['renewal', ({ item }) => item.issue?.renewal ?? null],
      ['criterion', ({ item }) => item.issue?.criterion ?? null],
      ['source', ({ item }) => item.issue?.source ?? null],
      ['outcome', ({ item }) => item.phase],
      ['deferred_reason', ({ item }) => item.deferredReason],
      ['time_box_minutes', ({ item }) => item.timeBoxMinutes],
      ['extended_minutes', ({ item }) => item.extendedMinutes],
      ['elapsed_seconds', ({ item }) => Math.floor(item.elapsedMs / 1000)],
      ['note', ({ item }) => item.note],
    ],
    items.map((item) => ({ item })),
  );

const revealedRounds = (items: readonly RecordedItem[]) => items.flatMap((item) => item.rounds.filter(({ revealedAt }) => revealedAt !== null).map((round) => ({ item, round })));

const ballots = ({ items }: SessionRecord): DataTable => {
  const cast = revealedRounds(items).flatMap(({ item, round }) => round.ballots.map((ballot) => ({ item, round, ballot })));
  return table<(typeof cast)[number]>(
    'ballots',
    [
      ...itemColumns,
      ['round', ({ round }) => round.round],
      ['mode', ({ round }) => round.mode],
      ['participant', ({ ballot }) => ballot.name],
      ['function', ({ ballot }) => ballot.function],
      ['impact', ({ ballot }) => ballot.factors?.impact ?? null],
      ['severity', ({ ballot }) => ballot.factors?.severity ?? null],
      ['time', ({ ballot }) => ballot.factors?.time ?? null],
      ['abstained', ({ ballot }) => ballot.factors === null],
      ['revealed_at', ({ round }) => round.revealedAt],
      ['participant_id', ({ ballot }) => ballot.participantId],
      ['nonce', ({ ballot }) => ballot.nonce],
      ['commitment', ({ ballot }) => ballot.commitment],
    ],
    cast,
  );
};

const agreement = ({ items }: SessionRecord): DataTable => {
  const measured = revealedRounds(items).flatMap(({ item, round }) => round.agreement.map((found) => ({ item, round, found })));
  return table<(typeof measured)[number]>(
    'agreement',
    [
      ...itemColumns,
      ['round', ({ round }) => round.round],
      ['dimension', ({ found }) => found.dimension],
      ['ballots', ({ found }) => found.counts.reduce((sum, count) => sum + count, 0)],
      ['median', ({ found }) => found.median],
      ['lowest', ({ found }) => found.min],
      ['highest', ({ found }) => found.max],
      ['r_wg', ({ found }) => found.rwg],
      ['share_within_one_step', ({ found }) => found.withinOne],
      ['ballots_per_step', ({ found }) => found.counts.join(' ')],
    ],
    measured,
  );
};

const scores = ({ items }: SessionRecord): DataTable => {
  const agreed = items.flatMap((item) => item.agreedScores.map((score, index) => ({ item, score, isInForce: index === item.agreedScores.length - 1 })));
  return table<(typeof agreed)[number]>(
    'scores',
    [
      ...itemColumns,
      ['impact', ({ score }) => score.factors.impact],
      ['severity', ({ score }) => score.factors.severity],
      ['time', ({ score }) => score.factors.time],
      ['score', ({ score }) => score.score],
      ['band', ({ score }) => score.band],
      ['fragile', ({ score }) => score.isFragile],
      ['argument', ({ score }) => score.argument],
      ['choice_reason', ({ score }) => score.choiceReason],
      ['at', ({ score }) => score.at],
      ['in_force', ({ isInForce }) => isInForce],
    ],
    agreed,
  );
};

type RecordedDecision = OfItem<{ readonly decision: Decision; readonly isInForce: boolean }>;

const decisionsOf = ({ items }: SessionRecord): RecordedDecision[] => items.flatMap((item) => item.decisions.map((decision) => ({ item, decision, isInForce: decision.id === item.decision?.id })));

const decisions = (record: SessionRecord): DataTable =>
  table<RecordedDecision>(
    'decisions',
    [
      ...itemColumns,
      ['decision', ({ decision }) => decision.kind],
      ['what', ({ decision }) => decision.what],
      ['owner', ({ decision }) => decision.ownerName],
      ['function', ({ decision }) => decision.function],
      ['due_on', ({ decision }) => decision.dueOn],
      ['review_on', ({ decision }) => decision.reviewOn],
      ['level', ({ decision }) => decision.level],
      ['reason', ({ decision }) => decision.reason],
      ['departure_reason', ({ decision }) => decision.departureReason],
      ['accept_until', ({ decision }) => decision.acceptUntil],
      ['merged_into_number', ({ decision }) => decision.mergeIntoNumber],
      ['cost', ({ decision }) => (decision.cost === null ? null : majorUnits(decision.cost))],
      ['currency', ({ decision }) => decision.cost?.currency ?? null],
      ['fiscal_period', ({ decision }) => (decision.fiscalPeriod === '' ? null : decision.fiscalPeriod)],
      ['follow_up', ({ decision }) => decision.followUp],
      ['decided_by', ({ decision }) => decision.deciderName],
      ['at', ({ decision }) => decision.at],
      ['impact', ({ decision }) => decision.factors?.impact ?? null],
      ['severity', ({ decision }) => decision.factors?.severity ?? null],
      ['time', ({ decision }) => decision.factors?.time ?? null],
      ['score', ({ decision }) => decision.score],
      ['band', ({ decision }) => decision.band],
      ['in_force', ({ isInForce }) => isInForce],
      ['decision_id', ({ decision }) => decision.id],
    ],
    decisionsOf(record),
  );

const dissents = (record: SessionRecord): DataTable => {
  const said = decisionsOf(record).flatMap(({ item, decision }) => decision.dissents.map((dissent) => ({ item, decision, dissent })));
  return table<(typeof said)[number]>(
    'dissents',
    [...itemColumns, ['decision', ({ decision }) => decision.kind], ['name', ({ dissent }) => dissent.name], ['words', ({ dissent }) => dissent.words], ['decision_id', ({ decision }) => decision.id]],
    said,
  );
};

const rejectedAlternatives = (record: SessionRecord): DataTable => {
  const turnedDown = decisionsOf(record).flatMap(({ item, decision }) => decision.rejected.map((rejected) => ({ item, decision, rejected })));
  return table<(typeof turnedDown)[number]>(
    'rejected-alternatives',
    [
      ...itemColumns,
      ['decision', ({ decision }) => decision.kind],
      ['alternative', ({ rejected }) => rejected.alternative],
      ['reopens_if', ({ rejected }) => rejected.reopensIf],
      ['decision_id', ({ decision }) => decision.id],
    ],
    turnedDown,
  );
};

/** What the session promised, and what it heard of earlier promises (M6). */
const actions = ({ actions: { made, settled } }: SessionRecord): DataTable =>
  table<SessionRecord['actions']['settled'][number]>(
    'actions',
    [
      ['action_number', ({ number }) => number],
      ['what', ({ what }) => what],
      ['owner', ({ ownerName }) => ownerName],
      ['function', (action) => action.function],
      ['due_on', ({ dueOn }) => dueOn],
      ['state', ({ state }) => state],
      ['state_before', ({ stateBefore }) => stateBefore],
      ['done_on', ({ doneOn }) => doneOn],
      ['note', ({ note }) => note],
      ['evidence', ({ evidence }) => evidence],
      ['issue_number', ({ issueNumber }) => issueNumber],
      ['promised_in_session', ({ sessionNumber }) => sessionNumber],
      ['action_id', ({ id }) => id],
    ],
    [...made.map((action) => ({ ...action, stateBefore: action.state })), ...settled],
  );

/** What hung on the issues as evidence, and where the package holds it (W4, E2). */
const attachments = (record: SessionRecord): DataTable =>
  table<SessionRecord['attachments'][number]>(
    'attachments',
    [
      ['issue_number', ({ issueNumber }) => issueNumber],
      ['name', ({ name }) => name],
      ['description', ({ description }) => description],
      ['evidence_of', ({ effectiveOn }) => effectiveOn],
      ['bytes', ({ size }) => size],
      ['sha256', (attachment) => attachment.sha256],
      ['attached_by', ({ addedBy }) => addedBy],
      ['attached_at', ({ addedAt }) => addedAt],
      ['attachment_id', ({ id }) => id],
    ],
    record.attachments,
  );
