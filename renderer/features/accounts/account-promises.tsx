import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { followUpStateLabels, interactionKindLabels } from '@shared/contract/records/entities';
import type { FollowUp } from '@shared/contract/records/operations';
import type { AccountId } from '@shared/primitives';
import { mayRun } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button, ButtonRow } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { AccountWords } from '../texts/account-words';
import { useWorkspace } from '../workspaces/use-workspace';
import { PromiseDialog } from './promise-dialog';
import styles from './records.module.css';

/** Those that are shown before somebody asks for the rest. */
const most = { waiting: 6, settled: 3 } as const;

/** What was promised in calls and mails or noted by hand: to accept, to tick done, or to reject (W4, W7). */
export function AccountPromises({ accountId, followUps }: { accountId: AccountId; followUps: readonly FollowUp[] }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const mayChange = mayRun(role, 'accounts.settleFollowUp') && workspace?.isReadOnly === false;
  const [edited, setEdited] = useState<FollowUp | 'new' | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const commands = useMemo(
    (): readonly Command[] => (mayChange ? [{ id: 'accounts.note-promise', title: 'Note a promise made to this account', section: 'Issues', shortcuts: ['p'], keywords: ['commitment', 'follow-up'], run: () => setEdited('new') }] : []),
    [mayChange],
  );
  useCommands(commands);
  const waiting = followUps.filter(({ state }) => state === 'open' || state === 'proposed');
  const settled = followUps.filter(({ state }) => state === 'done' || state === 'rejected');
  const late = waiting.filter(({ overdueDays }) => overdueDays !== null).length;
  const shown = showsAll ? [...waiting, ...settled] : [...waiting.slice(0, most.waiting), ...settled.slice(0, most.settled)];
  const open = waiting.filter(({ state }) => state === 'open').length;
  return (
    <Section title="Promises" more={late > 0 ? <span className="late">{`${late} overdue`}</span> : `${open} open${open === waiting.length ? '' : `, ${waiting.length - open} proposed`}`}>
      {shown.length === 0 ? (
        <p className="muted">Nothing was promised, or nobody has noted it. A promise with a date shows here when it is late.</p>
      ) : (
        <ul className={styles['promises']}>
          {shown.map((followUp) => (
            <PromiseLine key={followUp.id} followUp={followUp} mayChange={mayChange} onEdit={() => setEdited(followUp)} />
          ))}
        </ul>
      )}
      <div className={styles['promise-foot']}>
        {mayChange && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setEdited('new')}>
            Note a promise
          </Button>
        )}
        <AccountWords accountId={accountId} />
        {shown.length < followUps.length && (
          <Button variant="quiet" size="small" onPress={() => setShowsAll(true)}>
            {`Show ${followUps.length - shown.length} more`}
          </Button>
        )}
      </div>
      {edited !== null && <PromiseDialog accountId={accountId} followUp={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function PromiseLine({ followUp, mayChange, onEdit }: { followUp: FollowUp; mayChange: boolean; onEdit: () => void }) {
  const { id, words, quote, line, promisedBy, dueOn, doneOn, state, overdueDays, interaction } = followUp;
  const settling = useAction('accounts.settleFollowUp');
  const settle = (next: 'open' | 'done' | 'rejected', title: string): void => settling.run({ id, state: next }, () => appState().toast({ tone: 'success', title, detail: words }));
  const facts = [
    promisedBy,
    interaction === null ? null : `${interactionKindLabels[interaction.kind].toLowerCase()} of ${formatDate(interaction.on)}${line === null ? '' : `, line ${line}`}`,
    doneOn !== null ? `done ${formatDate(doneOn)}` : dueOn === null ? null : `by ${formatDate(dueOn)}`,
    state === 'proposed' || state === 'rejected' ? followUpStateLabels[state].toLowerCase() : null,
  ].filter((part) => part !== null);
  return (
    <li>
      <p className={cx((state === 'done' || state === 'rejected') && 'muted')}>
        <b>{words}</b>
      </p>
      {quote !== null && quote !== words && <blockquote>{quote}</blockquote>}
      <p className="muted">
        {facts.join(', ')}
        {overdueDays !== null && facts.length > 0 && ', '}
        {overdueDays !== null && <span className="late">{`${overdueDays === 1 ? '1 day' : `${overdueDays} days`} late`}</span>}
      </p>
      {mayChange && (
        <ButtonRow>
          {state === 'proposed' && (
            <Button size="small" isDisabled={settling.isPending} onPress={() => settle('open', 'The promise was accepted')}>
              Accept
            </Button>
          )}
          {(state === 'open' || state === 'proposed') && (
            <>
              <Button size="small" isDisabled={settling.isPending} onPress={() => settle('done', 'The promise is done')}>
                Done
              </Button>
              <Button variant="quiet" size="small" onPress={onEdit}>
                Change
              </Button>
              <Button variant="quiet" size="small" isDisabled={settling.isPending} onPress={() => settle('rejected', 'The promise was rejected')}>
                Reject
              </Button>
            </>
          )}
          {(state === 'done' || state === 'rejected') && (
            <Button variant="quiet" size="small" isDisabled={settling.isPending} onPress={() => settle('open', 'The promise is open again')}>
              Take back
            </Button>
          )}
        </ButtonRow>
      )}
    </li>
  );
}
