import { useMemo, useState } from 'react';
import type { WordRuleView } from '@shared/contract/texts/operations';
import type { WordProposalId } from '@shared/primitives';
import { call, CallError, mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { tellFailure } from '../../state/use-action';
import { Button } from '../../ui/button';
import { ConfirmDialog, Dialog } from '../../ui/dialog';
import { formatCount } from '../../ui/format';
import { Tag } from '../../ui/tag';
import { useRole } from '../settings/use-acting';
import { RuleAcceptanceWords } from '../signals/rule-acceptance';
import { useWorkspace } from '../workspaces/use-workspace';
import styles from './texts.module.css';

/** As many as one command takes. */
const mostTogether = 500;

const judgedOf = ({ acceptance: { accepted, changed, rejected } }: WordRuleView): number => accepted + changed + rejected;

function shareWords(rule: WordRuleView): string {
  const judged = judgedOf(rule);
  return judged === 0 ? 'nobody has decided on one yet' : `${Math.round((rule.acceptance.accepted / judged) * 100)} % of ${formatCount(judged)} accepted unchanged`;
}

/** The rules of words with what people made of their proposals; those of a trusted rule can be accepted together (W7, W8). */
export function WordRulesPanel() {
  const { data: rules = [] } = useOperation('texts.rules', {});
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [shown, setShown] = useState<WordRuleView['id'] | null>(null);
  const [asked, setAsked] = useState<WordRuleView | null>(null);
  const [isPending, setPending] = useState(false);
  const mayDecide = mayRun(role, 'texts.acceptTogether') && workspace?.isReadOnly === false;
  const ready = rules.find(({ isTrusted, open }) => isTrusted && open > 0) ?? null;
  const ask = useLatest(() => setAsked(ready));
  useCommands(
    useMemo(
      (): readonly Command[] => (mayDecide && ready !== null ? [{ id: 'words.accept-together', title: 'Accept what a trusted rule of words proposes, together', section: 'Issues', shortcuts: ['Shift+A'], keywords: ['routine', 'all'], run: ask }] : []),
      [mayDecide, ready, ask],
    ),
  );
  const key = useShortcutLabel('words.accept-together');
  const accept = (rule: WordRuleView): void => {
    setPending(true);
    void acceptAll(rule)
      .catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        tellFailure(error);
      })
      .finally(() => {
        setPending(false);
        setAsked(null);
      });
  };
  const detail = rules.find(({ id }) => id === shown);
  return (
    <section aria-label="Rules of words" className={styles['rules']}>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            <span title={rule.words}>
              <b className="medium">{rule.title}</b> {rule.marks.includes('overruled') && <Tag tone="warn">Often overruled</Tag>}
              {rule.marks.includes('rubber-stamped') && <Tag tone="warn">Rubber-stamped</Tag>}
            </span>
            {judgedOf(rule) === 0 ? (
              <span className="muted">{shareWords(rule)}</span>
            ) : (
              <Button variant="link" size="small" onPress={() => setShown(rule.id)}>
                {shareWords(rule)}
              </Button>
            )}
            <span className="muted">{`${formatCount(rule.open)} ${rule.open === 1 ? 'waits' : 'wait'}`}</span>
            {rule.isTrusted && rule.open > 0 && mayDecide ? (
              <Button size="small" {...(rule.id === ready?.id ? { kbd: key } : {})} onPress={() => setAsked(rule)}>
                Accept them together
              </Button>
            ) : (
              <span className="muted t12">{rule.isTrusted ? 'Trusted' : `Not trusted yet: ${rule.lacks ?? ''}`}</span>
            )}
          </li>
        ))}
      </ul>
      <Dialog title={detail === undefined ? '' : `What people made of it: ${detail.title}`} isOpen={detail !== undefined} onClose={() => setShown(null)} size="medium" actions={<Button onPress={() => setShown(null)}>Close</Button>}>
        {detail !== undefined && <RuleAcceptanceWords rule={detail} />}
      </Dialog>
      <ConfirmDialog
        title={asked === null ? '' : `Accept ${formatCount(Math.min(asked.open, mostTogether))} of the rule "${asked.title}" together`}
        isOpen={asked !== null}
        confirmLabel="Accept"
        isPending={isPending}
        onConfirm={() => asked !== null && accept(asked)}
        onClose={() => setAsked(null)}
      >
        <p>{asked === null ? '' : `${shareWords(asked).replace(/^./, (first) => first.toUpperCase())}. What waits becomes a fact without being read; the log says that it was accepted together, as routine.`}</p>
      </ConfirmDialog>
    </section>
  );
}

/** Accepts what waits of a rule. */
async function acceptAll({ kind, title }: WordRuleView): Promise<void> {
  const { rows } = await call('texts.proposals', { offset: 0, limit: mostTogether, filter: { kind } });
  const ids: WordProposalId[] = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  const { accepted } = await call('texts.acceptTogether', { ids });
  appState().toast({ tone: 'success', title: accepted === 1 ? '1 proposal was accepted' : `${formatCount(accepted)} proposals were accepted together`, detail: `Of the rule "${title}".` });
}
