import type { MeasurementFields } from '@shared/contract/records/fields';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { rowsWriter } from './rows-writer';

/** Identity is system and reference. */
export interface NewMeasurement extends MeasurementFields {
  readonly id: string;
  readonly system: string;
  readonly ref: string;
  readonly importId: string | null;
}

export interface StoredMeasurement extends MeasurementFields {
  readonly id: string;
}

const fieldColumns = ['account_id', 'account_ref', 'measure', 'on_date', 'value', 'source', 'flags'] as const;

// By position and in the order of `fieldColumns`: very many rows pass here.
const fieldValues = (f: MeasurementFields): unknown[] => [f.accountId, f.accountRef, f.measure, f.onDate, f.value, f.source, f.flags.length === 0 ? '[]' : JSON.stringify(f.flags)];

/** Functions that insert measurements, which are there once `flush` was called, and replace their fields. */
export function measurementWriter(db: WriteHandle): { insert(measurement: NewMeasurement): void; update(id: string, fields: MeasurementFields): void; flush(): void } {
  const rows = rowsWriter(db, 'measurements', ['id', 'system', 'ref', 'import_id', ...fieldColumns]);
  const update = db.prepare(`UPDATE measurements SET ${fieldColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`);
  return {
    insert: (measurement) => rows.add([measurement.id, measurement.system, measurement.ref, measurement.importId, ...fieldValues(measurement)]),
    update: (id, fields) => void update.run(...fieldValues(fields), id),
    flush: rows.flush,
  };
}

const Flags = z.array(z.string());

/** A function that finds the stored measurement of an identity; like that of issues, without zod for its columns. */
export function measurementFinder(db: ReadHandle, system: string): (ref: string) => StoredMeasurement | null {
  const find = db.prepare<[string, string], Omit<StoredMeasurement, 'flags'> & { flags: string }>(
    'SELECT id, account_id AS accountId, account_ref AS accountRef, measure, on_date AS onDate, value, source, flags FROM measurements WHERE system = ? AND ref = ?',
  );
  // A system that is new here has none, and asking for each of its rows would be in vain.
  if (db.prepare('SELECT 1 FROM measurements WHERE system = ? LIMIT 1').get(system) === undefined) return () => null;
  return (ref) => {
    const row = find.get(system, ref);
    return row === undefined ? null : { ...row, flags: row.flags === '[]' ? [] : Flags.parse(JSON.parse(row.flags)) };
  };
}
