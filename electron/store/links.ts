import { IssueLink, LinkKind, LinkMark } from '@shared/contract/links';
import { IssueId, LinkId, type Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Row = IssueLink.extend({ isInverse: z.int().transform((value) => value === 1), isOpen: z.int().transform((value) => value === 1) });

/** The links of an issue from its own side, those that it points by first, then by kind and age. */
export const listLinks = (db: ReadHandle, issueId: IssueId): IssueLink[] =>
  db
    .prepare(
      `SELECT l.id, l.kind, l.to_id = @issueId AS isInverse, i.id AS issueId, i.number, i.title, i.status IN ('open', 'waiting') AS isOpen, l.note, p.name AS madeBy, l.made_at AS madeAt
       FROM issue_links l JOIN issues i ON i.id = CASE WHEN l.from_id = @issueId THEN l.to_id ELSE l.from_id END JOIN people p ON p.id = l.made_by
       WHERE l.from_id = @issueId OR l.to_id = @issueId ORDER BY isInverse, l.kind, l.made_at, l.id`,
    )
    .all({ issueId })
    .map((row) => Row.parse(row));

const Mark = LinkMark.extend({ issueId: z.string(), isInverse: z.int().transform((value) => value === 1) });

/** What rows of a list show of links, by issue. */
export function listLinkMarks(db: ReadHandle, issueIds: readonly IssueId[]): ReadonlyMap<string, LinkMark[]> {
  const marks = new Map<string, LinkMark[]>();
  const rows = db
    .prepare(
      `SELECT l.from_id AS issueId, l.kind, 0 AS isInverse, i.number FROM issue_links l JOIN issues i ON i.id = l.to_id WHERE l.from_id IN (SELECT value FROM json_each(@ids))
       UNION ALL SELECT l.to_id, l.kind, 1, i.number FROM issue_links l JOIN issues i ON i.id = l.from_id WHERE l.to_id IN (SELECT value FROM json_each(@ids)) ORDER BY 3, 2, 4`,
    )
    .all({ ids: JSON.stringify(issueIds) });
  for (const row of rows) {
    const { issueId, ...mark } = Mark.parse(row);
    marks.set(issueId, [...(marks.get(issueId) ?? []), mark]);
  }
  return marks;
}

/** Where links of a kind lead from an issue. */
export const listTargets = (db: ReadHandle, kind: LinkKind, fromId: string): string[] => z.array(z.string()).parse(db.prepare('SELECT to_id FROM issue_links WHERE from_id = ? AND kind = ?').pluck().all(fromId, kind));

const Stored = z.object({ id: LinkId, kind: LinkKind, fromId: IssueId, toId: IssueId, fromNumber: z.int(), toNumber: z.int(), note: z.string() });
export type StoredLink = z.infer<typeof Stored>;

export function getLink(db: ReadHandle, id: LinkId): StoredLink | null {
  const row = db
    .prepare(
      `SELECT l.id, l.kind, l.from_id AS fromId, l.to_id AS toId, f.number AS fromNumber, t.number AS toNumber, l.note
       FROM issue_links l JOIN issues f ON f.id = l.from_id JOIN issues t ON t.id = l.to_id WHERE l.id = ?`,
    )
    .get(id);
  return row === undefined ? null : Stored.parse(row);
}

export function insertLink(db: WriteHandle, link: { id: LinkId; kind: LinkKind; fromId: IssueId; toId: IssueId; note: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO issue_links (id, kind, from_id, to_id, note, made_by, made_at) VALUES (@id, @kind, @fromId, @toId, @note, @by, @at)').run(link);
}

export const deleteLink = (db: WriteHandle, id: LinkId): void => void db.prepare('DELETE FROM issue_links WHERE id = ?').run(id);
