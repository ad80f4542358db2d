import type { Block, PaperDocument } from '@shared/document';
import { assertNever } from '@shared/primitives';
import { plainText } from './plain-text';

/** Stands alone: no script, no font and no picture is fetched, and the policy forbids it. */
const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 3rem 1.5rem 4rem; font: 14px/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1c2127; background: #fff; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.015em; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .6rem; padding-top: .9rem; border-top: 1px solid #1c2127; }
h3 { font-size: 1rem; margin: 1.8rem 0 .4rem; }
p { margin: .4rem 0; }
.subtitle { color: #555c66; margin-bottom: 1.5rem; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .2rem 1.25rem; margin: .5rem 0; }
dt { color: #555c66; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; color: #555c66; border-bottom: 1px solid #9aa1ab; }
th, td { padding: .3rem .9rem .3rem 0; vertical-align: top; }
td { overflow-wrap: anywhere; }
td { border-bottom: 1px solid #dfe2e6; }
.end { text-align: right; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
blockquote { margin: .6rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid #9aa1ab; }
blockquote footer { color: #555c66; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2, h3 { break-after: avoid; } tr, blockquote, dl { break-inside: avoid; } thead { display: table-header-group; } @page { size: A4; margin: 18mm; } }
`.trim();

/**
 * A paper as one HTML page that needs nothing else. Whatever people typed is escaped. The same paper gives the same text.
 */
export function toHtml({ title, subtitle, blocks }: PaperDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle">${withBreaks(subtitle)}</p>\n`}${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`;
}

/** Text that can stand between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  plainText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

const withBreaks = (text: string): string => escapeHtml(text).replace(/\n/g, '<br>\n');

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${withBreaks(block.text)}</p>`;
    case 'facts':
      return `<dl>\n${block.rows.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${withBreaks(value)}</dd>`).join('\n')}\n</dl>`;
    case 'table':
      return tableHtml(block);
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${withBreaks(item)}</li>`).join('\n')}\n</ul>`;
    case 'quote':
      return `<blockquote><p>${withBreaks(block.text)}</p><footer>${escapeHtml(block.by)}</footer></blockquote>`;
    default:
      return assertNever(block);
  }
}

function tableHtml({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const attribute = (index: number): string => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${attribute(index)}>${escapeHtml(title)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${columns.map((_, index) => `<td${attribute(index)}>${withBreaks(cells[index] ?? '')}</td>`).join('')}</tr>`).join('\n');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
