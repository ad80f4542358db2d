import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { isCommon, matchOf, numberOf } from './search-text';
import { refreshTags } from './tags';

const Numbers = z.array(z.int());

/**
 * The numbers of the issues that fit best what was typed (W4): `#123` is that issue, an exact reference comes first, then title before
 * account and tags before description; equal ones in the order of the priority list. Where a word is in very many issues, the priority alone says
 * which are meant.
 */
export function searchIssueNumbers(db: ReadHandle, text: string, limit: number): number[] {
  const number = numberOf(text);
  if (number !== null) return Numbers.parse(db.prepare('SELECT number FROM issues WHERE number = ?').pluck().all(number));
  const match = matchOf(text);
  if (match === null) return [];
  const ref = text.trim();
  const exact = Numbers.parse(
    db.prepare('SELECT i.number FROM issues i WHERE i.number IN (SELECT rowid FROM issue_search WHERE issue_search MATCH @match) AND i.ref = @ref LIMIT @limit').pluck().all({ match: `ref : (${match})`, ref, limit }),
  );
  const found = isCommon(db, match)
    ? `SELECT i.number FROM issues i WHERE +i.number IN (SELECT rowid FROM issue_search WHERE issue_search MATCH @match)
       ORDER BY i.rank_score DESC, i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number LIMIT @limit`
    : `SELECT i.number FROM issue_search JOIN issues i ON i.number = issue_search.rowid WHERE issue_search MATCH @match
       ORDER BY bm25(issue_search, 8.0, 1.0, 8.0, 4.0, 4.0), i.rank_score DESC, i.number LIMIT @limit`;
  return [...new Set([...exact, ...Numbers.parse(db.prepare(found).pluck().all({ match, limit }))])].slice(0, limit);
}

// By other names of merged accounts too: who knows the old name finds what came with it.
const merged = `coalesce((SELECT ' ' || group_concat(m.name, ' ') FROM accounts m WHERE m.survivor_id = a.id) || coalesce((SELECT ' ' || o.name FROM account_own o WHERE o.id = a.id), ''), '')`;
const texts = `SELECT i.number, i.title, i.description, coalesce(i.ref, ''), coalesce(a.name, '') || ${merged}, i.tags FROM issues i LEFT JOIN accounts a ON a.id = i.account_id`;

/** Adds issues to the full-text index that were not in it. */
export function indexNewIssues(db: WriteHandle, numbers: readonly number[]): void {
  db.prepare(`INSERT INTO issue_search (rowid, title, description, ref, account, tags) ${texts} WHERE i.number IN (SELECT value FROM json_each(?))`).run(JSON.stringify(numbers));
}

/** Brings the full-text index and the tags up to date for those issues, or for all of them. */
export function indexIssues(db: WriteHandle, numbers: readonly number[] | 'all'): void {
  refreshTags(db, numbers);
  if (numbers === 'all') {
    db.exec(`INSERT INTO issue_search (issue_search) VALUES ('delete-all'); INSERT INTO issue_search (rowid, title, description, ref, account, tags) ${texts}`);
    return;
  }
  const list = JSON.stringify(numbers);
  db.prepare('DELETE FROM issue_search WHERE rowid IN (SELECT value FROM json_each(?))').run(list);
  db.prepare(`INSERT INTO issue_search (rowid, title, description, ref, account, tags) ${texts} WHERE i.number IN (SELECT value FROM json_each(?))`).run(list);
}
