import { describe, expect, it } from 'vitest';
import { Mapping } from '@shared/contract/imports/entities';
import { findField, normalizeHeader } from '../../../electron/core/imports/fields';
import { guessKind, guessMapping } from '../../../electron/core/imports/guess';
import { headerFingerprint, parseMapping, propertiesWritten, resolveMapping } from '../../../electron/core/imports/mapping';
import { readyMapping, readyMappings, recogniseHeader } from '../../../electron/core/imports/ready-mappings';

const tickets = ['ticket_id', 'account_id', 'submitted_at', 'closed_at', 'resolution_time_hours', 'priority', 'first_response_time_minutes', 'satisfaction_score', 'escalation_flag'];
const mapping = (overrides: Partial<Mapping>): Mapping => Mapping.parse({ name: 'Test', kind: 'issues', columns: [{ column: 'Key', field: 'ref' }, { column: 'Org', field: 'account' }], ...overrides });
const fieldsOfGuess = (columns: readonly { column: string; field: string; unit?: string | undefined }[]): Record<string, string> => Object.fromEntries(columns.map(({ column, field, unit }) => [field, unit === undefined ? column : `${column} in ${unit}`]));

describe('ready mappings [W5]', () => {
  it('are valid, name fields that exist, and none twice', () => {
    for (const { mapping: ready } of readyMappings) {
      expect(Mapping.parse(ready)).toEqual(ready);
      expect(ready.columns.map(({ field }) => findField(ready.kind, field)?.key)).toEqual(ready.columns.map(({ field }) => field));
      expect(resolveMapping(ready, [...new Set(ready.columns.map(({ column }) => column))]).columns.size).toBe(ready.columns.length);
    }
    expect(new Set(readyMappings.map(({ mapping: { name } }) => name)).size).toBe(readyMappings.length);
  });

  it('recognises the three RavenStack files by their columns, in any order and beside others', () => {
    expect(recogniseHeader([...tickets].reverse())?.name).toBe('ravenstack-tickets');
    expect(recogniseHeader([...tickets, 'extra'])?.name).toBe('ravenstack-tickets');
    expect(recogniseHeader(tickets.slice(1))).toBeUndefined();
    expect(guessKind(tickets, [])).toBe('issues');
    expect(guessMapping('issues', tickets, [])).toBe(readyMapping('ravenstack-tickets'));
  });

  it('maps the plan tiers Enterprise, Pro and Basic to enterprise, mid-market and smb', () => {
    expect(readyMapping('ravenstack-accounts')?.values).toEqual([
      { field: 'segment', from: 'Enterprise', to: 'enterprise' },
      { field: 'segment', from: 'Pro', to: 'mid-market' },
      { field: 'segment', from: 'Basic', to: 'smb' },
    ]);
  });
});

describe('guessing by header [W5]', () => {
  it('normalises case, punctuation and humps', () => {
    expect(['First_Response-Time (min)', 'firstResponseTimeMin', ' First  response time [Min] '].map(normalizeHeader)).toEqual(Array(3).fill('first response time min'));
  });

  it('guesses a Zendesk-like export', () => {
    const guess = guessMapping('issues', ['Ticket ID', 'Organization', 'Subject', 'Created at', 'Solved at', 'First reply (min)', 'Priority', 'Status', 'Group', 'Reopens', 'Satisfaction'], []);
    expect(fieldsOfGuess(guess.columns)).toEqual({ ref: 'Ticket ID', title: 'Subject', account: 'Organization', opened: 'Created at', resolved: 'Solved at', status: 'Status', priority: 'Priority', 'first-response': 'First reply (min) in minutes', 'waiting-on': 'Group', 'reopen-count': 'Reopens', satisfaction: 'Satisfaction' });
  });

  it('guesses accounts with a currency in the header', () => {
    const header = ['Account Number', 'Company Name', 'Customer Segment', 'ARR (EUR)', 'Renewal Date', 'CSM'];
    expect(guessKind(header, [])).toBe('accounts');
    const guess = guessMapping('accounts', header, []);
    expect(fieldsOfGuess(guess.columns)).toEqual({ ref: 'Account Number', name: 'Company Name', segment: 'Customer Segment', arr: 'ARR (EUR)', renewal: 'Renewal Date', owner: 'CSM' });
    expect(guess.currency).toBe('EUR');
  });

  it('guesses subscriptions, and tells the kinds apart', () => {
    const header = ['Subscription ID', 'Customer ID', 'Start', 'End', 'MRR', 'Currency', 'Billing period'];
    expect(guessKind(header, [])).toBe('subscriptions');
    expect(fieldsOfGuess(guessMapping('subscriptions', header, []).columns)).toEqual({ ref: 'Subscription ID', account: 'Customer ID', start: 'Start', end: 'End', mrr: 'MRR', currency: 'Currency', billing: 'Billing period' });
  });

  it('tells from the cells that a time to resolution holds moments', () => {
    const header = ['Ticket ID', 'First Response Time', 'Time to Resolution'];
    const units = (sample: string[][]): unknown[] => guessMapping('issues', header, sample).columns.flatMap(({ unit }) => unit ?? []);
    expect(units([['1', '2023-06-01 07:29:40', ''], ['2', '', '2023-06-01 01:57:40']])).toEqual(['moment', 'moment']);
    expect(units([['1', '74', '27.5']])).toEqual(['minutes', 'minutes']);
  });

  it('leaves an empty column of identifiers for one that is filled', () => {
    expect(fieldsOfGuess(guessMapping('issues', ['external_id', 'number'], [['T-1', ''], ['T-2', '']]).columns)).toEqual({ ref: 'external_id' });
  });

  it('takes State for a status only where the words below it are', () => {
    expect(fieldsOfGuess(guessMapping('issues', ['Number', 'State'], [['1', 'Closed'], ['2', 'In Progress']]).columns)).toEqual({ ref: 'Number', status: 'State' });
    expect(fieldsOfGuess(guessMapping('issues', ['Number', 'State'], [['1', 'FL'], ['2', 'NY']]).columns)).toEqual({ ref: 'Number' });
  });

  it('identifies accounts by name where there is nothing else', () => {
    expect(fieldsOfGuess(guessMapping('accounts', ['Company', 'Industry'], []).columns)).toEqual({ ref: 'Company', name: 'Company', industry: 'Industry' });
  });
});

describe('resolveMapping', () => {
  it('finds columns by name, or by the only one that is alike', () => {
    const resolved = resolveMapping(mapping({}), ['ORG', 'key']);
    expect([...resolved.columns].map(([key, { index, column }]) => [key, index, column])).toEqual([['ref', 1, 'key'], ['account', 0, 'ORG']]);
  });

  it.each([
    ['a column that is gone', {}, ['Key', 'Company'], /uses column "Org", which the file does not have\. Its columns are Key, Company/],
    ['a column that is alike to two', {}, ['Key', 'ORG', 'org'], /uses column "Org"/],
    ['a field that does not exist', { columns: [{ column: 'Key', field: 'reff' }] }, ['Key'], /"reff", which is no field of issues/],
    ['two columns for a field', { columns: [{ column: 'Key', field: 'ref' }, { column: 'Org', field: 'ref' }] }, ['Key', 'Org'], /sends both "Key" and "Org"/],
    ['a required field without a column', { columns: [{ column: 'Org', field: 'account' }] }, ['Org'], /no column for External reference/],
    ['a time zone that is not', { timeZone: 'Mars/Olympus' }, ['Key', 'Org'], /time zone "Mars\/Olympus"/],
  ])('refuses %s and names it', (_, overrides, header, message) => {
    expect(() => resolveMapping(mapping(overrides), header)).toThrow(message);
    expect(() => resolveMapping(mapping(overrides), header)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('takes __proto__ for a column and for no field', () => {
    expect(resolveMapping(mapping({ columns: [{ column: '__proto__', field: 'ref' }] }), ['__proto__']).columns.get('ref')?.index).toBe(0);
    expect(() => resolveMapping(mapping({ columns: [{ column: 'Key', field: '__proto__' }] }), ['Key'])).toThrow(/no field of issues/);
  });
});

describe('mapping files', () => {
  it('read back what they were written from, with defaults for what they leave out', () => {
    const text = JSON.stringify({ name: 'Mine', kind: 'accounts', columns: [{ column: 'Id', field: 'ref' }] });
    expect(parseMapping(`\ufeff${text}`)).toMatchObject({ name: 'Mine', system: 'file', timeZone: 'UTC', dateOrder: null, values: [] });
    const ready = readyMapping('ravenstack-tickets');
    expect(parseMapping(JSON.stringify(ready))).toEqual(ready);
  });

  it.each([
    ['no JSON', '{', /is not JSON/],
    ['a wrong kind', '{"name":"x","kind":"dreams","columns":[]}', /kind/],
    ['an unknown key', '{"name":"x","kind":"issues","columns":[],"colour":1}', /colour/],
    ['a list', '[]', /the whole/],
  ])('are refused with %s', (_, text, message) => {
    expect(() => parseMapping(text)).toThrow(message);
  });
});

describe('headerFingerprint [W5]', () => {
  it('is the same for moved columns and other case, and another for another column', () => {
    const fingerprint = headerFingerprint(['Ticket ID', 'Status']);
    expect(headerFingerprint(['status', 'ticket_id'])).toBe(fingerprint);
    expect(headerFingerprint(['status', 'ticket_id', 'x'])).not.toBe(fingerprint);
  });
});

describe('propertiesWritten [W5]', () => {
  it('names what the mapping speaks of, and no default', () => {
    expect(propertiesWritten(mapping({}))).toEqual(['ref', 'accountRef', 'accountId', 'flags']);
  });
});
