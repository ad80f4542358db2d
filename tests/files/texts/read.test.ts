import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { formatSpoken } from '../../../electron/core/texts/lines';
import { openTexts } from '../../../electron/files/texts/read';

const folder = mkdtempSync(join(tmpdir(), 'docket-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fixture = (name: string): string => join('tests/fixtures/texts', name);

function made(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const itemsOf = (...paths: string[]) => [...openTexts(paths).items()];
const only = (path: string) => {
  const [item, ...others] = itemsOf(path);
  expect(others).toEqual([]);
  return item;
};

const document = (body: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="x"/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`),
    'docProps/core.xml': strToU8('<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Renewal talk</dc:title><dcterms:created>2026-11-03T08:00:00Z</dcterms:created></cp:coreProperties>'),
  });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('text files [W5]', () => {
  it('reads each kind by its ending and its bytes, in the order of their names', () => {
    const items = itemsOf(fixture('question-with-html-and-attachment.eml'), fixture('quarterly-review-2026-11-04.vtt'), fixture('call-notes-with-names-and-times.txt'), fixture('two-cues-2026-11-06.srt'), fixture('thread-of-four-mboxo.mbox'));
    expect(items.map(({ row, fileName, text }) => [row, fileName, text?.kind, text?.on])).toEqual([
      [1, 'call-notes-with-names-and-times.txt', 'call', '2026-11-05'],
      [2, 'quarterly-review-2026-11-04.vtt', 'call', '2026-11-04'],
      [3, 'question-with-html-and-attachment.eml', 'email', '2026-11-02'],
      [4, 'thread-of-four-mboxo.mbox', 'email', '2026-11-02'],
      [5, 'thread-of-four-mboxo.mbox', 'email', '2026-11-02'],
      [6, 'thread-of-four-mboxo.mbox', 'email', '2026-11-10'],
      [7, 'thread-of-four-mboxo.mbox', 'email', '2026-11-05'],
      [8, 'two-cues-2026-11-06.srt', 'call', '2026-11-06'],
    ]);
  });

  it('reads a transcript of names, times and lines that go on', () => {
    const text = only(fixture('call-notes-with-names-and-times.txt'))?.text;
    expect(text?.subject).toBe('Renewal call with Juniper Labs');
    expect(text?.lines.slice(3).map(formatSpoken)).toEqual(['[0:00:05] Jonas Keller: Thanks for joining.', '[0:00:09] Mei Chen: We love the new dashboard.', 'And the support is excellent.', "[0:00:31] Jonas Keller: I'll get back to you next Friday with the numbers."]);
  });

  it('reads a Word document without what was deleted, shown twice or a field code', () => {
    const body = [
      paragraph('Ann Ødegård: We are happy with it.'),
      '<w:p><w:r><w:t xml:space="preserve">Jonas Keller: We will </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>send it &amp; more.</w:t><w:tab/><w:instrText>PAGE</w:instrText></w:r></w:p>',
      '<w:p><mc:AlternateContent><mc:Choice><w:t>Once</w:t></mc:Choice><mc:Fallback><w:t>Twice</w:t></mc:Fallback></mc:AlternateContent></w:p>',
      `<w:tbl><w:tr><w:tc>${paragraph('Owner')}</w:tc><w:tc>${paragraph('Jonas')}</w:tc></w:tr></w:tbl>`,
    ].join('');
    const text = only(made('talk.docx', document(body)))?.text;
    expect(text).toMatchObject({ kind: 'call', subject: 'Renewal talk', on: '2026-11-03' });
    expect(text?.lines.map(formatSpoken)).toEqual(['Ann Ødegård: We are happy with it.', 'Jonas Keller: We will send it & more.', 'Once', 'Owner\tJonas']);
  });

  it('reads an e-mail that its program saved as text', () => {
    expect(only(made('saved.txt', 'From: Mei Chen <mei@juniper-labs.example>\r\nSent: Friday, 6 November 2026 10:00\r\nTo: Jonas\r\nSubject: Invoice\r\n\r\nPlease confirm.\r\n'))?.text).toMatchObject({ kind: 'email', on: '2026-11-06', subject: 'Invoice', from: { address: 'mei@juniper-labs.example' } });
  });

  it('knows the same message again by its id, and one without by its bytes', () => {
    const plain = 'From: a@b.example\nDate: 6 Nov 2026 10:00 +0000\n\nwords\n';
    const [one, two] = [only(made('one.eml', plain))?.text?.ref, only(made('two.eml', plain))?.text?.ref];
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(two).toBe(one);
    expect(only(fixture('no-date.eml'))?.text).toMatchObject({ ref: 'nodate@juniper-labs.example', on: null });
  });
});

describe('text files that are not what they seem [W5]', () => {
  const bomb = zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
  it.each([
    ['web page', () => fixture('web-page-named.eml'), 'it is a web page, not a message'],
    ['empty', () => made('empty.eml', ''), 'the file is empty'],
    ['pdf', () => made('scan.txt', '%PDF-1.4 x'), 'it is a PDF'],
    ['outlook', () => made('mail.eml', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3)), 'Outlook'],
    ['no-cues', () => made('x.vtt', 'WEBVTT\n\nNOTE nothing\n'), 'no cue with words'],
    ['blank', () => made('x.txt', ' \n\n'), 'no words'],
    ['nul-bytes', () => made('y.txt', 'a\0\0\0b'), 'not a text file'],
    ['zip-bomb', () => made('bomb.docx', bomb), 'more than a hundred times its size'],
    ['plain-zip', () => made('archive.docx', zipSync({ 'a.txt': strToU8('x') })), 'ZIP archive'],
    ['document-type', () => made('dtd.docx', zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>') })), 'document type'],
    ['no-header', () => made('z.eml', 'just some words\nand more'), 'no header of a message'],
  ])('tells %s by its reason and goes on with the others', (_, path, reason) => {
    const items = itemsOf(path(), fixture('no-date.eml'));
    expect(items).toHaveLength(2);
    expect(items.find(({ text }) => text === null)?.problem).toContain(reason);
    expect(items.find(({ text }) => text !== null)?.text?.subject).toBe('no date');
  });

  it('refuses a file that is not there, and one that changes while it is read', () => {
    expect(() => openTexts([join(folder, 'gone.eml')])).toThrow('gone.eml is not there');
    const path = made('changing.eml', 'From: a@b.example\n\nx');
    const texts = openTexts([path]);
    writeFileSync(path, 'From: a@b.example\n\ny and more');
    expect(() => [...texts.items()]).toThrow('changed while it was read');
  });

  it('reads mixed line ends and a line of five megabytes', () => {
    const [item] = itemsOf(made('long.eml', `From: a@b.example\r\nDate: 6 Nov 2026 10:00 +0000\nSubject: long\r\n\r\n${'words '.repeat(900_000)}\rend\n`));
    expect(item?.text?.lines.map(({ words }) => words.length)).toEqual([5_399_999, 3]);
  });
});
