import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { WordProposal } from '@shared/contract/texts/operations';
import { cx } from '../../ui/cx';
import styles from './texts.module.css';

/** Where a quotation stands in a line: the part of it that the line holds. */
function partOf(line: string, { line: from, lastLine: to, quote }: WordProposal, number: number): { at: number; length: number } | null {
  if (number < from || number > to) return null;
  const at = line.indexOf(quote);
  if (at >= 0) return { at, length: quote.length };
  // One that goes over several lines: the end of the first, whole lines between, the beginning of the last.
  const trimmed = line.trim();
  if (trimmed === '') return null;
  if (quote.includes(trimmed)) return { at: line.indexOf(trimmed), length: trimmed.length };
  for (let length = trimmed.length; length > 0; length -= 1) {
    if (number === from && quote.startsWith(trimmed.slice(-length))) return { at: line.lastIndexOf(trimmed.slice(-length)), length };
    if (number === to && quote.endsWith(trimmed.slice(0, length))) return { at: line.indexOf(trimmed.slice(0, length)), length };
  }
  return null;
}

function marked(line: string, number: number, proposals: readonly WordProposal[]): ReactNode[] {
  const parts = proposals
    .flatMap((proposal) => {
      const part = partOf(line, proposal, number);
      return part === null ? [] : [{ ...part, proposal }];
    })
    .toSorted((a, b) => a.at - b.at);
  const out: ReactNode[] = [];
  let end = 0;
  for (const { at, length, proposal } of parts) {
    if (at < end) continue;
    out.push(line.slice(end, at));
    out.push(
      <mark key={proposal.id} data-state={proposal.state}>
        {line.slice(at, at + length)}
      </mark>,
    );
    end = at + length;
  }
  out.push(line.slice(end));
  return out;
}

/** A text with its line numbers, and what is quoted from it marked. Whatever it holds is shown as words. */
export function InteractionText({ lines, proposals, currentId }: { lines: readonly string[]; proposals: readonly WordProposal[]; currentId: string | null }) {
  const current = proposals.find(({ id }) => id === currentId);
  const frame = useRef<HTMLDivElement>(null);
  const line = current?.line;
  useEffect(() => {
    if (line !== undefined) frame.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [line]);
  return (
    <div ref={frame} className={styles['text']} role="list" aria-label="Text">
      {lines.map((words, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is known by its number
        <div key={index} className={styles['row']} role="listitem" {...(current !== undefined && index + 1 >= current.line && index + 1 <= current.lastLine ? { 'data-current': '' } : {})}>
          <span className={styles['number']} aria-hidden="true">
            {index + 1}
          </span>
          <span className={cx(styles['words'], /^\s*>/.test(words) && styles['quoted'])}>{marked(words, index + 1, proposals)}</span>
        </div>
      ))}
    </div>
  );
}
