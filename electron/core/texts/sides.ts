import type { Mailbox, ReadText } from './read-text';

/** Whose words they are. */
export type Side = 'us' | 'customer';

/** Services where anybody has an address: their domain says nothing about a customer. */
const publicServices: ReadonlySet<string> = new Set([
  'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'yahoo.co.uk', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.de', 'gmx.net', 'gmx.com', 'web.de', 't-online.de', 'proton.me', 'protonmail.com', 'mail.com', 'mail.ru', 'yandex.com', 'yandex.ru', 'qq.com', '163.com', 'zoho.com', 'fastmail.com', 'orange.fr', 'free.fr', 'libero.it', 'bluewin.ch',
]);

/** The domain of an address, or null. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  return at <= 0 || at === address.length - 1 ? null : address.slice(at + 1).toLowerCase();
}

/** Who is who, as it was said once for all texts. */
export interface Sides {
  isOwn(mailbox: Mailbox): boolean;
  isOwnSpeaker(name: string): boolean;
  /** Whether anything says who is who, so that those who are not ours are customers. */
  readonly knowsDomains: boolean;
}

const sameName = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();

/** @param ownDomains a subdomain of one is own too */
export function createSides(ownDomains: readonly string[], ownSpeakers: readonly string[]): Sides {
  const domains = ownDomains.map((domain) => domain.toLowerCase());
  const speakers = new Set(ownSpeakers.map(sameName));
  const isOwnDomain = (domain: string): boolean => domains.some((own) => domain === own || domain.endsWith(`.${own}`));
  return {
    isOwn({ name, address }) {
      const domain = domainOf(address);
      return domain === null ? speakers.has(sameName(name)) : isOwnDomain(domain);
    },
    isOwnSpeaker: (name) => speakers.has(sameName(name)),
    knowsDomains: domains.length > 0,
  };
}

/** Whether it came in or went out; null where nothing says who is who, for mail among ourselves, and for talk. */
export function directionOf({ kind, from, to }: ReadText, sides: Sides): 'in' | 'out' | null {
  if (kind !== 'email' || from === null || !sides.knowsDomains) return null;
  if (!sides.isOwn(from)) return 'in';
  return to.length > 0 && to.every((mailbox) => sides.isOwn(mailbox)) ? null : 'out';
}

/** The people on the other side of a message, the likeliest first: its writer, else those whom it went to. */
export function outsiders({ from, to }: ReadText, sides: Sides): Mailbox[] {
  return [...(from === null ? [] : [from]), ...to].filter((mailbox) => !sides.isOwn(mailbox));
}

/** What a mailbox is filed by: its domain, or the whole address of a public service; null where it has none. */
export function senderKey({ address }: Mailbox): string | null {
  const domain = domainOf(address);
  if (domain === null) return null;
  return publicServices.has(domain) ? address : domain;
}

/** What a text is filed by: the keys of those outside, else the name of its file. */
export function filingKeys(text: ReadText, fileName: string, sides: Sides): string[] {
  if (text.kind !== 'email') return [`file:${fileName}`];
  return [...new Set(outsiders(text, sides).flatMap((mailbox) => senderKey(mailbox) ?? []))];
}
