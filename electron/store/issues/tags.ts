import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { rowsWriter } from '../rows-writer';

// In the order of the table, so that many go in side by side. A tag that an issue has twice, by other capitals, counts once.
const insert = (where: string): string => `INSERT OR IGNORE INTO issue_tags (tag, number) SELECT j.value, i.number FROM issues i, json_each(i.tags) j WHERE i.tags <> '[]' AND ${where} ORDER BY 1, 2`;
const named = 'i.number IN (SELECT value FROM json_each(?))';

/** Adds the tags of new issues, many at a time; `write` is to be called when the issues added so far are there, which their tags refer to. */
export function newTagsWriter(db: WriteHandle): { add(issue: { readonly number: number; readonly tags: readonly string[] }): void; write(): void; flush(): void } {
  const rows = rowsWriter(db, 'issue_tags', ['tag', 'number'], 'INSERT OR IGNORE');
  let waiting: (readonly [string, number])[] = [];
  return {
    add({ number, tags }) {
      for (const tag of tags) waiting.push([tag, number]);
    },
    write() {
      for (const row of waiting) rows.add(row);
      waiting = [];
    },
    flush: rows.flush,
  };
}

/** Brings the tags of those issues, or of all of them, to what the issues say. */
export function refreshTags(db: WriteHandle, numbers: readonly number[] | 'all'): void {
  if (numbers === 'all') {
    db.exec(`DELETE FROM issue_tags; ${insert('1')}`);
    return;
  }
  const list = JSON.stringify(numbers);
  db.prepare('DELETE FROM issue_tags WHERE number IN (SELECT value FROM json_each(?))').run(list);
  db.prepare(insert(named)).run(list);
}

const Use = z.object({ name: z.string(), issues: z.int() });
export type Use = z.infer<typeof Use>;

/** The tags in use that hold a text, those that begin with it first, then the most used. */
export const listTags = (db: ReadHandle, { text, limit }: { text: string; limit: number }): Use[] =>
  db
    .prepare(
      `SELECT min(tag) AS name, count(*) AS issues FROM issue_tags WHERE @like IS NULL OR tag LIKE @like ESCAPE '!' GROUP BY tag
       ORDER BY @start IS NOT NULL AND tag NOT LIKE @start ESCAPE '!', issues DESC, name LIMIT @limit`,
    )
    .all({ ...likes(text), limit })
    .map((row) => Use.parse(row));

/** Who owns issues by name, `''` for those that nobody does; the most used first. */
export const listOwners = (db: ReadHandle, { text, limit }: { text: string; limit: number }): Use[] =>
  db
    .prepare(
      `SELECT name, sum(issues) AS issues FROM (
         SELECT coalesce(p.name, o.owner, '') AS name, o.issues FROM (SELECT owner_id, owner, count(*) AS issues FROM issues GROUP BY owner_id, owner) AS o LEFT JOIN people p ON p.id = o.owner_id)
       WHERE @like IS NULL OR name LIKE @like ESCAPE '!' GROUP BY name ORDER BY name = '', @start IS NOT NULL AND name NOT LIKE @start ESCAPE '!', issues DESC, name LIMIT @limit`,
    )
    .all({ ...likes(text), limit })
    .map((row) => Use.parse(row));

function likes(text: string): { like: string | null; start: string | null } {
  const words = text.trim().replace(/[!%_]/g, '!$&');
  return words === '' ? { like: null, start: null } : { like: `%${words}%`, start: `${words}%` };
}
