import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../electron/core/documents/markdown';
import type { Block, PaperDocument } from '@shared/document';

const paper = (...blocks: Block[]): PaperDocument => ({ title: 'Minutes', subtitle: '', blocks });
const paragraph = (text: string): string => toMarkdown(paper({ kind: 'paragraph', text })).slice('# Minutes\n\n'.length, -1);

describe('a paper as Markdown', () => {
  it('writes every kind of block [M6]', () => {
    const text = toMarkdown({
      title: 'Minutes',
      subtitle: 'Room 4',
      blocks: [
        { kind: 'heading', level: 2, text: 'Items' },
        { kind: 'facts', rows: [{ label: 'Owner', value: 'Ruth Abrams' }] },
        { kind: 'list', items: ['One', 'Two'] },
        { kind: 'table', columns: [{ title: 'Item', align: 'end' }, { title: 'Issue', align: 'start' }], rows: [['1', 'a|b'], ['2']] },
        { kind: 'quote', text: 'No credit is due.', by: 'Daniel Novak' },
      ],
    });
    expect(text).toBe('# Minutes\n\nRoom 4\n\n## Items\n\n- **Owner:** Ruth Abrams\n\n* One\n* Two\n\n| Item | Issue |\n| ---: | :--- |\n| 1 | a\\|b |\n| 2 |  |\n\n> No credit is due.\n>\n> **Daniel Novak**\n');
  });

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['2.5 stays', '2.5 stays'],
    ['*a* `b` [c](d) <script>', '\\*a\\* \\`b\\` \\[c\\](d) \\<script\\>'],
    ['snake_case and _this_', 'snake_case and \\_this\\_'],
    ['R&D, &amp;', 'R&D, \\&amp;'],
    ['a\\b', 'a\\\\b'],
    ['one\ntwo', 'one\\\ntwo'],
    ['one\r\n\r\n\r\ntwo', 'one\n\ntwo'],
    ['a\u202Eb\u0000c', 'abc'],
  ])('escapes what people typed: %j [M6]', (typed, written) => {
    expect(paragraph(typed)).toBe(written);
  });

  it('keeps a table whole whatever stands in its cells [M6]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const lines = toMarkdown(paper({ kind: 'table', columns: [{ title: 'A', align: 'start' }, { title: 'B', align: 'end' }], rows: [[cell, 'x']] })).split('\n');
        expect(lines).toHaveLength(6);
        // Pipes that are not escaped: an even number of backslashes before them.
        expect(lines[4]?.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(3);
      }),
    );
  });
});
