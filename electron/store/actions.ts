import { ActionRow, ActionState, ActionUpdate, type ActionChange, type ActionFilter } from '@shared/contract/actions/entities';
import { OrgFunction, PersonId, type ActionId, type AgendaItemId, type CalendarDate, type DecisionId, type Instant, type IssueId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

const Row = ActionRow.omit({ isOverdue: true, daysLeft: true });
/** An action as it is stored; how late it is depends on the day one looks. */
export type StoredAction = z.infer<typeof Row>;

const select = `SELECT a.id, a.number, a.what, d.follow_up AS followUp, a.owner_id AS ownerId, p.name AS ownerName, a.function, a.due_on AS dueOn, a.state, a.note, a.evidence, a.done_on AS doneOn,
    a.issue_id AS issueId, i.number AS issueNumber, i.title AS issueTitle, c.name AS account, a.session_id AS sessionId, s.number AS sessionNumber, a.item_id AS itemId, g.position,
    a.decision_id AS decisionId, a.made_at AS madeAt, s.signed_off_at AS signedOffAt, a.revision, a.changed_at AS changedAt`;
const joins = `JOIN decisions d ON d.id = a.decision_id JOIN people p ON p.id = a.owner_id JOIN issues i ON i.id = a.issue_id LEFT JOIN accounts c ON c.id = i.account_id
    JOIN sessions s ON s.id = a.session_id JOIN agenda_items g ON g.id = a.item_id`;

const parse = (rows: unknown[]): StoredAction[] => rows.map((row) => Row.parse(row));

export function getAction(db: ReadHandle, id: ActionId): StoredAction | null {
  const row = db.prepare(`${select} FROM actions a ${joins} WHERE a.id = ?`).get(id);
  return row === undefined ? null : Row.parse(row);
}

/** Those of the ids that are there. */
export const listActionsById = (db: ReadHandle, ids: readonly string[]): StoredAction[] =>
  parse(db.prepare(`${select} FROM json_each(?) j JOIN actions a ON a.id = j.value ${joins} ORDER BY j.key`).all(JSON.stringify(ids)));

/** What a session promised, in the order of its decisions; what was superseded is left out. */
export const listActionsOf = (db: ReadHandle, sessionId: SessionId): StoredAction[] =>
  parse(db.prepare(`${select} FROM actions a ${joins} WHERE a.session_id = ? AND a.state <> 'superseded' ORDER BY g.position, a.number`).all(sessionId));

/** Everything that is open, the earliest due date first. */
export const listOpenActions = (db: ReadHandle): StoredAction[] => parse(db.prepare(`${select} FROM actions a ${joins} WHERE a.is_open = 1 ORDER BY a.due_on, a.number`).all());

/** Actions of earlier sessions that were changed in this one. */
export const listSettledIn = (db: ReadHandle, sessionId: SessionId): StoredAction[] =>
  parse(
    db
      .prepare(`${select} FROM (SELECT action_id, min(seq) AS seq FROM action_updates WHERE session_id = ? AND source <> 'decision' GROUP BY action_id) u JOIN actions a ON a.id = u.action_id ${joins} ORDER BY u.seq`)
      .all(sessionId),
  );

/** The state that each action changed in a session had before its first change there. */
export const listStatesBefore = (db: ReadHandle, sessionId: SessionId): Map<string, ActionState> =>
  new Map(
    z
      .array(z.object({ id: z.string(), state: ActionState }))
      .parse(
        db
          .prepare(`SELECT action_id AS id, state_before AS state FROM action_updates WHERE seq IN (SELECT min(seq) FROM action_updates WHERE session_id = ? AND source <> 'decision' GROUP BY action_id)`)
          .all(sessionId),
      )
      .map(({ id, state }) => [id, state]),
  );

interface Condition {
  readonly sql: string;
  readonly params: Record<string, unknown>;
}

function conditionOf({ ownerIds, functions, states, sessionId, isOverdue, search }: ActionFilter, asOf: CalendarDate): Condition {
  const words = search.trim().toLowerCase();
  const parts = [
    ownerIds.length > 0 && 'a.owner_id IN (SELECT value FROM json_each(@owners))',
    functions.length > 0 && 'a.function IN (SELECT value FROM json_each(@functions))',
    states.length > 0 && 'a.state IN (SELECT value FROM json_each(@states))',
    sessionId !== null && 'a.session_id = @sessionId',
    isOverdue && 'a.is_open = 1 AND a.due_on < @asOf',
    words !== '' &&
      `(instr(lower(a.what), @words) > 0 OR 'a' || a.number = @words
        OR EXISTS (SELECT 1 FROM people p WHERE p.id = a.owner_id AND instr(lower(p.name), @words) > 0)
        OR EXISTS (SELECT 1 FROM issues i LEFT JOIN accounts c ON c.id = i.account_id WHERE i.id = a.issue_id AND (instr(lower(i.title), @words) > 0 OR '#' || i.number = @words OR instr(lower(coalesce(c.name, '')), @words) > 0)))`,
  ].filter((part) => part !== false);
  return {
    sql: parts.length === 0 ? '1' : parts.join(' AND '),
    params: { owners: JSON.stringify(ownerIds), functions: JSON.stringify(functions), states: JSON.stringify(states), sessionId, asOf, words },
  };
}

const Counts = z.object({ total: z.int(), open: z.int(), overdue: z.int() });

/** How many a filter leaves over, of those how many are open, and of those how many are overdue. */
export function countActions(db: ReadHandle, filter: ActionFilter, asOf: CalendarDate): z.infer<typeof Counts> {
  const { sql, params } = conditionOf(filter, asOf);
  return Counts.parse(
    db.prepare(`SELECT count(*) AS total, count(*) FILTER (WHERE a.is_open = 1) AS open, count(*) FILTER (WHERE a.is_open = 1 AND a.due_on < @asOf) AS overdue FROM actions a WHERE ${sql}`).get(params),
  );
}

/** The window of ids in one half of the list; exported so that its plan can be looked at. */
export const windowSql = (half: 'open' | 'closed', condition: string): string =>
  `SELECT a.id FROM actions a INDEXED BY actions_by_due WHERE a.is_open = ${half === 'open' ? 1 : 0} AND ${condition}
   ORDER BY a.due_on ${half === 'open' ? '' : 'DESC'}, a.number ${half === 'open' ? '' : 'DESC'} LIMIT @limit OFFSET @skip`;

/** A window of the list: what is open by due date, then what is closed, the latest due date first. */
export function listActions(db: ReadHandle, { filter, offset, limit }: { filter: ActionFilter; offset: number; limit: number }, asOf: CalendarDate, open: number): StoredAction[] {
  const { sql, params } = conditionOf(filter, asOf);
  const idsOf = (half: 'open' | 'closed', skip: number, most: number): string[] =>
    most <= 0 ? [] : z.array(z.string()).parse(db.prepare(windowSql(half, sql)).pluck().all({ ...params, skip, limit: most }));
  const first = idsOf('open', offset, Math.min(limit, open - offset));
  return listActionsById(db, [...first, ...idsOf('closed', Math.max(0, offset - open), limit - first.length)]);
}

const Owner = z.object({ personId: PersonId, name: z.string(), function: OrgFunction, open: z.int(), overdue: z.int(), total: z.int() });

export const listOwners = (db: ReadHandle, asOf: CalendarDate): z.infer<typeof Owner>[] =>
  db
    .prepare(
      `SELECT p.id AS personId, p.name, p.function, o.open, o.overdue, o.total
       FROM (SELECT owner_id, count(*) FILTER (WHERE is_open = 1) AS open, count(*) FILTER (WHERE is_open = 1 AND due_on < @asOf) AS overdue, count(*) AS total FROM actions GROUP BY owner_id) o
       JOIN people p ON p.id = o.owner_id ORDER BY p.name, p.id`,
    )
    .all({ asOf })
    .map((row) => Owner.parse(row));

/** What was said of an action, newest first. */
export const listUpdates = (db: ReadHandle, id: ActionId): ActionUpdate[] =>
  db
    .prepare(
      `SELECT u.at, p.name AS by, u.state_before AS stateBefore, u.state, u.note, u.evidence, u.done_on AS doneOn, u.source, s.number AS sessionNumber
       FROM action_updates u JOIN people p ON p.id = u.by LEFT JOIN sessions s ON s.id = u.session_id WHERE u.action_id = ? ORDER BY u.seq DESC`,
    )
    .all(id)
    .map((row) => ActionUpdate.parse(row));

export interface NewAction {
  readonly decisionId: DecisionId;
  readonly sessionId: SessionId;
  readonly itemId: AgendaItemId;
  readonly issueId: IssueId;
  readonly what: string;
  readonly ownerId: PersonId;
  readonly function: OrgFunction;
  readonly dueOn: CalendarDate;
  readonly madeAt: Instant;
}

export function insertAction(db: WriteHandle, action: NewAction): void {
  statement(
    db,
    `INSERT INTO actions (id, number, decision_id, session_id, item_id, issue_id, what, owner_id, function, due_on, made_at)
     VALUES (@decisionId, (SELECT coalesce(max(number), 0) + 1 FROM actions), @decisionId, @sessionId, @itemId, @issueId, @what, @ownerId, @function, @dueOn, @madeAt)`,
  ).run(action);
}

export interface Said {
  readonly sessionId: SessionId | null;
  readonly source: ActionUpdate['source'];
  readonly by: PersonId;
  readonly at: Instant;
}

/** Brings an action into another state, and keeps that it was said. */
export function saveState(db: WriteHandle, { id, state: before }: Pick<StoredAction, 'id' | 'state'>, change: Omit<ActionChange, 'state'> & { state: ActionState }, said: Said): void {
  statement(
    db,
    `INSERT INTO action_updates (action_id, session_id, state_before, state, note, evidence, done_on, source, by, at)
     VALUES (@id, @sessionId, @before, @state, @note, @evidence, @doneOn, @source, @by, @at)`,
  ).run({ id, before, ...change, ...said });
  statement(db, 'UPDATE actions SET state = @state, note = @note, evidence = @evidence, done_on = @doneOn, revision = revision + 1, changed_at = @at WHERE id = @id').run({ id, ...change, at: said.at });
}

/** The action of the decision in force on an item that is still open; null where there is none. */
export function getOpenActionOfItem(db: ReadHandle, itemId: AgendaItemId): StoredAction | null {
  const row = statement(db, `${select} FROM actions a ${joins} WHERE a.item_id = ? AND a.is_open = 1`).get(itemId);
  return row === undefined ? null : Row.parse(row);
}
