import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { KeptValues, MergeComparison, MergeSide } from '@shared/contract/account-merges';
import { segmentLabels, type AccountId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { Button, ButtonRow } from '../../../ui/button';
import { FormDialog } from '../../../ui/form-dialog';
import { formatCount } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { TextField } from '../../../ui/text-field';
import { AccountField } from '../../issues/issue-form-fields';
import { CompareFields } from './compare-fields';
import { countsWords, isOne, systemWords } from './merge-words';
import { offerUnmerge } from './offer-unmerge';
import styles from './merging.module.css';

export interface AccountToMerge {
  readonly id: AccountId;
  readonly name: string;
}

export interface MergeDialogProps {
  /** Survives, unless the person turns them round. */
  first: AccountToMerge;
  /** Null: the person chooses it. */
  second: AccountToMerge | null;
  /** Stands as the reason while none is typed. */
  suggestedReason?: string;
  onMerged?: (survivor: AccountId) => void;
  onClose: () => void;
}

/** Two accounts side by side: which survives, whose value stands in each field, what moves, and why (W6). */
export function MergeDialog({ first, second, suggestedReason = '', onMerged, onClose }: MergeDialogProps) {
  const [chosen, setChosen] = useState<Chosen>({ id: second?.id ?? null, name: second?.name ?? null });
  const [isTurned, setTurned] = useState(false);
  const [keep, setKeep] = useState<KeptValues>({});
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { mutate, isPending, error } = useCommand('accounts.merge');
  const isOneAccount = chosen.id === first.id;
  const pair = chosen.id === null || isOneAccount ? null : isTurned ? { id: first.id, intoId: chosen.id } : { id: chosen.id, intoId: first.id };
  const { data: comparison, error: refusal } = useOperation('accounts.compare', pair ?? { id: first.id, intoId: first.id }, { enabled: pair !== null });
  const compared = pair !== null && comparison?.other.id === pair.id ? comparison : null;
  const said = reason.trim() === '' ? suggestedReason : reason.trim();

  const save = (): void => {
    setTried(true);
    if (isPending || compared === null || said === '') return;
    mutate(
      { id: compared.other.id, intoId: compared.survivor.id, keep, reason: said, version: compared.version },
      {
        onSuccess: ({ id, name, intoId, into }) => {
          offerUnmerge(id, `${name} was merged into ${into}`);
          onClose();
          onMerged?.(intoId);
        },
      },
    );
  };
  return (
    <FormDialog title={second === null ? `Merge ${first.name} with another account` : 'Merge two accounts'} size="large" saveLabel="Merge" isSaveDisabled={compared === null} isPending={isPending} error={error ?? refusal} onSave={save} onClose={onClose}>
      {second === null && <ChooseOther first={first} chosen={chosen} onChoose={(other) => { setChosen(other); setKeep({}); }} />}
      {isOneAccount && <Notice tone="warn" title="That is the same account. Choose another." />}
      {chosen.id === null && <p className="muted">Both are shown side by side before anything is merged. It can be taken back at any time.</p>}
      {compared !== null && (
        <>
          <Sides compared={compared} onTurn={() => { setTurned(!isTurned); setKeep({}); }} />
          <CompareFields fields={compared.fields} keep={keep} onKeep={(field, value) => setKeep({ ...keep, [field]: value })} />
          <WhatMoves compared={compared} />
          <TextField label="Why they are one" value={reason} onChange={setReason} maxLength={1000} placeholder={suggestedReason === '' ? 'How it is known' : suggestedReason} error={isTried && said === '' ? 'Say how it is known that they are one.' : null} />
          <AndThen compared={compared} />
        </>
      )}
    </FormDialog>
  );
}

type Chosen = { readonly id: AccountId | null; readonly name: string | null };

/** The other account, by its name, or one whose name is near. */
function ChooseOther({ first, chosen, onChoose }: { first: AccountToMerge; chosen: Chosen; onChoose: (other: Chosen) => void }) {
  const { data } = useOperation('accounts.likelyPairs', { limit: 200 });
  const near = (data?.pairs ?? []).flatMap(({ a, b }) => (a.id === first.id ? [b] : b.id === first.id ? [a] : [])).slice(0, 3);
  return (
    <>
      {chosen.id === null && near.length > 0 && (
        <ButtonRow>
          <span className="muted">Near by name:</span>
          {near.map(({ id, name }) => (
            <Button key={id} size="small" onPress={() => onChoose({ id, name })}>
              {name}
            </Button>
          ))}
        </ButtonRow>
      )}
      <AccountField label="The other account" autoFocus value={chosen.id} name={chosen.name} onChange={(id, name) => onChoose({ id, name })} />
    </>
  );
}

function Sides({ compared: { survivor, other }, onTurn }: { compared: MergeComparison; onTurn: () => void }) {
  return (
    <div className={styles['sides']}>
      <Button size="small" icon={<ArrowLeftRight aria-hidden="true" />} onPress={onTurn}>
        Swap<span className="vh">: {other.name} survives</span>
      </Button>
      <Side title="Survives" side={survivor} />
      <Side title="Merged into it" side={other} />
    </div>
  );
}

function Side({ title, side: { name, ref, system, segment, counts, holds } }: { title: string; side: MergeSide }) {
  return (
    <div className={styles['side']}>
      <span className={styles['role']}>{title}</span>
      <b title={name}>{name}</b>
      <span className={styles['small']}>{`${ref} of ${systemWords(system)}${segment === 'unknown' ? '' : `, ${segmentLabels[segment]}`}, ${formatCount(counts.issues)} ${counts.issues === 1 ? 'issue' : 'issues'}`}</span>
      {holds.length > 0 && <span className={styles['small']}>{`with ${holds.join(', ')}`}</span>}
    </div>
  );
}

function WhatMoves({ compared: { survivor, other } }: { compared: MergeComparison }) {
  return (
    <p>
      <b>{countsWords(other.counts)}</b> {isOne(other.counts) ? 'moves' : 'move'} to {survivor.name}
      {other.holds.length > 0 && `, with ${other.holds.join(', ')} that ${other.holds.length === 1 ? 'was' : 'were'} merged before`}.
    </p>
  );
}

function AndThen({ compared: { other } }: { compared: MergeComparison }) {
  return (
    <p className={styles['small']}>
        {other.name} stays on record and leads here. Later imports of {systemWords(other.system)} go on to update it, and bring nothing back. Unmerging gives it back what moves now, and what comes since by its own references. Scores stay; proposals that nobody has judged are
        computed anew; signed-off sessions keep their record.
    </p>
  );
}
