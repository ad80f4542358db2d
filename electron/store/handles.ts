import type { Database } from 'better-sqlite3';

declare const reading: unique symbol;
declare const writing: unique symbol;

/** A connection that a query may use. */
export type ReadHandle = Database & { readonly [reading]: true };
/** A connection inside a transaction that may write; it can be used for reading too. */
export type WriteHandle = ReadHandle & { readonly [writing]: true };
