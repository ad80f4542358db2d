import { useMemo, useState } from 'react';
import type { ReturnedRow, ReturnedSheet } from '@shared/contract/actions/returned';
import { useCommand } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/choice';
import { cx } from '../../ui/cx';
import { formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, PageHeader } from '../../ui/page';
import { nameOf } from './action-words';
import { acceptedOf, changeWords, countWords } from './returned-words';
import styles from './actions.module.css';

const verdictLabels = { change: 'To update', unchanged: 'Unchanged', rejected: 'Rejected' } as const satisfies Record<ReturnedRow['verdict'], string>;
const order = { change: 0, rejected: 1, unchanged: 2 } as const satisfies Record<ReturnedRow['verdict'], number>;

/** A sheet that came back, row by row, before anything changes: what it would update, what it leaves, and what cannot be taken over and why. */
export function ReturnedReview({ sheet, onClose }: { sheet: ReturnedSheet; onClose: () => void }) {
  const possible = useMemo(() => sheet.rows.filter(({ verdict }) => verdict === 'change').map(({ row }) => row), [sheet]);
  const [picked, setPicked] = useState<ReadonlySet<number>>(() => new Set(possible));
  const applying = useCommand('actions.applyReturned');
  const accepted = acceptedOf(sheet, picked);
  const apply = (): void => {
    if (accepted.updates.length === 0 || applying.isPending) return;
    applying.mutate(accepted, {
      onSuccess: ({ updated }) => {
        appState().toast({ tone: 'success', title: `${updated} ${updated === 1 ? 'action was' : 'actions were'} updated from ${sheet.fileName}`, detail: countWords(accepted).replace('to update', 'updated') });
        onClose();
      },
    });
  };
  const doApply = useLatest(apply);
  const doClose = useLatest(onClose);
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'actions.apply-sheet', title: 'Update the actions picked from the sheet', section: 'Actions', shortcuts: ['Mod+Enter'], run: doApply },
      { id: 'actions.leave-sheet', title: 'Leave the sheet without a change', section: 'Actions', shortcuts: ['Escape'], run: doClose },
    ], [doApply, doClose]),
  );
  const toggle = (row: number): void =>
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  const isAll = picked.size === possible.length;

  return (
    <Page
      header={
        <PageHeader
          title="A sheet that came back"
          sub={`${sheet.fileName}: ${countWords(accepted)}`}
          tools={
            <>
              <Button kbd="Esc" onPress={onClose}>
                Leave it
              </Button>
              <Button variant="primary" kbd="Ctrl Enter" isDisabled={accepted.updates.length === 0} isPending={applying.isPending} onPress={apply}>
                {`Update ${accepted.updates.length} ${accepted.updates.length === 1 ? 'action' : 'actions'}`}
              </Button>
            </>
          }
        />
      }
    >
      {applying.error !== null && <Notice tone="error" title={applying.error.message} />}
      <p className="muted">Nothing has changed yet. Only state, note, done on and evidence are taken from the sheet.</p>
      <table className={styles['review']}>
        <thead>
          <tr>
            <th scope="col">{possible.length > 0 && <Checkbox label="Pick all rows that would update an action" isSelected={isAll} isIndeterminate={!isAll && picked.size > 0} onChange={() => setPicked(isAll ? new Set() : new Set(possible))} />}</th>
            <th scope="col" className={styles['end']}>
              Row
            </th>
            <th scope="col">Action</th>
            <th scope="col">What happens</th>
            <th scope="col">Note and evidence</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows
            .toSorted((a, b) => order[a.verdict] - order[b.verdict] || a.row - b.row)
            .map((each) => (
              <ReviewLine key={each.row} row={each} isPicked={picked.has(each.row)} onToggle={() => toggle(each.row)} />
            ))}
        </tbody>
      </table>
    </Page>
  );
}

function ReviewLine({ row: each, isPicked, onToggle }: { row: ReturnedRow; isPicked: boolean; onToggle: () => void }) {
  const { row, verdict, action, said, reason } = each;
  return (
    <tr className={cx(styles[`verdict-${verdict}`])}>
      <td>{verdict === 'change' && <Checkbox label={`Take over row ${row}`} isSelected={isPicked} onChange={onToggle} />}</td>
      <td className={styles['end']}>{row}</td>
      <td>
        {action === null ? (
          <span className="muted">none</span>
        ) : (
          <>
            <b>{nameOf(action)}</b> {action.what}
            <small>
              {action.ownerName}, due {formatDate(action.dueOn)}
            </small>
          </>
        )}
      </td>
      <td>
        <b>{verdict === 'change' ? changeWords(each) : verdictLabels[verdict]}</b>
        {reason !== '' && <small>{reason}</small>}
      </td>
      <td>
        {said !== null && said.note !== '' && <span className={cx(action?.note === said.note && 'muted')}>{said.note}</span>}
        {said !== null && said.evidence !== '' && <small>Evidence: {said.evidence}</small>}
      </td>
    </tr>
  );
}
