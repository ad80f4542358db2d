import { dateOrders as allOrders, type DateColumn, type DateOrder, type DecimalMark } from '@shared/contract/imports/entities';
import { CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { formatDate } from '../calendar';
import { orderEvidence, parseMoment } from './dates';
import type { ResolvedColumn, ResolvedMapping } from './mapping';
import { markEvidence } from './numbers';
import { createIdentity } from './row-identity';
import { vocabularies } from './words';

/** What only the whole file can tell about the reading of its cells. */
export interface FileProfile {
  readonly rows: number;
  /** By field key. Fields whose dates need no order are absent. */
  readonly dateOrders: ReadonlyMap<string, DateOrder | 'ambiguous'>;
  readonly dateColumns: readonly DateColumn[];
  /** By field key. Fields whose numbers do not tell are absent. */
  readonly decimalMarks: ReadonlyMap<string, DecimalMark>;
  /** Some times name their zone and some do not. */
  readonly hasMixedTimeZones: boolean;
  /** The last row of each identifier (`createIdentity`) that stands in more than one. */
  readonly lastRowOf: ReadonlyMap<string, number>;
  /** The words of each field that takes one of a few, with how often they stand there; empty unless they were asked for. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Different words that are told apart in a column: one with more of them is no column of words. */
const mostWords = 200;
const wordTypes: ReadonlySet<string> = new Set(Object.keys(vocabularies).filter((type) => type !== 'boolean'));

interface DateTally {
  readonly column: ResolvedColumn;
  readonly counts: Record<DateOrder, number>;
  any: number;
  example: string;
}

const isoStart = /^\d{4}-/;
const hasZone = /(?:z|utc|gmt|[+-]\d{2}:?\d{2}|\d[+-]\d{2})$/i;
const hasTime = /\d:\d{2}/;

/** Gathers a file's profile row by row, before the rows are validated. Rows that do not fit the header are left out. */
export function createProfiler(resolved: ResolvedMapping, { withWords = false }: { readonly withWords?: boolean } = {}): { row(cells: readonly string[], row: number): void; profile(): FileProfile } {
  const columns = [...resolved.columns.values()];
  const dates: DateTally[] = columns
    .filter(({ field, unit }) => field.type === 'date' || field.type === 'moment' || (field.type === 'duration' && unit === 'moment'))
    .map((column) => ({ column, counts: { 'day-month-year': 0, 'month-day-year': 0, 'year-month-day': 0 }, any: 0, example: '' }));
  const numbers = columns
    .filter(({ field, unit }) => field.type === 'money' || field.type === 'number' || (field.type === 'duration' && unit !== 'moment'))
    .map((column) => ({ column, point: 0, comma: 0 }));
  const identityOf = createIdentity(resolved);
  const words = withWords ? columns.filter(({ field }) => wordTypes.has(field.type)).map((column) => ({ column, counts: new Map<string, number>() })) : [];
  const seen = new Set<string>();
  const lastRowOf = new Map<string, number>();
  let rows = 0;
  let zoned = 0;
  let unzoned = 0;

  return {
    row(cells, row) {
      rows += 1;
      if (!fitsHeader(cells, resolved.columnCount)) return;
      for (const tally of dates) {
        const text = (cells[tally.column.index] ?? '').trim();
        if (text === '') continue;
        const isUsual = text.length === 19 && text.charCodeAt(4) === 45 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
        if (isUsual) {
          unzoned += 1;
          continue;
        }
        if (text.length > 10 && hasTime.test(text)) {
          if (hasZone.test(text)) zoned += 1;
          else unzoned += 1;
        }
        if (isoStart.test(text)) continue;
        const evidence = orderEvidence(text);
        if (evidence === null) continue;
        if (evidence === 'any') tally.any += 1;
        else tally.counts[evidence] += 1;
        if (tally.example === '' || (evidence !== 'any' && tally.counts[evidence] === 1)) tally.example = text.slice(0, 40);
      }
      for (const tally of numbers) {
        const mark = markEvidence(cells[tally.column.index] ?? '');
        if (mark === '.') tally.point += 1;
        else if (mark === ',') tally.comma += 1;
      }
      for (const { column, counts } of words) countWord(counts, cells[column.index] ?? '');
      const ref = identityOf(cells);
      if (ref === '') return;
      // The prefix makes a string of its own: a slice would keep the whole text it was cut from alive.
      const key = `=${ref}`;
      if (seen.has(key)) lastRowOf.set(ref, row);
      else seen.add(key);
    },
    profile() {
      const { dateOrders, dateColumns } = decideOrders(dates, resolved.mapping.dateOrder);
      const decimalMarks = new Map<string, DecimalMark>();
      for (const { column, point, comma } of numbers) {
        const decided = resolved.mapping.decimalMark ?? (point === comma ? null : point > comma ? '.' : ',');
        if (decided !== null) decimalMarks.set(column.field.key, decided);
      }
      return { rows, dateOrders, dateColumns, decimalMarks, hasMixedTimeZones: zoned > 0 && unzoned > 0, lastRowOf, words: new Map(words.map(({ column, counts }) => [column.field.key, counts])) };
    },
  };
}

function countWord(counts: Map<string, number>, cell: string): void {
  const word = cell.trim().slice(0, 200);
  if (word === '' || (counts.size >= mostWords && !counts.has(word))) return;
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** Whether a row has the header's cells; empty cells beyond it say nothing. */
export function fitsHeader(cells: readonly string[], columnCount: number): boolean {
  if (cells.length === columnCount) return true;
  return cells.length > columnCount && cells.slice(columnCount).every((cell) => cell.trim() === '');
}

/** A column that cannot tell is read like the columns of the same file that can, where these agree. */
function decideOrders(dates: readonly DateTally[], given: DateOrder | null): Pick<FileProfile, 'dateOrders' | 'dateColumns'> {
  const own = new Map<DateTally, DateOrder | null>();
  for (const tally of dates) {
    const [first, second] = (['day-month-year', 'month-day-year', 'year-month-day'] as const).toSorted((a, b) => tally.counts[b] - tally.counts[a]);
    const isClear = first !== undefined && second !== undefined && tally.counts[first] > tally.counts[second];
    own.set(tally, isClear ? first : null);
  }
  const agreed = new Set([...own.values()].filter((order) => order !== null));
  const shared = agreed.size === 1 ? [...agreed][0] : undefined;
  const dateOrders = new Map<string, DateOrder | 'ambiguous'>();
  const dateColumns: DateColumn[] = [];
  for (const [tally, order] of own) {
    const decisive = Object.values(tally.counts).reduce((sum, count) => sum + count, 0);
    if (decisive + tally.any === 0) continue;
    const decided = given ?? order ?? shared ?? 'ambiguous';
    dateOrders.set(tally.column.field.key, decided);
    dateColumns.push({ column: tally.column.column, order: decided, decidedBy: decided === 'ambiguous' ? 0 : tally.counts[decided], example: tally.example, readings: decided === 'ambiguous' ? readingsOf(tally.example) : [] });
  }
  return { dateOrders, dateColumns };
}

const orderWords = { 'day-month-year': 'day first', 'month-day-year': 'month first', 'year-month-day': 'year first' } as const satisfies Record<DateOrder, string>;

/** The ways a date can be read, each with its words: `1 Feb 2026 (day first)`. Orders that read the same date stand once. */
export function readingsOf(text: string): string[] {
  const readings = allOrders.flatMap((order) => {
    const read = parseMoment(text, order);
    return read === null ? [] : [{ date: read.date, words: `${formatDate(CalendarDate.parse(read.date))} (${orderWords[order]})` }];
  });
  return readings.filter(({ date }, index) => readings.findIndex((other) => other.date === date) === index).map(({ words }) => words);
}

/**
 * Refuses a file whose dates can be read two ways, because reading them either way would be a guess (W5).
 *
 * @throws DocketError `invalid-input` naming the column, one of its dates and each way to read it.
 */
export function requireDateOrder(profile: FileProfile): void {
  const open = profile.dateColumns.find(({ order }) => order === 'ambiguous');
  if (open === undefined) return;
  const { readings } = open;
  const why =
    readings.length > 1
      ? `Dates in column "${open.column}" can be read as day or month first, and none of them decides it: ${open.example} is ${readings.join(' or ')}`
      : `Dates in column "${open.column}" contradict each other: as many can only be read one way, such as ${open.example}, as the other way`;
  throw new DocketError('invalid-input', `${why}. Nothing was imported. Say which date order it is.`, 'dateOrder');
}
