import type { Block, PaperDocument } from '@shared/document';
import { assertNever } from '@shared/primitives';
import { plainText } from './plain-text';

/**
 * A paper as Markdown (CommonMark with tables). Whatever people typed is escaped, so that it reads as typed and can neither make markup
 * nor break a table. The same paper gives the same text: lines end with LF, and the last line too.
 */
export function toMarkdown({ title, subtitle, blocks }: PaperDocument): string {
  const parts = [`# ${headingText(title)}`, ...(subtitle === '' ? [] : [paragraph(subtitle)]), ...blocks.map((block, index) => blockText(block, bulletAt(blocks, index)))];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

type Bullet = '-' | '*';
const isList = (block: Block | undefined): boolean => block?.kind === 'facts' || block?.kind === 'list';

/** Lists that follow each other take turns with the bullet, or they would be read as one. */
function bulletAt(blocks: readonly Block[], index: number): Bullet {
  let before = 0;
  while (isList(blocks[index - 1 - before])) before += 1;
  return before % 2 === 0 ? '-' : '*';
}

function blockText(block: Block, bullet: Bullet): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${headingText(block.text)}`;
    case 'paragraph':
      return paragraph(block.text);
    case 'facts':
      return block.rows.map(({ label, value }) => `${bullet} **${line(label)}:** ${line(value)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'list':
      return block.items.map((item) => `${bullet} ${escapeStart(line(item))}`).join('\n');
    case 'quote':
      return [...paragraph(block.text).split('\n'), '', `**${line(block.by)}**`].map((text) => (text === '' ? '>' : `> ${text}`)).join('\n');
    default:
      return assertNever(block);
  }
}

function tableText({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = [row(columns.map(({ title }) => line(title))), row(columns.map(({ align }) => (align === 'end' ? '---:' : ':---')))];
  return [...head, ...rows.map((cells) => row(columns.map((_, index) => line(cells[index] ?? ''))))].join('\n');
}

/** Text on one line: what people typed on several is joined by a slash. */
const line = (text: string): string => escapeInline(plainText(text).split('\n').map((part) => part.trim()).filter((part) => part !== '').join(' / '));

/** At the end of a heading, number signs would be taken for its close. */
const headingText = (text: string): string => line(text).replace(/#+$/, '\\$&');

/** Text with its own line breaks; an empty line begins a new paragraph. */
function paragraph(text: string): string {
  return plainText(text)
    .split(/\n{2,}/)
    .map((part) => part.split('\n').map((each) => escapeStart(escapeInline(each.trim()))).join('\\\n'))
    .join('\n\n');
}

const escapeInline = (text: string): string =>
  text
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    // Inside a word an underscore means nothing in CommonMark; and an ampersand only does where an entity could be read.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');

/** What would begin a heading, a list, a rule or an underline where a line starts; emphasis and quotes are escaped anyway. */
const escapeStart = (text: string): string => text.replace(/^(#|\+|-|=)/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
