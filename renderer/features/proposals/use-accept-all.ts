import { useState } from 'react';
import type { ProposalFilter } from '@shared/contract/scoring/operations';
import type { ProposalId } from '@shared/primitives';
import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { tellFailure } from '../../state/use-action';
import { formatCount } from '../../ui/format';

/** At most so many proposals are decided on at once. */
export const mostAtOnce = 10_000;
const pageSize = 500;

/** The proposals of a list that name all three factors, from its beginning. Those without a score come last: from there on none is whole. */
async function idsOf(filter: ProposalFilter): Promise<ProposalId[]> {
  const ids: ProposalId[] = [];
  for (let offset = 0; offset < mostAtOnce; offset += pageSize) {
    const { rows, total } = await call('scoring.proposals', { offset, limit: pageSize, filter });
    const whole = rows.filter(({ score }) => score !== null);
    ids.push(...whole.map(({ id }) => id));
    if (whole.length === 0 || offset + pageSize >= total) break;
  }
  return ids;
}

const madeWords = (issues: number): string => (issues === 0 ? '' : issues === 1 ? 'One became a new issue.' : `${formatCount(issues)} became new issues.`);

async function acceptTogether(named: readonly ProposalId[] | null, filter: ProposalFilter): Promise<void> {
  const ids = named ?? (await idsOf(filter));
  if (ids.length === 0) {
    appState().toast({ tone: 'info', title: 'None of these proposals names all three factors', detail: 'Nothing was changed. Score them one by one with C.' });
    return;
  }
  const { accepted, left, created } = await call('scoring.acceptProposals', { ids: [...ids] });
  appState().toast({
    tone: 'success',
    title: accepted === 1 ? '1 proposal was accepted' : `${formatCount(accepted)} proposals were accepted together`,
    ...(left === 0 && created.length === 0 ? {} : { detail: [madeWords(created.length), left === 0 ? '' : `${formatCount(left)} were left: the rule could not name every factor.`].filter(Boolean).join(' ') }),
  });
}

/** Accepts several proposals together: those named, or else all of a list. Main records that they were accepted together. */
export function useAcceptAll(onDone: () => void): { readonly acceptAll: (ids: readonly ProposalId[] | null, filter: ProposalFilter) => void; readonly isPending: boolean } {
  const [isPending, setPending] = useState(false);
  const acceptAll = (named: readonly ProposalId[] | null, filter: ProposalFilter): void => {
    setPending(true);
    void acceptTogether(named, filter)
      .catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        tellFailure(error);
      })
      .finally(() => {
        setPending(false);
        onDone();
      });
  };
  return { acceptAll, isPending };
}
