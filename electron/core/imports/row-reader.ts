import type { Anomaly, AnomalyRuleId, RuleChoice } from '@shared/contract/imports/entities';
import { CalendarDate, Instant } from '@shared/primitives';
import { minorUnitDigits } from '../money';
import { createCalendarText, parseMoment } from './dates';
import { parseDuration } from './durations';
import type { ResolvedColumn, ResolvedMapping } from './mapping';
import { parseAmount, parseNumber, toMinorUnits } from './numbers';
import type { FileProfile } from './profile';
import { choiceFor, titleOf } from './rules';
import { meaningsByField } from './word-meanings';
import { foldWord } from './words';

/** A date read from a cell; `epochMs` is null where the cell gives no time. */
export interface ReadMoment {
  readonly date: CalendarDate;
  /** The date's first moment as if in UTC. */
  readonly startMs: number;
  readonly epochMs: number | null;
}

export interface ReadMoney {
  readonly amountMinor: number;
  readonly currency: string;
}

const emptyWord = /^(?:n\/?a|null|none|nan|nil|-+|\?+|#n\/a|\\n)$/i;
/** What some exports write where nothing is known, in texts too. */
const unknownMark = /^\?{1,3}$/;
const isoCode = /^[A-Z]{3}$/;
const maxValueLength = 200;

interface KnownDate {
  readonly date: CalendarDate;
  /** Its first moment as if in UTC. */
  readonly startMs: number;
}

const isInstant = (text: string): text is Instant => text.length === 24;

/**
 * Reads the cells of one row after another under a mapping, and notes what is wrong with them. Whatever cannot be read is
 * null; nothing is put in its place.
 */
export class RowReader {
  #cells: readonly string[] = [];
  #row = 0;
  #anomalies: Anomaly[] = [];
  #flags: string[] = [];
  #derived: string[] = [];
  #isRejected = false;
  readonly #words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Dates repeat: one that has been found to exist is not checked again. */
  readonly #dates = new Map<string, KnownDate>();
  readonly #calendar = createCalendarText();
  /** First moment of the as-of date. */
  readonly asOfMs: number;

  constructor(
    readonly resolved: ResolvedMapping,
    readonly profile: FileProfile,
    readonly asOf: string,
    readonly choices: Readonly<Partial<Record<string, RuleChoice>>>,
  ) {
    this.#words = meaningsByField(resolved);
    this.asOfMs = Date.parse(asOf);
  }

  start(cells: readonly string[], row: number): void {
    this.#cells = cells;
    this.#row = row;
    this.#anomalies = [];
    this.#flags = [];
    this.#derived = [];
    this.#isRejected = false;
  }

  get row(): number {
    return this.#row;
  }
  get anomalies(): Anomaly[] {
    return this.#anomalies;
  }
  get flags(): readonly string[] {
    return this.#flags;
  }
  get isRejected(): boolean {
    return this.#isRejected;
  }

  /** Keys of fields whose value was worked out and not read. */
  get derived(): readonly string[] {
    return this.#derived;
  }

  /** Says that the value of a field was worked out from others. */
  derive(key: string): void {
    if (!this.#derived.includes(key)) this.#derived.push(key);
  }

  /** Leaves the row out, whatever is chosen. */
  reject(): void {
    this.#isRejected = true;
  }

  column(key: string): ResolvedColumn | undefined {
    return this.resolved.columns.get(key);
  }

  /** The cell without the blanks around it; empty where no column is mapped. Of columns with one name, what they say together. */
  text(key: string): string {
    const column = this.resolved.columns.get(key);
    if (column === undefined) return '';
    const own = (this.#cells[column.index] ?? '').trim();
    if (column.more.length === 0) return own;
    const said = [own, ...column.more.map((index) => (this.#cells[index] ?? '').trim())].filter((cell) => cell !== '');
    return column.field.type === 'tags' ? said.join(',') : (said[0] ?? '');
  }

  /** Notes an anomaly of a field's cell, and leaves the row out where that was chosen. */
  note(rule: AnomalyRuleId, key: string, value = this.text(key)): void {
    this.noteColumn(rule, this.resolved.columns.get(key)?.column ?? '', value);
  }

  noteColumn(rule: AnomalyRuleId, column: string, value: string): void {
    // A string of its own: a part of the text it was read from would keep all of that alive as long as the anomaly.
    const shown = value.length > maxValueLength ? `${value.slice(0, maxValueLength - 1)}…` : ` ${value}`.slice(1);
    this.#anomalies.push({ row: this.#row, column, rule, value: shown });
    this.#flags.push(`${titleOf(rule)}: ${column === '' ? '' : `${column} `}${shown === '' ? 'is empty' : `is ${shown}`}`);
    if (choiceFor(rule, this.choices) === 'skip') this.#isRejected = true;
  }

  /** Text, or null; where a calculation needs the field and its mapped cell is empty, that is noted. */
  plain(key: string): string | null {
    const text = this.text(key);
    const isNothing = text === '' || unknownMark.test(text);
    if (isNothing) this.#noteMissing(key);
    return isNothing ? null : text;
  }

  /** Like text, but with the words for "nothing" read as nothing. */
  #typed(key: string): string | null {
    const column = this.resolved.columns.get(key);
    if (column === undefined) return null;
    const text = (this.#cells[column.index] ?? '').trim();
    if (text !== '' && !(text.length <= 4 && emptyWord.test(text))) return text;
    this.#noteMissing(key);
    return null;
  }

  #noteMissing(key: string): void {
    if (this.resolved.columns.get(key)?.field.isNeeded === true) this.note('missing-value', key, '');
  }

  /** What a word means by the mapping's own values, then the built-in ones; an unknown one is noted under the rule. */
  word<T extends string>(key: string, rule: AnomalyRuleId, isMeaning: (word: string) => word is T): T | null {
    const text = this.#typed(key);
    if (text === null) return null;
    const meaning = this.#meaning(key, text);
    if (meaning !== undefined && isMeaning(meaning)) return meaning;
    this.note(rule, key, text);
    return null;
  }

  #meaning(key: string, text: string): string | undefined {
    const words = this.#words.get(key);
    return words?.get(text) ?? words?.get(foldWord(text));
  }

  boolean(key: string): boolean | null {
    const meaning = this.word(key, 'unknown-word', (word) => word === 'true' || word === 'false');
    return meaning === null ? null : meaning === 'true';
  }

  /** The word's meaning, or the file's own word where it has none. */
  wordOrText(key: string): string | null {
    const text = this.#typed(key);
    return text === null ? null : (this.#meaning(key, text) ?? text);
  }

  number(key: string): number | null {
    const text = this.#typed(key);
    if (text === null) return null;
    const value = parseNumber(text, this.profile.decimalMarks.get(key) ?? null);
    if (value === null) this.note('unreadable-number', key, text);
    return value;
  }

  /** A count: an integer of 0 or more. */
  count(key: string): number | null {
    const text = this.#typed(key);
    if (text === null) return null;
    const value = parseNumber(text, '.');
    if (value !== null && Number.isSafeInteger(value) && value >= 0) return value;
    this.note('unreadable-number', key, text);
    return null;
  }

  /** An amount in minor units, with the currency that the cell, its row or the mapping names. */
  money(key: string): ReadMoney | null {
    const text = this.#typed(key);
    if (text === null) return null;
    const amount = parseAmount(text, this.profile.decimalMarks.get(key) ?? null, true);
    if (amount === null) {
      this.note('unreadable-number', key, text);
      return null;
    }
    const written = amount.currency === '$' ? null : amount.currency;
    const ofRow = this.text('currency').toUpperCase();
    const currency = written ?? (isoCode.test(ofRow) ? ofRow : null) ?? this.resolved.mapping.currency;
    if (currency === null) {
      this.note('missing-currency', key, text);
      return null;
    }
    const amountMinor = toMinorUnits(amount.value, minorUnitDigits(currency));
    if (amountMinor === null) {
      this.note('unreadable-number', key, text);
      return null;
    }
    return { amountMinor, currency };
  }

  /**
   * A date with or without a time. One without a zone is read in the mapping's, and its date is the one it writes.
   *
   * @param isPast notes a date after as-of.
   */
  moment(key: string, isPast: boolean): ReadMoment | null {
    const text = this.#typed(key);
    if (text === null) return null;
    const order = this.profile.dateOrders.get(key);
    const written = parseMoment(text, order === undefined || order === 'ambiguous' ? null : order);
    if (written === null) {
      this.note('unreadable-date', key, text);
      return null;
    }
    let known = this.#known(written.date);
    let epochMs: number | null = null;
    if (written.timeMs !== null) {
      const wallMs = known.startMs + written.timeMs;
      if (written.offsetMinutes === null) {
        epochMs = this.resolved.zone.toEpochMs(wallMs);
        if (this.profile.hasMixedTimeZones) this.note('time-zones-mixed', key, text);
      } else {
        epochMs = wallMs - written.offsetMinutes * 60_000;
        known = this.#known(this.#calendar.dateOf(this.resolved.zone.toWallMs(epochMs)));
      }
    }
    if (isPast && known.date > this.asOf) this.note('date-in-future', key, text);
    return { date: known.date, startMs: known.startMs, epochMs };
  }

  /** A moment that was worked out, as one that was read would be. */
  momentAt(epochMs: number): ReadMoment {
    const known = this.#known(this.#calendar.dateOf(this.resolved.zone.toWallMs(epochMs)));
    return { date: known.date, startMs: known.startMs, epochMs };
  }

  #known(text: string): KnownDate {
    let known = this.#dates.get(text);
    if (known === undefined) {
      known = { date: CalendarDate.parse(text), startMs: Date.parse(text) };
      this.#dates.set(text, known);
    }
    return known;
  }

  /** The instant of a moment that gives a time. */
  instant(moment: ReadMoment | null): Instant | null {
    if (moment === null || moment.epochMs === null) return null;
    const text = this.#calendar.instantOf(moment.epochMs);
    return isInstant(text) ? text : Instant.parse(text);
  }

  /** When the source changed the record last; where the cell gives the date alone, the beginning of that day. */
  changedAt(): Instant | null {
    const moment = this.moment('changed', false);
    return moment === null ? null : this.instant({ ...moment, epochMs: moment.epochMs ?? moment.startMs });
  }

  /** A calendar date; a time beside it is left out. */
  date(key: string, isPast: boolean): CalendarDate | null {
    return this.moment(key, isPast)?.date ?? null;
  }

  /** Minutes of a duration of 0 or more; null where the column holds moments instead. */
  duration(key: string): number | null {
    const unit = this.resolved.columns.get(key)?.unit ?? 'minutes';
    if (unit === 'moment') return null;
    const text = this.#typed(key);
    if (text === null) return null;
    const minutes = parseDuration(text, unit, this.profile.decimalMarks.get(key) ?? null);
    if (minutes === null) this.note('unreadable-number', key, text);
    else if (minutes < 0) this.note('impossible-duration', key, text);
    return minutes === null || minutes < 0 ? null : minutes;
  }

  /** Whether the column of a duration says when it ended instead. */
  isMoment(key: string): boolean {
    return this.resolved.columns.get(key)?.unit === 'moment';
  }
}
