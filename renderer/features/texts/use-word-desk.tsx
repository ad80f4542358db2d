import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { WordProposal } from '@shared/contract/texts/operations';
import type { WordProposalId } from '@shared/primitives';
import { mayRun } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { useAction } from '../../state/use-action';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { ChangeWordDialog } from './change-word-dialog';
import { RejectWordDialog } from './reject-word-dialog';
import { proposalWords } from './text-words';

export interface WordDesk {
  readonly currentId: WordProposalId | null;
  readonly mayDecide: boolean;
  readonly setCurrent: (id: WordProposalId) => void;
  readonly accept: (proposal: WordProposal) => void;
  readonly change: (proposal: WordProposal) => void;
  readonly reject: (proposal: WordProposal) => void;
  /** What was decided last, in words. */
  readonly said: string;
  readonly dialogs: ReactNode;
}

/** Decides proposals of words one after the other, by buttons or by A, C and R (W5). @param proposals those that are shown; the open ones are stepped through */
export function useWordDesk(proposals: readonly WordProposal[]): WordDesk {
  const [chosen, setChosen] = useState<WordProposalId | null>(null);
  const [asked, setAsked] = useState<{ what: 'change' | 'reject'; proposal: WordProposal } | null>(null);
  const [decided, setDecided] = useState<ReadonlySet<WordProposalId>>(new Set());
  const [said, setSaid] = useState('');
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const mayDecide = mayRun(role, 'texts.decide') && workspace?.isReadOnly === false;
  const deciding = useAction('texts.decide');
  const open = proposals.filter(({ state, id }) => state === 'open' && !decided.has(id));
  const at = Math.max(0, open.findIndex(({ id }) => id === chosen));
  const current = open[at];

  /** The next one takes the place of one that was decided. */
  const settled = (proposal: WordProposal, words: string): void => {
    const place = open.findIndex(({ id }) => id === proposal.id);
    const next = open[place + 1] ?? open[place - 1];
    setDecided((before) => new Set([...before, proposal.id]));
    setChosen(next?.id ?? null);
    setSaid(words);
  };
  const accept = (proposal: WordProposal): void => deciding.run({ id: proposal.id, verdict: 'accept' }, () => settled(proposal, `Accepted. ${proposalWords(proposal)}`));
  const ask = (what: 'change' | 'reject') => (proposal: WordProposal): void => {
    setChosen(proposal.id);
    setAsked({ what, proposal });
  };
  const run = useLatest((what: 'accept' | 'change' | 'reject') => {
    if (current === undefined || deciding.isPending) return;
    if (what === 'accept') accept(current);
    else ask(what)(current);
  });
  const step = useLatest((by: 1 | -1) => setChosen(open[Math.min(Math.max(at + by, 0), open.length - 1)]?.id ?? null));
  const isReady = mayDecide && current !== undefined && asked === null;
  const commands = useMemo((): readonly Command[] => {
    if (!isReady) return [];
    return [
      { id: 'words.accept', title: 'Accept what the words propose', section: 'Issues', shortcuts: ['a'], run: () => run('accept') },
      { id: 'words.change', title: 'Change what the words propose', section: 'Issues', shortcuts: ['c', 'e'], run: () => run('change') },
      { id: 'words.reject', title: 'Reject what the words propose', section: 'Issues', shortcuts: ['r', 'x'], run: () => run('reject') },
      { id: 'words.next', title: 'Next proposal', section: 'Issues', shortcuts: ['j', 'Down'], isHidden: true, run: () => step(1) },
      { id: 'words.previous', title: 'Previous proposal', section: 'Issues', shortcuts: ['k', 'Up'], isHidden: true, run: () => step(-1) },
    ];
  }, [isReady, run, step]);
  useCommands(commands);

  const done = (words: string) => (): void => {
    if (asked !== null) settled(asked.proposal, words);
    setAsked(null);
  };
  return {
    currentId: current?.id ?? null,
    mayDecide,
    setCurrent: setChosen,
    accept,
    change: ask('change'),
    reject: ask('reject'),
    said,
    dialogs:
      asked === null ? null : asked.what === 'change' ? (
        <ChangeWordDialog proposal={asked.proposal} onDone={done('Accepted as changed.')} onClose={() => setAsked(null)} />
      ) : (
        <RejectWordDialog proposal={asked.proposal} onDone={done('Rejected.')} onClose={() => setAsked(null)} />
      ),
  };
}
