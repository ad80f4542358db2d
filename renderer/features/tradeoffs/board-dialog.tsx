import { useState } from 'react';
import type { BoardTerms, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { IssueId, SessionId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { CandidateList, type Candidate } from './candidate-list';
import { amountTyped, typedAmount, unitOptions } from './tradeoff-words';
import styles from './tradeoffs.module.css';

export interface BoardDialogProps {
  sessionId: SessionId;
  /** The board that is changed; absent for a new one. */
  board?: TradeoffBoard | undefined;
  /** More issues for the board, instead of its terms. */
  isAdding?: boolean;
  onClose: () => void;
}

/** Sets up a board: what there is to share out, and who competes for it with what effort (T1). */
export function BoardDialog({ sessionId, board, isAdding = false, onClose }: BoardDialogProps) {
  const { data: room } = useOperation('sessions.room', { sessionId });
  const [terms, setTerms] = useState<Omit<BoardTerms, 'capacity'> & { capacity: number | null }>(() => board?.terms ?? { title: 'Capacity until the next review', unit: 'people-days', currency: null, capacity: null });
  const [efforts, setEfforts] = useState<ReadonlyMap<IssueId, number | null> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const creating = useCommand('tradeoffs.create');
  const updating = useCommand('tradeoffs.update');
  const adding = useCommand('tradeoffs.addContenders');
  const running = board === undefined ? creating : isAdding ? adding : updating;
  const present = new Set(board?.contenders.map(({ issueId }) => issueId));
  const agenda: Candidate[] = (room?.agenda ?? []).flatMap(({ issueId, issueNumber, title, account, score, band }) => (issueId === null || present.has(issueId) ? [] : [{ id: issueId, number: issueNumber ?? 0, title, account, score, band }]));
  // All that are hot on the agenda compete, until somebody says otherwise.
  const hot = new Map<IssueId, number | null>(isAdding ? [] : agenda.flatMap(({ id, band }) => (band === 'immediate' || band === 'escalate' ? [[id, null]] : [])));
  const chosen = efforts ?? hot;
  const change = (part: Partial<typeof terms>): void => setTerms((before) => ({ ...before, ...part }));
  const errorOf = (field: string): string | null => (running.error?.failure.field === field ? running.error.message : null);

  const isTooFew = board === undefined && chosen.size < 2;
  const save = (): void => {
    if (running.isPending || isTooFew) return;
    setProblem(null);
    const contenders = [...chosen].flatMap(([issueId, typed]) => {
      const effort = amountTyped(typed, terms);
      return effort === null ? [] : [{ issueId, effort }];
    });
    if (isAdding && board !== undefined) {
      if (contenders.length === 0 || contenders.length < chosen.size) setProblem(contenders.length === 0 ? 'Choose an issue and say what it takes.' : 'Say what each chosen issue takes.');
      else adding.mutate({ id: board.id, contenders }, { onSuccess: onClose });
      return;
    }
    const { capacity } = terms;
    if (capacity === null) setProblem('Say how much there is to share out.');
    else if (board !== undefined) updating.mutate({ id: board.id, ...terms, capacity }, { onSuccess: onClose });
    else if (contenders.length < chosen.size) setProblem('Say what each chosen issue takes.');
    else {
      creating.mutate({ sessionId, ...terms, capacity, contenders }, {
        onSuccess: ({ id }) => {
          onClose();
          appState().navigate({ name: 'tradeoff', id });
        },
      });
    }
  };
  const title = board === undefined ? 'New trade-off' : isAdding ? 'Add issues' : 'Capacity';

  return (
    <FormDialog
      title={title}
      size={board === undefined || isAdding ? 'large' : 'medium'}
      saveLabel={board === undefined ? (isTooFew ? 'Weigh up' : `Weigh up ${chosen.size} issues`) : isAdding ? 'Add' : 'Save'}
      isSaveDisabled={isTooFew}
      isPending={running.isPending}
      error={running.error}
      onSave={save}
      onClose={onClose}
    >
      {!isAdding && (
        <>
          <TextField label="What is shared out" value={terms.title} onChange={(text) => change({ title: text })} maxLength={200} autoFocus error={errorOf('title')} />
          <div className={styles['three']}>
            <Select
              label="Counted in"
              options={unitOptions}
              value={terms.unit}
              onChange={(unit) => change({ unit, currency: unit === 'money' ? (terms.currency ?? 'EUR') : null })}
              isDisabled={board !== undefined && board.contenders.length > 0}
              hint={board === undefined ? undefined : 'Efforts are in it already'}
            />
            <NumberField label="Capacity" value={typedAmount(terms.capacity, terms)} min={0} step={terms.unit === 'money' ? 0.01 : 1} onChange={(typed) => change({ capacity: amountTyped(typed, terms) })} error={errorOf('capacity')} />
            {terms.unit === 'money' && <TextField label="Currency" value={terms.currency ?? ''} onChange={(text) => change({ currency: text.toUpperCase().slice(0, 3) })} maxLength={3} error={errorOf('currency')} />}
          </div>
        </>
      )}
      {(board === undefined || isAdding) && <CandidateList agenda={agenda} excluded={present} terms={terms} chosen={chosen} onChange={setEfforts} />}
      {isTooFew && <p className="muted">Choose at least two issues: one alone has nothing to be weighed against.</p>}
      {problem !== null && <Notice tone="error" title={problem} />}
    </FormDialog>
  );
}
