import { z } from '@shared/zod';

/** Fields of a file that a person may have written: whatever is wrong with one, and also its absence, is said in the same words, which follow its name. */

/** A whole number within a range. */
export const wholeField = (min: number, max: number) => {
  const words = `must be a whole number from ${min} to ${max}`;
  return z.int(words).min(min, words).max(max, words);
};

/** A name or an id. */
export const textField = () => z.string('must be text').min(1, 'must not be empty');

/** A list of so many at most. */
export const listField = <T extends z.ZodType>(entry: T, max: number) => z.array(entry, 'must be a list').max(max, `must have no more than ${max} entries`);

/** An object with named fields. What else it holds is left alone. */
export const objectField = <T extends z.ZodRawShape>(shape: T) => z.object(shape, 'must be an object');

/** The places of those whose key an earlier one has. */
export function repeated(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}
