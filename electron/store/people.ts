import { Person } from '@shared/contract/people';
import type { OrgFunction, PersonId } from '@shared/primitives';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

const select = 'SELECT id, name, function, is_system FROM people';
const Row = Person.omit({ isSystem: true });

function toPerson(row: unknown): Person {
  const isSystem = typeof row === 'object' && row !== null && 'is_system' in row && row.is_system === 1;
  return { ...Row.parse(row), isSystem };
}

/** By name; the system user last. */
export const listPeople = (db: ReadHandle): Person[] => db.prepare(`${select} ORDER BY is_system, name COLLATE NOCASE`).all().map(toPerson);

export function getPerson(db: ReadHandle, id: PersonId): Person | null {
  const row = statement(db, `${select} WHERE id = ?`).get(id);
  return row === undefined ? null : toPerson(row);
}

/** The person whose name reads the same: capitals, spaces, Unicode forms and characters that cannot be seen make no other name. */
export function getPersonByName(db: ReadHandle, name: string): Person | null {
  const row = db.prepare(`${select} WHERE name = ? COLLATE NOCASE`).get(name);
  if (row !== undefined) return toPerson(row);
  const read = readingOf(name);
  return listPeople(db).find((person) => readingOf(person.name) === read) ?? null;
}

const readingOf = (name: string): string => name.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();

/** The user that acts where no person is named; made with the workspace. */
export const getSystemPerson = (db: ReadHandle): Person => toPerson(db.prepare(`${select} WHERE is_system = 1`).get());

export function insertPerson(db: WriteHandle, person: Person): void {
  db.prepare('INSERT INTO people (id, name, function, is_system) VALUES (?, ?, ?, ?)').run(person.id, person.name, person.function, person.isSystem ? 1 : 0);
}

export function updatePerson(db: WriteHandle, id: PersonId, change: { name: string; function: OrgFunction }): void {
  db.prepare('UPDATE people SET name = @name, function = @function WHERE id = @id').run({ id, ...change });
}
