import type { LeaveOut } from '@shared/contract/texts/entities';
import type { Side, Sides } from './sides';
import type { Mailbox, ReadText } from './read-text';

const addresses = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
/** A plus or a nought before nine digits or more, with the marks that people put between them: no date and no amount. */
const phones = /(?<![\w.])(?:\+|\(?0)\d[\d ()./-]{6,20}\d(?!\w)/g;
const headerLine = /^[>\s]*(?:From|To|Cc|Sent by|Reply-To|Von|An)\s*:\s*(.+)$/i;
const wroteLine = /^[>\s]*On .{4,80}?[,\d]\s*(?:[AP]M,?\s+)?([^<>,\d]{2,80}?)\s*(<[^<>]{0,200}>)?\s*wrote:\s*$/i;

const digits = (text: string): number => text.replace(/\D/g, '').length;

/** Words of addresses that are no names. */
const roleWords: ReadonlySet<string> = new Set(['info', 'support', 'sales', 'help', 'helpdesk', 'service', 'team', 'admin', 'office', 'noreply', 'no', 'reply', 'contact', 'billing', 'accounts', 'mail', 'hello', 'success', 'the', 'and', 'for', 'will', 'may', 'mark', 'hope', 'grace', 'rich', 'bill']);

/** A text with what was asked for left out, before anything of it is stored (W5). Whom it was with is told by `person`. */
export interface MaskedText {
  readonly text: ReadText;
  readonly person: string | null;
}

/** How a person is called where names are left out. */
export const roleOf = (side: Side): string => side;

/**
 * Leaves people out of a text: their addresses and phone numbers, or their names too, which become `us` and `customer` wherever they stand. Names are those of
 * the header, of the voices, and of the headers of messages that are quoted in it; a name that stands nowhere but in a sentence cannot be known.
 */
export function maskPeople(text: ReadText, leaveOut: LeaveOut, sides: Sides, other: Mailbox | null): MaskedText {
  const shown = other === null ? null : other.name !== '' ? other.name : leaveOut === 'nothing' ? other.address : null;
  if (leaveOut === 'nothing') return { text, person: shown };
  const named = leaveOut === 'names' ? namesOf(text, sides) : null;
  const mask = (line: string): string => {
    const without = line.replace(addresses, '[address]').replace(phones, (found) => (digits(found) >= 9 ? '[phone]' : found));
    return named === null ? without : named.replace(without);
  };
  return {
    person: leaveOut === 'names' ? (other === null ? null : roleOf('customer')) : shown,
    text: {
      ...text,
      from: null,
      to: [],
      subject: mask(text.subject),
      lines: text.lines.map(({ speaker, atMs, words }) => ({ atMs, words: mask(words), speaker: speaker === null || leaveOut !== 'names' ? speaker : roleOf(sides.isOwnSpeaker(speaker) ? 'us' : 'customer') })),
      attachments: text.attachments.map((attachment) => ({ ...attachment, name: mask(attachment.name) })),
    },
  };
}

interface NameMask {
  replace(line: string): string;
}

function namesOf(text: ReadText, sides: Sides): NameMask {
  const roles = new Map<string, string>();
  const add = (name: string, side: Side): void => {
    const words = name.normalize('NFC').replace(/[^\p{L}\p{M}'’ -]+/gu, ' ').replace(/\s+/g, ' ').trim();
    if (words.length < 2) return;
    if (!roles.has(words)) roles.set(words, roleOf(side));
    for (const word of words.split(/[ ]/)) if (word.length >= 3 && /^\p{Lu}/u.test(word) && !roleWords.has(word.toLowerCase()) && !roles.has(word)) roles.set(word, roleOf(side));
  };
  const addBox = (mailbox: Mailbox): void => {
    const side = sides.isOwn(mailbox) ? 'us' : 'customer';
    add(mailbox.name, side);
    const local = mailbox.address.slice(0, Math.max(0, mailbox.address.indexOf('@')));
    for (const word of local.split(/[._\d+-]+/)) if (word.length >= 3 && !roleWords.has(word)) add(word.charAt(0).toUpperCase() + word.slice(1), side);
  };
  for (const mailbox of [...(text.from === null ? [] : [text.from]), ...text.to]) addBox(mailbox);
  for (const { speaker, words } of text.lines) {
    if (speaker !== null) add(speaker, sides.isOwnSpeaker(speaker) ? 'us' : 'customer');
    const wrote = wroteLine.exec(words.slice(0, 300));
    const quoted = headerLine.exec(words.slice(0, 2000))?.[1] ?? (wrote === null ? undefined : `${wrote[1] ?? ''} ${wrote[2] ?? ''}`);
    if (quoted === undefined) continue;
    for (const piece of quoted.split(/[,;]/).slice(0, 50)) {
      const address = piece.match(addresses)?.[0]?.toLowerCase() ?? '';
      addBox({ name: piece.replace(/<.*$/, '').replace(addresses, '').replaceAll('"', '').trim(), address });
    }
  }
  if (roles.size === 0) return { replace: (line) => line };
  // The longest first, so that a whole name goes before its parts.
  const names = [...roles.keys()].toSorted((a, b) => b.length - a.length).slice(0, 2000);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return { replace: (line) => line.replace(pattern, (found) => roles.get(found.replace(/\s+/g, ' ')) ?? 'customer') };
}
