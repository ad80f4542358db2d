import { Answer, SampleItem, SampleKind, SamplePlan, type Review } from '@shared/contract/samples/entities';
import { CalendarDate, Instant, PersonId, SampleId, Sha256 } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const json = <T extends z.ZodType>(schema: T) => z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);

const Row = z.object({
  id: SampleId,
  number: z.int(),
  name: z.string(),
  purpose: z.string(),
  of: SampleKind,
  plan: json(SamplePlan),
  asOf: CalendarDate,
  seed: z.string(),
  scheme: z.string(),
  digest: Sha256,
  population: z.int(),
  size: z.int(),
  templateId: z.string(),
  templateVersion: z.int(),
  by: z.string(),
  at: Instant,
  entrySeq: z.int(),
  reviewed: z.int(),
  withdrawn: z.string().nullable(),
});
export type StoredSample = z.infer<typeof Row>;

const select = `SELECT s.id, s.number, s.name, s.purpose, s.kind AS of, s.plan, s.as_of AS asOf, s.seed, s.scheme, s.digest, s.population, s.size, s.template_id AS templateId, s.template_version AS templateVersion,
    p.name AS by, s.at, s.entry_seq AS entrySeq, (SELECT count(DISTINCT place) FROM sample_reviews WHERE sample_id = s.id) AS reviewed, w.reason AS withdrawn
  FROM samples s JOIN people p ON p.id = s.by_person LEFT JOIN sample_withdrawals w ON w.sample_id = s.id`;

/** Newest first; those withdrawn last. */
export const listSamples = (db: ReadHandle): StoredSample[] => statement(db, `${select} ORDER BY w.reason IS NOT NULL, s.number DESC`).all().map((row) => Row.parse(row));

export function getSample(db: ReadHandle, id: SampleId): StoredSample | null {
  const row = statement(db, `${select} WHERE s.id = ?`).get(id);
  return row === undefined ? null : Row.parse(row);
}

export const nextSampleNumber = (db: ReadHandle): number => z.int().parse(db.prepare('SELECT coalesce(max(number), 0) + 1 FROM samples').pluck().get());
export const hasSampleNamed = (db: ReadHandle, name: string): boolean => db.prepare('SELECT 1 FROM samples WHERE name = ? COLLATE NOCASE').get(name) !== undefined;

export interface StoredStratum {
  readonly key: string;
  readonly label: string;
  readonly population: number;
  readonly size: number;
}
const StratumRow = z.object({ key: z.string(), label: z.string(), population: z.int(), size: z.int() });

/** Largest first. */
export const listSampleStrata = (db: ReadHandle, id: SampleId): StoredStratum[] =>
  statement(db, 'SELECT key, label, population, size FROM sample_strata WHERE sample_id = ? ORDER BY population DESC, key').all(id).map((row) => StratumRow.parse(row));

const Kept = z.object({ key: z.string(), ids: z.instanceof(Uint8Array) });

/** The population as it was when the sample was drawn. */
export const listKeptStrata = (db: ReadHandle, id: SampleId): { key: string; ids: string[] }[] =>
  statement(db, 'SELECT key, ids FROM sample_strata WHERE sample_id = ? ORDER BY key')
    .all(id)
    .map((row) => Kept.parse(row))
    .map(({ key, ids }) => ({ key, ids: uuidsOf(ids) }));

/** UUIDs as 16 bytes each: a population of a hundred thousand takes 1.6 MB. */
const bytesOf = (ids: readonly string[]): Buffer => Buffer.from(ids.join('').replaceAll('-', ''), 'hex');
function uuidsOf(bytes: Uint8Array): string[] {
  const digits = Buffer.from(bytes).toString('hex');
  return Array.from({ length: digits.length / 32 }, (_, index) => {
    const id = digits.slice(index * 32, index * 32 + 32);
    return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
  });
}

export interface NewSample extends Omit<StoredSample, 'by' | 'reviewed' | 'withdrawn'> {
  readonly byPerson: PersonId;
  readonly strata: readonly (StoredStratum & { readonly ids: readonly string[] })[];
  readonly items: readonly { readonly place: number; readonly id: string; readonly stratum: string; readonly ref: string; readonly title: string }[];
}

export function insertSample(db: WriteHandle, { strata, items, plan, ...sample }: NewSample): void {
  db.prepare(
    `INSERT INTO samples (number, id, name, purpose, kind, plan, as_of, seed, scheme, digest, population, size, template_id, template_version, by_person, at, entry_seq)
     VALUES (@number, @id, @name, @purpose, @of, @plan, @asOf, @seed, @scheme, @digest, @population, @size, @templateId, @templateVersion, @byPerson, @at, @entrySeq)`,
  ).run({ ...sample, plan: JSON.stringify(plan) });
  const stratum = db.prepare('INSERT INTO sample_strata (sample_id, key, label, population, size, ids) VALUES (?, ?, ?, ?, ?, ?)');
  for (const { key, label, population, size, ids } of strata) stratum.run(sample.id, key, label, population, size, bytesOf(ids));
  const insert = db.prepare('INSERT INTO sample_items (sample_id, place, item_id, stratum, ref, title) VALUES (?, ?, ?, ?, ?, ?)');
  for (const { place, id, stratum: key, ref, title } of items) insert.run(sample.id, place, id, key, ref, title);
}

export function insertWithdrawal(db: WriteHandle, row: { id: SampleId; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO sample_withdrawals (sample_id, reason, by_person, at) VALUES (@id, @reason, @by, @at)').run(row);
}

const lastReview = '(SELECT max(seq) FROM sample_reviews WHERE sample_id = m.sample_id AND place = m.place)';
const itemsSql = `SELECT m.place, m.item_id AS itemId, m.stratum, t.label AS stratumLabel, m.ref, m.title, p.name AS reviewedBy, r.at AS reviewedAt
  FROM sample_items m JOIN sample_strata t ON t.sample_id = m.sample_id AND t.key = m.stratum LEFT JOIN sample_reviews r ON r.seq = ${lastReview} LEFT JOIN people p ON p.id = r.by_person WHERE m.sample_id = @id`;

/** A window of the drawn items in the order in which they are read. */
export const listSampleItems = (db: ReadHandle, id: SampleId, { offset, limit }: { offset: number; limit: number }): SampleItem[] =>
  statement(db, `${itemsSql} ORDER BY m.place LIMIT @limit OFFSET @offset`).all({ id, offset, limit }).map((row) => SampleItem.parse(row));

export function getSampleItem(db: ReadHandle, id: SampleId, place: number): SampleItem | null {
  const row = statement(db, `${itemsSql} AND m.place = @place`).get({ id, place });
  return row === undefined ? null : SampleItem.parse(row);
}

const ReviewRow = z.object({ answers: json(z.array(Answer)), by: z.string(), byId: PersonId, at: Instant });

/** Every review of an item, oldest first. */
export const listReviews = (db: ReadHandle, id: SampleId, place: number): Review[] =>
  statement(db, 'SELECT r.answers, p.name AS by, r.by_person AS byId, r.at FROM sample_reviews r JOIN people p ON p.id = r.by_person WHERE r.sample_id = ? AND r.place = ? ORDER BY r.seq').all(id, place).map((row) => ReviewRow.parse(row));

const ReadRow = z.object({ place: z.int(), ref: z.string(), stratum: z.string(), answers: json(z.array(Answer)) });

/** The items that were read, with the answers that count, in the order in which they are read. */
export const listReadItems = (db: ReadHandle, id: SampleId): z.infer<typeof ReadRow>[] =>
  statement(db, `SELECT m.place, m.ref, m.stratum, r.answers FROM sample_items m JOIN sample_reviews r ON r.seq = ${lastReview} WHERE m.sample_id = ? ORDER BY m.place`).all(id).map((row) => ReadRow.parse(row));

export const countReadByStratum = (db: ReadHandle, id: SampleId): ReadonlyMap<string, number> =>
  new Map(
    statement(db, 'SELECT m.stratum AS key, count(DISTINCT m.place) AS size FROM sample_items m JOIN sample_reviews r ON r.sample_id = m.sample_id AND r.place = m.place WHERE m.sample_id = ? GROUP BY m.stratum')
      .all(id)
      .map((row) => z.object({ key: z.string(), size: z.int() }).parse(row))
      .map(({ key, size }) => [key, size]),
  );

export function insertReview(db: WriteHandle, review: { id: SampleId; place: number; answers: readonly Answer[]; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO sample_reviews (sample_id, place, answers, by_person, at) VALUES (@id, @place, @answers, @by, @at)').run({ ...review, answers: JSON.stringify(review.answers) });
}
