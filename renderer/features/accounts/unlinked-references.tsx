import { Link2, Link2Off } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AccountJoin, UnlinkedReference } from '@shared/contract/account-links';
import type { InputOf } from '@shared/contract';
import { segmentLabels } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button, ButtonRow } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { SearchField } from '../../ui/text-field';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { JoinDialog } from './join-dialog';
import styles from './accounts.module.css';

/** References on one page. */
const pageSize = 100;
const kinds = ['issues', 'subscriptions', 'deals', 'measurements', 'interactions'] as const satisfies readonly (keyof UnlinkedReference)[];
type Join = InputOf<'accounts.join'>['joins'][number];

/** `12 issues, 3 deals`. */
const countWords = (row: UnlinkedReference): string => kinds.filter((kind) => row[kind] > 0).map((kind) => `${formatCount(row[kind])} ${row[kind] === 1 ? kind.slice(0, -1) : kind}`).join(', ');

/** A proposal that is the same but for how it is written: those can be joined together. */
const surely = ({ system, ref, matches }: UnlinkedReference): Join[] => {
  const [best, next] = matches;
  return best?.likeness === 1 && next?.likeness !== 1 ? [{ system, ref, accountId: best.accountId, reason: best.reason }] : [];
};

/** References that records name and no account has: each can be joined to an account, which is remembered (W5, W6). */
export function UnlinkedReferences() {
  const [search, setSearch] = useState('');
  const [wanted, setPage] = useState(0);
  const { data: all } = useOperation('accounts.unlinked', { offset: 0, limit: 1 });
  const { data: first } = useOperation('accounts.unlinked', { offset: 0, limit: 1, search }, { keepPrevious: true });
  // What has been joined is gone, and the last page with it.
  const pages = Math.max(1, Math.ceil((first?.total ?? 0) / pageSize));
  const page = Math.min(wanted, pages - 1);
  const { data, error } = useOperation('accounts.unlinked', { offset: page * pageSize, limit: pageSize, search }, { keepPrevious: true });
  const { data: joins } = useOperation('accounts.joins', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [choosing, setChoosing] = useState<UnlinkedReference | null>(null);
  const join = useCommand('accounts.join');
  const mayJoin = mayRun(role, 'accounts.join') && workspace?.isReadOnly === false;
  const sure = useMemo(() => (data?.rows ?? []).flatMap(surely), [data]);
  const joinThem = (joined: readonly Join[]): void => {
    if (join.isPending || joined.length === 0) return;
    join.mutate({ joins: [...joined] }, { onSuccess: ({ linked }) => appState().toast({ tone: 'success', title: `${formatCount(linked)} ${linked === 1 ? 'record was' : 'records were'} linked`, detail: 'Later imports link by the same references.' }) });
  };
  const joinAll = useLatest(() => joinThem(sure));
  const maySure = mayJoin && sure.length > 0;
  useCommands(useMemo((): readonly Command[] => (maySure ? [{ id: 'accounts.joinSure', title: 'Join the references that are sure', section: 'Issues', keywords: ['crosswalk', 'link', 'account'], run: joinAll }] : []), [maySure, joinAll]));

  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (data === undefined) return null;
  return (
    <ScrollRegion label="References without an account" className={styles['references'] ?? ''}>
      {join.error !== null && <Notice tone="error" title={join.error.message} />}
      {all?.total === 0 ? (
        <EmptyState icon={<Link2 />} title="Every reference has its account">
          Where a source writes an account in another way than the register, its records stand here until a person says which account is meant.
        </EmptyState>
      ) : (
        <Section
          title={`${formatCount(data.total)} ${data.total === 1 ? 'reference' : 'references'} without an account${search === '' ? '' : ` with "${search}"`}`}
          more={
            maySure ? (
              <Button variant="primary" isPending={join.isPending} onPress={joinAll}>
                {sure.length === 1 ? 'Join the one that is sure' : `Join the ${formatCount(sure.length)} that are sure${pages > 1 ? ' on this page' : ''}`}
              </Button>
            ) : undefined
          }
        >
          <div className={styles['reference-search']}>
            <SearchField
              label="Search references"
              value={search}
              onChange={(text) => {
                setSearch(text);
                setPage(0);
              }}
            />
            {pages > 1 && <PageTurner page={page} pages={pages} shown={data.rows.length} total={data.total} onTurn={setPage} />}
          </div>
          <table className={styles['reference-table']}>
            <thead>
              <tr>
                <th scope="col">Reference</th>
                <th scope="col">Records</th>
                <th scope="col">May be</th>
                <th scope="col">
                  <span className="vh">Join</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <ReferenceLine key={`${row.system} ${row.ref}`} row={row} mayJoin={mayJoin} isPending={join.isPending} onJoin={(joined) => joinThem([joined])} onChoose={() => setChoosing(row)} />
              ))}
            </tbody>
          </table>
          {data.total === 0 && <p className="muted">No reference without an account has these characters.</p>}
          {pages > 1 && data.rows.length > 0 && <PageTurner page={page} pages={pages} shown={data.rows.length} total={data.total} onTurn={setPage} isBelow />}
        </Section>
      )}
      {joins !== undefined && joins.length > 0 && (
        <Section title="Joined by a person" more={joins.length}>
          <ul className={styles['joins']}>
            {joins.map((each) => (
              <JoinLine key={each.id} join={each} mayJoin={mayJoin} />
            ))}
          </ul>
        </Section>
      )}
      {choosing !== null && <JoinDialog reference={choosing} onClose={() => setChoosing(null)} />}
    </ScrollRegion>
  );
}

/** Which references of how many are shown, those of most records first, and the way to the others. */
function PageTurner({ page, pages, shown, total, onTurn, isBelow = false }: { page: number; pages: number; shown: number; total: number; onTurn: (page: number) => void; isBelow?: boolean }) {
  const where = isBelow ? ' (below the table)' : '';
  return (
    <div className={styles['turner']}>
      <span className="muted num" aria-live={isBelow ? 'off' : 'polite'}>
        {formatCount(page * pageSize + 1)} to {formatCount(page * pageSize + shown)} of {formatCount(total)}
      </span>
      <ButtonRow>
        <Button size="small" isDisabled={page === 0} onPress={() => onTurn(page - 1)}>
          Previous<span className="vh"> references{where}</span>
        </Button>
        <Button size="small" isDisabled={page >= pages - 1} onPress={() => onTurn(page + 1)}>
          Next<span className="vh"> references{where}</span>
        </Button>
      </ButtonRow>
    </div>
  );
}

interface ReferenceLineProps {
  row: UnlinkedReference;
  mayJoin: boolean;
  isPending: boolean;
  onJoin: (join: Join) => void;
  onChoose: () => void;
}

function ReferenceLine({ row, mayJoin, isPending, onJoin, onChoose }: ReferenceLineProps) {
  const { system, ref, matches } = row;
  const [best] = matches;
  return (
    <tr>
      <th scope="row">
        {ref}
        <span className={styles['small']}>{system}</span>
      </th>
      <td>{countWords(row)}</td>
      <td>
        {best === undefined ? (
          <span className="muted">no account is near</span>
        ) : (
          <>
            <b>{best.name}</b> <span className="muted">{`${best.ref}, ${segmentLabels[best.segment]}`}</span>
            <span className={styles['small']}>
              {best.reason}
              {matches.length > 1 && `; ${matches.length - 1} more near`}
            </span>
          </>
        )}
      </td>
      <td>
        {mayJoin && (
          <ButtonRow>
            {best !== undefined && (
              <Button size="small" isDisabled={isPending} onPress={() => onJoin({ system, ref, accountId: best.accountId, reason: best.reason })}>
                Join<span className="vh"> {ref} to {best.name}</span>
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={onChoose}>
              Choose<span className="vh"> the account of {ref}</span>
            </Button>
          </ButtonRow>
        )}
      </td>
    </tr>
  );
}

function JoinLine({ join: { id, ref, system, account, reason, by, at }, mayJoin }: { join: AccountJoin; mayJoin: boolean }) {
  const { mutate, isPending, error } = useCommand('accounts.unjoin');
  return (
    <li>
      <span>
        <b>{ref}</b> <span className="muted">{system}</span> is <b>{account}</b>
        <span className={styles['small']}>
          {reason}. {by}, {formatDate(at)}
        </span>
        {error !== null && <Notice tone="error" title={error.message} />}
      </span>
      {mayJoin && (
        <Button size="small" variant="quiet" icon={<Link2Off aria-hidden="true" />} isPending={isPending} onPress={() => mutate({ id })}>
          Take back<span className="vh"> the join of {ref}</span>
        </Button>
      )}
    </li>
  );
}
