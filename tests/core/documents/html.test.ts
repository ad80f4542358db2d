import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../electron/core/documents/html';

describe('a paper as HTML', () => {
  it('stands alone: nothing is fetched and no script can run [M6]', () => {
    const page = toHtml({ title: 'Minutes', subtitle: '', blocks: [] });
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/src=|href=|url\(|@import|<script/);
  });

  it('writes every kind of block [M6]', () => {
    const page = toHtml({
      title: 'Minutes',
      subtitle: 'Room 4',
      blocks: [
        { kind: 'heading', level: 3, text: 'Item 1' },
        { kind: 'paragraph', text: 'one\ntwo' },
        { kind: 'facts', rows: [{ label: 'Owner', value: 'Ruth' }] },
        { kind: 'table', columns: [{ title: 'Min', align: 'end' }], rows: [['3']] },
        { kind: 'list', items: ['x'] },
        { kind: 'quote', text: 'No.', by: 'Daniel' },
      ],
    });
    for (const part of ['<p class="subtitle">Room 4</p>', '<h3>Item 1</h3>', '<p>one<br>\ntwo</p>', '<dt>Owner</dt><dd>Ruth</dd>', '<td class="end">3</td>', '<li>x</li>', '<blockquote><p>No.</p><footer>Daniel</footer></blockquote>']) expect(page).toContain(part);
  });

  it('makes no markup of what people typed [M6]', () => {
    const tags = (page: string): number => page.match(/</g)?.length ?? 0;
    const withText = (text: string): string => toHtml({ title: text, subtitle: '', blocks: [{ kind: 'paragraph', text }, { kind: 'table', columns: [{ title: text, align: 'start' }], rows: [[text]] }] });
    const plain = tags(withText('x'));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', ' ', 'a', '=') }), (text) => {
        expect(tags(withText(text))).toBe(plain);
      }),
    );
  });
});
