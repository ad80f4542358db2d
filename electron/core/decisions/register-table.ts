import type { RegisterRow } from '@shared/contract/decisions/entities';
import type { Cell, DataTable } from '../evidence/contents/csv';
import { majorUnits } from '../money';

const columns: readonly (readonly [string, (row: RegisterRow) => Cell])[] = [
  ['decision_id', ({ id }) => id],
  ['session', ({ sessionNumber }) => sessionNumber],
  ['decided_at', ({ decision }) => decision.at],
  ['decided_by', ({ decision }) => decision.deciderName],
  ['issue', ({ issueNumber }) => issueNumber],
  ['title', ({ issueTitle }) => issueTitle],
  ['account', ({ account }) => account],
  ['decision', ({ decision }) => decision.kind],
  ['what', ({ decision }) => decision.what],
  ['owner', ({ decision }) => decision.ownerName],
  ['function', ({ decision }) => decision.function],
  ['level', ({ decision }) => decision.level],
  ['due_on', ({ decision }) => decision.dueOn],
  ['review_on', ({ decision }) => decision.reviewOn],
  ['accept_until', ({ decision }) => decision.acceptUntil],
  ['reason', ({ decision }) => decision.reason],
  ['departure_reason', ({ decision }) => decision.departureReason],
  ['cost', ({ decision }) => (decision.cost === null ? null : majorUnits(decision.cost))],
  ['currency', ({ decision }) => decision.cost?.currency ?? null],
  ['fiscal_period', ({ decision }) => (decision.fiscalPeriod === '' ? null : decision.fiscalPeriod)],
  ['score', ({ decision }) => decision.score],
  ['band', ({ decision }) => decision.band],
  ['dissent', ({ decision }) => listed(decision.dissents.map(({ name, words }) => `${name}: ${words}`))],
  ['rejected', ({ decision }) => listed(decision.rejected.map(({ alternative, reopensIf }) => (reopensIf === '' ? alternative : `${alternative} (reopens if ${reopensIf})`)))],
  ['follow_up', ({ decision }) => decision.followUp],
  ['in_force', ({ standing }) => standing.isInForce],
  ['today', ({ standing }) => standing.today],
  ['changed_since', ({ standing }) => listed(standing.changes)],
  ['outcome', ({ outcome }) => outcome?.kind ?? null],
  ['outcome_on', ({ outcome }) => outcome?.on ?? null],
  ['expected', ({ outcome }) => outcome?.expected ?? null],
  ['actual', ({ outcome }) => outcome?.actual ?? null],
];

const listed = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join('; '));

/** The register of decisions as a flat table for a spreadsheet (W4): money in major units, moments in UTC, what is unknown is empty. */
export const registerTable = (rows: readonly RegisterRow[]): DataTable => ({
  name: 'decisions',
  columns: columns.map(([name]) => name),
  rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
});
