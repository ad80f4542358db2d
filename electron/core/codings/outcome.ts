import type { Code, CodeResult, CodingOutcome } from '@shared/contract/codings/entities';
import { canonicalBytes, type Sha256 } from '../evidence/canonical-json';
import { estimateShare } from '../samples/estimates';
import type { SampledStratum } from '../samples/results';
import { agreementOf, isSameCoding } from './agreement';

export interface CodedItem {
  readonly place: number;
  readonly stratum: string;
  readonly given: readonly [readonly string[], readonly string[]];
  /** What was settled; null where nothing was. */
  readonly settled: readonly string[] | null;
}

/** What counts of a comment: what both gave, else what was settled; null while it is open. */
export const codesOf = ({ given: [a, b], settled }: CodedItem): readonly string[] | null => (isSameCoding(a, b) ? a : settled);

/**
 * Agreement over the main codes and for each code, and what the settled codes say of the population (W9). Comments that are still open are left out of the counts, and so are sampled records without words.
 * @param strata of the sample, with how many records were drawn from each
 */
export function outcomeOf(codes: readonly Code[], strata: readonly (SampledStratum & { readonly size: number })[], items: readonly CodedItem[], confidence: number): Pick<CodingOutcome, 'overall' | 'open'> & { codes: CodeResult[] } {
  const open = items.filter((item) => codesOf(item) === null);
  const isOpen = new Set(open.map(({ place }) => place));
  const settled = items.flatMap((item) => {
    const own = codesOf(item);
    return own === null ? [] : [{ stratum: item.stratum, codes: own }];
  });
  return {
    overall: agreementOf(items.map(({ given: [a, b] }) => [a[0] ?? '', b[0] ?? ''])),
    open: open.length,
    codes: codes.map((code) => ({
      code,
      agreement: agreementOf(items.map(({ given: [a, b] }) => [a.includes(code.id) ? 'yes' : 'no', b.includes(code.id) ? 'yes' : 'no'])),
      count: settled.filter((item) => item.codes.includes(code.id)).length,
      mainCount: settled.filter((item) => item.codes[0] === code.id).length,
      estimate: estimateShare(
        strata.map(({ key, population, size }) => ({
          population,
          read: size - items.filter(({ stratum, place }) => stratum === key && isOpen.has(place)).length,
          values: settled.filter(({ stratum }) => stratum === key).map((item) => (item.codes.includes(code.id) ? 1 : 0)),
        })),
        confidence,
      ),
    })),
  };
}

/** What the log holds of codes that nobody may see yet: SHA-256 of the canonical JSON of exactly these five members. */
export const codingCommitment = ({ coding, place, coder, codes, nonce }: { coding: string; place: number; coder: string; codes: readonly string[]; nonce: string }, sha256: Sha256): string =>
  sha256(canonicalBytes({ coding, place, coder, codes, nonce }));

const whole = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** Whether the counts are full or sampled, and why. */
export function codingBasis({ comments, wordless, size, population, seed, purpose, open }: { comments: number; wordless: number; size: number; population: number; seed: string; purpose: string; open: number }): string {
  const why = `Why: ${/[.!?]$/.test(purpose) ? purpose : `${purpose}.`}`;
  const from = size >= population ? `Full: all ${whole(population)} records` : `Sampled: ${whole(size)} of ${whole(population)} records, seed ${seed}`;
  const words = wordless === 0 ? `each with a comment` : `${whole(comments)} of them with a comment`;
  const left = open === 0 ? '' : ` ${whole(open)} ${open === 1 ? 'disagreement is' : 'disagreements are'} not settled yet and left out of the counts.`;
  return `${from}, ${words}. ${why}${left}`;
}
