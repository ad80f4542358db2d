import type { MergeLine } from '@shared/contract/account-merges';
import { mergeFields } from '@shared/contract/account-merges';
import type { ReadContext, WriteContext } from '../../context';
import { standingsAfter, standingValues, standsAlone, type MergedSubscription, type Standing } from '../../core/accounts/merging';
import { listFields, listOwnSubscriptions, setCounted, standingWriter } from '../../store/account-merges/fields';
import { listFamily, listMerges, listSurvivors, type StoredMerge } from '../../store/account-merges/merges';

/** A function that says how accounts stand with all that were merged into them. `ids` are those that will be asked for. */
export function readStandings({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, ids: readonly string[], merges: readonly StoredMerge[] = listMerges(db)): (id: string) => Standing | null {
  const roots = listSurvivors(db, ids);
  const facts = listFields(db, 'own', roots.flatMap((root) => listFamily(db, root)));
  const subscriptions = new Map<string, MergedSubscription[]>();
  for (const { ownId, ...subscription } of listOwnSubscriptions(db, roots)) {
    const own = subscriptions.get(ownId);
    if (own === undefined) subscriptions.set(ownId, [subscription]);
    else own.push(subscription);
  }
  const alone = (id: string): Standing | null => {
    const own = facts.get(id);
    return own === undefined ? null : standsAlone(id, own, subscriptions.get(id) ?? []);
  };
  return standingsAfter(merges, alone, asOf);
}

/**
 * Writes what stands for every account that others were merged into, and whose subscriptions count (W6); it follows from what their own sources say, so that it is
 * done anew whenever those have said something. Returns, by account, whose terms its ARR and renewal are, in words.
 */
export function applyMerges({ db, asOf }: Pick<WriteContext, 'db' | 'asOf'>): ReadonlyMap<string, string> {
  const merges = listMerges(db);
  const terms = new Map<string, string>();
  if (merges.length === 0) return terms;
  const survivors = [...new Set(merges.map(({ intoId }) => intoId))];
  const stand = readStandings({ db, asOf }, survivors, merges);
  const write = standingWriter(db);
  const roots = new Set(listSurvivors(db, survivors));
  for (const id of survivors) {
    const standing = stand(id);
    if (standing === null) continue;
    write(id, { ...standing.facts, flags: [...standing.facts.flags] });
    if (!roots.has(id)) continue;
    setCounted(db, listFamily(db, id), standing.counted);
    terms.set(id, standing.termsOf);
  }
  return terms;
}

/** The merges into an account and into those merged into it, the oldest first, with the fields that each gave. */
export function linesOf({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, id: string): MergeLine[] {
  const family = new Set(listFamily(db, id));
  if (family.size === 1) return [];
  const merges = listMerges(db);
  const alone = readStandings({ db, asOf }, [id], []);
  const stand = readStandings({ db, asOf }, [id], merges);
  return merges.flatMap((merge) => {
    if (!family.has(merge.intoId)) return [];
    const survivor = alone(merge.intoId);
    const other = stand(merge.accountId);
    const from = survivor === null || other === null ? null : standingValues(survivor, other, merge.keep);
    const { accountId, account: name, ref, system, on, at, by, reason } = merge;
    return [{ accountId, name, ref, system, on, at, by, reason, gave: from === null || survivor === null || other === null ? [] : mergeFields.filter((field) => from[field] !== 'survivor' && (field === 'terms' || survivor.facts[field] !== other.facts[field])) }];
  });
}
