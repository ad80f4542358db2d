import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCalendarFile } from '../../../electron/core/actions/calendar-file';
import { action } from './examples';

interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Reads content lines as RFC 5545 defines them (3.1): octets, CRLF, folds; and refuses whatever it does not allow. Written from the RFC alone. */
function readLines(text: string): Property[] {
  const bytes = Buffer.from(text, 'utf8');
  if (!bytes.toString('latin1').endsWith('\r\n')) throw new Error('The last line has no CRLF');
  const physical = bytes.toString('latin1').slice(0, -2).split('\r\n');
  const logical: string[] = [];
  for (const line of physical) {
    if (line.length > 75) throw new Error(`A line of ${line.length} octets`);
    if (/[\r\n]/.test(line)) throw new Error('A lone CR or LF');
    if (line.startsWith(' ') || line.startsWith('\t')) logical.push((logical.pop() ?? '') + line.slice(1));
    else logical.push(line);
    // A fold must not cut a character: each physical line is UTF-8 by itself.
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
  }
  return logical.map((line) => {
    const match = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:,"]*)*):(.*)$/s.exec(Buffer.from(line, 'latin1').toString('utf8'));
    if (match === null) throw new Error(`No content line: ${line}`);
    const parameters = Object.fromEntries((match[2] ?? '').split(';').filter(Boolean).map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
    return { name: match[1] ?? '', parameters, value: match[3] ?? '' };
  });
}

/** TEXT (3.3.11): a comma, a semicolon and a backslash are escaped, a line break is \n. */
function readText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value.replace(/\\[;,]/g, ''))) throw new Error(`Not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character));
}

function readEvents(text: string): Record<string, Property>[] {
  const lines = readLines(text);
  const [begin, version, product] = lines;
  expect([begin?.name, begin?.value, version?.name, version?.value, product?.name, lines.at(-1)?.value]).toEqual(['BEGIN', 'VCALENDAR', 'VERSION', '2.0', 'PRODID', 'VCALENDAR']);
  const events: Record<string, Property>[] = [];
  let event: Record<string, Property> | null = null;
  for (const line of lines) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT') event = {};
    else if (line.name === 'END' && line.value === 'VEVENT') {
      if (event !== null) events.push(event);
      event = null;
    } else if (event !== null) {
      if (event[line.name] !== undefined) throw new Error(`${line.name} twice`);
      event[line.name] = line;
    }
  }
  return events;
}

describe('actions as a calendar file', () => {
  it('are all-day events on the due date with the id as UID and the sign-off as stamp [M6]', () => {
    const [event] = readEvents(toCalendarFile([action(12, { note: 'Waits for QA; then, ship', revision: 2, dueOn: '2026-12-31' })]));
    expect(event).toMatchObject({
      UID: { value: '01934f2e-0000-7000-8000-000000000012' },
      DTSTAMP: { value: '20261121T160405Z' },
      SEQUENCE: { value: '2' },
      DTSTART: { value: '20261231', parameters: { VALUE: 'DATE' } },
      DTEND: { value: '20270101', parameters: { VALUE: 'DATE' } },
      STATUS: { value: 'CONFIRMED' },
    });
    expect(readText(event?.['SUMMARY']?.value ?? '')).toBe('A12 Ship hotfix 4.11.2');
    expect(readText(event?.['DESCRIPTION']?.value ?? '')).toBe('Issue #198, Dose export rounds to whole units (Halden Medical)\nPromised in session 47 by Ruth Abrams\nNote: Waits for QA; then, ship');
  });

  it('leave out what is closed, and are the same bytes each time [M6]', () => {
    const actions = [action(1, { state: 'done', doneOn: '2026-11-24' }), action(2, { state: 'in-progress' }), action(3, { state: 'dropped', note: 'No' })];
    expect(readEvents(toCalendarFile(actions)).map((event) => event['UID']?.value)).toEqual(['01934f2e-0000-7000-8000-000000000002']);
    expect(toCalendarFile(actions)).toBe(toCalendarFile(actions));
  });

  it('take the moment of the decision before the sign-off [M6]', () => {
    expect(readEvents(toCalendarFile([action(1, { signedOffAt: null })]))[0]?.['DTSTAMP']?.value).toBe('20261121T143000Z');
  });

  it('hold any text whole, in lines of at most 75 octets, without a character cut [M6]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (what) => {
        const [event] = readEvents(toCalendarFile([action(1, { what })]));
        const kept = readText(event?.['SUMMARY']?.value ?? '');
        const visible = (text: string): string => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029\s]/gu, '');
        expect(visible(kept)).toBe(visible(`A1 ${what}`));
      }),
      { numRuns: 300 },
    );
  });
});
