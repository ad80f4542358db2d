import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { RuleAcceptance } from '@shared/contract/signals';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { marksOf } from '../../core/signals/standing';
import { wordRules, type WordRule } from '../../core/texts/words/rules';
import { isTrusted, lacksTrust } from '../../core/texts/words/standing';
import { countHastyWords, countOpenWords, listWordAcceptance, type WordMonth } from '../../store/texts/acceptance';
import * as store from '../../store/texts/proposals';
import { followAccounts } from '../signals/follow';

const sum = (months: readonly WordMonth[], key: 'accepted' | 'changed' | 'rejected' | 'together'): number => months.reduce((total, month) => total + month[key], 0);
const acceptanceOf = (own: readonly WordMonth[], hasty: number): RuleAcceptance => ({ accepted: sum(own, 'accepted'), changed: sum(own, 'changed'), rejected: sum(own, 'rejected'), together: sum(own, 'together'), hasty });

/** Every rule of words with what people made of its proposals, over all and by month, and whether they have come to trust it (W7, W8). */
export function listWordRules({ db }: Pick<ReadContext, 'db'>): OutputOf<'texts.rules'> {
  const months = listWordAcceptance(db);
  const hasty = countHastyWords(db);
  const open = countOpenWords(db);
  return Object.values(wordRules).map(({ id, version, kind, title, explanation }) => {
    const own = months.filter(({ ruleId }) => ruleId === id);
    const acceptance = acceptanceOf(own, hasty.get(id) ?? 0);
    return {
      id,
      version,
      kind,
      title,
      words: explanation,
      open: open.get(id) ?? 0,
      acceptance,
      marks: marksOf(acceptance),
      months: own.map(({ month, accepted, changed, rejected }) => ({ month, accepted, changed, rejected })),
      isTrusted: isTrusted(acceptance),
      lacks: lacksTrust(acceptance),
    };
  });
}

/**
 * Accepts routine proposals of one rule together, once people have come to trust it (W7); the log says that they were and how the rule stood.
 * @throws DocketError not-found; conflict where one was decided before, where they are of several rules, or where the rule is not trusted
 */
export function acceptTogether(context: WriteContext, { ids }: ParsedInputOf<'texts.acceptTogether'>): OutputOf<'texts.acceptTogether'> {
  const { db, actor } = context;
  const proposals = [...new Set(ids)].map((id) => {
    const found = store.getWordProposalToDecide(db, id);
    if (found === null) throw new DocketError('not-found', 'One of these proposals is not in this workspace. Nothing was changed. Look at the list again.');
    if (found.state !== 'open') throw new DocketError('conflict', 'One of these proposals has been decided already. Nothing was changed. Look at the list again.');
    return found;
  });
  const rule = ruleOfAll(proposals);
  const standing = listWordRules(context).find(({ id }) => id === rule.id);
  if (standing === undefined || standing.lacks !== null) throw new DocketError('conflict', `The rule "${rule.title}" is not trusted yet: ${standing?.lacks ?? 'it is not known.'} Nothing was changed. Decide on its proposals one by one.`);
  const at = context.clock();
  for (const { id, kind, interactionId, tone, followUpId, words, quote, promisedBy, dueOn } of proposals) {
    store.decideWordProposal(db, id, { state: 'accepted', by: actor.personId, at, why: null, together: proposals.length });
    if (kind === 'tone') store.setTone(db, interactionId, tone);
    else if (followUpId !== null) store.settleFollowUp(db, followUpId, { state: 'open', words: words ?? quote, promisedBy, dueOn });
  }
  const { accepted, changed, rejected, together } = standing.acceptance;
  const followed = followAccounts(context, store.listAccountsOfInteractions(db, proposals.map(({ interactionId }) => interactionId)));
  context.audit({
    action: 'texts.acceptTogether',
    subject: context.workspaceId,
    payload: {
      routine: true,
      rule: rule.id,
      rule_version: rule.version,
      rule_before: { accepted, changed, rejected, together },
      accepted: proposals.map(({ id, interactionId, quote, tone, promisedBy, dueOn }) => ({ proposal: id, interaction: interactionId, quote, tone, promised_by: promisedBy, due_on: dueOn })),
      ...followed,
    },
  });
  return { accepted: proposals.length };
}

function ruleOfAll(proposals: readonly store.WordProposalToDecide[]): WordRule {
  const [first] = proposals;
  const rule = Object.values(wordRules).find(({ id }) => id === first?.ruleId);
  if (rule === undefined || proposals.some(({ ruleId }) => ruleId !== rule.id)) throw new DocketError('conflict', 'These are not proposals of one rule. Nothing was changed. Choose those of one rule.');
  return rule;
}
