import type { Mailbox } from '../../../core/texts/read-text';
import { headerText } from './header';

const maxMailboxes = 500;
const address = /^[^\s<>@"(),;:]{1,200}@[^\s<>@"(),;:]{1,250}$/;

/**
 * Reads a list of mailboxes (RFC 5322, 3.4): quoted names, encoded words, comments and groups. Hostile input cannot make an address of what is none:
 * one with blanks, brackets or line ends is left empty.
 */
export function parseMailboxes(field: string | null): Mailbox[] {
  if (field === null) return [];
  const found: Mailbox[] = [];
  for (const piece of splitList(field.slice(0, 100_000))) {
    if (found.length >= maxMailboxes) break;
    const mailbox = parseMailbox(piece);
    if (mailbox !== null) found.push(mailbox);
  }
  return found;
}

/** Cuts at commas and semicolons outside of quotes, comments and angle brackets, and takes the name of a group away. */
function splitList(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let isQuoted = false;
  let comments = 0;
  let isAngle = false;
  const put = (): void => {
    if (piece.trim() !== '') pieces.push(piece);
    piece = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\' && (isQuoted || comments > 0)) {
      piece += char + (text[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (comments > 0) {
      if (char === ')') comments -= 1;
      else if (char === '(') comments += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted) {
      if (char === '(') comments += 1;
      else if (char === '<') isAngle = true;
      else if (char === '>') isAngle = false;
      else if (!isAngle && (char === ',' || char === ';')) {
        put();
        continue;
      } else if (!isAngle && char === ':') {
        piece = '';
        continue;
      }
    }
    piece += char;
  }
  put();
  return pieces;
}

function parseMailbox(piece: string): Mailbox | null {
  const open = piece.lastIndexOf('<');
  const close = piece.indexOf('>', open + 1);
  if (open >= 0) {
    const written = withoutComments(piece.slice(open + 1, close === -1 ? undefined : close)).trim();
    const name = nameOf(piece.slice(0, open));
    const found = address.test(written) ? written.toLowerCase() : '';
    return name === '' && found === '' ? null : { name, address: found };
  }
  const bare = withoutComments(piece).trim();
  if (address.test(bare)) return { name: headerText(commentOf(piece), 200), address: bare.toLowerCase() };
  const name = nameOf(piece);
  return name === '' ? null : { name, address: '' };
}

const nameOf = (text: string): string => {
  const trimmed = withoutComments(text).trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(trimmed)?.[1];
  return headerText(quoted === undefined ? trimmed.replaceAll('"', '') : quoted.replace(/\\(.)/gs, '$1'), 200);
};

/** Comments may nest. */
function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let out = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\') {
      if (depth === 0) out += char + (text[at + 1] ?? '');
      at += 1;
    } else if (char === '"' && depth === 0) {
      isQuoted = !isQuoted;
      out += char;
    } else if (!isQuoted && char === '(') depth += 1;
    else if (!isQuoted && char === ')' && depth > 0) depth -= 1;
    else if (depth === 0) out += char;
  }
  return out;
}

/** `jane@acme.example (Jane Doe)`, as old programs wrote it. */
const commentOf = (text: string): string => /\(([^()]*)\)/.exec(text)?.[1] ?? '';
