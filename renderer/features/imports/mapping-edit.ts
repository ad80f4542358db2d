import type { DurationUnit, FileFacts, Mapping, MappingColumn, TargetField } from '@shared/contract/imports/entities';

/** A line of the mapping table: a column of the file, and one field it is sent to or none. A column that fills two fields has two lines. */
export interface MappingLine {
  readonly column: string;
  /** Position in the file, from 0; -1 where the file does not have the column. */
  readonly index: number;
  readonly mapped: MappingColumn | null;
}

/** The columns of the file in their order, each with its fields; columns that the mapping names and the file lacks come last. */
export function mappingLines(mapping: Mapping, header: readonly string[]): readonly MappingLine[] {
  const inFile = header.flatMap((column, index): readonly MappingLine[] => {
    const mapped = mapping.columns.filter((candidate) => isSameColumn(candidate.column, column));
    return mapped.length === 0 ? [{ column, index, mapped: null }] : mapped.map((each) => ({ column, index, mapped: each }));
  });
  const missing = mapping.columns.filter(({ column }) => !header.some((name) => isSameColumn(name, column)));
  return [...inFile, ...missing.map((mapped) => ({ column: mapped.column, index: -1, mapped }))];
}

/**
 * Columns that are read with the first of their name, by their position: what that one is called, and where it goes. One that is sent elsewhere or left out
 * is read by itself or not at all.
 */
export function readTogether(mapping: Mapping, { header, repeatedColumns }: Pick<FileFacts, 'header' | 'repeatedColumns'>, fields: readonly TargetField[]): ReadonlyMap<number, { readonly column: string; readonly field: TargetField }> {
  const found = new Map<number, { column: string; field: TargetField }>();
  for (const [first, ...others] of repeatedColumns) {
    const column = header[first ?? -1] ?? '';
    const keys = new Set(mapping.columns.filter((each) => isSameColumn(each.column, column)).map(({ field }) => field));
    const field = fields.find(({ kind, key, isReadTogether }) => kind === mapping.kind && isReadTogether && keys.has(key));
    if (field === undefined) continue;
    for (const index of others) {
      const name = header[index] ?? '';
      if (!mapping.personal.includes(name) && !mapping.columns.some((each) => each.column === name)) found.set(index, { column, field });
    }
  }
  return found;
}

/** Main finds a column by its name alone where only case, blanks and punctuation differ; so does the screen. */
function isSameColumn(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}#%]+/gu, '');
  return a === b || (plain(a) !== '' && plain(a) === plain(b));
}

/** Sends a line's column to a field, or to none. A field has one column: the one it had before loses it. */
export function sendTo(mapping: Mapping, line: MappingLine, field: TargetField | null): Mapping {
  const others = mapping.columns.filter((each) => each !== line.mapped && each.field !== field?.key);
  if (field === null) return { ...mapping, columns: others };
  const personal = mapping.personal.filter((name) => !isSameColumn(name, line.column));
  const unit: DurationUnit | undefined = field.isDuration ? (line.mapped?.unit ?? undefined) : undefined;
  const sent: MappingColumn = { column: line.mapped?.column ?? line.column, field: field.key, ...(unit === undefined ? {} : { unit }) };
  const place = line.mapped === null ? -1 : mapping.columns.indexOf(line.mapped);
  const at = place === -1 ? others.length : Math.min(place, others.length);
  return { ...mapping, personal, columns: others.toSpliced(at, 0, sent) };
}

/** Leaves a column out because it names or describes people, or takes that back; what it was sent to loses it. */
export function withPersonal(mapping: Mapping, column: string, isPersonal: boolean): Mapping {
  const personal = mapping.personal.filter((name) => name !== column);
  return isPersonal ? { ...mapping, personal: [...personal, column], columns: mapping.columns.filter((each) => !isSameColumn(each.column, column)) } : { ...mapping, personal };
}

/** Says how the numbers of a column of durations are to be read. */
export function withUnit(mapping: Mapping, line: MappingLine, unit: DurationUnit): Mapping {
  return { ...mapping, columns: mapping.columns.map((each) => (each === line.mapped ? { ...each, unit } : each)) };
}

/** Says what a word of the file means; null takes it back. */
export function withMeaning(mapping: Mapping, field: string, from: string, to: string | null): Mapping {
  const others = mapping.values.filter((value) => value.field !== field || value.from !== from);
  return { ...mapping, values: to === null ? others : [...others, { field, from, to }] };
}

/** Names what is measured where no column says it; an empty name takes it back. */
export function withMeasure(mapping: Mapping, name: string): Mapping {
  const measure = name.trim().toLowerCase();
  return { ...mapping, measure: measure === '' ? undefined : measure };
}

/** Required fields of the mapping's kind that no column is sent to. */
export function missingFields(mapping: Mapping, fields: readonly TargetField[]): readonly TargetField[] {
  return fields.filter(({ kind, key, isRequired }) => kind === mapping.kind && isRequired && !mapping.columns.some(({ field }) => field === key));
}
