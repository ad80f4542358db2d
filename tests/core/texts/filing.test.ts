import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccountMatcher, domainWord, nameKey } from '../../../electron/core/texts/accounts';
import { formatSpoken, parseSpoken } from '../../../electron/core/texts/lines';
import { maskPeople } from '../../../electron/core/texts/personal';
import type { ReadText } from '../../../electron/core/texts/read-text';
import { createSides, directionOf, filingKeys } from '../../../electron/core/texts/sides';
import { bareSubject, threadsOf } from '../../../electron/core/texts/threads';

const ann = { name: 'Ann Ødegård', address: 'ann.odegard@mail.alder-freight.example' };
const jonas = { name: 'Jonas Keller', address: 'jonas@docket-desk.example' };
const text = (more: Partial<ReadText> = {}): ReadText => ({ kind: 'email', ref: 'r', references: [], from: ann, to: [jonas], on: null, at: null, subject: 'For Jonas', lines: [], attachments: [], doubts: [], ...more });
const lines = (...words: string[]) => words.map((line) => ({ speaker: null, atMs: null, words: line }));
const sides = createSides(['docket-desk.example'], ['Jonas Keller']);

describe('who is who [W5]', () => {
  it('tells what came in from what went out by the own domains, and nothing without them', () => {
    expect(directionOf(text(), sides)).toBe('in');
    expect(directionOf(text({ from: jonas, to: [ann] }), sides)).toBe('out');
    expect(directionOf(text({ from: { name: '', address: 'x@eu.docket-desk.example' }, to: [jonas] }), sides)).toBeNull();
    expect(directionOf(text(), createSides([], []))).toBeNull();
    expect(createSides(['desk.example'], []).isOwn({ name: '', address: 'a@notdesk.example' })).toBe(false);
  });

  it('files by the domain of whoever is outside, and by the whole address at a public service', () => {
    expect(filingKeys(text({ from: jonas, to: [jonas, ann] }), 'f.eml', sides)).toEqual(['mail.alder-freight.example']);
    expect(filingKeys(text({ from: { name: '', address: 'ann@gmail.com' } }), 'f.eml', sides)).toEqual(['ann@gmail.com']);
    expect(filingKeys(text({ kind: 'call' }), 'Alder call.vtt', sides)).toEqual(['file:Alder call.vtt']);
  });
});

describe('the account of a sender [W5]', () => {
  const account = (id: string, name: string) => ({ id, ref: id.toUpperCase(), name });
  const accounts = [account('a', 'Alder Freight AS'), account('b', 'Birch & Sons Ltd.'), account('c', 'Cedar'), account('d', 'Cedar Inc'), account('j', 'Juniper Laboratories'), account('m', 'Maple')];
  const matcher = createAccountMatcher(accounts, new Map([['other.example', 'm'], ['gone.example', 'zzz']]));

  it('is certain by a name without its legal form, or because a person has said it', () => {
    expect(matcher.certain('mail.alder-freight.example')).toMatchObject({ account: { id: 'a' }, basis: 'name' });
    expect(matcher.certain('other.example')).toMatchObject({ account: { id: 'm' }, basis: 'known' });
    for (const key of ['cedar.example', 'juniper.example', 'gone.example', 'maple@gmail.com', 'file:Maple.vtt']) expect(matcher.certain(key)).toBeNull();
  });

  it('is only proposed where names are near, the nearest first', () => {
    expect(matcher.near('juniper.example', '').map(({ id }) => id)).toEqual(['j']);
    expect(matcher.near('mapel.co.uk', '').map(({ id }) => id)).toEqual(['m']);
    expect(matcher.near('cedar.example', '').map(({ id }) => id)).toEqual(['c', 'd']);
    expect(matcher.near('file:x.vtt', 'Renewal with Alder Freight, part 2').map(({ id }) => id)).toEqual(['a']);
    expect(matcher.near('juniper-labs.example', '').map(({ id }) => id)).toEqual(['j']);
    expect(matcher.near('unheard.example', '')).toEqual([]);
  });

  it('compares words that companies chose', () => {
    expect([domainWord('mail.acme.co.uk'), domainWord('acme.com'), domainWord('acme.example')]).toEqual(['acme', 'acme', 'acme']);
    expect([nameKey('Ålesund Freight, Inc.'), nameKey('The Co'), nameKey('AG')]).toEqual(['alesundfreight', 'the', 'ag']);
  });
});

describe('people who are left out [W5]', () => {
  const body = lines('Hi Jonas,', 'call me at +47 22 33 44 55 or write to ann.odegard@alder-freight.example before 2026-11-04.', 'On Mon, 2 Nov 2026, Petra Lang <petra@docket-desk.example> wrote:', '> Dear Ann, Petra here. Order 1234567 of 10.000.', 'Ann');

  it('lose addresses and phone numbers, and keep their names, dates and order numbers', () => {
    const { text: masked, person } = maskPeople(text({ lines: body }), 'addresses', sides, ann);
    expect(masked.lines.map(({ words }) => words)).toEqual(['Hi Jonas,', 'call me at [phone] or write to [address] before 2026-11-04.', 'On Mon, 2 Nov 2026, Petra Lang <[address]> wrote:', '> Dear Ann, Petra here. Order 1234567 of 10.000.', 'Ann']);
    expect([masked.from, masked.to, person]).toEqual([null, [], 'Ann Ødegård']);
  });

  it('become roles wherever their names stand, those of quoted headers too', () => {
    const { text: masked, person } = maskPeople(text({ lines: body, subject: 'For Jonas, from ANN' }), 'names', sides, ann);
    expect(masked.lines.map(({ words }) => words)).toEqual(['Hi us,', 'call me at [phone] or write to [address] before 2026-11-04.', 'On Mon, 2 Nov 2026, us <[address]> wrote:', '> Dear customer, us here. Order 1234567 of 10.000.', 'customer']);
    expect([masked.subject, person]).toEqual(['For us, from ANN', 'customer']);
  });

  it('are roles in a transcript', () => {
    const spoken = [{ speaker: 'Jonas Keller', atMs: 0, words: 'Hello Mei.' }, { speaker: 'Mei Chen', atMs: 1000, words: 'Hello Jonas.' }];
    const { text: masked } = maskPeople(text({ kind: 'call', from: null, to: [], lines: spoken }), 'names', sides, null);
    expect(masked.lines.map(formatSpoken)).toEqual(['[0:00:00] us: Hello customer.', '[0:00:01] customer: Hello us.']);
  });

  it('leave no name of the header anywhere in what is kept', () => {
    const name = fc.constantFrom('Zora', 'Quill', 'Ibsen', 'Wrenn', 'Łukasz', "O'Hara");
    fc.assert(
      fc.property(name, name, fc.array(fc.constantFrom('Dear', 'see', 'the', '1', ','), { maxLength: 5 }), (first, last, words) => {
        const writer = { name: `${first} ${last}`, address: 'x@y.example' };
        const { text: masked } = maskPeople(text({ from: writer, lines: lines(`${words.join(' ')} ${first} ${last}`, `> ${last}, ${first}`) }), 'names', sides, writer);
        expect(JSON.stringify(masked)).not.toMatch(new RegExp(`${first}|${last}`));
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});

describe('threads (RFC 5322, 3.6.4) [W5]', () => {
  const message = (ref: string, references: string[] = [], subject = '', on = '2026-11-04') => ({ ref, references, subject, on });

  it('hang together by references, also where a message between is missing or comes later', () => {
    const threads = threadsOf([message('c', ['a', 'b']), message('d', ['c']), message('x'), message('b', ['a'])]);
    expect([threads.get('c'), threads.get('d'), threads.get('b'), threads.get('x')]).toEqual(['a', 'a', 'a', 'x']);
  });

  it('take an answer without references by its subject, for sixty days', () => {
    const threads = threadsOf([message('a', [], 'Invoice 7'), message('b', [], 'AW: Re: [Desk] invoice 7', '2026-11-09'), message('c', [], 'Invoice 7', '2026-11-10'), message('d', [], 'Re: Invoice 7', '2027-03-01')]);
    expect([threads.get('b'), threads.get('c'), threads.get('d')]).toEqual(['a', 'c', 'd']);
  });

  it('are not lost in circles, and reach far', () => {
    const circle = threadsOf([message('a', ['b']), message('b', ['a'])]);
    expect(circle.get('a')).toBe(circle.get('b'));
    const chain = threadsOf(Array.from({ length: 5000 }, (_, index) => message(`m${index}`, index === 0 ? [] : [`m${index - 1}`])));
    expect(new Set(chain.values())).toEqual(new Set(['m0']));
  });

  it('bares subjects of their marks', () => {
    expect(bareSubject('Re: [Support #12] FWD:  AW: Down  again')).toBe('down again');
  });
});

describe('lines of transcripts [W5]', () => {
  it.each([
    ['[00:01:02] Ann Lee: We will.', 'Ann Lee', 62_000, 'We will.'],
    ['00:01:02 Ann Lee: We will.', 'Ann Lee', 62_000, 'We will.'],
    ['Ann Lee (01:02): We will.', 'Ann Lee', 62_000, 'We will.'],
    ['Ann Lee  1:02', 'Ann Lee', 62_000, ''],
    ['Ann: We will.', 'Ann', null, 'We will.'],
    ['Next steps: send it', null, null, 'Next steps: send it'],
    ['https://acme.example: no', null, null, 'https://acme.example: no'],
    ['We met at 10:30 today', null, null, 'We met at 10:30 today'],
  ])('are read from %j', (line, speaker, atMs, words) => {
    expect(parseSpoken(line)).toEqual({ speaker, atMs, words });
  });

  it('read as they were written', () => {
    fc.assert(
      fc.property(fc.constantFrom('Ann Lee', 'Jonas', 'Customer 2', null), fc.option(fc.integer({ min: 0, max: 30_000 }).map((seconds) => seconds * 1000)), fc.constantFrom('yes', 'We will: soon', 'no 12:30'), (speaker, atMs, words) => {
        const line = { speaker: speaker ?? 'Ann', atMs, words };
        expect(parseSpoken(formatSpoken(line))).toEqual(line);
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});
