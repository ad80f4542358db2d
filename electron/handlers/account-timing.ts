import type { ParsedInputOf } from '@shared/contract';
import type { AccountTiming } from '@shared/contract/account-timing';
import type { ReadContext } from '../context';
import { timingFigure } from '../core/account-timing';
import { listTimedIssues } from '../store/account-timing';

/** How fast the issues of an account are answered and resolved, with what each figure leaves out and why (W6). */
export const getTiming = ({ db }: ReadContext, { id }: ParsedInputOf<'accounts.timing'>): AccountTiming => ({
  firstResponse: timingFigure(listTimedIssues(db, id, 'first-response')),
  resolution: timingFigure(listTimedIssues(db, id, 'resolution')),
});
