import { decodeEntities } from './html-entities';
import { tidyLines } from './mime/charset';

/** Elements whose content nobody sees. */
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'textarea', 'select']);
/** Elements that begin and end a line. */
const blocks: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul',
]);
/** Those that have an empty line around them. */
const paragraphs: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'table', 'pre']);

interface Written {
  lines: string[];
  /** Pieces of the line that is open: joined once, because a line may be megabytes long. */
  line: string[];
  isBlankEnd: boolean;
  /** Depth of block quotations. */
  quotes: number;
  isBlankWanted: boolean;
}

/**
 * The words of a web page or an HTML mail as plain text. Nothing is run, loaded or resolved: tags are cut out by their brackets, block elements become
 * lines, quotations get `> ` before their lines, and addresses of links are left out. Takes time in proportion to the text's length.
 */
export function htmlToText(html: string): string {
  const out: Written = { lines: [], line: [], isBlankEnd: true, quotes: 0, isBlankWanted: false };
  let at = 0;
  let preformatted = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (end > at) write(out, decodeEntities(html.slice(at, end)), preformatted > 0);
    if (open === -1) break;
    const tag = readTag(html, open);
    if (tag === null) {
      write(out, '<', preformatted > 0);
      at = open + 1;
      continue;
    }
    at = tag.end;
    const { name, isClosing } = tag;
    if (name === 'br') breakLine(out, true);
    else if (name === 'td' || name === 'th') put(out, ' ');
    else if (blocks.has(name)) {
      breakLine(out, false);
      if (paragraphs.has(name)) out.isBlankWanted = true;
      if (name === 'blockquote') out.quotes = Math.max(0, Math.min(20, out.quotes + (isClosing ? -1 : 1)));
      if (name === 'pre') preformatted = Math.max(0, preformatted + (isClosing ? -1 : 1));
      if (name === 'li' && !isClosing) out.line.push('- ');
    }
    if (!isClosing && !tag.isEmpty && unseen.has(name)) at = endOf(html, name, at);
  }
  breakLine(out, false);
  return tidyLines(out.lines.join('\n'));
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly end: number;
}

/** A tag, comment or declaration at an opening bracket; null where the bracket is one of the text's own. */
function readTag(html: string, open: number): Tag | null {
  if (html.startsWith('<!--', open)) return { name: '!', isClosing: false, isEmpty: true, end: after(html, '-->', open + 4) };
  const next = html.charCodeAt(open + 1);
  if (next === 33 || next === 63) return { name: '!', isClosing: false, isEmpty: true, end: after(html, '>', open + 1) };
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,40})/.exec(html.slice(open, open + 50));
  if (match === null) return null;
  const end = endOfTag(html, open + match[0].length);
  return { name: (match[2] ?? '').toLowerCase(), isClosing: match[1] === '/', isEmpty: html[end - 2] === '/', end };
}

const after = (html: string, mark: string, from: number): number => {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
};

/** Brackets inside quoted attributes do not end a tag. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === 62) return at + 1;
    if (code === 34 || code === 39) {
      const close = html.indexOf(code === 34 ? '"' : "'", at + 1);
      if (close === -1) return after(html, '>', at);
      at = close;
    }
  }
  return html.length;
}

/** Where an element whose content is unseen has ended. */
function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[\\s/>]`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  // A head that is never closed ends where the body begins.
  if (found === null) return name === 'head' ? bodyAt(html, from) : html.length;
  return after(html, '>', found.index);
}

const bodyAt = (html: string, from: number): number => {
  const body = /<body[\s>]/gi;
  body.lastIndex = from;
  return body.exec(html)?.index ?? html.length;
};

function write(out: Written, text: string, isPreformatted: boolean): void {
  if (!isPreformatted) {
    put(out, text.replace(/[ \t\r\n\f]+/g, ' '));
    return;
  }
  const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n');
  out.line.push(first);
  for (const line of rest) {
    breakLine(out, true);
    out.line.push(line);
  }
  out.isBlankEnd = false;
}

/** Adds words; blanks of neighbours are one. */
function put(out: Written, words: string): void {
  const added = out.isBlankEnd && words.startsWith(' ') ? words.slice(1) : words;
  if (added === '') return;
  out.line.push(added);
  out.isBlankEnd = added.endsWith(' ');
}

function breakLine(out: Written, isForced: boolean): void {
  const line = out.line.join('').replaceAll('\u00a0', ' ').trimEnd();
  out.line = [];
  out.isBlankEnd = true;
  if (line === '' && !isForced) return;
  if (out.isBlankWanted && out.lines.length > 0 && out.lines.at(-1) !== '') out.lines.push('');
  out.isBlankWanted = false;
  out.lines.push(line === '' ? '' : `${'> '.repeat(out.quotes)}${line}`);
}
