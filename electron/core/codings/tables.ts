import type { CodeAgreement, Coding, CodingOutcome } from '@shared/contract/codings/entities';
import type { Cell, DataTable } from '../evidence/contents/csv';

const rounded = (value: number | null | undefined): number | null => (value == null ? null : Number(value.toFixed(6)));
const agreementCells = ({ comments, agreed, kappa, alpha }: CodeAgreement): Cell[] => [comments, agreed, rounded(kappa), rounded(alpha)];

/** Every comment with what both gave and what counts. */
export const commentsTable = ({ book, coders }: Coding, { comments }: CodingOutcome): DataTable => {
  const words = (codes: readonly string[] | null): string | null => codes?.map((code) => book.codes.find(({ id }) => id === code)?.label ?? code).join('; ') ?? null;
  return {
    name: 'comments',
    columns: ['place', 'ref', 'title', 'comment', ...coders.map(({ name }) => `codes_${name}`), 'agreed', 'codes', 'settled_because', 'settled_by', 'settled_at'],
    rows: comments.map(({ place, ref, title, text, given, isAgreed, codes, settled }) => [place, ref, title, text, words(given[0]), words(given[1]), isAgreed, words(codes), settled?.reason ?? null, settled?.by ?? null, settled?.at ?? null]),
  };
};

/** Agreement and counts by code, each with its margin and with the words that say what it stands for; the agreement over all comes first. */
export const codesTable = ({ overall, codes, basis, confidence }: CodingOutcome): DataTable => ({
  name: 'codes',
  columns: ['code', 'count', 'as_main', 'share', 'low', 'high', 'margin', 'confidence', 'comments', 'agreed', 'kappa', 'alpha', 'basis'],
  rows: [
    ['all (main code)', null, null, null, null, null, null, confidence, ...agreementCells(overall), basis],
    ...codes.map(({ code, agreement, count, mainCount, estimate }): Cell[] => [code.label, count, mainCount, rounded(estimate?.value), rounded(estimate?.low), rounded(estimate?.high), rounded(estimate?.margin), confidence, ...agreementCells(agreement), basis]),
  ],
});
