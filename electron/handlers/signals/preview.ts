import type { ParsedInputOf } from '@shared/contract';
import type { RulePreview } from '@shared/contract/signals';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { formatDate } from '../../core/calendar';
import { createDrafter, type SignalDraft } from '../../core/signals/draft';
import { signalRule } from '../../core/signals/registry';
import { problemOf } from '../../core/signals/rule';
import { listJudgedAfter } from '../../store/signals/acceptance';
import { accountsOn, draftsOf } from './facts';
import { createFinisher } from './recompute';

const samples = 10;

/**
 * What a rule with these parameters would have proposed at the end of a day: the facts of that day, with segments and sponsors as they are now. Nothing is stored.
 * @throws DocketError invalid-input for a value that is out of range, or a day after the as-of date
 */
export function previewRule(context: ReadContext, { ruleId, parameters, on }: ParsedInputOf<'signals.preview'>): RulePreview {
  const rule = signalRule(ruleId);
  const problem = problemOf(rule, parameters);
  if (problem !== null) throw new DocketError('invalid-input', `${problem} Nothing was computed.`, 'parameters');
  if (on > context.asOf) throw new DocketError('invalid-input', `${formatDate(on)} lies after the as-of date. Nothing was computed. Choose an earlier day.`, 'on');
  const accounts = accountsOn(context, on);
  const drafts = [...draftsOf(context, { rule, parameters, on, accounts, drafter: createDrafter(rule, parameters, on) })];
  const isFollowed = createFollowed(context, on);
  const finish = createFinisher({ db: context.db, asOf: on }, rule, { version: 1 }, accounts);
  const step = Math.max(drafts.length / samples, 1);
  const shown = Array.from({ length: Math.min(samples, drafts.length) }, (_, index) => drafts[Math.floor(index * step)]).flatMap((draft) => draft ?? []);
  return {
    on,
    proposals: drafts.length,
    followed: drafts.filter(isFollowed).length,
    samples: shown.map((draft) => ({
      what: draft.issueId === null ? draft.title : `${draft.evidence[0]?.ref ?? ''} ${draft.title}`.trim(),
      account: draft.accountId === null ? null : (accounts.get(draft.accountId)?.name ?? null),
      reason: draft.reason,
      score: finish(draft, null).score,
      isFollowed: isFollowed(draft),
    })),
  };
}

/** A function that says whether people scored or decided on the issue of a draft after a day; of one about an account, on any issue of it; of an area, on any of its issues. */
function createFollowed({ db }: ReadContext, on: RulePreview['on']): (draft: SignalDraft) => boolean {
  const judged = listJudgedAfter(db, on);
  const ids = new Set<string>(judged.map(({ id }) => id));
  const refs = new Set(judged.map(({ number }) => `#${number}`));
  const accounts = new Set(judged.flatMap(({ accountId }) => accountId ?? []));
  return ({ issueId, accountId, evidence }) => (issueId !== null ? ids.has(issueId) : accountId !== null ? accounts.has(accountId) : evidence.some(({ ref }) => refs.has(ref)));
}
