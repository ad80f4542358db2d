import { Code, CodeBookId, CodeId, type CodeBook, type CodedComment } from '@shared/contract/codings/entities';
import { CodingId, Instant, PersonId, SampleId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

const json = <T extends z.ZodType>(schema: T) => z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);
const CodeList = json(z.array(CodeId));

const BookRow = z.object({ id: CodeBookId, version: z.int(), name: z.string(), codes: json(z.array(Code)) });

/** Every version of the workspace's own code books, in the order in which they were kept. */
export const listOwnBooks = (db: ReadHandle): CodeBook[] => statement(db, 'SELECT id, version, name, codes FROM code_books ORDER BY seq').all().map((row) => ({ ...BookRow.parse(row), origin: 'own' }));

export function insertBook(db: WriteHandle, { codes, ...book }: Pick<CodeBook, 'id' | 'version' | 'name' | 'codes'> & { by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO code_books (id, version, name, codes, by_person, at) VALUES (@id, @version, @name, @codes, @by, @at)').run({ ...book, codes: JSON.stringify(codes) });
}

const Row = z.object({
  id: CodingId,
  number: z.int(),
  name: z.string(),
  sampleId: SampleId,
  bookId: z.string(),
  bookVersion: z.int(),
  coderA: PersonId,
  nameA: z.string(),
  coderB: PersonId,
  nameB: z.string(),
  comments: z.int(),
  by: z.string(),
  at: Instant,
});
const CountRow = z.object({ coder: z.string(), coded: z.int() });
export interface StoredCoder {
  readonly personId: PersonId;
  readonly name: string;
  readonly coded: number;
  readonly isHandedIn: boolean;
}
export interface StoredCoding extends Omit<z.infer<typeof Row>, 'coderA' | 'nameA' | 'coderB' | 'nameB'> {
  readonly coders: readonly [StoredCoder, StoredCoder];
}

const select = `SELECT c.id, c.number, c.name, c.sample_id AS sampleId, c.book_id AS bookId, c.book_version AS bookVersion, c.coder_a AS coderA, a.name AS nameA, c.coder_b AS coderB, b.name AS nameB,
    (SELECT count(*) FROM coding_comments WHERE coding_id = c.id) AS comments, p.name AS by, c.at
  FROM codings c JOIN people a ON a.id = c.coder_a JOIN people b ON b.id = c.coder_b JOIN people p ON p.id = c.by_person`;

/** How far each coder is is read, what they gave is not. */
function toCoding(db: ReadHandle, row: unknown): StoredCoding {
  const { coderA, nameA, coderB, nameB, ...coding } = Row.parse(row);
  const counts = new Map(statement(db, 'SELECT coder, count(*) AS coded FROM coding_answers WHERE coding_id = ? GROUP BY coder').all(coding.id).map((each) => CountRow.parse(each)).map(({ coder, coded }) => [coder, coded]));
  const handedIn = new Set(z.array(z.object({ coder: z.string() })).parse(statement(db, 'SELECT coder FROM coding_hand_ins WHERE coding_id = ?').all(coding.id)).map(({ coder }) => coder));
  const coder = (personId: PersonId, name: string): StoredCoder => ({ personId, name, coded: counts.get(personId) ?? 0, isHandedIn: handedIn.has(personId) });
  return { ...coding, coders: [coder(coderA, nameA), coder(coderB, nameB)] };
}

/** Newest first. */
export const listCodings = (db: ReadHandle): StoredCoding[] => statement(db, `${select} ORDER BY c.number DESC`).all().map((row) => toCoding(db, row));

export function getCoding(db: ReadHandle, id: CodingId): StoredCoding | null {
  const row = statement(db, `${select} WHERE c.id = ?`).get(id);
  return row === undefined ? null : toCoding(db, row);
}

export interface NewCoding {
  readonly id: CodingId;
  readonly name: string;
  readonly sampleId: SampleId;
  readonly bookId: string;
  readonly bookVersion: number;
  readonly coders: readonly [PersonId, PersonId];
  readonly comments: readonly { readonly place: number; readonly text: string }[];
  readonly by: PersonId;
  readonly at: Instant;
}

/** Returns the number that people use. */
export function insertCoding(db: WriteHandle, { comments, coders: [coderA, coderB], ...coding }: NewCoding): number {
  const number = z.int().parse(db.prepare('SELECT coalesce(max(number), 0) + 1 FROM codings').pluck().get());
  db.prepare(
    `INSERT INTO codings (number, id, name, sample_id, book_id, book_version, coder_a, coder_b, by_person, at) VALUES (@number, @id, @name, @sampleId, @bookId, @bookVersion, @coderA, @coderB, @by, @at)`,
  ).run({ ...coding, number, coderA, coderB });
  const insert = db.prepare('INSERT INTO coding_comments (coding_id, place, text) VALUES (?, ?, ?)');
  for (const { place, text } of comments) insert.run(coding.id, place, text);
  return number;
}

const WorkRow = z.object({ place: z.int(), ref: z.string(), isCoded: z.int() });

/** The comments in the order of the sample, and whether this person has coded them. */
export const listWork = (db: ReadHandle, id: CodingId, personId: PersonId): { place: number; ref: string; isCoded: boolean }[] =>
  statement(
    db,
    `SELECT m.place, s.ref, EXISTS (SELECT 1 FROM coding_answers w WHERE w.coding_id = m.coding_id AND w.place = m.place AND w.coder = @personId) AS isCoded
     FROM coding_comments m JOIN codings c ON c.id = m.coding_id JOIN sample_items s ON s.sample_id = c.sample_id AND s.place = m.place WHERE m.coding_id = @id ORDER BY m.place`,
  )
    .all({ id, personId })
    .map((row) => WorkRow.parse(row))
    .map(({ isCoded, ...row }) => ({ ...row, isCoded: isCoded === 1 }));

const CommentRow = z.object({ place: z.int(), ref: z.string(), title: z.string(), text: z.string(), stratum: z.string() });
export type StoredComment = z.infer<typeof CommentRow>;
const commentSql = `SELECT m.place, s.ref, s.title, m.text, s.stratum FROM coding_comments m JOIN codings c ON c.id = m.coding_id JOIN sample_items s ON s.sample_id = c.sample_id AND s.place = m.place WHERE m.coding_id = @id`;

export const listCodingComments = (db: ReadHandle, id: CodingId): StoredComment[] => statement(db, `${commentSql} ORDER BY m.place`).all({ id }).map((row) => CommentRow.parse(row));
export function getCodingComment(db: ReadHandle, id: CodingId, place: number): StoredComment | null {
  const row = statement(db, `${commentSql} AND m.place = @place`).get({ id, place });
  return row === undefined ? null : CommentRow.parse(row);
}

export function saveAnswer(db: WriteHandle, { codes, ...answer }: { id: CodingId; place: number; personId: PersonId; codes: readonly string[]; nonce: string; commitment: string; at: Instant }): void {
  db.prepare(
    `INSERT INTO coding_answers (coding_id, place, coder, codes, nonce, commitment, at) VALUES (@id, @place, @personId, @codes, @nonce, @commitment, @at)
     ON CONFLICT (coding_id, place, coder) DO UPDATE SET codes = excluded.codes, nonce = excluded.nonce, commitment = excluded.commitment, at = excluded.at`,
  ).run({ ...answer, codes: JSON.stringify(codes) });
}

export function insertHandIn(db: WriteHandle, row: { id: CodingId; personId: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO coding_hand_ins (coding_id, coder, at) VALUES (@id, @personId, @at)').run(row);
}

const AnswerRow = z.object({ place: z.int(), coder: PersonId, codes: CodeList, nonce: z.string() });
export type StoredAnswer = z.infer<typeof AnswerRow>;

/** What both gave. Only for after both have handed in: whoever calls it has asked. */
export const listRevealedAnswers = (db: ReadHandle, id: CodingId): StoredAnswer[] =>
  statement(db, 'SELECT place, coder, codes, nonce FROM coding_answers WHERE coding_id = @id AND (SELECT count(*) FROM coding_hand_ins WHERE coding_id = @id) = 2 ORDER BY place, coder').all({ id }).map((row) => AnswerRow.parse(row));

const SettledRow = z.object({ place: z.int(), codes: CodeList, reason: z.string(), by: z.string(), at: Instant });

/** What was settled, by place; the last word counts. */
export const listSettlements = (db: ReadHandle, id: CodingId): ReadonlyMap<number, { codes: string[] } & NonNullable<CodedComment['settled']>> =>
  new Map(
    statement(db, 'SELECT s.place, s.codes, s.reason, p.name AS by, s.at FROM coding_settlements s JOIN people p ON p.id = s.by_person WHERE s.coding_id = ? ORDER BY s.seq')
      .all(id)
      .map((row) => SettledRow.parse(row))
      .map(({ place, ...settled }) => [place, settled]),
  );

export function insertSettlement(db: WriteHandle, { codes, ...row }: { id: CodingId; place: number; codes: readonly string[]; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO coding_settlements (coding_id, place, codes, reason, by_person, at) VALUES (@id, @place, @codes, @reason, @by, @at)').run({ ...row, codes: JSON.stringify(codes) });
}
