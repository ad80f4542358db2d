/**
 * Joins the lines of flowed text (RFC 3676): one that ends with a blank goes on in the next of the same depth of quotation; a line of `-- ` before a
 * signature ends with a blank and does not flow.
 *
 * @param deletesSpace DelSp=yes: the blank at the end belongs to the break and not to the text
 */
export function unflow(text: string, deletesSpace: boolean): string {
  const lines: string[] = [];
  let open: { depth: number; words: string } | null = null;
  const close = (): void => {
    if (open !== null) lines.push(`${'>'.repeat(open.depth)}${open.depth > 0 ? ' ' : ''}${open.words}`.trimEnd());
    open = null;
  };
  for (const raw of text.split('\n')) {
    const depth = /^>*/.exec(raw)?.[0].length ?? 0;
    const unquoted = raw.slice(depth);
    const words = unquoted.startsWith(' ') ? unquoted.slice(1) : unquoted;
    const isSignature = words === '-- ';
    if (open !== null && (open.depth !== depth || isSignature)) close();
    const flows = !isSignature && words.endsWith(' ');
    const kept = flows && deletesSpace ? words.slice(0, -1) : words;
    open = { depth, words: open === null ? kept : `${open.words}${kept}` };
    if (!flows) close();
  }
  close();
  return lines.join('\n');
}
