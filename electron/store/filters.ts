import { IssueFilter, IssueSort } from '@shared/contract/issues';
import type { SavedFilter } from '@shared/contract/filters';
import { FilterId, type Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Row = z.object({
  id: FilterId,
  name: z.string(),
  filter: z.string().transform((text): unknown => JSON.parse(text)).pipe(IssueFilter),
  sort: IssueSort,
  isDescending: z.int().transform((value) => value === 1),
  savedBy: z.string(),
});

const select = `SELECT f.id, f.name, f.filter, f.sort, f.is_descending AS isDescending, p.name AS savedBy FROM saved_filters f JOIN people p ON p.id = f.saved_by`;

/** Those that were not removed, in the order of the menu. */
export const listFilters = (db: ReadHandle): SavedFilter[] => db.prepare(`${select} WHERE f.removed_at IS NULL ORDER BY f.position, f.id`).all().map((row) => Row.parse(row));

/** One that may have been removed; null where the id names none. */
export function getFilter(db: ReadHandle, id: FilterId): (SavedFilter & { isRemoved: boolean }) | null {
  const row = db.prepare(`${select} WHERE f.id = ?`).get(id);
  if (row === undefined) return null;
  return { ...Row.parse(row), isRemoved: db.prepare('SELECT removed_at FROM saved_filters WHERE id = ?').pluck().get(id) !== null };
}

export interface FilterContent {
  readonly name: string;
  readonly filter: IssueFilter;
  readonly sort: IssueSort;
  readonly isDescending: boolean;
}

const values = ({ filter, isDescending, ...rest }: FilterContent) => ({ ...rest, filter: JSON.stringify(filter), isDescending: isDescending ? 1 : 0 });

/** Adds one at the end of the menu. */
export function insertFilter(db: WriteHandle, { id, by, at, ...content }: FilterContent & { id: FilterId; by: PersonId; at: Instant }): void {
  db.prepare(
    `INSERT INTO saved_filters (id, name, position, filter, sort, is_descending, saved_by, saved_at)
     VALUES (@id, @name, (SELECT coalesce(max(position), 0) + 1 FROM saved_filters), @filter, @sort, @isDescending, @by, @at)`,
  ).run({ ...values(content), id, by, at });
}

export function updateFilter(db: WriteHandle, id: FilterId, content: FilterContent): void {
  db.prepare('UPDATE saved_filters SET name = @name, filter = @filter, sort = @sort, is_descending = @isDescending WHERE id = @id').run({ ...values(content), id });
}

/** The order of the menu, first to last. */
export function setFilterOrder(db: WriteHandle, ids: readonly FilterId[]): void {
  const update = db.prepare('UPDATE saved_filters SET position = ? WHERE id = ?');
  for (const [index, id] of ids.entries()) update.run(index + 1, id);
}

/** Null brings it back. */
export const setFilterRemoved = (db: WriteHandle, id: FilterId, at: Instant | null): void => void db.prepare('UPDATE saved_filters SET removed_at = ? WHERE id = ?').run(at, id);
