import type { AccountId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { getMergeOf, getSurvivor } from '../../store/account-merges/merges';

/** Nothing new is filed under an account that was merged while somebody had it open. @throws DocketError conflict */
export function refuseMerged({ db }: Pick<ReadContext, 'db'>, id: AccountId, field?: string): void {
  const survivor = getSurvivor(db, id);
  if (survivor === null) return;
  const name = getMergeOf(db, id)?.account ?? 'That account';
  throw new DocketError('conflict', `${name} has been merged into ${survivor.name}. Nothing was changed. Choose ${survivor.name} instead.`, field);
}
