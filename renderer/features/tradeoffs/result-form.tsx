import { useMemo } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import type { TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import { setLabels } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { useCommand } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/notice';
import { TextArea } from '../../ui/text-field';
import { DissentEditor } from '../sessions/run/decision-extras';
import { AllocationTable } from './allocation-table';
import { DeferralLine } from './deferral-line';
import { emptyDeferral, resultDrafts, useResultDraft } from './result-drafts';
import { amountFull, amountShort, contenderOf } from './tradeoff-words';
import styles from './tradeoffs.module.css';

export interface ResultFormProps {
  board: TradeoffBoard;
  room: Room;
  /** Why nothing can be recorded now, in words; empty: it can. */
  whyNot: string;
  onRecorded: () => void;
}

/** Puts a result together (T3, T4): one more than fits means naming what is dropped, its owner and the consequence that is accepted. */
export function ResultForm({ board, room, whyNot, onRecorded }: ResultFormProps) {
  const draft = useResultDraft(board.id);
  const { change, forget } = resultDrafts();
  const deciding = useCommand('tradeoffs.decide');
  const { terms } = board;
  const proposed = board.sets.find(({ kind }) => kind === board.proposed)?.chosen ?? [];
  const order = board.group?.order ?? board.arithmetic;
  const chosen = order.filter((id) => (draft.chosen ?? proposed).includes(id));
  const used = chosen.reduce((sum, id) => sum + (contenderOf(board, id)?.effort ?? 0), 0);
  const free = terms.capacity - used;
  const extra = chosen.filter((id) => !proposed.includes(id));
  const deferred = order.filter((id) => !chosen.includes(id));
  const dropped = deferred.filter((id) => proposed.includes(id));
  const choose = (ids: readonly IssueId[]): void => change(board.id, { chosen: ids });
  const deferralOf = (id: IssueId): typeof emptyDeferral => draft.deferred[id] ?? emptyDeferral;

  const record = useLatest((): void => {
    if (deciding.isPending || whyNot !== '') return;
    deciding.mutate(
      {
        id: board.id,
        draft: {
          chosen,
          reason: draft.reason,
          deferred: deferred.map((issueId) => {
            const { forId, ...fields } = deferralOf(issueId);
            return { issueId, ...fields, forId: forId !== null && dropped.includes(issueId) && extra.includes(forId) ? forId : null };
          }),
          dissents: draft.dissents.flatMap(({ personId, words }) => (personId === null ? [] : [{ personId, words }])),
        },
      },
      {
        onSuccess: () => {
          forget(board.id);
          onRecorded();
        },
      },
    );
  });
  useCommands(useMemo((): readonly Command[] => (whyNot === '' ? [{ id: 'tradeoffs.record', title: 'Record the result of the trade-off', section: 'Session', shortcuts: ['Mod+S'], run: record }] : []), [whyNot, record]));

  return (
    <div className={styles['result']}>
      <section aria-label="Side by side">
        <header className={styles['line']}>
          <h2>Side by side</h2>
          <p className={cx(free < 0 && styles['over'])} role="status">
            <b>{amountShort(used, terms)}</b> of {amountFull(terms.capacity, terms)}, {free < 0 ? `${amountFull(-free, terms)} too many: name what is dropped` : `${amountFull(free, terms)} free`}
          </p>
        </header>
        <AllocationTable
          terms={terms}
          contenders={board.contenders}
          order={order}
          sets={board.sets}
          chosen={chosen}
          onChoose={choose}
          remarks={new Map([...extra.map((id) => [id, `more than the ${setLabels[board.proposed].toLowerCase()} takes`] as const), ...dropped.map((id) => [id, 'dropped'] as const)])}
        />
      </section>
      {deferred.length > 0 && (
        <section aria-label="Deferred">
          <h2>Deferred</h2>
          <div className={styles['deferrals']}>
            {deferred.map((id) => (
              <DeferralLine
                key={id}
                board={board}
                issueId={id}
                fields={deferralOf(id)}
                isDropped={dropped.includes(id)}
                extra={extra}
                onChange={(part) => change(board.id, { deferred: { ...draft.deferred, [id]: { ...deferralOf(id), ...part } } })}
              />
            ))}
          </div>
        </section>
      )}
      <section className={styles['words']} aria-label="Reason and dissent">
        <TextArea label="Reason" hint="Why these and not the others" value={draft.reason} onChange={(reason) => change(board.id, { reason })} maxLength={4000} />
        <DissentEditor room={room} dissents={draft.dissents} onChange={(dissents) => change(board.id, { dissents })} />
      </section>
      {deciding.error !== null && <Notice tone="error" title={deciding.error.message} />}
      {whyNot !== '' && <Notice title={whyNot} />}
      <div className={styles['actions']}>
        <Button variant="primary" size="large" kbd="Ctrl S" isDisabled={whyNot !== ''} isPending={deciding.isPending} onPress={record}>
          Record the result
        </Button>
      </div>
    </div>
  );
}
