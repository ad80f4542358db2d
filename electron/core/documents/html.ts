import { countsOf, type Block, type PaperDocument } from '@shared/document';
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
svg { display: block; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .2rem 1.25rem; margin: .5rem 0; }
dt { color: #555c66; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; break-inside: auto; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums; }
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

/** What stands on every page of a paper beside its own words. */
export interface PaperMargins {
  /** One line that fixes it, for example with the head hash. */
  readonly footer: string;
  /** Marked as a draft on every page. */
  readonly isDraft: boolean;
}

/**
 * A paper as one HTML page that needs nothing else. Whatever people typed is escaped. The same paper gives the same text.
 */
export function toHtml({ title, subtitle, blocks }: PaperDocument, margins: PaperMargins | null = null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${style}${margins === null ? '' : `\n${marginStyle(title, margins)}`}
</style>
</head>
<body>
${margins?.isDraft === true ? '<div class="draft">Draft</div>\n' : ''}<main>
<h1>${escapeHtml(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle">${withBreaks(subtitle)}</p>\n`}${blocks.map(blockHtml).join('\n')}
</main>${margins === null ? '' : `\n<footer class="foot">${escapeHtml(margins.footer)}</footer>`}
</body>
</html>
`;
}

/** Text that can stand between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  plainText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

/** The foot of each printed page, and the word across a draft. */
function marginStyle(title: string, { footer }: PaperMargins): string {
  const look = 'font: 8pt Inter, "Segoe UI", Arial, sans-serif; color: #555c66;';
  return `.foot { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid #9aa1ab; color: #555c66; font-size: 12px; }
.draft { position: fixed; inset: 0; display: grid; place-items: center; font-size: 22vmin; font-weight: 700; color: #1c2127; opacity: .06; transform: rotate(-35deg); pointer-events: none; z-index: -1; }
@page { margin-bottom: 22mm; @bottom-left { content: ${cssString(`${title} · ${footer}`)}; ${look} } @bottom-right { content: "Page " counter(page) " of " counter(pages); ${look} } }
@media print { .foot { display: none; } }`;
}

/** A CSS string; whatever could end it or the style sheet is written by its code. */
const cssString = (text: string): string => `"${plainText(text).replace(/[\n"\\<>&]/g, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;

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
  const cell = (text: string, index: number): string => (columns[index]?.align === 'counts' ? countsHtml(text) : withBreaks(text));
  const head = columns.map(({ title }, index) => `<th scope="col"${attribute(index)}>${escapeHtml(title)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${columns.map((_, index) => `<td${attribute(index)}>${cell(cells[index] ?? '', index)}</td>`).join('')}</tr>`).join('\n');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const bar = { width: 9, gap: 4, height: 20 } as const;

/** Counts as bars, one a step; the numbers themselves are its label. */
function countsHtml(text: string): string {
  const counts = countsOf(text);
  if (counts.length === 0) return withBreaks(text);
  const most = Math.max(1, ...counts);
  const width = counts.length * (bar.width + bar.gap) - bar.gap;
  const marks = counts.map((count, index) => {
    const height = count === 0 ? 1 : Math.max(3, Math.round((count / most) * bar.height));
    return `<rect x="${index * (bar.width + bar.gap)}" y="${bar.height - height}" width="${bar.width}" height="${height}" fill="${count === 0 ? '#c9cdd3' : '#1c2127'}"/>`;
  });
  return `<svg role="img" aria-label="${escapeHtml(text)}" width="${width}" height="${bar.height}" viewBox="0 0 ${width} ${bar.height}">${marks.join('')}</svg>`;
}
