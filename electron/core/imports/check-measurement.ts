import { sources, type Source } from '@shared/primitives';
import { derivedRef } from './derived-ref';
import { readOwner, type Lookups } from './lookups';
import type { MeasurementRecord } from './records';
import type { RowReader } from './row-reader';

const isSource = (word: string): word is Source => sources.some((source) => source === word);

/** What is measured where neither a column nor the mapping says it. */
const unnamed = 'value';

/**
 * Reads a measurement (W4): one value of one measure of one account on one date. Without account, date or value it would say nothing, and the row
 * is left out. One without a reference is known by what it measures.
 */
export function checkMeasurement(reader: RowReader, ownRef: string, lookups: Lookups, importSource: Source): MeasurementRecord | null {
  const account = readOwner(reader, lookups);
  const onDate = reader.date('date', true);
  const value = reader.number('value');
  const measure = (reader.plain('measure') ?? reader.resolved.mapping.measure ?? unnamed).replace(/\s+/g, ' ').toLowerCase().slice(0, 60);
  if (account.ref === null || onDate === null || value === null) return null;
  return {
    kind: 'measurements',
    ref: ownRef === '' ? derivedRef([account.ref, measure, onDate]) : ownRef,
    accountRef: account.ref,
    accountId: account.id,
    measure,
    onDate,
    value,
    source: reader.word('source', 'unknown-word', isSource) ?? importSource,
    flags: reader.flags,
  };
}
