import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailboxes } from '../../../../electron/files/texts/mime/addresses';
import { parseSent } from '../../../../electron/files/texts/mime/date';
import { parseParameters, splitMessage } from '../../../../electron/files/texts/mime/header';
import { parseMessage } from '../../../../electron/files/texts/mime/message';
import { splitMultipart } from '../../../../electron/files/texts/mime/multipart';

const fixture = (name: string): string => readFileSync(join('tests/fixtures/texts', name)).toString('latin1');

describe('dates (RFC 5322, 3.3 and A) [W5]', () => {
  it.each([
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21', '1997-11-21T15:55:06.000Z'],
    ['21 Nov 97 09:55:06 GMT', '1997-11-21', '1997-11-21T09:55:06.000Z'],
    ['Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)', null, null],
    ['Tue, 1 Jul 2003 10:52:37 +0200', '2003-07-01', '2003-07-01T08:52:37.000Z'],
    ['Sat, 2 Jan 2026 23:30:00 -0800 (PST)', '2026-01-02', '2026-01-03T07:30:00.000Z'],
    ['2 Jan 2026 23:30 EST', '2026-01-02', '2026-01-03T04:30:00.000Z'],
    ['2 Jan 2026 23:30:00', '2026-01-02', null],
    ['2026-11-02T09:15:00+01:00', '2026-11-02', '2026-11-02T08:15:00.000Z'],
    ['31 Feb 2026 10:00 +0000', null, null],
    ['01/02/2026', null, null],
    ['yesterday', null, null],
  ])('reads %j', (text, on, at) => {
    expect(parseSent(text)).toEqual(on === null ? null : { on, at });
  });
});

describe('mailboxes (RFC 5322, A.1 and A.5) [W5]', () => {
  it.each([
    ['"Joe Q. Public" <john.q.public@example.com>', [['Joe Q. Public', 'john.q.public@example.com']]],
    ['Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>', [['Mary Smith', 'mary@x.test'], ['', 'jdoe@example.org'], ['Who?', 'one@y.test']]],
    ['<boss@nil.test>, "Giant; \\"Big\\" Box" <sysservices@example.net>', [['', 'boss@nil.test'], ['Giant; "Big" Box', 'sysservices@example.net']]],
    ['A Group:Ed Jones <joe@where.test>,joe@where.test,John <jdoe@one.test>;', [['Ed Jones', 'joe@where.test'], ['', 'joe@where.test'], ['John', 'jdoe@one.test']]],
    ['Undisclosed recipients:;', []],
    ['Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', [['Pete', 'pete@silly.test']]],
    ['jane@acme.example (Jane Doe)', [['Jane Doe', 'jane@acme.example']]],
    ['=?utf-8?q?J=C3=BCrgen?= <J@Acme.Example>', [['Jürgen', 'j@acme.example']]],
    ['Evil <a@b.example\r\nBcc: all@c.example>', [['Evil', '']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(parseMailboxes(text).map(({ name, address }) => [name, address])).toEqual(expected);
  });
});

describe('parameters (RFC 2045 and 2231) [W5]', () => {
  it('reads quoted, continued and encoded ones', () => {
    const { value, parameters } = parseParameters(`application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2="isn't it!"; a="b;\\"c" (comment; x=y)`);
    expect(value).toBe('application/x-stuff');
    expect(parameters.get('title')).toBe("This is even more ***fun*** isn't it!");
    expect(parameters.get('a')).toBe('b;"c');
  });

  it('is not led astray by names of the language itself', () => {
    expect(parseParameters('text/plain; __proto__=x; constructor=y').parameters.get('__proto__')).toBe('x');
  });
});

describe('multipart (RFC 2046, 5.1.1) [W5]', () => {
  it('reads the example of the RFC', () => {
    const body = 'This is the preamble.\r\n\r\n--simple boundary\r\n\r\nThis is implicitly typed plain US-ASCII text.\r\nIt does NOT end with a linebreak.\r\n--simple boundary\r\nContent-type: text/plain; charset=us-ascii\r\n\r\nThis is explicitly typed.\r\nIt DOES end with a linebreak.\r\n\r\n--simple boundary--\r\n\r\nThis is the epilogue.';
    const { parts, isClosed } = splitMultipart(body, 'simple boundary');
    expect(isClosed).toBe(true);
    expect(parts.map((part) => splitMessage(part).body)).toEqual(['This is implicitly typed plain US-ASCII text.\r\nIt does NOT end with a linebreak.', 'This is explicitly typed.\r\nIt DOES end with a linebreak.\r\n']);
  });

  it('does not take a line that only begins like the boundary for one', () => {
    expect(splitMultipart('--b\n\none\n--bb\ntwo\n--b--\n', 'b').parts).toEqual(['\none\n--bb\ntwo']);
  });

  it('gives back any parts that hold no boundary', () => {
    const part = fc.array(fc.constantFrom('words', '', '- x', '--', 'From me', '> q'), { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\r\n'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const body = `pre\r\n${parts.map((text) => `--=_edge\r\n${text}\r\n`).join('')}--=_edge--\r\n`;
        expect(splitMultipart(body, '=_edge')).toEqual({ parts, isClosed: true });
      }),
      { seed: 20, numRuns: 150 },
    );
  });
});

describe('messages [W5]', () => {
  it('reads one that another program wrote: its plain text, its people, its attachment by name and size', () => {
    const message = parseMessage(fixture('question-with-html-and-attachment.eml'));
    expect(message).toMatchObject({
      messageId: 'q1@alder-freight.example',
      from: { name: 'Ann Ødegård', address: 'ann.odegard@alder-freight.example' },
      sent: { on: '2026-11-02', at: '2026-11-02T08:15:00.000Z' },
      subject: 'Exports fail since Monday – når kommer en fiks?',
      attachments: [{ name: 'årsrapport.pdf', type: 'application/pdf', sizeBytes: 16 }],
      doubts: [],
      hasHeader: true,
    });
    expect(message.text.split('\n')).toEqual(['Hi Jonas,', '', 'the nightly export has failed for the third time this month, and we are very disappointed: nobody has answered since Monday.', 'When can we expect a fix?', '', 'Best regards', 'Ann', '--', 'Ann Ødegård, Alder Freight AS']);
  });

  it('reads base64 and Windows-1252, and what a message answers', () => {
    const answer = parseMessage(fixture('answer-with-promises-base64.eml'));
    expect(answer.references).toEqual(['q1@alder-freight.example']);
    expect(answer.text).toContain("We will send you a corrected build by Friday, and I'll call you tomorrow.");
    expect(parseMessage(fixture('praise-in-windows-1252.eml')).text).toBe('Thanks so much, we are really happy with the new portal: it works perfectly. – merci, à bientôt');
  });

  it('reads what was cut off, and tells it', () => {
    const { text, doubts } = parseMessage(fixture('unclosed-boundary.eml'));
    expect(text).toBe('The words are here.');
    expect(doubts).toEqual([expect.stringContaining('not closed')]);
  });

  it('makes nothing but plain words of hostile names, ids and HTML', () => {
    const { text, subject, from, messageId, attachments, doubts } = parseMessage(fixture('wrong-charset-and-hostile-names.eml'));
    expect(text).toBe('café is closed');
    expect(subject).not.toMatch(/[\r\n\0\u202e]/);
    expect(from?.name).toBe('../../etc/passwd <script>');
    expect(messageId).toBe("badid@juniper-labs.example';DROPTABLEinteractions;--");
    expect(attachments).toEqual([{ name: 'shadow', type: 'application/octet-stream', sizeBytes: 3 }]);
    expect(doubts).toEqual([expect.stringContaining('said to be UTF-8')]);
  });

  it('quotes a message that is inside it, and stops at twenty levels', () => {
    let nested = 'From: deep@x.example\n\nbottom\n';
    for (let depth = 0; depth < 40; depth += 1) nested = `From: d${depth}@x.example\nContent-Type: message/rfc822\n\n${nested}`;
    const { text, doubts } = parseMessage(nested);
    expect(text.split('\n').every((line) => line === 'Forwarded message:' || line.startsWith('>'))).toBe(true);
    expect(doubts).toEqual([expect.stringContaining('nest deeper')]);
  });

  it('takes the day from the way where the sender says none', () => {
    expect(parseMessage('Received: from a by b; Fri, 6 Nov 2026 10:00:00 +0000\nFrom: a@b.example\n\nx').sent?.on).toBe('2026-11-06');
  });

  it('reads any bytes as something, without an error and with a body that can be stored', () => {
    const line = fc.constantFrom('From: a@b.example', 'Content-Type: multipart/mixed; boundary=b', 'Content-Type: text/html', 'Content-Transfer-Encoding: base64', '--b', '--b--', '', 'words =E9 <b>', '\u0000\u00ff', '=?x?Q?', ' folded', 'Date: 1 Jan', '> q');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const { text, subject } = parseMessage(lines.join(end));
        expect(`${text}${subject}`).not.toMatch(/[\0\r]|\p{Surrogate}/u);
      }),
      { seed: 20, numRuns: 400 },
    );
  });
});
