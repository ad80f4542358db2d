import { z } from '../zod';
import { CalendarDate, Instant, Sha256, WorkspaceId } from '../primitives';
import { command, everyone, host, Nothing, nouns, query, reviewers } from './operation';

export const WorkspaceSummary = z.object({
  id: WorkspaceId,
  name: z.string(),
  /** Absolute path of the file, shown so that a person knows where the record is. */
  file: z.string(),
  fileName: z.string(),
  schemaVersion: z.int(),
  /** The date the register is looked at from; today's local date where none is set. */
  asOf: CalendarDate,
  isAsOfSet: z.boolean(),
  methodology: z.object({ id: z.string(), name: z.string(), version: z.int(), inForceFrom: CalendarDate.nullable() }),
  audit: z.object({ entries: z.int(), head: Sha256, lastAt: Instant.nullable() }),
  isReadOnly: z.boolean(),
  /** A copy to rehearse on: nothing that is done here is kept. */
  isRehearsal: z.boolean(),
  counts: z.object({ accounts: z.int(), issues: z.int(), openProposals: z.int(), sessions: z.int() }),
});
export type WorkspaceSummary = z.infer<typeof WorkspaceSummary>;

export const RecentWorkspace = z.object({ file: z.string(), name: z.string(), openedAt: Instant, isPresent: z.boolean() });
export type RecentWorkspace = z.infer<typeof RecentWorkspace>;

/** What `check` finds: SQLite's own integrity and the audit chain. */
export const WorkspaceCheck = z.object({
  integrity: z.string(),
  auditEntries: z.int(),
  auditChain: z.enum(['ok', 'broken']),
  firstBroken: z.object({ seq: z.int(), problem: z.string() }).nullable(),
  head: Sha256,
});
export type WorkspaceCheck = z.infer<typeof WorkspaceCheck>;

/** Whether the person chose a file or closed the dialog. */
const Opened = z.object({ opened: z.boolean() });
const WorkspaceName = z.string().trim().min(1).max(120);

export const workspaces = {
  current: host({ permission: everyone, input: Nothing, output: WorkspaceSummary.nullable() }),
  recent: host({ permission: everyone, input: Nothing, output: z.array(RecentWorkspace) }),
  /** Asks where to put the file. */
  create: host({ permission: everyone, input: z.strictObject({ name: WorkspaceName, asOf: CalendarDate.nullable() }), output: Opened, touches: ['workspaces'] }),
  /** Opens the example workspace, made in the user's data folder on first use. */
  openExample: host({ permission: everyone, input: Nothing, output: Opened, touches: ['workspaces'] }),
  /** Asks which file. */
  open: host({ permission: everyone, input: Nothing, output: Opened, touches: ['workspaces'] }),
  /** Only a file of the recent list is accepted. */
  openRecent: host({ permission: everyone, input: z.strictObject({ file: z.string().max(4096) }), output: Opened, touches: ['workspaces'] }),
  /** Puts a copy of the workspace in its place until the rehearsal ends (M1). */
  startRehearsal: host({ permission: reviewers, input: Nothing, output: Nothing, touches: nouns }),
  endRehearsal: host({ permission: everyone, input: Nothing, output: Nothing, touches: nouns }),
  check: query({ input: Nothing, output: WorkspaceCheck, isLong: true }),
  rename: command({ permission: ['facilitator'], input: z.strictObject({ name: WorkspaceName }), output: Nothing, touches: ['workspaces'] }),
  /** Null goes back to today's local date. Derived ARR and renewal dates and open proposals are computed anew. */
  setAsOf: command({
    permission: ['facilitator'],
    input: z.strictObject({ asOf: CalendarDate.nullable() }),
    output: z.object({ asOf: CalendarDate }),
    touches: ['workspaces', 'accounts', 'issues', 'scoring'],
  }),
};
