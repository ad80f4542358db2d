import type { RowReader } from './row-reader';

/** A stored account, as far as the rows of other files are checked against it. */
export interface KnownAccount {
  readonly id: string;
  readonly ref: string;
  /** `YYYY-MM-DD` or null. */
  readonly signupDate: string | null;
}

/** What the workspace already knows. */
export interface Lookups {
  /** By external reference, else by name without regard to case; null where there is none or more than one of that name. */
  account(refOrName: string): KnownAccount | null;
}

/** The account a row names. One that is not known keeps the reference as written, so that it links later. */
export function readAccount(reader: RowReader, lookups: Lookups): { ref: string | null; id: string | null; known: KnownAccount | null } {
  const name = reader.text('account-name');
  const written = reader.text('account') === '' && name !== '' ? null : reader.plain('account');
  const ref = written ?? (name === '' ? null : name);
  if (ref === null) return { ref: null, id: null, known: null };
  const known = lookups.account(ref) ?? (name === '' || name === ref ? null : lookups.account(name));
  if (known === null) reader.note('unknown-account', written === null ? 'account-name' : 'account', ref);
  return { ref, id: known?.id ?? null, known };
}
