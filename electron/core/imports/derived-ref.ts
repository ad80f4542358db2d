import type { ImportKind } from '@shared/contract/imports/entities';

/** Kinds whose rows may come without an identifier of their own, and what they are known by then, in words. */
const knownBy: Readonly<Partial<Record<ImportKind, string>>> = {
  measurements: 'account, measure and date',
  interactions: 'account, kind, date, person and subject',
};

/** What a row of that kind without an identifier is known by, in words; undefined where it needs one. */
export const identifiedBy = (kind: ImportKind): string | undefined => knownBy[kind];

const longestPart = 80;

/** A reference made of what identifies a record: the same row of a newer file gives the same one. Long texts count by their beginning. */
export const derivedRef = (parts: readonly string[]): string => parts.map((part) => part.replace(/\s+/g, ' ').trim().slice(0, longestPart)).join(' | ');
