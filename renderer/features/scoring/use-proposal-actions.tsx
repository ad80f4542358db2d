import type { ReactNode } from 'react';
import { useState } from 'react';
import type { IssueProposal } from '@shared/contract/scoring/operations';
import { mayRun } from '../../api';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { useRole } from '../settings/use-acting';
import { RejectDialog } from './reject-dialog';
import { ScoreDialog } from './score-dialog';
import { wholeFactors } from './use-score';

export interface ProposalActions {
  /** Null where nothing is proposed or the role may not. */
  readonly accept: (() => void) | null;
  readonly change: (() => void) | null;
  readonly reject: (() => void) | null;
  readonly isPending: boolean;
  /** The dialogs; put them anywhere. */
  readonly dialogs: ReactNode;
}

/** What a person can do with an issue's proposal (W7): accept, change or reject. Nothing is scored without one of the three. */
export function useProposalActions(proposal: IssueProposal | null | undefined): ProposalActions {
  const role = useRole();
  const accepting = useAction('scoring.acceptProposals');
  const [open, setOpen] = useState<'change' | 'reject' | null>(null);
  if (proposal === null || proposal === undefined || !mayRun(role, 'scoring.acceptProposals')) return { accept: null, change: null, reject: null, isPending: false, dialogs: null };

  const { id, issue } = proposal;
  const close = (): void => setOpen(null);
  const accept = (): void => {
    accepting.run({ ids: [id] }, ({ accepted }) => {
      if (accepted === 1) appState().toast({ tone: 'success', title: `The proposal for #${issue.number} was accepted` });
    });
  };
  return {
    accept: wholeFactors(proposal) === null || accepting.isPending ? null : accept,
    change: () => setOpen('change'),
    reject: () => setOpen('reject'),
    isPending: accepting.isPending,
    dialogs: (
      <>
        {open === 'change' && <ScoreDialog issue={issue} initial={{ impact: proposal.impact, severity: proposal.severity, time: proposal.time }} proposalId={id} onClose={close} />}
        {open === 'reject' && <RejectDialog what={`#${issue.number}`} ids={[id]} onClose={close} />}
      </>
    ),
  };
}
