import { z } from '../../zod';
import { CalendarDate, DecisionId, Money } from '../../primitives';
import { command, everyone, host, Nothing, query, reviewers, Window } from '../operation';
import { RegisterDetail, RegisterFilter, RegisterRow, RegisterSort } from './entities';
import { OutcomeKind } from './standing';

const touches = ['decisions', 'issues', 'sessions', 'workspaces'] as const;

/** The decisions of all sessions, and what became of them (M5, W4). They are taken in `sessions.decide` and `walks.decide`. */
export const decisions = {
  list: query({
    input: Window.extend({ sort: RegisterSort.default('newest'), filter: RegisterFilter.prefault({}) }),
    output: z.object({ total: z.int(), /** What the decisions in force among them cost, one sum a currency. */ cost: z.array(Money), rows: z.array(RegisterRow) }),
  }),
  get: query({ input: z.strictObject({ id: DecisionId }), output: RegisterDetail }),
  /** The fiscal period of a date. */
  period: query({ input: z.strictObject({ on: CalendarDate }), output: z.object({ period: z.string(), startMonth: z.int() }) }),
  /** Says what became of a decision; a later outcome supersedes an earlier one, and both stay. */
  recordOutcome: command({
    permission: reviewers,
    input: z.strictObject({ id: DecisionId, kind: OutcomeKind, expected: z.string().trim().min(1, 'Say what was expected.').max(2000), actual: z.string().trim().min(1, 'Say what came of it.').max(2000), on: CalendarDate }),
    output: Nothing,
    touches,
  }),
  /** Says that what would reopen a decision has come true: the issue is back in the queue, and open where the decision had closed it. */
  reopen: command({
    permission: reviewers,
    input: z.strictObject({ id: DecisionId, position: z.int().min(1).max(20), reason: z.string().trim().min(1, 'Say what happened.').max(2000) }),
    output: Nothing,
    touches,
  }),
  /** The month in which the fiscal year begins, 1 to 12. */
  setFiscalYear: command({ permission: ['facilitator'], input: z.strictObject({ startMonth: z.int().min(1).max(12) }), output: Nothing, touches: ['decisions', 'workspaces'] }),
  /** Writes the register, as filtered, as CSV where the person says; null when the dialog was closed. */
  exportCsv: host({
    permission: everyone,
    input: z.strictObject({ sort: RegisterSort.default('newest'), filter: RegisterFilter.prefault({}) }),
    output: z.object({ file: z.string(), rows: z.int() }).nullable(),
  }),
};
