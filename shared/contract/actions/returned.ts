import { z } from '../../zod';
import { ActionId, CalendarDate, Sha256 } from '../../primitives';
import { ActionChange, ActionState, GivenState } from './entities';

/** Why a row of a returned sheet changes nothing. */
export const rowProblems = ['no-id', 'unknown-id', 'duplicate', 'unknown-state', 'changed-due', 'bad-date', 'closed', 'needs-note', 'too-long'] as const;
export const RowProblem = z.enum(rowProblems);
export type RowProblem = z.infer<typeof RowProblem>;

/** One row of a returned sheet, held against the action it names. */
export const ReturnedRow = z.object({
  /** As the spreadsheet counts: the header is row 1. */
  row: z.int(),
  verdict: z.enum(['change', 'unchanged', 'rejected']),
  /** Null where the row names none. */
  action: z.object({ id: ActionId, number: z.int(), what: z.string(), ownerName: z.string(), dueOn: CalendarDate, state: ActionState, note: z.string(), revision: z.int() }).nullable(),
  /** What the row says; null where it cannot be read. */
  said: z.object({ state: GivenState, note: z.string(), evidence: z.string(), doneOn: CalendarDate.nullable() }).nullable(),
  problem: RowProblem.nullable(),
  /** The problem in words, with what to do. */
  reason: z.string(),
});
export type ReturnedRow = z.infer<typeof ReturnedRow>;

/** A returned sheet before anything is changed: its rows are those to change, those that change nothing, and those that are rejected. */
export const ReturnedSheet = z.object({ fileName: z.string(), sha256: Sha256, rows: z.array(ReturnedRow) });
export type ReturnedSheet = z.infer<typeof ReturnedSheet>;

/** What a person accepted of a returned sheet. The counts go into the record, so that rows in = updated + unchanged + left out + rejected. */
export const AcceptedSheet = z.strictObject({
  fileName: z.string().max(300),
  sha256: Sha256,
  rows: z.int().min(0).max(100_000),
  unchanged: z.int().min(0),
  /** Could be changed, and was not picked. */
  leftOut: z.int().min(0),
  rejected: z.array(z.strictObject({ row: z.int().min(1), reason: z.string().max(1000) })).max(5000),
  updates: z.array(ActionChange.extend({ id: ActionId, revision: z.int().min(0) })).min(1).max(5000),
});
export type AcceptedSheet = z.infer<typeof AcceptedSheet>;
