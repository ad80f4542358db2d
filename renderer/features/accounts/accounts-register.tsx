import { Building2 } from 'lucide-react';
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract';
import type { AccountRow } from '@shared/contract/accounts';
import { accountSorts } from '@shared/contract/accounts';
import type { Segment } from '@shared/primitives';
import { segmentLabels, segments } from '@shared/primitives';
import { call, keyOf, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FilterChip, FilterRow } from '../../ui/filter-chip';
import { SearchField } from '../../ui/text-field';
import type { TableSort } from '../../ui/virtual-table/virtual-table';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { CurrencyNote } from '../currencies/currency-note';
import { accountColumns } from './account-columns';
import { AccountMarksBar, AccountMarksContext, useAccountMarks } from './merging/account-marks';
import { useMayMerge } from './merging/use-may-merge';
import styles from './accounts.module.css';

const pageSize = 100;
type Sort = (typeof accountSorts)[number];
const isSort = (id: string): id is Sort => accountSorts.some((sort) => sort === id);

/** The accounts of the register, in windows. The Watch screen shows it under its own heading. */
export function AccountsRegister() {
  const [search, setSearch] = useState('');
  const [segment, setSegment] = useState<Segment | null>(null);
  const [order, setOrder] = useState<{ sort: Sort; isDescending: boolean }>({ sort: 'arr', isDescending: true });
  const [left] = useState(() => appState().entry.position);
  const [selected, setSelected] = useState<number | null>(left?.selectedIndex ?? null);
  const [offset, setOffset] = useState(left?.offset ?? 0);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const density = useApp((state) => state.density);
  const numbers = [...new Set([0, ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index)])];
  const answers = useQueries({
    queries: numbers.map((page) => {
      const input: InputOf<'accounts.list'> = { offset: page * pageSize, limit: pageSize, search, segment, ...order };
      return { queryKey: keyOf('accounts.list', input), queryFn: (): Promise<OutputOf<'accounts.list'>> => call('accounts.list', input) };
    }),
  });
  const pages = new Map(numbers.map((page, index) => [page, answers[index]?.data]));
  const total = pages.get(0)?.total;
  const getRow = (index: number): AccountRow | undefined => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
  const { data: money } = useOperation('currencies.list', {});
  // One currency stands by itself and is compared with nothing.
  const withoutRate = money === undefined || money.rows.length < 2 ? [] : money.withoutRate;
  const mayMerge = useMayMerge();
  const marks = useAccountMarks();
  const columns = useMemo(() => accountColumns(search, mayMerge), [search, mayMerge]);
  const toggle = (index: number): void => {
    const account = getRow(index);
    if (mayMerge && account !== undefined) marks.toggle(account);
  };
  const onSort = useCallback(({ columnId, isDescending }: TableSort) => {
    if (isSort(columnId)) setOrder({ sort: columnId, isDescending });
  }, []);
  const onVisibleRangeChange = useCallback((start: number, end: number) => setRange({ first: Math.floor(start / pageSize), last: Math.floor(Math.max(end - 1, start) / pageSize) }), []);
  const open = (index: number): void => {
    const id = getRow(index)?.id;
    if (id === undefined) return;
    appState().rememberPosition({ offset, selectedIndex: index });
    appState().navigate({ name: 'account', id });
  };

  return (
    <div className={styles['register']}>
      <FilterRow>
        <SearchField label="Filter accounts" size="small" value={search} onChange={setSearch} />
        {segments.map((each) => (
          <FilterChip key={each} label={segmentLabels[each]} isOn={segment === each} onChange={(isOn) => setSegment(isOn ? each : null)} />
        ))}
      </FilterRow>
      {order.sort === 'arr' && <CurrencyNote currencies={withoutRate} />}
      <AccountMarksBar marks={marks} />
      {total !== undefined && (
        <AccountMarksContext value={marks}>
          <VirtualTable
            key={JSON.stringify([search, segment, order])}
            label="Accounts"
            columns={columns}
            rowCount={total}
            getRow={getRow}
            onVisibleRangeChange={onVisibleRangeChange}
            selectedIndex={selected}
            onSelect={setSelected}
            onOpen={open}
            onToggle={toggle}
            sort={{ columnId: order.sort, isDescending: order.isDescending }}
            onSort={onSort}
            density={density}
            initialOffset={left?.offset}
            onOffsetChange={setOffset}
            empty={
              search !== '' || segment !== null ? (
                <EmptyState icon={<Building2 />} title="No account matches">
                  The filters above leave nothing over.
                </EmptyState>
              ) : (
                <EmptyState icon={<Building2 />} title="No accounts yet" action={<Button onPress={() => appState().navigate({ name: 'watch', tab: 'import' })}>Import accounts</Button>}>
                  Accounts say how much an issue weighs: segment, ARR and renewal. Import them from the CRM first, then subscriptions, then tickets.
                </EmptyState>
              )
            }
          />
        </AccountMarksContext>
      )}
    </div>
  );
}
