import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PaperDocument } from '@shared/document';
import { Instant } from '@shared/primitives';
import { renderPdf } from '../../../electron/files/report/pdf';

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

  it('carries the date it was given and numbers its pages [M6]', async () => {
    const text = Buffer.from((await renderPdf(paper, { date, footer: '' })).bytes).toString('latin1');
    expect(text).toContain('D:20261121160211Z');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  });
});
