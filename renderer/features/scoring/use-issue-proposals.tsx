import { useState, type ReactNode } from 'react';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import type { IssueId, ProposalId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { proposalName } from '../proposals/proposal-words';
import { useRole } from '../settings/use-acting';
import { RejectDialog } from './reject-dialog';
import type { ProposalActions } from './use-proposal-actions';
import { wholeFactors } from './use-score';

/** What a person can do with a proposal; null where it cannot be done. */
type Answers = Readonly<Record<'accept' | 'change' | 'reject', (() => void) | null>>;

export interface IssueProposals {
  /** What the signal rules propose about the issue, and about its account. */
  readonly signals: readonly ProposalRow[];
  /** The one that the keys are for: null is the first proposal of the issue, or none. */
  readonly currentId: ProposalId | null;
  /** The one that is being changed. */
  readonly changingId: ProposalId | null;
  readonly isPending: boolean;
  readonly answersTo: (proposal: ProposalRow) => Answers;
  readonly stopChanging: () => void;
  /** Of the current one. */
  readonly keys: Answers;
  /** To the next proposal; null where there is one at most. */
  readonly step: (() => void) | null;
  readonly dialogs: ReactNode;
}

/**
 * Everything that rules propose about an issue, with the one that the keys answer (W7). Its first proposal comes first; then what signal rules say, and last what they say of its account.
 * @param first of the issue's first proposal; its `change` is null where there is none
 */
export function useIssueProposals(issueId: IssueId, first: ProposalActions): IssueProposals {
  const role = useRole();
  const { data = [] } = useOperation('scoring.signals', { issueId });
  const accepting = useAction('scoring.acceptProposals');
  const [chosen, setChosen] = useState<ProposalId | null>(null);
  const [asked, setAsked] = useState<{ what: 'change' | 'reject'; id: ProposalId } | null>(null);
  const mayDecide = mayRun(role, 'scoring.acceptProposals');
  const hasFirst = first.change !== null;
  const current = data.find(({ id }) => id === chosen) ?? (hasFirst ? null : (data[0] ?? null));
  const isAsked = (what: 'change' | 'reject') => (asked?.what === what ? (data.find(({ id }) => id === asked.id) ?? null) : null);
  const changing = isAsked('change');
  const rejecting = isAsked('reject');

  const answersTo = (proposal: ProposalRow): Answers => {
    if (!mayDecide || changing !== null) return { accept: null, change: null, reject: null };
    const ask = (what: 'change' | 'reject') => (): void => {
      setChosen(proposal.id);
      setAsked({ what, id: proposal.id });
    };
    const accept = (): void =>
      accepting.run({ ids: [proposal.id] }, ({ accepted, created }) => {
        const [number] = created;
        if (accepted === 1) appState().toast({ tone: 'success', title: number === undefined ? `The proposal for ${proposalName(proposal)} was accepted` : `${proposalName(proposal)} became #${number}` });
      });
    return { accept: wholeFactors(proposal) === null || accepting.isPending ? null : accept, change: ask('change'), reject: ask('reject') };
  };
  const order = [...(hasFirst ? [null] : []), ...data.map(({ id }) => id)];
  const step = (): void => setChosen(order[(order.indexOf(current?.id ?? null) + 1) % order.length] ?? null);
  return {
    signals: data,
    currentId: current?.id ?? null,
    changingId: changing?.id ?? null,
    isPending: accepting.isPending,
    answersTo,
    stopChanging: () => setAsked(null),
    keys: current === null ? { accept: changing === null ? first.accept : null, change: changing === null ? first.change : null, reject: changing === null ? first.reject : null } : answersTo(current),
    step: order.length > 1 && changing === null && mayDecide ? step : null,
    dialogs: rejecting === null ? null : <RejectDialog what={proposalName(rejecting)} ids={[rejecting.id]} onClose={() => setAsked(null)} />,
  };
}
