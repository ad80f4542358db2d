import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Contender, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import { useAction } from '../../state/use-action';
import { BandMark } from '../../ui/band-mark';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatMoney } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { NumberField } from '../../ui/number-field';
import { BoardDialog } from './board-dialog';
import { ContenderDialog } from './contender-dialog';
import { amountFull, amountTyped, typedAmount } from './tradeoff-words';
import styles from './tradeoffs.module.css';

/** What competes, what each takes, and what there is to share out (T1). */
export function ContendersStep({ board, mayChange }: { board: TradeoffBoard; mayChange: boolean }) {
  const [dialog, setDialog] = useState<'terms' | 'add' | Contender | null>(null);
  const { terms, contenders } = board;
  const total = contenders.filter(({ outOfRunning }) => outOfRunning === '').reduce((sum, { effort }) => sum + effort, 0);
  return (
    <div className={styles['step']}>
      <header className={styles['head']}>
        <div>
          <p className={styles['eye']}>
            <span>Session {board.sessionNumber}</span>
            <span>{amountFull(terms.capacity, terms)} for {amountFull(total, terms)} of work</span>
          </p>
          <h1>{terms.title}</h1>
        </div>
        {mayChange && (
          <div className={styles['tools']}>
            <Button icon={<Pencil aria-hidden="true" />} onPress={() => setDialog('terms')}>
              Capacity
            </Button>
            <Button icon={<Plus aria-hidden="true" />} onPress={() => setDialog('add')}>
              Add issues
            </Button>
          </div>
        )}
      </header>
      {board.warnings.map((warning) => (
        <Notice key={warning} tone="warn" title={warning} />
      ))}
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col" className="num">Score</th>
            <th scope="col">Band</th>
            <th scope="col" className="num">ARR</th>
            <th scope="col" className="num">Renews</th>
            <th scope="col">Effort</th>
            <th scope="col">Felt in days</th>
            <th scope="col">
              <span className="vh">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contenders.map((contender) => (
            <ContenderLine key={contender.issueId} board={board} contender={contender} mayChange={mayChange} onEdit={() => setDialog(contender)} />
          ))}
        </tbody>
      </table>
      {dialog === 'terms' && <BoardDialog sessionId={board.sessionId} board={board} onClose={() => setDialog(null)} />}
      {dialog === 'add' && <BoardDialog sessionId={board.sessionId} board={board} isAdding onClose={() => setDialog(null)} />}
      {dialog !== null && typeof dialog === 'object' && <ContenderDialog board={board} contender={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

function ContenderLine({ board, contender, mayChange, onEdit }: { board: TradeoffBoard; contender: Contender; mayChange: boolean; onEdit: () => void }) {
  const changing = useAction('tradeoffs.updateContender');
  const removing = useAction('tradeoffs.removeContender');
  const { issueId, issue, effort, daysToEffect, alsoServes, ifDeferred, commitment, outOfRunning, label } = contender;
  const change = (part: { effort?: number; daysToEffect?: number | null }): void => changing.run({ id: board.id, issueId, effort, daysToEffect, alsoServes, ifDeferred, commitment, ...part });
  return (
    <tr className={cx(outOfRunning !== '' && styles['out'])}>
      <td className={styles['issue']} aria-label={issue.title}>
        <span className={styles['what']}>
          <b className="trunc" title={issue.title}>{issue.title}</b>
          <small>
            #{issue.number} {issue.account ?? ''}
            {outOfRunning === '' ? '' : `, ${outOfRunning}`}
            {alsoServes === '' ? '' : `; also serves: ${alsoServes}`}
          </small>
        </span>
      </td>
      <td className="num">{issue.score ?? ''}</td>
      <td>
        <BandMark band={issue.band} isShort isFragile={issue.isFragile} isProposed={issue.isProposed} isLowConfidence={issue.isLowConfidence} />
      </td>
      <td className="num">{issue.arr === null ? '' : formatMoney(issue.arr)}</td>
      <td className="num">{issue.daysToRenewal === null ? '' : `${issue.daysToRenewal} d`}</td>
      <td className={styles['figure']}>
        {mayChange ? (
          <NumberField
            label={`Effort of ${label}`}
            isLabelHidden
            value={typedAmount(effort, board.terms)}
            min={board.terms.unit === 'money' ? 0.01 : 1}
            step={board.terms.unit === 'money' ? 0.01 : 1}
            onChange={(typed) => {
              const next = amountTyped(typed, board.terms);
              if (next !== null && next !== effort) change({ effort: next });
            }}
          />
        ) : (
          amountFull(effort, board.terms)
        )}
      </td>
      <td className={styles['figure']}>{mayChange ? <NumberField label={`Days until the customer feels ${label}`} isLabelHidden value={daysToEffect} min={0} max={3650} onChange={(days) => days !== daysToEffect && change({ daysToEffect: days })} /> : (daysToEffect ?? '')}</td>
      <td>
        {mayChange && (
          <span className={styles['tools']}>
            <IconButton size="small" label={`What is at stake with ${label}`} icon={<Pencil aria-hidden="true" />} onPress={onEdit} />
            <IconButton size="small" label={`Take ${label} off the board`} icon={<X aria-hidden="true" />} onPress={() => removing.run({ id: board.id, issueId })} />
          </span>
        )}
      </td>
    </tr>
  );
}
