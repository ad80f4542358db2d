import { useState } from 'react';
import type { TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import { functionLabels, type IssueId } from '@shared/primitives';
import { useOperation } from '../../api';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { cx } from '../../ui/cx';
import { formatMoney } from '../../ui/format';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import type { DeferralFields } from './result-drafts';
import { contenderOf, labelOf } from './tradeoff-words';
import styles from './tradeoffs.module.css';

export interface DeferralLineProps {
  board: TradeoffBoard;
  issueId: IssueId;
  fields: DeferralFields;
  /** The proposal takes it and the result does not: owner and consequence are asked for. */
  isDropped: boolean;
  /** What was taken beyond the proposal. */
  extra: readonly IssueId[];
  onChange: (part: Partial<DeferralFields>) => void;
}

/** One that is deferred: what it risks, why it waits, what is accepted meanwhile and who answers for it (T3). */
export function DeferralLine({ board, issueId, fields, isDropped, extra, onChange }: DeferralLineProps) {
  const { data: people } = useOperation('people.list', {});
  const [isOpen, setIsOpen] = useState(false);
  const contender = contenderOf(board, issueId);
  if (contender === undefined) return null;
  const { issue, label, atStake, ifDeferred } = contender;
  const risks = [issue.arr === null ? '' : `${formatMoney(issue.arr)} ARR`, issue.daysToRenewal === null ? '' : `renews in ${issue.daysToRenewal} d`, atStake, ifDeferred].filter((words) => words !== '');
  const isShown = isDropped || isOpen || fields.why !== '' || fields.consequence !== '' || fields.ownerId !== null;
  return (
    <div className={cx(styles['deferral'], isDropped && styles['dropped'])} role="group" aria-label={`Deferred: ${label}`}>
      <header className={styles['line']}>
        <b>{label}</b>
        <span className="muted">{risks.join('; ')}</span>
        <span className="spacer" />
        {isDropped ? (
          <span className={styles['over']}>Dropped</span>
        ) : (
          !isShown && (
            <Button size="small" variant="link" onPress={() => setIsOpen(true)}>
              Say what is accepted
            </Button>
          )
        )}
      </header>
      {isShown && (
        <div className={styles['deferral-fields']}>
          {isDropped && extra.length > 1 && <Select label={`${label} is dropped for`} options={extra.map((value) => ({ value, label: labelOf(board, value) }))} value={fields.forId} onChange={(forId) => onChange({ forId })} />}
          <TextField label={`Why ${label} waits`} value={fields.why} onChange={(why) => onChange({ why })} maxLength={2000} />
          <TextField label={`Accepted meanwhile for ${label}`} value={fields.consequence} onChange={(consequence) => onChange({ consequence })} maxLength={2000} isRequired={isDropped} />
          <ComboBox
            label={`Who answers for ${label}`}
            placeholder="Type a name"
            options={(people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }))}
            value={fields.ownerId}
            onChange={(ownerId) => onChange({ ownerId })}
            isRequired={isDropped}
          />
        </div>
      )}
    </div>
  );
}
