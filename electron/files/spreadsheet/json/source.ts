import { basename } from 'node:path';
import type { FileFacts, ReadingChoices } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { nameColumns } from '../layout';
import type { Spreadsheet } from '../read';
import { refused } from '../../refusal';
import { sampleOf } from '../table';
import { textOf, type TextSurvey } from '../text-file';
import { maxCellCharacters, type SheetRow } from '../tokenizer';
import { flattenOrNull, isObject, jsonOf, parseExactly, tooDeep } from './flatten';

/** One document is held in memory whole; lines are not. */
const largestDocument = 64 * 1024 * 1024;
/** As many columns as a mapping can name, and twice as many again. */
const mostColumns = 1500;

/** Whether a text begins as JSON does, and not as a table whose first name happens to have a bracket. */
export function looksLikeJson(text: string): boolean {
  const start = text.trimStart().slice(0, 4000);
  return /^\{\s*("(?:[^"\\]|\\.)*"\s*:|\}|$)/.test(start) || /^\[\s*(\{\s*["}]|\[|"(?:[^"\\]|\\.)*"\s*[,\]\n]|\]\s*$)/.test(start);
}

/** A record of JSON before its values have found their columns. */
interface JsonRecord {
  readonly row: number;
  /** Null where the line is no object. */
  readonly object: Readonly<Record<string, unknown>> | null;
  readonly text: string;
}

/**
 * Opens JSON as a table: an object a line (JSON lines), a list of objects, or one object around such a list, as exports of an API are. Nested objects are
 * flattened; every name that any object has is a column. A line that is no object is given as it stands, so that it can be rejected with its number.
 *
 * @throws DocketError unreadable-file where it holds no objects, breaks off, or is too large or too wide
 */
export function openJson(path: string, survey: TextSurvey, reading: ReadingChoices): Spreadsheet {
  const fileName = basename(path);
  if (reading.headerRow !== null) throw new DocketError('invalid-input', `${fileName} is JSON, whose objects name their values themselves, so it has no header row. Nothing was imported. Leave it out.`);
  const { encoding, bomBytes, sha256, sizeBytes } = survey;
  const isLines = isOneALine(survey);
  const whole = isLines ? null : documentOf(path, fileName, survey);
  const records = (onBytes?: (bytesRead: number) => void): Iterable<JsonRecord> =>
    whole === null ? linesOf(textOf(path, { encoding, bomBytes, sha256, onBytes })) : afterBytes(whole, onBytes, sizeBytes);

  const columns = new Map<string, number>();
  const names: string[] = [];
  const sample: JsonRecord[] = [];
  let objects = 0;
  for (const record of records()) {
    if (sample.length < 20) sample.push(record);
    if (record.object === null) continue;
    const values = flattenOrNull(record.object);
    if (values === null) continue;
    objects += 1;
    for (const { path: way } of values) {
      const key = JSON.stringify(way);
      if (columns.has(key)) continue;
      columns.set(key, names.length);
      names.push(way.join('.'));
      if (names.length > mostColumns) throw refused(fileName, `has objects with more than ${mostColumns} different names`, 'Export fewer fields.');
    }
  }
  if (objects === 0 || names.length === 0) throw refused(fileName, 'is JSON without any object that could be a row', 'Export a list of objects, or one object a line.');
  const rowOf = ({ row, object, text }: JsonRecord): SheetRow => {
    const values = object === null ? null : flattenOrNull(object);
    if (values === null) return { row, cells: [object === null ? text : tooDeep], hasMalformedQuote: false, isBroken: true };
    const cells = Array.from({ length: names.length }, () => '');
    for (const { path: way, text: value } of values) cells[columns.get(JSON.stringify(way)) ?? names.length] = value;
    return { row, cells, hasMalformedQuote: false };
  };
  const { names: header, duplicates, repeats } = nameColumns(names);
  const facts = {
    fileName,
    format: isLines ? 'json-lines' : 'json',
    reading,
    sizeBytes,
    sha256,
    workbook: null,
    encoding,
    delimiter: ',',
    isDelimiterStated: false,
    headerRow: 0,
    header,
    duplicateHeaders: duplicates,
    repeatedColumns: repeats,
    blankHeaders: [],
    sample: sampleOf(sample.map(rowOf)),
    opening: [],
  } satisfies FileFacts;
  return {
    facts,
    *rows(onBytes) {
      for (const record of records(onBytes)) yield rowOf(record);
    },
  };
}

/**
 * Whether objects stand one a line. A first line that is a whole object says so, unless it is the only one and holds a list of rows; where it is none, the text
 * may be one document written over several lines, and is lines only if it cannot be that.
 */
function isOneALine({ beginning, isWhole }: TextSurvey): boolean {
  if (beginning.trimStart().startsWith('[')) return false;
  const lines = beginning.split('\n').filter((line) => line.trim() !== '');
  if (!isWhole) lines.pop();
  const [first = '', ...others] = lines.slice(0, 50);
  const object = objectOf(first);
  if (object !== null) return others.length > 0 || !isWhole || listIn(object) === null;
  if (isWhole && objectOf(beginning) !== null) return false;
  return others.some((line) => objectOf(line) !== null) && (isWhole || first.trimEnd().endsWith('}'));
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value = parseExactly(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The one list of objects that an object holds, as `{"tickets":[...],"count":2}` does; null where there is none, or more than one. */
function listIn(object: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  const lists = Object.values(object).filter((value): value is readonly unknown[] => Array.isArray(value) && value.length > 0 && value.every(isObject));
  return lists.length === 1 ? (lists[0] ?? null) : null;
}

/** Rows of one document, numbered from 1. */
function documentOf(path: string, fileName: string, { encoding, bomBytes, sha256, sizeBytes }: TextSurvey): readonly JsonRecord[] {
  if (sizeBytes > largestDocument) throw refused(fileName, 'is one JSON document of more than 64 MB', 'Export it as JSON lines, one object a line, which can be of any size.');
  let value: unknown;
  try {
    value = parseExactly([...textOf(path, { encoding, bomBytes, sha256 })].join(''));
  } catch (error) {
    if (error instanceof DocketError) throw error;
    throw refused(fileName, 'begins as JSON and is none: it breaks off, or something in it is not written as JSON', 'Export it again.');
  }
  const items = Array.isArray(value) ? value : isObject(value) ? (listIn(value) ?? [value]) : [];
  return items.map((item: unknown, index) => ({ row: index + 1, object: isObject(item) ? item : null, text: isObject(item) ? '' : (jsonOf(item) ?? tooDeep).slice(0, 4000) }));
}

function* afterBytes(records: readonly JsonRecord[], onBytes: ((bytesRead: number) => void) | undefined, sizeBytes: number): Generator<JsonRecord> {
  for (const [index, record] of records.entries()) {
    yield record;
    if (index % 1000 === 999) onBytes?.((sizeBytes * (index + 1)) / records.length);
  }
  onBytes?.(sizeBytes);
}

/** Of a line that is no object. */
const shownCharacters = 4000;

/** Lines as records, numbered as an editor numbers them; blank ones are counted and left out. One of 5 MB or more is no object. */
function* linesOf(chunks: Iterable<string>): Generator<JsonRecord> {
  let rest = '';
  let isPassing = false;
  let row = 0;
  const recordOf = (line: string, isTooLong: boolean): JsonRecord | null => {
    row += 1;
    const text = line.trim();
    if (text === '') return null;
    // Its middle is gone, and what is left may still read like an object.
    const object = isTooLong ? null : objectOf(text);
    return { row, object, text: object === null ? text.slice(0, shownCharacters) : '' };
  };
  for (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const [index, line] of lines.entries()) {
      const record = recordOf(line, (isPassing && index === 0) || line.length >= maxCellCharacters);
      if (record !== null) yield record;
    }
    if (lines.length > 0) isPassing = false;
    if (rest.length >= maxCellCharacters) isPassing = true;
    // Of a line that is too long only its beginning is kept.
    if (isPassing) rest = rest.slice(0, shownCharacters);
  }
  const last = recordOf(rest, isPassing);
  if (last !== null) yield last;
}
