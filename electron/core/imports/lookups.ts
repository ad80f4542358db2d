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
  /** The account of the subscription of that reference; null where it or its account is not known. */
  subscription?(ref: string): KnownAccount | null;
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

const accountKeys = ['account', 'account-name', 'subscription'] as const;

/**
 * The account of a deal, a measurement or an interaction: the one that the row names, else the one behind the subscription that it names. The
 * reference of a subscription is kept as the account's: an unknown one links later by it. A row that names neither is noted.
 */
export function readOwner(reader: RowReader, lookups: Lookups): { ref: string | null; id: string | null } {
  const named = readAccount(reader, lookups);
  if (named.ref !== null) return named;
  const ref = reader.text('subscription');
  if (ref === '') {
    reader.note('missing-value', accountKeys.find((key) => reader.column(key) !== undefined) ?? 'account', '');
    return { ref: null, id: null };
  }
  const known = lookups.subscription?.(ref) ?? null;
  if (known === null) reader.note('unknown-account', 'subscription', ref);
  return { ref, id: known?.id ?? null };
}
