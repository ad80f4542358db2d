import type { accountSorts } from '@shared/contract/accounts';
import { AccountId, CalendarDate, Segment, type Instant, type Money } from '@shared/primitives';
import { z } from '@shared/zod';
import { hasMerges } from './account-merges/merges';
import { survivorFinder } from './account-merges/records';
import type { ReadHandle, WriteHandle } from './handles';
import { isCounted } from './subscriptions';

/** What a source says of an account. ARR and renewal in force are not written here: see `commercialsWriter`. */
export interface AccountFields {
  readonly name: string;
  readonly segment: Segment;
  readonly statedArrMinor: number | null;
  readonly statedCurrency: string | null;
  readonly statedRenewal: CalendarDate | null;
  readonly tier: string | null;
  readonly health: string | null;
  readonly sponsor: string | null;
  readonly owner: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly signupDate: CalendarDate | null;
  /** When the source changed it last; null where it does not say. */
  readonly changedAt: Instant | null;
  /** Anomalies it was imported with, as sentences. */
  readonly flags: readonly string[];
}

/** Identity is system and reference. */
export interface NewAccount extends AccountFields {
  readonly id: string;
  readonly system: string;
  readonly ref: string;
}

export interface StoredAccount extends AccountFields {
  readonly id: string;
}

const fieldColumns = [
  'name', 'segment', 'stated_arr_minor', 'stated_currency', 'stated_renewal', 'tier', 'health', 'sponsor', 'owner', 'region', 'industry', 'signup_date', 'changed_at', 'flags',
] as const;

// By position and in the order of `fieldColumns`: many rows pass here.
const fieldValues = (f: AccountFields): unknown[] => [
  f.name, f.segment, f.statedArrMinor, f.statedCurrency, f.statedRenewal, f.tier, f.health, f.sponsor, f.owner, f.region, f.industry, f.signupDate, f.changedAt, JSON.stringify(f.flags),
];

/** Functions that insert accounts and replace their fields, prepared once for many rows. */
export function accountWriter(db: WriteHandle): { insert(account: NewAccount): void; update(id: string, fields: AccountFields): void } {
  const insert = db.prepare(`INSERT INTO accounts (id, system, ref, ${fieldColumns.join(', ')}) VALUES (?, ?, ?, ${fieldColumns.map(() => '?').join(', ')})`);
  const updateOf = (table: string) => db.prepare(`UPDATE ${table} SET ${fieldColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`);
  const update = updateOf('accounts');
  // What stands for an account with others merged into it follows from what its own source says: see `applyMerges`.
  const updateOwn = updateOf('account_own');
  const survivors = listSurvivorIds(db);
  return {
    insert: (account) => void insert.run(account.id, account.system, account.ref, ...fieldValues(account)),
    update: (id, fields) => void (survivors.has(id) ? updateOwn : update).run(...fieldValues(fields), id),
  };
}

/** The accounts with others merged into them. */
export const listSurvivorIds = (db: ReadHandle): ReadonlySet<string> => new Set(z.array(z.string()).parse(db.prepare('SELECT id FROM account_own').pluck().all()));

const Flags = z.array(z.string());

/**
 * A function that finds the stored account of an identity, as its own source has it. No zod for its columns: a hundred thousand rows may be compared in one import,
 * and what they hold is kept by STRICT columns, CHECKs and the writer above.
 */
export function accountFinder(db: ReadHandle, system: string): (ref: string) => StoredAccount | null {
  const find = db.prepare<[string, string], Omit<StoredAccount, 'flags'> & { flags: string }>(
    `SELECT id, name, segment, stated_arr_minor AS statedArrMinor, stated_currency AS statedCurrency, stated_renewal AS statedRenewal, tier, health, sponsor, owner, region, industry,
       signup_date AS signupDate, changed_at AS changedAt, flags FROM account_sources WHERE system = ? AND ref = ?`,
  );
  return (ref) => {
    const row = find.get(system, ref);
    return row === undefined ? null : { ...row, flags: row.flags === '[]' ? [] : Flags.parse(JSON.parse(row.flags)) };
  };
}

/** An account as far as the rows of other files are checked against it; one that was merged is named itself, and its records are carried afterwards. */
export interface AccountKey {
  readonly id: string;
  readonly ref: string;
  readonly signupDate: string | null;
}

/**
 * A function that finds the account a row of another file names: the reference in the same system, else the one that a person has joined the reference to, else the only one with that reference, else
 * the only one of that name without regard to case; null where there is none. Several that were merged are one. It remembers what it found.
 */
export function accountLookup(db: ReadHandle, system: string): (refOrName: string) => AccountKey | null {
  const select = 'SELECT id, ref, (SELECT s.signup_date FROM accounts s WHERE s.id = coalesce(accounts.survivor_id, accounts.id)) AS signupDate FROM accounts';
  const same = db.prepare<[string, string], AccountKey>(`${select} WHERE system = ? AND ref = ?`);
  const joined = db.prepare<[string, string], AccountKey>(`${select} WHERE id = (SELECT account_id FROM account_aliases WHERE system = ? AND ref = ? AND ended_at IS NULL)`);
  const byRef = db.prepare<[string], AccountKey>(`${select} WHERE ref = ? LIMIT 2`);
  // By the name that its own source gives it: what stands after a merge may be the name of the other.
  const byName = db.prepare<{ text: string }, AccountKey>(
    `${select} WHERE (name = @text COLLATE NOCASE AND id NOT IN (SELECT o.id FROM account_own o)) OR id IN (SELECT w.id FROM account_own w WHERE w.name = @text COLLATE NOCASE) LIMIT 2`,
  );
  const byId = db.prepare<[string], AccountKey>(`${select} WHERE id = ?`);
  const survivorOf = survivorFinder(db);
  const merged = (text: string): AccountKey | null => byId.get(survivorOf(text) ?? '') ?? null;
  const found = new Map<string, AccountKey | null>();
  const find = (text: string): AccountKey | null => {
    const own = same.get(system, text);
    if (own !== undefined) return own;
    const alias = joined.get(system, text);
    if (alias !== undefined) return alias;
    const [ref, ...otherRefs] = byRef.all(text);
    if (ref !== undefined) return otherRefs.length === 0 ? ref : merged(text);
    const [name, ...otherNames] = byName.all({ text });
    return name === undefined || otherNames.length > 0 ? merged(text) : name;
  };
  return (text) => {
    let key = found.get(text);
    if (key === undefined) {
      key = find(text);
      found.set(text, key);
    }
    return key;
  };
}

/** What an account's ARR and renewal follow from. */
export interface CommercialSources {
  readonly id: string;
  readonly statedArrMinor: number | null;
  readonly statedCurrency: string | null;
  readonly statedRenewal: CalendarDate | null;
  readonly arrMinor: number | null;
  readonly currency: string | null;
  readonly renewal: CalendarDate | null;
  readonly basis: string;
  readonly commonArrMinor: number | null;
  /** JSON array of `SubscriptionTerms`. */
  readonly subscriptions: string;
}

/** The accounts that stand after `afterRow` in the order of their rows, at most `limit`, each with the subscriptions that count; they are read in pages because there may be very many. */
export const listCommercialSources = (db: ReadHandle, afterRow: number, limit: number): (CommercialSources & { readonly rowId: number })[] =>
  db
    .prepare<[number, number], CommercialSources & { rowId: number }>(
      `SELECT a.row_id AS rowId, a.id, a.stated_arr_minor AS statedArrMinor, a.stated_currency AS statedCurrency, a.stated_renewal AS statedRenewal,
         a.arr_minor AS arrMinor, a.currency, a.renewal, a.arr_basis AS basis, a.common_arr_minor AS commonArrMinor,
         (SELECT json_group_array(json_array(s.start_date, s.end_date, s.arr_minor, s.currency, s.billing, s.is_trial)) FROM subscriptions s
          WHERE s.account_id = a.id ${hasMerges(db) ? `AND ${isCounted}` : ''}) AS subscriptions
       FROM accounts a WHERE a.row_id > ? AND a.survivor_id IS NULL ORDER BY a.row_id LIMIT ?`,
    )
    .all(afterRow, limit);

/** A function that writes the ARR and renewal in force of an account, with where they come from in words, and the ARR in the reporting currency where a rate says it. */
export function commercialsWriter(db: WriteHandle): (id: string, commercials: { arr: Money | null; renewal: CalendarDate | null; basis: string; commonArrMinor: number | null }) => void {
  const update = db.prepare('UPDATE accounts SET arr_minor = ?, currency = ?, renewal = ?, arr_basis = ?, common_arr_minor = ? WHERE id = ?');
  return (id, { arr, renewal, basis, commonArrMinor }) => void update.run(arr?.amountMinor ?? null, arr?.currency ?? null, renewal, basis, commonArrMinor, id);
}

/** What an issue's proposal and its place in the priority order need of its account. */
export interface AccountFigures {
  readonly segment: Segment;
  readonly renewal: CalendarDate | null;
  /** Where its ARR stands in an order; larger than a number holds exactly. */
  readonly rankArr: bigint | null;
}

/** A function that gives the figures of an account by its id, of a merged one those of its survivor, and remembers them: many issues are of few accounts. @throws where the id names none */
export function accountFigures(db: ReadHandle): (id: string) => AccountFigures {
  const find = db.prepare<[string], AccountFigures>('SELECT s.segment, s.renewal, s.rank_arr AS rankArr FROM accounts a JOIN accounts s ON s.id = coalesce(a.survivor_id, a.id) WHERE a.id = ?').safeIntegers();
  const known = new Map<string, AccountFigures>();
  return (id) => {
    let figures = known.get(id);
    if (figures === undefined) {
      figures = find.get(id);
      if (figures === undefined) throw new Error(`No account ${id}`);
      known.set(id, figures);
    }
    return figures;
  };
}

const ListRow = z.object({
  id: AccountId,
  ref: z.string(),
  name: z.string(),
  segment: Segment,
  tier: z.string().nullable(),
  health: z.string().nullable(),
  sponsor: z.string().nullable(),
  owner: z.string().nullable(),
  arrMinor: z.int().nullable(),
  currency: z.string().nullable(),
  renewal: CalendarDate.nullable(),
  openIssues: z.int(),
  issues: z.int(),
  also: z.string().transform((json) => Flags.parse(JSON.parse(json))),
});
export type AccountListRow = z.infer<typeof ListRow>;

const listColumns = `a.id, a.ref, a.name, a.segment, a.tier, a.health, a.sponsor, a.owner, a.arr_minor AS arrMinor, a.currency, a.renewal,
  (SELECT count(*) FROM issues i WHERE i.account_id = a.id AND i.status IN ('open', 'waiting')) AS openIssues,
  (SELECT count(*) FROM issues i WHERE i.account_id = a.id) AS issues,
  (SELECT json_group_array(DISTINCT h.name ORDER BY h.name) FROM (SELECT m.name FROM accounts m WHERE m.survivor_id = a.id UNION ALL SELECT o.name FROM account_own o WHERE o.id = a.id) h WHERE h.name <> a.name) AS also`;

export interface AccountQuery {
  readonly search: string;
  readonly segment: Segment | null;
  readonly sort: (typeof accountSorts)[number];
  readonly isDescending: boolean;
}

/** What is not known comes last whichever way the list is turned. */
const orderings = {
  name: (direction) => `a.name COLLATE NOCASE ${direction}`,
  arr: (direction) => `a.rank_arr IS NULL, a.rank_arr ${direction}`,
  renewal: (direction) => `a.renewal IS NULL, a.renewal ${direction}`,
  issues: (direction) => `issues ${direction}`,
} as const satisfies Record<AccountQuery['sort'], (direction: 'ASC' | 'DESC') => string>;

/** One window of the accounts, and how many there are. */
export function listAccounts(db: ReadHandle, { search, segment, sort, isDescending }: AccountQuery, { offset, limit }: { offset: number; limit: number }): { total: number; rows: AccountListRow[] } {
  // An account that was merged is found by its own words too, and what it leads to is listed.
  const words = (alias: string): string => `${alias}.name LIKE @like ESCAPE '!' OR ${alias}.ref LIKE @like ESCAPE '!'`;
  const where = `WHERE a.survivor_id IS NULL AND (@segment IS NULL OR a.segment = @segment) AND (@like IS NULL OR ${words('a')}
    OR a.id IN (SELECT m.survivor_id FROM accounts m WHERE m.survivor_id IS NOT NULL AND (${words('m')} OR m.id = @text)) OR a.id IN (SELECT o.id FROM account_own o WHERE o.name LIKE @like ESCAPE '!') OR a.id = @text)`;
  const text = search.trim();
  const params = { segment, text, like: text === '' ? null : `%${text.replace(/[!%_]/g, '!$&')}%` };
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) FROM accounts a ${where}`).pluck().get(params)),
    rows: db
      .prepare(`SELECT ${listColumns} FROM accounts a ${where} ORDER BY ${orderings[sort](isDescending ? 'DESC' : 'ASC')}, a.name COLLATE NOCASE, a.ref, a.row_id LIMIT @limit OFFSET @offset`)
      .all({ ...params, limit, offset })
      .map((row) => ListRow.parse(row)),
  };
}

const Called = z.object({ id: AccountId, system: z.string(), ref: z.string(), name: z.string(), isMerged: z.int().transform((value) => value === 1) });

/** Accounts by their id, reference or name, those that were merged too. */
export const listAccountsCalled = (db: ReadHandle, text: string): z.infer<typeof Called>[] =>
  db
    .prepare('SELECT id, system, ref, name, survivor_id IS NOT NULL AS isMerged FROM accounts WHERE id = @text OR ref = @text OR name = @text COLLATE NOCASE OR id IN (SELECT id FROM account_own WHERE name = @text COLLATE NOCASE) ORDER BY row_id LIMIT 20')
    .all({ text })
    .map((row) => Called.parse(row));

const DetailRow = ListRow.extend({
  system: z.string(),
  region: z.string().nullable(),
  industry: z.string().nullable(),
  signupDate: CalendarDate.nullable(),
  statedArrMinor: z.int().nullable(),
  statedCurrency: z.string().nullable(),
  statedRenewal: CalendarDate.nullable(),
  basis: z.string(),
  flags: z.string().transform((json) => Flags.parse(JSON.parse(json))),
});
export type AccountDetailRow = z.infer<typeof DetailRow>;

export function getAccount(db: ReadHandle, id: AccountId): AccountDetailRow | null {
  const row = db
    .prepare(
      `SELECT ${listColumns}, a.system, a.region, a.industry, a.signup_date AS signupDate,
         a.stated_arr_minor AS statedArrMinor, a.stated_currency AS statedCurrency, a.stated_renewal AS statedRenewal, a.arr_basis AS basis, a.flags
       FROM accounts a WHERE a.id = ?`,
    )
    .get(id);
  return row === undefined ? null : DetailRow.parse(row);
}
