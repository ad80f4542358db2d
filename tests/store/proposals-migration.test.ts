import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations';
import { proposals } from '../../electron/store/migrations/0015-proposals';

describe('the migration to proposals of every rule', () => {
  it('keeps every proposal as it was, with what it is about and how many were decided together [W7, W8]', () => {
    const db = new Database(':memory:');
    try {
      for (const { up } of migrations.slice(0, migrations.indexOf(proposals))) up(db);
      db.exec(`INSERT INTO people (id, name, function) VALUES ('p', 'Mara', 'quality');
        INSERT INTO methodologies (id, version, name, body, in_force_from) VALUES ('m', 1, 'm', '{}', '2026-01-01')`);
      const issue = db.prepare("INSERT INTO issues (id, number, system, source, title, criterion, status) VALUES (?, ?, 'file', 'crm', 't', 'response-delays', 'open')");
      const insert = db.prepare(
        `INSERT INTO proposals (id, issue_id, rule_id, inputs, as_of, impact, severity, time, score, band, is_fragile, methodology_id, reasons, unknown, state, decided_by, decided_at, decided_reason)
         VALUES (?, ?, 'initial-score', '{}', '2026-11-21', 5, 3, 3, 45, 'escalate', 1, 'm', '{}', '[]', ?, ?, ?, ?)`,
      );
      const before = [
        ['open', null, null, null],
        ['accepted', 'p', '2026-11-21T10:00:00.000Z', 'Accepted as proposed, together with others as routine (137 at once).'],
        ['accepted', 'p', '2026-11-21T10:00:00.000Z', 'Accepted as proposed.'],
        ['changed', 'p', '2026-11-21T10:00:00.000Z', 'Superseded by the ballots of session 4.'],
        ['rejected', 'p', '2026-11-21T10:00:00.000Z', 'Duplicate.'],
      ] as const;
      before.forEach((row, index) => {
        issue.run(`i${index}`, index + 1);
        insert.run(`q${index}`, `i${index}`, ...row);
      });
      proposals.up(db);
      const rows = db.prepare('SELECT seq, id, issue_id, subject, rule_version, score, state, decided_reason, decided_with FROM proposals ORDER BY seq').raw().all();
      expect(rows).toEqual(before.map(([state, , , reason], index) => [index + 1, `q${index}`, `i${index}`, `i${index}`, 1, 45, state, reason, [null, 137, 1, null, 1][index]]));
      // One first proposal an issue, and one of every other rule a subject.
      expect(() => db.prepare("UPDATE proposals SET state = 'open', decided_at = NULL, issue_id = 'i0' WHERE id = 'q4'").run()).toThrow('UNIQUE');
      const signal = db.prepare(
        `INSERT INTO proposals (id, rule_id, rule_version, subject, criterion, reason, inputs, as_of, is_fragile, methodology_id, reasons, unknown, state, decided_at)
         VALUES (?, 'internal-wait', 1, 'issue:i0', 'internal-decision-delays', 'why', '{}', '2026-11-21', 0, 'm', '{}', '[]', ?, ?)`,
      );
      signal.run('s1', 'open', null);
      expect(() => signal.run('s2', 'open', null)).toThrow('UNIQUE');
      signal.run('s3', 'withdrawn', '2026-11-21T10:00:00.000Z');
    } finally {
      db.close();
    }
  });
});
