import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { Hypothesis } from '@shared/contract/erosion';
import type { CalendarDate, HypothesisId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { expiredDays, inOrder, lastDayOf, stateOf } from '../../core/erosion/states';
import * as store from '../../store/erosion';

function hypothesisOf(stored: store.StoredHypothesis, asOf: CalendarDate): Hypothesis {
  const expiresOn = lastDayOf(stored.expiresOn, stored.events);
  const state = stateOf(expiresOn, stored.events, asOf);
  return { ...stored, expiresOn, state, expiredDays: expiredDays(state, expiresOn, asOf) };
}

/** Every hypothesis as it stands on the as-of date. */
export const readHypotheses = ({ db, asOf }: ReadContext, of: { accountId: Hypothesis['accountId'] | null; issueId: Hypothesis['issueId'] | null } = { accountId: null, issueId: null }): Hypothesis[] =>
  inOrder(store.listHypotheses(db, of).map((stored) => hypothesisOf(stored, asOf)));

/** @throws DocketError not-found */
export function requireHypothesis({ db, asOf }: ReadContext, id: HypothesisId): Hypothesis {
  const stored = store.getHypothesis(db, id);
  if (stored === null) throw new DocketError('not-found', 'That hypothesis is not in this workspace. Nothing was changed. Load the page again.');
  return hypothesisOf(stored, asOf);
}

export function listHypotheses(context: ReadContext, input: ParsedInputOf<'erosion.list'>): OutputOf<'erosion.list'> {
  const rows = readHypotheses(context, input);
  return { open: rows.filter(({ state }) => state === 'open').length, expired: rows.filter(({ state }) => state === 'expired').length, rows };
}
