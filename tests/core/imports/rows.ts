import type { Anomaly, ImportKind, Mapping, RuleChoice } from '@shared/contract/imports/entities';
import type { Source } from '@shared/primitives';
import { guessMapping } from '../../../electron/core/imports/guess';
import type { KnownAccount, Lookups } from '../../../electron/core/imports/lookups';
import { resolveMapping } from '../../../electron/core/imports/mapping';
import { createProfiler, type FileProfile } from '../../../electron/core/imports/profile';
import type { AccountRecord, ImportRecord, IssueRecord, SubscriptionRecord } from '../../../electron/core/imports/records';
import { createValidator } from '../../../electron/core/imports/validate';

export interface Checked {
  readonly profile: FileProfile;
  readonly records: ImportRecord[];
  readonly rejected: number[];
  readonly anomalies: Anomaly[];
}

interface Setting {
  readonly mapping?: Mapping;
  readonly accounts?: readonly KnownAccount[];
  readonly asOf?: string;
  readonly source?: Source;
  readonly choices?: Readonly<Partial<Record<string, RuleChoice>>>;
}

export const knownAccounts = (accounts: readonly KnownAccount[]): Lookups => {
  const byRef = new Map(accounts.map((account) => [account.ref, account]));
  return { account: (ref) => byRef.get(ref) ?? null };
};

/** Profiles and validates rows in memory; row numbers begin at 2, as below a header. */
export function check(kind: ImportKind, header: readonly string[], rows: readonly (readonly string[])[], setting: Setting = {}): Checked {
  const resolved = resolveMapping(setting.mapping ?? guessMapping(kind, header, rows.slice(0, 20)), header);
  const profiler = createProfiler(resolved);
  for (const [index, cells] of rows.entries()) profiler.row(cells, index + 2);
  const profile = profiler.profile();
  const validator = createValidator({ resolved, profile, lookups: knownAccounts(setting.accounts ?? []), asOf: setting.asOf ?? '2026-11-22', source: setting.source ?? 'ticketing', choices: setting.choices ?? {} });
  const records: ImportRecord[] = [];
  const rejected: number[] = [];
  const anomalies: Anomaly[] = [];
  for (const [index, cells] of rows.entries()) {
    const outcome = validator.row(cells, index + 2);
    anomalies.push(...outcome.anomalies);
    if (outcome.record === null) rejected.push(outcome.row);
    else records.push(outcome.record);
  }
  return { profile, records, rejected, anomalies };
}

export const issuesOf = (records: readonly ImportRecord[]): IssueRecord[] => records.filter((record) => record.kind === 'issues');
export const accountsOf = (records: readonly ImportRecord[]): AccountRecord[] => records.filter((record) => record.kind === 'accounts');
export const subscriptionsOf = (records: readonly ImportRecord[]): SubscriptionRecord[] => records.filter((record) => record.kind === 'subscriptions');
