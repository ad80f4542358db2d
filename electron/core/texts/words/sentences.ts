import { parseSpoken } from '../lines';

/** A sentence of a text, in its writer's or speaker's own words. */
export interface Sentence {
  readonly words: string;
  /** The lines of the text on which it begins and ends, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** Who says it, in a transcript; null where nobody is named, and in an e-mail. */
  readonly speaker: string | null;
}

/** Longer ones are cut: nobody promises in a thousand characters. */
const longest = 1000;
const abbreviations: ReadonlySet<string> = new Set(['e.g', 'i.e', 'mr', 'mrs', 'ms', 'dr', 'prof', 'no', 'nr', 'approx', 'vs', 'inc', 'ltd', 'co', 'st', 'etc', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'p.m', 'a.m']);

interface Line {
  readonly number: number;
  readonly words: string;
  readonly speaker: string | null;
}

/** Lines that stand for others' words in an e-mail: `>` before them, or all below a line that says so. */
function ownLinesOfMail(lines: readonly string[]): Line[] {
  const own: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^\s*>/.test(line)) continue;
    // The signature, and the message that a reply stands above.
    if (/^--\s*$/.test(line) || /^\s*-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht)/i.test(line) || /^Forwarded message:$/.test(line)) break;
    if (isOutlookHead(lines, index)) break;
    if (/^\s*On .{4,200} wrote:\s*$/.test(line.slice(0, 300))) {
      // Quoted lines follow with their marks, and answers may stand between them; without marks, all that follows is quoted.
      const next = lines.slice(index + 1).find((later) => later.trim() !== '');
      if (next?.trimStart().startsWith('>') === true) continue;
      break;
    }
    own.push({ number: index + 1, words: line.trim(), speaker: null });
  }
  return own;
}

const isOutlookHead = (lines: readonly string[], index: number): boolean =>
  /^\*?From:\*?\s+\S/.test(lines[index] ?? '') && index > 0 && lines.slice(index + 1, index + 6).some((line) => /^\*?(?:Sent|Date):\*?\s+\S/.test(line));

function spokenLines(lines: readonly string[]): Line[] {
  let voice: string | null = null;
  return lines.map((line, index) => {
    const { speaker, words } = parseSpoken(line);
    if (speaker !== null) voice = speaker;
    return { number: index + 1, words, speaker: voice };
  });
}

/** The sentences of an interaction's body that its own people wrote or said: no quotations, no signature. */
export function sentencesOf(kind: string, body: string): Sentence[] {
  const lines = body.split('\n');
  const isMail = kind === 'email';
  const own = isMail ? ownLinesOfMail(lines) : spokenLines(lines);
  const sentences: Sentence[] = [];
  let paragraph: Line[] = [];
  const close = (): void => {
    if (paragraph.length > 0) sentences.push(...cut(paragraph));
    paragraph = [];
  };
  for (const line of own) {
    const last = paragraph.at(-1);
    if (last !== undefined && (!isMail || line.number !== last.number + 1 || /[.?!:;…]["'”’)]?$/.test(last.words) || /^(?:[-*•–]|\d{1,2}[.)])\s/.test(line.words))) close();
    if (line.words === '') close();
    else paragraph.push(line);
  }
  close();
  return sentences;
}

/** Cuts a paragraph at the ends of its sentences. */
function cut(paragraph: readonly Line[]): Sentence[] {
  const starts: { at: number; number: number }[] = [];
  let text = '';
  for (const { words, number } of paragraph) {
    if (text !== '') text += ' ';
    starts.push({ at: text.length, number });
    text += words;
  }
  const lineAt = (at: number): number => starts.findLast((start) => start.at <= at)?.number ?? starts[0]?.number ?? 1;
  const found: Sentence[] = [];
  let from = 0;
  const take = (to: number): void => {
    const words = text.slice(from, to).trim();
    if (words !== '') found.push({ words: words.slice(0, longest), line: lineAt(from), lastLine: lineAt(Math.max(from, to - 1)), speaker: paragraph[0]?.speaker ?? null });
    from = to;
  };
  for (const match of text.matchAll(/[.?!…]+["'”’)]{0,3} /g)) {
    const end = match.index + match[0].length;
    const before = /[\p{L}.]{1,12}$/u.exec(text.slice(Math.max(0, match.index - 12), match.index))?.[0].toLowerCase() ?? '';
    const isAbbreviation = match[0].startsWith('. ') && (abbreviations.has(before) || /^\p{L}$/u.test(before));
    if (isAbbreviation || /^\p{Ll}/u.test(text.slice(end, end + 2))) continue;
    take(end);
  }
  take(text.length);
  return found;
}
