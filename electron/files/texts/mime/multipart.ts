export interface Parts {
  readonly parts: readonly string[];
  /** Whether the line that ends the last part is there. */
  readonly isClosed: boolean;
}

/**
 * Splits the body of a multipart entity at its boundary (RFC 2046, 5.1.1). What stands before the first part and after the last is left out, as the RFC
 * has it; blanks after a boundary are allowed; a last part that is never closed reaches to the end.
 */
export function splitMultipart(body: string, boundary: string): Parts {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let start = -1;
  for (let at = body.startsWith(mark) ? 0 : nextLine(body, mark, 0); at !== -1; at = nextLine(body, mark, at)) {
    const feed = body.indexOf('\n', at);
    const lineEnd = feed === -1 ? body.length : feed;
    const rest = body.slice(at + mark.length, lineEnd).trimEnd();
    if (rest === '' || rest === '--') {
      // The line end before a boundary belongs to the boundary.
      if (start >= 0) parts.push(body.slice(start, Math.max(start, body[at - 2] === '\r' ? at - 2 : at - 1)));
      if (rest === '--') return { parts, isClosed: true };
      start = Math.min(body.length, lineEnd + 1);
    }
    if (feed === -1) break;
    at = lineEnd - 1;
  }
  if (start >= 0) parts.push(body.slice(start));
  return { parts, isClosed: false };
}

/** Where the next line that begins with the mark begins, or -1. */
function nextLine(body: string, mark: string, from: number): number {
  const found = body.indexOf(`\n${mark}`, from);
  return found === -1 ? -1 : found + 1;
}
