import { Plus, Waves } from 'lucide-react';
import { useMemo, useState } from 'react';
import { hypothesisStateLabels, type Hypothesis } from '@shared/contract/erosion';
import { segmentLabels, sourceLabels } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { BandMark } from '../../ui/band-mark';
import { Button, ButtonRow } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { HypothesisDialog } from './hypothesis-dialog';
import { ExtendDialog, SettleDialog } from './verdict-dialogs';
import styles from './erosion.module.css';

type Asking = { readonly hypothesis: Hypothesis; readonly what: 'extend' | 'confirmed' | 'refuted' };

/** The register of silent erosion (W8): what is suspected of accounts that no source speaks of, what would refute it, and until when it stands. */
export function ErosionPage() {
  const { data, error } = useOperation('erosion.list', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [isOpening, setIsOpening] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const mayChange = mayRun(role, 'erosion.open') && workspace?.isReadOnly === false;
  const start = useLatest(() => setIsOpening(true));
  useCommands(useMemo((): readonly Command[] => (mayChange ? [{ id: 'erosion.open', title: 'Suspect silent erosion', section: 'Issues', shortcuts: ['e'], keywords: ['hypothesis', 'trust'], run: start }] : []), [mayChange, start]));
  const kbd = useShortcutLabel('erosion.open');
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (data === undefined || workspace == null) return null;
  const dialogs = (
    <>
      {isOpening && <HypothesisDialog asOf={workspace.asOf} onClose={() => setIsOpening(false)} />}
      {asking?.what === 'extend' && <ExtendDialog hypothesis={asking.hypothesis} asOf={workspace.asOf} onClose={() => setAsking(null)} />}
      {asking !== null && asking.what !== 'extend' && <SettleDialog hypothesis={asking.hypothesis} verdict={asking.what} onClose={() => setAsking(null)} />}
    </>
  );
  const add = mayChange && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} kbd={kbd} onPress={start}>
      Suspect silent erosion
    </Button>
  );
  if (data.rows.length === 0) {
    return (
      <>
        <EmptyState icon={<Waves />} title="Nothing is suspected" action={add}>
          Some trust erodes without a ticket. Here somebody says what they suspect of an account that no source speaks of, which test would refute it, and until when it stands. It can be scored like any issue, marked low confidence, and it comes back on its last day.
        </EmptyState>
        {dialogs}
      </>
    );
  }
  const { open, expired, rows } = data;
  return (
    <>
      <div className={styles['head']}>
        <p className="muted">{`${formatCount(open)} open${expired === 0 ? '' : `, ${formatCount(expired)} expired and waiting for a word`}. None of it is counted as a signal.`}</p>
        {add}
      </div>
      <ScrollRegion label="Hypotheses" className={styles['list'] ?? ''}>
        <ul>
          {rows.map((hypothesis) => (
            <li key={hypothesis.id} className={styles['row']}>
              <HypothesisLine hypothesis={hypothesis} onAsk={mayChange ? (what) => setAsking({ hypothesis, what }) : null} />
            </li>
          ))}
        </ul>
      </ScrollRegion>
      {dialogs}
    </>
  );
}

const toneOf = { open: 'plain', expired: 'warn', confirmed: 'bad', refuted: 'accent' } as const;

function stateWords({ state, expiresOn, expiredDays, events }: Hypothesis): string {
  const last = events.at(-1);
  if (state === 'expired') return `Its last day was ${formatDate(expiresOn)}, ${expiredDays === 1 ? '1 day' : `${expiredDays ?? 0} days`} ago: extend it, or say what the test showed.`;
  if (state === 'open') return `Stands until ${formatDate(expiresOn)}`;
  return last === undefined ? '' : `${hypothesisStateLabels[state]} on ${formatDate(last.on)} by ${last.by}${last.source === null ? '' : ` (${sourceLabels[last.source]})`}: ${last.words}`;
}

function HypothesisLine({ hypothesis, onAsk }: { hypothesis: Hypothesis; onAsk: ((what: Asking['what']) => void) | null }) {
  const { account, accountId, segment, suspicion, suspectedBy, test, openedOn, issueId, issueNumber, state, score, band, isProposed, events } = hypothesis;
  const isUnsettled = state === 'open' || state === 'expired';
  const extensions = events.filter(({ kind }) => kind === 'extended');
  return (
    <>
      <div className={styles['what']}>
        <h2>{suspicion}</h2>
        <p className="muted">
          <Button variant="link" onPress={() => appState().navigate({ name: 'account', id: accountId })}>{account}</Button> {segmentLabels[segment]}, suspected by {suspectedBy} on {formatDate(openedOn)}
        </p>
        <p>
          <b>Would be refuted by:</b> {test}
        </p>
        <p className={styles[state]}>
          <Tag tone={toneOf[state]}>{hypothesisStateLabels[state]}</Tag> {stateWords(hypothesis)}
        </p>
        {extensions.map(({ at, on, by, expiresOn, words }) => (
          <p key={at} className={styles['extension']}>{`Extended on ${formatDate(on)} by ${by} until ${expiresOn === null ? '' : formatDate(expiresOn)}: ${words}`}</p>
        ))}
      </div>
      <div className={styles['score']}>
        <span className={styles['figure']}>{score ?? '–'}</span>
        <BandMark band={band} isShort={false} isProposed={isProposed} isLowConfidence={state !== 'confirmed'} />
        <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'issue', id: issueId })}>{`Issue #${issueNumber}`}</Button>
      </div>
      {isUnsettled && onAsk !== null && (
        <div className={styles['ask']}>
          <ButtonRow>
            <Button size="small" onPress={() => onAsk('confirmed')}>Confirm</Button>
            <Button size="small" onPress={() => onAsk('refuted')}>Refute</Button>
            <Button size="small" onPress={() => onAsk('extend')}>Extend</Button>
          </ButtonRow>
        </div>
      )}
    </>
  );
}
