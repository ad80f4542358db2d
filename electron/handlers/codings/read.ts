import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { CodeBook, CodedComment, Coding, CodingComment, CodingOutcome, CodingRow } from '@shared/contract/codings/entities';
import type { CodingId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { isSameCoding } from '../../core/codings/agreement';
import { builtInBooks } from '../../core/codings/books';
import { codesOf, codingBasis, outcomeOf } from '../../core/codings/outcome';
import * as store from '../../store/codings';
import type { ReadHandle } from '../../store/handles';
import { listSampleStrata } from '../../store/samples/samples';
import { requireSample } from '../samples/read';

/** @throws DocketError not-found */
export function requireCoding({ db }: Pick<ReadContext, 'db'>, id: CodingId): store.StoredCoding {
  const coding = store.getCoding(db, id);
  if (coding === null) throw new DocketError('not-found', 'That coding is not in this workspace. Nothing was changed. Go back to the samples and choose another.');
  return coding;
}

const allBooks = (db: ReadHandle): CodeBook[] => [...builtInBooks, ...store.listOwnBooks(db)];
/** The newest version of each code book. */
export const listBooks = ({ db }: ReadContext): CodeBook[] => [...new Map(allBooks(db).map((book) => [book.id, book])).values()];

/** A version of a code book. @throws DocketError not-found */
export function requireBook({ db }: Pick<ReadContext, 'db'>, { id, version }: { id: string; version: number }): CodeBook {
  const found = allBooks(db).find((book) => book.id === id && book.version === version);
  if (found === undefined) throw new DocketError('not-found', 'That code book is not in this workspace. Nothing was changed. Choose another.', 'book');
  return found;
}

export const isRevealed = ({ coders }: store.StoredCoding): boolean => coders.every(({ isHandedIn }) => isHandedIn);

/** The comments with what both gave; empty until both have handed in. */
function codedComments({ db }: Pick<ReadContext, 'db'>, coding: store.StoredCoding): (CodedComment & { stratum: string })[] {
  if (!isRevealed(coding)) return [];
  const answers = new Map(store.listRevealedAnswers(db, coding.id).map(({ place, coder, codes }) => [`${place} ${coder}`, codes]));
  const settlements = store.listSettlements(db, coding.id);
  const [a, b] = coding.coders;
  return store.listCodingComments(db, coding.id).map((comment) => {
    const given: CodedComment['given'] = [answers.get(`${comment.place} ${a.personId}`) ?? [], answers.get(`${comment.place} ${b.personId}`) ?? []];
    const settlement = settlements.get(comment.place);
    const codes = codesOf({ place: comment.place, stratum: comment.stratum, given, settled: settlement?.codes ?? null });
    return { ...comment, given, isAgreed: isSameCoding(...given), codes: codes === null ? null : [...codes], settled: settlement === undefined ? null : { reason: settlement.reason, by: settlement.by, at: settlement.at } };
  });
}

function rowOf(context: Pick<ReadContext, 'db'>, coding: store.StoredCoding): CodingRow {
  const sample = requireSample(context, coding.sampleId);
  const { id, number, name, sampleId, comments, by, at, coders } = coding;
  const isOpen = codedComments(context, coding).some(({ codes }) => codes === null);
  return { id, number, name, sampleId, sampleNumber: sample.number, sampleName: sample.name, comments, wordless: sample.size - comments, coders: [...coders], state: !isRevealed(coding) ? 'coding' : isOpen ? 'settling' : 'settled', by, at };
}

export const listCodings = (context: ReadContext): CodingRow[] => store.listCodings(context.db).map((coding) => rowOf(context, coding));

/** @throws DocketError not-found */
export function getCoding(context: ReadContext, { id }: ParsedInputOf<'codings.get'>): Coding {
  const coding = requireCoding(context, id);
  return { ...rowOf(context, coding), book: requireBook(context, { id: coding.bookId, version: coding.bookVersion }) };
}

/** @throws DocketError not-found */
export function listWork(context: ReadContext, { id, personId }: ParsedInputOf<'codings.work'>): OutputOf<'codings.work'> {
  requireCoding(context, id);
  return store.listWork(context.db, id, personId);
}

/** @throws DocketError not-found */
export function getComment(context: ReadContext, { id, place }: ParsedInputOf<'codings.comment'>): CodingComment {
  requireCoding(context, id);
  const comment = store.getCodingComment(context.db, id, place);
  if (comment === null) throw new DocketError('not-found', `The coding has no comment ${place}. Choose another.`, 'place');
  const { ref, title, text } = comment;
  return { place, ref, title, text };
}

/** Agreement, disagreements and counts (W9). Null until both have handed in: before, no code crosses to anybody. @throws DocketError not-found */
export function getOutcome(context: ReadContext, { id }: ParsedInputOf<'codings.outcome'>): CodingOutcome | null {
  const coding = requireCoding(context, id);
  if (!isRevealed(coding)) return null;
  const sample = requireSample(context, coding.sampleId);
  const { codes } = requireBook(context, { id: coding.bookId, version: coding.bookVersion });
  const coded = codedComments(context, coding);
  const outcome = outcomeOf(codes, listSampleStrata(context.db, sample.id), coded.map(({ place, stratum, given, isAgreed, codes: own }) => ({ place, stratum, given, settled: isAgreed ? null : own })), sample.plan.confidence);
  return {
    ...outcome,
    basis: codingBasis({ ...sample, comments: coding.comments, wordless: sample.size - coding.comments, open: outcome.open }),
    confidence: sample.plan.confidence,
    comments: coded.map(({ place, ref, title, text, given, isAgreed, codes: own, settled }) => ({ place, ref, title, text, given, isAgreed, codes: own, settled })),
  };
}
