import { linkWords, type LinkKind } from '@shared/contract/links';

/** Kinds that cannot go in a circle: what is a duplicate, or came back, has one beginning. Causes may feed each other. */
const acyclic: ReadonlySet<LinkKind> = new Set<LinkKind>(['duplicate-of', 'recurrence-of']);

/**
 * Whether a new link would close a circle: following links of its kind from `to` leads back to `from` (W4).
 * @param targets where the links of that kind lead from an issue
 */
export function closesCircle(kind: LinkKind, from: string, to: string, targets: (id: string) => readonly string[]): boolean {
  if (!acyclic.has(kind)) return false;
  const seen = new Set<string>();
  const left = [to];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    left.push(...targets(id));
  }
  return false;
}

/** `#12 is a duplicate of #4`, for the log and for notices. */
export const linkSentence = (kind: LinkKind, from: number, to: number): string => `#${from}: ${linkWords[kind].from.toLowerCase()} #${to}`;
