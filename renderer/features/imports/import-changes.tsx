import { GitCompare } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ImportKind } from '@shared/contract/imports/entities';
import type { ImportChangeRow, MissingRecord } from '@shared/contract/imports/history';
import { AccountId, IssueId, type ImportId } from '@shared/primitives';
import { call, keyOf } from '../../api';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { Tag } from '../../ui/tag';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { FieldChanges } from './field-changes';
import { useWindows, type Windows } from './use-windows';
import styles from './import-page.module.css';

export type WhichChanges = 'all' | 'imported' | 'updated';

/** Goes to a record, where its kind has a page of its own. */
function openRecord(kind: ImportKind, id: string): void {
  if (kind === 'issues') appState().navigate({ name: 'issue', id: IssueId.parse(id) });
  else if (kind === 'accounts') appState().navigate({ name: 'account', id: AccountId.parse(id) });
}

const what = ({ what: done, isUndone, isThere }: ImportChangeRow) => (isUndone ? <Tag>{isThere ? 'Returned' : 'Removed'}</Tag> : done === 'imported' ? <span className={styles['new']}>New</span> : 'Update');

const changeColumns: readonly TableColumn<ImportChangeRow>[] = [
  { id: 'row', header: 'Row', width: 76, align: 'end', cell: ({ row }) => <span className="muted">{row === 0 ? '' : formatCount(row)}</span> },
  { id: 'what', header: 'Became', width: 92, cell: what },
  { id: 'ref', header: 'Reference', width: 120, grow: 1, hideBelow: 700, cell: ({ ref }) => <span className="muted" title={ref}>{ref}</span> },
  { id: 'name', header: 'Record', width: 180, grow: 2, cell: ({ name, number }) => <span className="medium" title={name}>{number === null ? name : `#${number} ${name}`}</span> },
  { id: 'fields', header: 'What changed', width: 240, grow: 4, cell: ({ fields, what: done }) => (fields.length === 0 ? <span className="muted">{done === 'imported' ? 'Whole record' : 'Its account or stages'}</span> : <FieldChanges fields={fields} isInline />) },
];

const missingColumns: readonly TableColumn<MissingRecord>[] = [
  { id: 'ref', header: 'Reference', width: 160, grow: 1, cell: ({ ref }) => <span className="muted">{ref}</span> },
  { id: 'name', header: 'Record', width: 240, grow: 4, cell: ({ name, number }) => <span className="medium" title={name}>{number === null ? name : `#${number} ${name}`}</span> },
];

/** Records of an import in windows. Enter opens the record. */
function RecordsTable<Row extends { readonly entityId: string }>({ label, kind, columns, windows, isThere = () => true, empty }: { label: string; kind: ImportKind; columns: readonly TableColumn<Row>[]; windows: Windows<Row>; isThere?: (row: Row) => boolean; empty: ReactNode }) {
  const { total, getRow, onVisibleRangeChange } = windows;
  const [selected, setSelected] = useState<number | null>(null);
  const density = useApp((state) => state.density);
  if (total === undefined) return null;
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rowCount={total}
      getRow={getRow}
      onVisibleRangeChange={onVisibleRangeChange}
      selectedIndex={selected}
      onSelect={setSelected}
      onOpen={(index) => {
        const row = getRow(index);
        if (row !== undefined && isThere(row)) openRecord(kind, row.entityId);
      }}
      density={density}
      empty={empty}
    />
  );
}

/** What an import changed, row by row. */
export function ImportChanges({ id, kind, which }: { id: ImportId; kind: ImportKind; which: WhichChanges }) {
  const windows = useWindows((window) => keyOf('imports.changes', { ...window, id, which }), (window) => call('imports.changes', { ...window, id, which }));
  const empty = (
    <EmptyState icon={<GitCompare />} title="No changes">
      {which === 'updated' ? 'No record that was there before was changed by this import.' : 'Every row said what the workspace said already, or was left out.'}
    </EmptyState>
  );
  return <RecordsTable label="Changes" kind={kind} columns={changeColumns} windows={windows} isThere={({ isThere }) => isThere} empty={empty} />;
}

/** Records that the export before had and this one does not. */
export function MissingRecords({ id, kind }: { id: ImportId; kind: ImportKind }) {
  const windows = useWindows((window) => keyOf('imports.missing', { ...window, id }), (window) => call('imports.missing', { ...window, id }));
  const empty = (
    <EmptyState icon={<GitCompare />} title="Nothing is missing">
      Every record of the export before is in this one too.
    </EmptyState>
  );
  return <RecordsTable label="Missing records" kind={kind} columns={missingColumns} windows={windows} empty={empty} />;
}
