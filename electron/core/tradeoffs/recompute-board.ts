import { z } from '@shared/zod';
import { listField, objectField, repeated, textField, wholeField } from '../file-fields';

/** What a sum of efforts, scores or ARR may come to, so that it is exact to a thousandth. */
const highest = 9_000_000_000_000;

const words = `must be a number from 0 to ${highest} with three decimals at most`;
const amount = z.number(words).min(0, words).max(highest, words).refine((value) => Math.round(value * 1000) / 1000 === value, words);

/** A trade-off as a file hands it over (T1, T2): what competes, for how much, and who prefers what. Only what is said once and about what is there can be weighed up. */
export const TradeoffFile = objectField({
  items: listField(objectField({ id: textField(), score: amount, arr: amount, effort: wholeField(0, highest) }), 500),
  capacity: wholeField(0, Number.MAX_SAFE_INTEGER),
  votes: listField(objectField({ voter: textField(), prefers: textField(), over: textField() }), 1_000_000),
}).superRefine(({ items, votes }, context) => {
  const refuse = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
  for (const item of repeated(items.map(({ id }) => id))) refuse(['items', item, 'id'], `is ${JSON.stringify(items[item]?.id)}, as an earlier item is`);
  for (const key of ['score', 'arr', 'effort'] as const) if (items.reduce((sum, item) => sum + item[key], 0) > highest) refuse(['items'], `have more than ${highest} of ${key} together`);

  const ids = new Set(items.map(({ id }) => id));
  for (const [index, { prefers, over }] of votes.entries()) {
    if (!ids.has(prefers)) refuse(['votes', index, 'prefers'], `is ${JSON.stringify(prefers)}, which is no item`);
    if (!ids.has(over)) refuse(['votes', index, 'over'], `is ${JSON.stringify(over)}, which is no item`);
    if (prefers === over) refuse(['votes', index, 'over'], `is ${JSON.stringify(over)}, which is what it prefers: two different items are compared`);
  }
  const first = new Map<string, string>();
  for (const [index, { voter, prefers, over }] of votes.entries()) {
    const question = JSON.stringify([voter, ...[prefers, over].toSorted()]);
    const before = first.get(question);
    if (before === undefined) first.set(question, prefers);
    else refuse(['votes', index], `is the second of ${JSON.stringify(voter)} on ${JSON.stringify(prefers)} and ${JSON.stringify(over)}${before === prefers ? '' : ', and contradicts the first'}`);
  }
});
export type TradeoffFile = z.infer<typeof TradeoffFile>;
