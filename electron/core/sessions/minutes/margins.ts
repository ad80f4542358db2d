import type { Instant } from '@shared/primitives';
import type { PaperMargins } from '../../documents/html';
import { formatInstant } from './words';

/** What stands at the foot of every page about a session: what seals it, or that it is a draft. The same for every paper of it, wherever it is made. */
export function marginsOf({ number, seal }: { readonly number: number; readonly seal: { readonly at: Instant; readonly hash: string } | null }): PaperMargins {
  if (seal === null) return { footer: `Session ${number}, draft`, isDraft: true };
  return { footer: `Session ${number}, sealed ${formatInstant(seal.at)} · head ${seal.hash.slice(0, 8)}…${seal.hash.slice(-8)}`, isDraft: false };
}
