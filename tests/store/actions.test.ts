import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { windowSql } from '../../electron/store/actions';
import { migrations } from '../../electron/store/migrations';
import { openTestDesk } from '../support/workspace';

const Column = z.object({ name: z.string(), notnull: z.int(), dflt_value: z.unknown(), type: z.string() });

describe('the store of actions', () => {
  it('takes what older decisions promised, open unless the item was decided anew [A2]', () => {
    const db = new Database(':memory:');
    const at = migrations.findIndex(({ name }) => name === '0011-actions');
    for (const { up } of migrations.slice(0, at)) up(db);
    db.exec(`
      INSERT INTO people (id, name, function, is_system) VALUES ('p', 'Ruth Abrams', 'engineering', 0);
      INSERT INTO sessions (id, number, title, planned_on, starts_at, place, room_minutes, quorum, state, opened_at, signed_off_at, signed_by, seal_seq, seal_hash)
        VALUES ('s', 1, 'Weekly', '2026-11-21', '14:00', '', 60, 0, 'running', '2026-11-21T14:00:00.000Z', NULL, NULL, NULL, NULL);`);
    const columns = db.prepare('PRAGMA table_info(issues)').all().map((row) => Column.parse(row));
    const needed = columns.filter(({ name, notnull, dflt_value: value }) => notnull === 1 && value === null && !['id', 'number'].includes(name));
    for (const id of ['i', 'j']) {
      db.pragma('foreign_keys = OFF');
      db.prepare(`INSERT INTO issues (id, number, ${needed.map(({ name }) => name).join(', ')}) VALUES (?, ?, ${needed.map(({ name, type }) => (name === 'criterion' ? "'technical-product-issues'" : name === 'source' ? "'ticketing'" : name === 'status' ? "'open'" : type === 'TEXT' ? "'x'" : '0')).join(', ')})`).run(id, id === 'i' ? 1 : 2);
      db.prepare("INSERT INTO agenda_items (id, session_id, position, kind, issue_id, time_box_minutes) VALUES (?, 's', ?, 'issue', ?, 10)").run(`item-${id}`, id === 'i' ? 1 : 2, id);
    }
    const decide = db.prepare(
      `INSERT INTO decisions (id, session_id, item_id, issue_id, kind, what, owner_id, function, due_on, review_on, level, reason, departure_reason, follow_up, decider_id, at, issue_status_before)
       VALUES (?, 's', ?, ?, 'monitor', ?, 'p', 'engineering', ?, '2026-12-09', 'vp', 'r', '', ?, 'p', '2026-11-21T14:10:00.000Z', 'open')`,
    );
    decide.run('d1', 'item-i', 'i', 'First', '2026-11-25', '');
    decide.run('d2', 'item-i', 'i', 'Again', '2026-11-26', '');
    decide.run('d3', 'item-j', 'j', 'Watch', null, 'Ask again');
    decide.run('d4', 'item-j', 'j', 'Watch on', null, '');
    db.exec("UPDATE sessions SET state = 'signed-off', signed_off_at = '2026-11-21T16:00:00.000Z', signed_by = 'x', seal_seq = 1, seal_hash = 'h'");
    migrations[at]?.up(db);
    expect(db.prepare('SELECT id, number, what, due_on, state FROM actions ORDER BY number').raw().all()).toEqual([
      ['d1', 1, 'First', '2026-11-25', 'superseded'],
      ['d2', 2, 'Again', '2026-11-26', 'open'],
      ['d3', 3, 'Ask again', '2026-12-09', 'superseded'],
    ]);
    db.exec("UPDATE actions SET state = 'done', done_on = '2026-11-26' WHERE id = 'd2'");
    expect(() => db.exec("DELETE FROM actions WHERE id = 'd2'")).toThrow('never deleted');
    expect(() => db.exec("INSERT INTO action_updates (action_id, session_id, state_before, state, note, evidence, source, by, at) VALUES ('d2', 's', 'open', 'done', '', '', 'hand', 'p', 'x')")).toThrow('a signed-off session never changes');
    expect(() => db.exec("INSERT INTO review_answers (session_id, question, words, at) VALUES ('s', 'time', 'x', 'x')")).toThrow('a signed-off session never changes');
    db.close();
  });

  it('reads a window by walking the index of the order, without sorting [A2]', () => {
    const test = openTestDesk();
    try {
      for (const half of ['open', 'closed'] as const) {
        const plan = test.desk.workspace.db.prepare(`EXPLAIN QUERY PLAN ${windowSql(half, '1')}`).all({ limit: 100, skip: 0 }).map((row) => JSON.stringify(row)).join('\n');
        expect(plan).toContain('USING INDEX actions_by_due (is_open=?)');
        expect(plan).not.toContain('TEMP B-TREE');
      }
    } finally {
      test.close();
    }
  });
});
