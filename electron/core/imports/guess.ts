import { importKinds, type DurationUnit, type ImportKind, type Mapping, type MappingColumn } from '@shared/contract/imports/entities';
import type { Source } from '@shared/primitives';
import { parseMoment } from './dates';
import { unitInHeader } from './durations';
import { fieldsOf, neededOneOf, normalizeHeader, type FieldDefinition } from './fields';
import { foreignHeaders } from './other-languages';
import { recogniseHeader } from './ready-mappings';
import { foldWord, vocabularies } from './words';

const currencyWords = new Set(['usd', 'eur', 'gbp', 'chf', 'nok', 'sek', 'dkk', 'jpy', 'cad', 'aud', 'nzd', 'inr', 'pln', 'czk', 'brl', 'sgd', 'zar']);
/** The title of an issue that a file gives none. */
const defaultTitle = '{priority} ticket {ref}';
/** The currency that a guessed mapping proposes where no column and no header names one; it stands on the mapping screen to be changed. */
const proposedCurrency = 'USD';

interface HeaderName {
  readonly column: string;
  readonly index: number;
  /** The name as words, then without what only says the unit, the currency or the zone. */
  readonly forms: readonly string[];
}

function headerName(column: string, index: number): HeaderName {
  const whole = normalizeHeader(column);
  const words = whole.split(' ');
  const last = words.at(-1) ?? '';
  const shorter: string[] = [];
  if (words.length > 1 && (currencyWords.has(last) || last === 'utc' || last === 'gmt')) shorter.push(words.slice(0, -1).join(' '));
  if (words.length > 1 && unitInHeader(last) !== null) {
    const rest = words.slice(0, ['in', 'en'].includes(words.at(-2) ?? '') ? -2 : -1).join(' ');
    shorter.push(rest);
  }
  return { column, index, forms: [whole, ...shorter] };
}

/** Whether every cell that says something is a date or a moment. */
const areMoments = (cells: readonly string[]): boolean => cells.every((cell) => cell === '' || parseMoment(cell, 'day-month-year') !== null || parseMoment(cell, 'month-day-year') !== null);

/** A plain column of durations may say when it happened instead of how long it took: its cells tell. */
function unitOf(field: FieldDefinition, name: HeaderName, sample: readonly (readonly string[])[]): DurationUnit | undefined {
  if (field.type !== 'duration') return undefined;
  const cells = sample.map((row) => (row[name.index] ?? '').trim());
  if (cells.some((cell) => cell !== '') && areMoments(cells)) return 'moment';
  const named = unitInHeader(name.forms[0] ?? '');
  if (named !== null) return named;
  return / (at|on)$/.test(name.forms[0] ?? '') ? 'moment' : 'minutes';
}

/** Whether most of the cells are words that the field's type knows. */
function areWordsOf(field: FieldDefinition, cells: readonly string[]): boolean {
  const builtIn: Readonly<Record<string, ReadonlyMap<string, string>>> = vocabularies;
  const words = cells.filter((cell) => cell !== '');
  return words.filter((word) => builtIn[field.type]?.has(foldWord(word)) === true).length * 2 > words.length;
}

function guessColumns(kind: ImportKind, header: readonly string[], sample: readonly (readonly string[])[]): MappingColumn[] {
  const names = header.map(headerName);
  const taken = new Set<number>();
  const columns: MappingColumn[] = [];
  // Whole names first: a shortened one must not take a column that another field is named after.
  const found = new Map<string, HeaderName>();
  // An empty column of identifiers would leave every row out: it is taken only where there is no other.
  for (const [isWhole, mayBeEmpty] of [[true, false], [false, false], [true, true]] as const) {
    for (const field of fieldsOf(kind)) {
      if (found.has(field.key)) continue;
      for (const synonym of [...field.synonyms, ...(foreignHeaders[kind]?.[field.key] ?? []), ...(field.doubtful ?? [])]) {
        const name = names.find(({ index, forms }) => !taken.has(index) && (isWhole ? forms[0] === synonym : forms.slice(1).includes(synonym)));
        if (name === undefined) continue;
        const cells = sample.map((row) => (row[name.index] ?? '').trim());
        if (!mayBeEmpty && field.isRequired === true && cells.length > 0 && cells.every((cell) => cell === '')) continue;
        if (field.doubtful?.includes(synonym) === true && !areWordsOf(field, cells)) continue;
        if (field.key === 'changed' && !areMoments(cells)) continue;
        found.set(field.key, name);
        taken.add(name.index);
        break;
      }
    }
  }
  // Accounts and deals without identifiers are told apart by their names.
  const ownName = found.get('name');
  if ((kind === 'accounts' || kind === 'deals') && !found.has('ref') && ownName !== undefined) found.set('ref', ownName);
  for (const field of fieldsOf(kind)) {
    const name = found.get(field.key);
    if (name === undefined) continue;
    const unit = unitOf(field, name, sample);
    columns.push({ column: name.column, field: field.key, ...(unit === undefined ? {} : { unit }) });
  }
  return columns;
}

/** What a file's rows most likely are: the kind that a ready mapping says, or whose fields take most of its columns. */
export function guessKind(header: readonly string[], sample: readonly (readonly string[])[]): ImportKind {
  const ready = recogniseHeader(header);
  if (ready !== undefined) return ready.kind;
  const scored = importKinds.map((kind) => {
    const guessed = guessColumns(kind, header, sample);
    const keys = new Set(guessed.map(({ field }) => field));
    const read = new Set(guessed.map(({ column }) => column)).size;
    const oneOf = neededOneOf(kind);
    const isComplete = fieldsOf(kind).every((field) => field.isRequired !== true || keys.has(field.key)) && (oneOf.length === 0 || oneOf.some((key) => keys.has(key)));
    return { kind, points: isComplete ? read + 2 : read / 2 };
  });
  return scored.toSorted((a, b) => b.points - a.points)[0]?.kind ?? 'issues';
}

/** The fields whose headers tell one exporter's files from another's. */
const tellingFields = { accounts: ['ref', 'name'], subscriptions: ['ref', 'account'], issues: ['ref', 'title', 'opened'], deals: ['ref', 'name', 'stage'], measurements: ['ref', 'measure', 'value'], interactions: ['ref', 'date', 'subject'] } as const satisfies Record<ImportKind, readonly string[]>;

/**
 * Names the unknown exporter of a file by the headers of its telling columns, such as `file: ticket id, subject`. Row 1 of one tool's export and
 * row 1 of another's are different records, and must not update each other; a newer export with one more column is still the same exporter's.
 * At most 60 characters, the length of a system's name.
 */
function systemOf(kind: ImportKind, columns: Mapping['columns']): string {
  const telling = tellingFields[kind].flatMap((key) => columns.filter(({ field }) => field === key).map(({ column }) => normalizeHeader(column)));
  return telling.length === 0 ? 'file' : `file: ${telling.join(', ')}`.slice(0, 60).trim();
}

/**
 * Proposes a mapping from the header alone (W5): a ready mapping where the file is recognised, else each field's synonyms,
 * compared without regard to case and punctuation.
 *
 * @param sample the first rows, which tell durations from moments.
 */
export function guessMapping(kind: ImportKind, header: readonly string[], sample: readonly (readonly string[])[]): Mapping {
  const ready = recogniseHeader(header);
  if (ready !== undefined && ready.kind === kind) return ready;
  const columns = guessColumns(kind, header, sample);
  const amounts = new Set(columns.filter(({ field }) => field === 'arr' || field === 'mrr' || field === 'amount').map(({ column }) => column));
  const named = [...amounts].map((column) => normalizeHeader(column).split(' ').at(-1) ?? '').find((word) => currencyWords.has(word));
  return {
    name: `Guessed ${kind}`,
    kind,
    system: systemOf(kind, columns),
    columns,
    values: [],
    personal: [],
    rowsAre: 'records',
    dateOrder: null,
    decimalMark: null,
    timeZone: 'UTC',
    currency: named?.toUpperCase() ?? (amounts.size > 0 ? proposedCurrency : null),
    criterion: null,
    source: null,
    title: kind === 'issues' ? defaultTitle : null,
    resolvedStatus: 'resolved',
    ...(kind === 'measurements' ? guessMeasure(columns) : kind === 'interactions' ? guessInteractions(header, columns) : {}),
  };
}

/** Words of a header that do not say what is measured. */
const plainWords = /\b(?:score|count|value|total|number of|metric|reading|amount|percent|%)\b/g;

/** What is measured, by the header of the values where no column says it: `Health score` measures health. */
function guessMeasure(columns: readonly MappingColumn[]): Pick<Mapping, 'measure'> {
  const value = columns.find(({ field }) => field === 'value');
  if (value === undefined || columns.some(({ field }) => field === 'measure')) return {};
  const words = normalizeHeader(value.column).replace(plainWords, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? {} : { measure: words.slice(0, 60) };
}

/** Headers that tell what interactions are where no column says it, the plainest first. */
const tellingWords = [
  ['churn', /\b(?:churn|cancellation)\b/],
  ['call', /\bcalls?\b/],
  ['meeting', /\bmeetings?\b/],
  ['email', /\b(?:e ?mails?|sent|received|sender)\b/],
  ['chat', /\bchats?\b/],
  ['survey', /\b(?:survey|respondent|response|nps|csat|verbatim)\b/],
] as const;
const sourceOfKind = { churn: 'crm', call: 'calls', meeting: 'calls', email: 'emails', chat: 'ticketing', survey: 'health' } as const satisfies Record<(typeof tellingWords)[number][0], Source>;

function guessInteractions(header: readonly string[], columns: readonly MappingColumn[]): Pick<Mapping, 'interactionKind' | 'source'> {
  if (columns.some(({ field }) => field === 'kind')) return { source: null };
  const names = header.map(normalizeHeader).join(' , ');
  const kind = tellingWords.find(([, words]) => words.test(names))?.[0];
  return kind === undefined ? { source: null } : { interactionKind: kind, source: sourceOfKind[kind] };
}
