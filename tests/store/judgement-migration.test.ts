import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations';
import { judgement, rebuiltIssueIndexes } from '../../electron/store/migrations/0012-judgement';
import { rankScoreOf } from '../../electron/store/issues/placing';
import { Band } from '@shared/primitives';
import { z } from '@shared/zod';

const Ranked = z.object({ band: Band.nullable(), score: z.int().nullable(), rank_score: z.int(), rank_band: Band.nullable() });

describe('the migration to placed bands', () => {
  it('gives every issue the rank that it would be given today, and makes the indexes anew [S5]', () => {
    const db = new Database(':memory:');
    try {
      for (const { up } of migrations.slice(0, migrations.indexOf(judgement))) up(db);
      const insert = db.prepare("INSERT INTO issues (id, number, system, source, title, criterion, status, score, band, rank_score) VALUES (?, ?, 'file', 'crm', 't', 'response-delays', 'open', ?, ?, ?)");
      const before = [[75, 'immediate'], [50, 'escalate'], [11, 'next-cycle'], [1, 'monitor'], [12, 'escalate'], [null, null]] as const;
      before.forEach(([score, band], index) => insert.run(`i${index}`, index + 1, score, band, score ?? -1));
      judgement.up(db);
      const rows = db.prepare('SELECT band, score, rank_score, rank_band FROM issues ORDER BY rank_score DESC').all().map((row) => Ranked.parse(row));
      for (const row of rows) expect([row.rank_score, row.rank_band]).toEqual([rankScoreOf(row), row.band]);
      // One that a gate has lifted stands in its band from now on.
      expect(rows.map(({ score }) => score)).toEqual([75, 50, 12, 11, 1, null]);
      const indexes = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'issues'").pluck().all();
      expect(indexes).toEqual(expect.arrayContaining(rebuiltIssueIndexes.map(({ name }) => name)));
    } finally {
      db.close();
    }
  });
});
