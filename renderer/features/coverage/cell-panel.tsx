import { X } from 'lucide-react';
import type { SignalRow } from '@shared/contract/coverage/entities';
import { signalKindLabels } from '@shared/contract/coverage/entities';
import { segmentLabels, sourceLabels } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import type { CoverageView } from '../../state/coverage';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { numberedCriterion } from '../issues/criterion-words';
import { ageWords, signalsWord } from './coverage-words';
import styles from './coverage.module.css';

const shown = 50;

/** The newest signals of a cell, and what each segment says of it (W3). */
export function CellPanel({ view: { days, segment }, cell: { criterion, source }, onClose }: { view: CoverageView; cell: NonNullable<CoverageView['cell']>; onClose: () => void }) {
  const { data, error } = useOperation('coverage.signals', { criterion, source, days, segment, limit: shown }, { keepPrevious: true });
  const speaking = data?.segments.filter(({ signals }) => signals > 0) ?? [];
  return (
    <>
      <div className={styles['panel-head']}>
        <h2>{numberedCriterion(criterion)}</h2>
        <IconButton label="Back to the quiet accounts" kbd="Esc" icon={<X aria-hidden="true" />} onPress={onClose} />
      </div>
      <p className={styles['lead']} aria-live="polite">
        {sourceLabels[source]}
        {data !== undefined && `: ${data.total === 0 ? 'a blind spot, nothing was heard' : signalsWord(data.total)}${days === null ? '' : ` in ${days} days`}`}
      </p>
      {error !== null && <Notice tone="error" title={error.message} />}
      {speaking.length > 0 && (
        <ul className={styles['by-segment']} aria-label="By segment">
          {speaking.map((part) => (
            <li key={part.segment}>
              <b>{segmentLabels[part.segment]}</b>
              <span>{formatCount(part.signals)}</span>
              <small className={cx(part.freshness === 'stale' && styles['late'])}>{ageWords(part.freshness, part.ageDays)}</small>
            </li>
          ))}
        </ul>
      )}
      {data?.total === 0 && <BlindAdvice source={source} />}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={styles['signals']} aria-label="Newest signals">
          {data.rows.map((row) => (
            <li key={`${row.kind} ${row.id} ${row.on ?? ''}`}>
              <SignalLine row={row} />
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && data.total > data.rows.length && <p className={styles['more']}>{`The newest ${data.rows.length} of ${formatCount(data.total)} are listed.`}</p>}
    </>
  );
}

function SignalLine({ row: { kind, on, title, accountId, account, issueId, number } }: { row: SignalRow }) {
  const open = issueId !== null ? () => appState().navigate({ name: 'issue', id: issueId }) : accountId !== null ? () => appState().navigate({ name: 'account', id: accountId }) : null;
  const words = (
    <>
      <span className={styles['signal-title']}>{number === null ? title : `#${number} ${title}`}</span>
      <small>{[on === null ? 'no date' : formatDate(on), signalKindLabels[kind], account ?? 'no account'].join(', ')}</small>
    </>
  );
  return open === null ? <div className={styles['signal']}>{words}</div> : <button type="button" className={styles['signal']} title={title} onClick={open}>{words}</button>;
}

/** What to do about a blind spot. */
function BlindAdvice({ source }: { source: NonNullable<CoverageView['cell']>['source'] }) {
  return (
    <div className={styles['advice']}>
      <p>Nothing wrong and nobody listening look the same from here. Bring what this source has, or note why it cannot speak to this criterion.</p>
      <Button size="small" onPress={() => appState().navigate({ name: 'watch', tab: 'import' })}>
        {`Import from ${source === 'crm' ? 'the CRM' : sourceLabels[source].toLowerCase()}`}
      </Button>
    </div>
  );
}
