import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { MergeCandidate } from '@shared/contract/account-merges';
import type { AccountId } from '@shared/primitives';
import type { ReadContext } from '../../context';
import { likelyPairs } from '../../core/accounts/likely-pairs';
import { getAccount } from '../../store/accounts';
import { listStandingNames } from '../../store/account-links';

/** Accounts that may be one (W6). In each pair the one with more issues comes first: it is the likelier to survive. */
export function listLikelyPairs({ db }: ReadContext, { limit }: ParsedInputOf<'accounts.likelyPairs'>): OutputOf<'accounts.likelyPairs'> {
  const { isWhole, pairs } = likelyPairs(listStandingNames(db));
  const candidate = (id: AccountId): MergeCandidate[] => {
    const found = getAccount(db, id);
    return found === null ? [] : [{ id, name: found.name, ref: found.ref, system: found.system, segment: found.segment, issues: found.issues }];
  };
  return {
    total: pairs.length,
    isWhole,
    pairs: pairs.slice(0, limit).flatMap(({ a, b, ...pair }) => {
      const [first, second] = [...candidate(a), ...candidate(b)].toSorted((one, other) => other.issues - one.issues);
      return first === undefined || second === undefined ? [] : [{ ...pair, a: first, b: second }];
    }),
  };
}
