import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PaperDocument } from '@shared/document';
import { Instant } from '@shared/primitives';
import { renderPdf } from '../../../electron/files/report/pdf';
import { hasTool } from '../../core/evidence/tools';

const date = Instant.parse('2026-11-21T16:02:11.000Z');
const paper: PaperDocument = {
  title: 'Minutes of session 3, Åsgård review',
  subtitle: 'Customer quality EMEA, 21 Nov 2026',
  blocks: [
    { kind: 'heading', level: 2, text: 'Attendance' },
    { kind: 'facts', rows: [{ label: 'Facilitator', value: 'Mara Ellison, Quality' }, { label: 'Head', value: 'a'.repeat(64) }] },
    { kind: 'table', columns: [{ title: 'Issue', align: 'start' }, { title: 'Score', align: 'end' }], rows: Array.from({ length: 90 }, (_, n) => [`Issue number ${n} with a title long enough to wrap in its narrow column when the page is full of words`, String(n)]) },
    { kind: 'list', items: ['One', 'Two'] },
    { kind: 'quote', text: 'Severity 2: doses are re-keyed, no credit is due', by: 'Daniel Novak, Finance' },
    { kind: 'paragraph', text: 'Text with a snowman ☃ and a 中 that the typeface lacks.' },
  ],
};
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a paper as PDF', () => {
  it('gives the same bytes twice, whatever the time zone [E2]', async () => {
    const first = await renderPdf(paper, { date, footer: 'head aaaa' });
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    const second = await renderPdf(paper, { date, footer: 'head aaaa' });
    process.env['TZ'] = zone;
    expect(digest(second.bytes)).toBe(digest(first.bytes));
  });

  it('names the characters that the typeface cannot draw [E2]', async () => {
    const { missing } = await renderPdf(paper, { date, footer: '' });
    expect(missing).toContain('中');
    expect(missing).not.toContain('Å');
  });

  it.skipIf(!hasTool('pdftotext'))('says on the paper itself what it could not draw, and keeps a hash in one line [E2]', async () => {
    const { bytes } = await renderPdf(paper, { date, footer: 'head aaaa' });
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
    expect(text).toContain('snowman ? and a ?');
    expect(text).toMatch(/lacks U\+2603, U\+4E2D\./);
    expect(text).toMatch(/Head +a{64}\n/);
    expect(text.match(/head aaaa/g)).toHaveLength(text.match(/\f/g)?.length ?? 0);
  });

  it('carries the date it was given and numbers its pages [M6]', async () => {
    const text = Buffer.from((await renderPdf(paper, { date, footer: '' })).bytes).toString('latin1');
    expect(text).toContain('D:20261121160211Z');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });
});
