import { useMemo, useState } from 'react';
import type { RulesView, RuleView } from '@shared/contract/signals';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatShare } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { RuleDetail } from './rule-detail';
import { countsInWords } from './rule-words';
import styles from './signals.module.css';

const showWords = (): void => appState().navigate({ name: 'word-proposals', accountId: null, importId: null });

/** The signal rules (W7): what each means, what it is set to, what it would have proposed, and what people made of its proposals (W8). */
export function SignalsPage() {
  const { data, error } = useOperation('signals.rules', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [at, setAt] = useState(1);
  const recomputing = useAction('signals.recompute');
  const mayChange = mayRun(role, 'signals.setRule') && workspace?.isReadOnly === false;
  const rules = data?.rules ?? [];
  const index = Math.min(at, rules.length - 1);
  const step = useLatest((by: 1 | -1) => setAt(Math.min(Math.max(index + by, 0), rules.length - 1)));
  const recompute = useLatest(() => recomputing.run({}, (counts) => appState().toast({ tone: 'success', title: 'The proposals are computed anew', detail: countsInWords(counts) })));
  useCommands(
    useMemo(
      (): readonly Command[] => [
        { id: 'signals.next', title: 'Next rule', section: 'Issues', shortcuts: ['j', 'Down'], isHidden: true, run: () => step(1) },
        { id: 'signals.previous', title: 'Previous rule', section: 'Issues', shortcuts: ['k', 'Up'], isHidden: true, run: () => step(-1) },
        { id: 'signals.words', title: 'Show what the rules of words propose', section: 'Issues', keywords: ['mails', 'calls', 'tone', 'promise'], run: showWords },
        ...(mayChange ? [{ id: 'signals.recompute', title: 'Compute all proposals anew', section: 'Issues' as const, keywords: ['rules', 'signals', 'recompute'], run: recompute }] : []),
      ],
      [mayChange, step, recompute],
    ),
  );
  if (error !== null) return <Notice tone="error" title={error.message} />;
  const rule = rules[index];
  if (data === undefined || rule === undefined) return null;
  return (
    <div className={styles['frame']}>
      <div className={styles['side']}>
        <Figures view={data} />
        <ul className={styles['rules']} aria-label="Rules">
          {rules.map((one, place) => (
            <li key={one.id}>
              <RuleLine rule={one} isCurrent={place === index} onPress={() => setAt(place)} />
            </li>
          ))}
        </ul>
        <div className={styles['words-link']}>
          <Button variant="link" size="small" onPress={showWords}>
            Rules of words, for mails and calls
          </Button>
        </div>
      </div>
      <ScrollRegion label={rule.title} className={styles['main'] ?? ''}>
        <RuleDetail key={`${rule.id} ${rule.version}`} rule={rule} days={data.previewDays} mayChange={mayChange} />
      </ScrollRegion>
    </div>
  );
}

const percent = ({ part, whole }: { part: number; whole: number }): string => (whole === 0 ? 'none yet' : formatShare(part, whole));
const ofWhole = ({ part, whole }: { part: number; whole: number }): string => `${formatCount(part)} of ${formatCount(whole)}`;

/** The two figures of W8, apart and without a target. */
function Figures({ view: { proposed, unchanged } }: { view: RulesView }) {
  return (
    <div className={styles['figures']}>
      <dl>
        <div>
          <dt>Scores that a rule proposed</dt>
          <dd>
            {percent(proposed.scores)}
            <small>{ofWhole(proposed.scores)}</small>
          </dd>
        </div>
        <div>
          <dt>Issues that a rule proposed</dt>
          <dd>
            {percent(proposed.issues)}
            <small>{`${ofWhole(proposed.issues)} not imported`}</small>
          </dd>
        </div>
        <div className={styles['apart']}>
          <dt>Proposals accepted unchanged</dt>
          <dd>
            {percent(unchanged)}
            <small>{`${ofWhole(unchanged)} decided on`}</small>
          </dd>
        </div>
      </dl>
      <p>There is no target for these: overruling and rubber-stamping are both worth a look.</p>
    </div>
  );
}

function RuleLine({ rule, isCurrent, onPress }: { rule: RuleView; isCurrent: boolean; onPress: () => void }) {
  const { title, isOn, open, marks } = rule;
  const notes = [...(isOn ? [] : ['off']), ...marks.map((mark) => (mark === 'overruled' ? 'often overruled' : 'rubber-stamped'))];
  return (
    <button type="button" className={cx(styles['line'], !isOn && styles['off'])} {...(isCurrent ? { 'aria-current': 'true' as const } : {})} onClick={onPress}>
      <span className="trunc">{title}</span>
      <span className={styles['open']}>{open === 0 ? '' : formatCount(open)}</span>
      {notes.length > 0 && <small className={marks.length > 0 ? styles['warn'] : ''}>{notes.join(', ')}</small>}
    </button>
  );
}
