import { useState } from 'react';
import type { Contender, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import { useCommand } from '../../api';
import { FormDialog } from '../../ui/form-dialog';
import { TextField } from '../../ui/text-field';

/** What speaks for one contender beside its score: what is at stake, what deferring it does, what else it serves (T3, T4). */
export function ContenderDialog({ board, contender, onClose }: { board: TradeoffBoard; contender: Contender; onClose: () => void }) {
  const { issueId, effort, daysToEffect } = contender;
  const [fields, setFields] = useState({ ifDeferred: contender.ifDeferred, commitment: contender.commitment, alsoServes: contender.alsoServes });
  const saving = useCommand('tradeoffs.updateContender');
  const save = (): void => {
    if (!saving.isPending) saving.mutate({ id: board.id, issueId, effort, daysToEffect, ...fields }, { onSuccess: onClose });
  };
  const field = (name: keyof typeof fields, label: string, placeholder: string) => <TextField label={label} placeholder={placeholder} value={fields[name]} onChange={(text) => setFields((before) => ({ ...before, [name]: text }))} maxLength={500} autoFocus={name === 'ifDeferred'} />;
  return (
    <FormDialog title={contender.label} saveLabel="Save" isPending={saving.isPending} error={saving.error} onSave={save} onClose={onClose}>
      {field('ifDeferred', 'If it is deferred', 'Second outage falls in the holiday peak')}
      {field('commitment', 'SLA or promise at stake', 'First response within 4 hours')}
      {field('alsoServes', 'Also serves', 'Another objective or contender; empty: none')}
    </FormDialog>
  );
}
