import type { IssueLink } from '@shared/contract/links';
import type { IssueId, LinkId } from '@shared/primitives';
import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { tellFailure } from '../../state/use-action';

async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof CallError)) throw problem;
    tellFailure(problem);
  }
}

/** Says that issues were linked and offers to take the link away (L3). */
export function offerUndoOfLink(id: LinkId, words: string): void {
  appState().offerUndo(words, () => void told(async () => {
    await call('links.remove', { id });
    appState().toast({ tone: 'success', title: 'The link was taken away' });
  }));
}

/** Takes a link away and offers to make it again (L3). */
export function removeLink(issueId: IssueId, { id, kind, isInverse, issueId: otherId, number, note }: IssueLink): Promise<void> {
  return told(async () => {
    await call('links.remove', { id });
    const [fromId, toId] = isInverse ? [otherId, issueId] : [issueId, otherId];
    appState().offerUndo(`The link to #${number} was taken away`, () => void told(async () => {
      await call('links.add', { fromId, kind, toId, note });
      appState().toast({ tone: 'success', title: `The link to #${number} is back` });
    }));
  });
}
