import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import * as store from '../../store/texts/proposals';
import { followAccounts } from '../signals/follow';
import { proposeFromWords } from './words';

/**
 * Decides what a rule of words has proposed (W5): an accepted tone becomes the interaction's, an accepted promise or question a follow-up that is open; a rejected one is
 * not proposed again. Nothing that words say is a fact without this.
 * @throws DocketError not-found; conflict where it was decided before, here or on its account's page; invalid-input for a change that leaves nothing
 */
export function decideProposal(context: WriteContext, input: ParsedInputOf<'texts.decide'>): OutputOf<'texts.decide'> {
  const { db, actor } = context;
  const proposal = store.getWordProposalToDecide(db, input.id);
  if (proposal === null) throw new DocketError('not-found', 'That proposal is not in this workspace. Nothing was changed. Its words may have changed, or its import was undone.');
  if (proposal.state !== 'open') throw new DocketError('conflict', 'That proposal has been decided already. Nothing was changed. Look at the list again.');
  const before = { tone: proposal.toneNow, words: proposal.words, promised_by: proposal.promisedBy, due_on: proposal.dueOn };
  const after = outcomeOf(input, proposal);
  const state = input.verdict === 'reject' ? ('rejected' as const) : input.verdict === 'change' && !isAsProposed(after, proposal) ? ('changed' as const) : ('accepted' as const);
  store.decideWordProposal(db, proposal.id, { state, by: actor.personId, at: context.clock(), why: input.verdict === 'reject' ? input.why : null, together: 1 });
  if (proposal.kind === 'tone') {
    if (state !== 'rejected') store.setTone(db, proposal.interactionId, after.tone);
  } else if (proposal.followUpId !== null) {
    store.settleFollowUp(db, proposal.followUpId, { state: state === 'rejected' ? 'rejected' : 'open', words: after.words, promisedBy: after.promisedBy, dueOn: after.dueOn });
  }
  const followed = proposal.kind === 'tone' || state === 'rejected' ? {} : followAccounts(context, store.listAccountsOfInteractions(db, [proposal.interactionId]));
  context.audit({
    action: 'texts.decide',
    subject: proposal.id,
    payload: {
      interaction: proposal.interactionId,
      rule: proposal.ruleId,
      verdict: state,
      quote: proposal.quote,
      before,
      after: state === 'rejected' ? null : { tone: after.tone, words: after.words, promised_by: after.promisedBy, due_on: after.dueOn },
      why: input.verdict === 'reject' ? input.why : null,
      ...followed,
    },
  });
  return {};
}

type Outcome = Pick<store.WordProposalToDecide, 'tone' | 'promisedBy' | 'dueOn'> & { readonly words: string };

function outcomeOf(input: ParsedInputOf<'texts.decide'>, { kind, tone, words, promisedBy, dueOn, quote }: store.WordProposalToDecide): Outcome {
  const proposed = { tone, words: words ?? quote, promisedBy, dueOn };
  if (input.verdict !== 'change') return proposed;
  if (kind === 'tone') {
    if (input.tone === null) throw new DocketError('invalid-input', 'Which tone it has is not said. Nothing was changed. Choose one, or reject the proposal.', 'tone');
    return { ...proposed, tone: input.tone };
  }
  if (input.words === null || input.words === '') throw new DocketError('invalid-input', 'What was promised is not said. Nothing was changed. Write it, or reject the proposal.', 'words');
  return { tone: null, words: input.words, promisedBy: input.promisedBy === '' ? null : input.promisedBy, dueOn: input.dueOn };
}

const isAsProposed = (after: Outcome, { tone, words, promisedBy, dueOn }: store.WordProposalToDecide): boolean => after.tone === tone && (words === null || after.words === words) && after.promisedBy === promisedBy && after.dueOn === dueOn;

/** Reads the words of every interaction anew, with the rules as they are now and as of the workspace's day (W5). */
export function proposeAll(context: WriteContext): OutputOf<'texts.propose'> {
  const { considered, added, withdrawn } = proposeFromWords(context, store.listWordedIds(context.db));
  context.audit({ action: 'texts.propose', subject: context.workspaceId, payload: { considered, added, withdrawn, as_of: context.asOf } });
  return { considered, added, withdrawn };
}

