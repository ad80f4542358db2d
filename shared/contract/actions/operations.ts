import { z } from '../../zod';
import { ActionId, OrgFunction, PersonId, SessionId } from '../../primitives';
import { command, everyone, host, Nothing, query, reviewers, Window } from '../operation';
import { ActionChange, ActionFilter, ActionRow, ActionUpdate, SheetFormat } from './entities';
import { AcceptedSheet, ReturnedSheet } from './returned';

const touches = ['actions', 'sessions', 'issues', 'workspaces'] as const;

export const actions = {
  /** Open ones first, by due date, so that overdue ones lead; then those that are closed, the latest due date first. */
  list: query({
    input: z.strictObject({ ...Window.shape, filter: ActionFilter }),
    output: z.object({ total: z.int(), open: z.int(), overdue: z.int(), rows: z.array(ActionRow) }),
  }),
  get: query({ input: z.strictObject({ id: ActionId }), output: z.object({ action: ActionRow, history: z.array(ActionUpdate) }) }),
  /** Everybody who ever promised something, by name. */
  owners: query({ input: Nothing, output: z.array(z.object({ personId: PersonId, name: z.string(), function: OrgFunction, open: z.int(), overdue: z.int(), total: z.int() })) }),
  /** What became of the actions of earlier sessions in this one, and those that are still open: those looked at in the room. */
  ofMeeting: query({ input: z.strictObject({ sessionId: SessionId }), output: z.object({ open: z.array(ActionRow), settled: z.array(ActionRow), total: z.int() }) }),

  /** `sessionId` names the running session in which it is said, so that its minutes tell of it. */
  update: command({
    permission: reviewers,
    input: ActionChange.extend({ id: ActionId, revision: z.int().min(0), sessionId: SessionId.nullable().default(null) }),
    output: z.object({ revision: z.int() }),
    touches,
  }),
  applyReturned: command({ permission: reviewers, input: AcceptedSheet, output: z.object({ updated: z.int() }), touches }),

  /** Reads a sheet that came back, the one named or one asked for; nothing is changed. Null when the dialog was closed. */
  readReturned: host({ permission: reviewers, input: z.strictObject({ file: z.string().min(1).max(4096).nullable() }), output: ReturnedSheet.nullable() }),
  /**
   * Writes action sheets where the person says: of one owner a file, else a ZIP with a file for each owner. Of one session, or of everything
   * that is open. Null when the dialog was closed.
   */
  saveSheets: host({
    permission: everyone,
    input: z.strictObject({ sessionId: SessionId.nullable(), ownerId: PersonId.nullable(), formats: z.array(SheetFormat).min(1).max(4) }),
    output: z.object({ file: z.string(), files: z.int(), actions: z.int(), missing: z.array(z.string()) }).nullable(),
  }),
};
