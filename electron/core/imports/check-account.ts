import { type Segment, segments } from '@shared/primitives';
import type { AccountRecord } from './records';
import type { RowReader } from './row-reader';

const isSegment = (word: string): word is Segment => segments.some((segment) => segment === word);

/** Reads an account (W4). Segment is unknown where the row does not say it. */
export function checkAccount(reader: RowReader, ref: string): AccountRecord {
  const name = reader.plain('name') ?? ref;
  const segment = reader.word('segment', 'unknown-segment', isSegment) ?? 'unknown';
  const arr = reader.money('arr');
  const statedRenewal = reader.date('renewal', false);
  const signupDate = reader.date('signup', true);
  return {
    kind: 'accounts',
    ref,
    name: name.replace(/\s+/g, ' '),
    segment,
    statedArrMinor: arr?.amountMinor ?? null,
    statedCurrency: arr?.currency ?? null,
    statedRenewal,
    tier: reader.plain('tier'),
    health: reader.plain('health'),
    sponsor: reader.plain('sponsor'),
    owner: reader.plain('owner'),
    region: reader.plain('region'),
    industry: reader.plain('industry'),
    signupDate,
    changedAt: reader.changedAt(),
    flags: reader.flags,
  };
}
