import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { CodeBookId, type CodeBook } from '@shared/contract/codings/entities';
import { CodingId, type PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { codingCommitment } from '../../core/codings/outcome';
import { sha256 } from '../../files/hashing';
import * as store from '../../store/codings';
import { getPerson } from '../../store/people';
import { listComments } from '../../store/samples/items';
import { listSampleItems } from '../../store/samples/samples';
import { requireSample } from '../samples/read';
import { getOutcome, isRevealed, listBooks, requireBook, requireCoding } from './read';

/** Takes the comments of a sample as they are now, for two people to code (W9). @throws DocketError not-found, invalid-input, conflict */
export function createCoding(context: WriteContext, { name, sampleId, book, coders }: ParsedInputOf<'codings.create'>): OutputOf<'codings.create'> {
  const { db } = context;
  const sample = requireSample(context, sampleId);
  if (sample.withdrawn !== null) throw new DocketError('conflict', `Sample ${sample.number} was withdrawn (${sample.withdrawn}). Nothing was made. Choose another.`, 'sampleId');
  requireBook(context, book);
  const { first, second } = coders;
  if (first === second) throw new DocketError('invalid-input', 'Two different people code, or there is nothing to agree on. Nothing was made. Choose another coder.', 'coders');
  const names = [first, second].map((personId) => requirePerson(context, personId));
  const items = listSampleItems(db, sampleId, { offset: 0, limit: sample.size });
  const texts = listComments(db, sample.of, items.map(({ itemId }) => itemId));
  const comments = items.flatMap(({ place, itemId }) => {
    const text = texts.get(itemId);
    return text === undefined ? [] : [{ place, text }];
  });
  if (comments.length === 0) throw new DocketError('not-found', `Nobody wrote a word in the records of sample ${sample.number}. Nothing was made. Choose a sample of records with comments.`, 'sampleId');
  const id = CodingId.parse(context.newId());
  const number = store.insertCoding(db, { id, name, sampleId, bookId: book.id, bookVersion: book.version, coders: [first, second], comments, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'codings.create', subject: id, payload: { number, name, sample: sampleId, book: { id: book.id, version: book.version }, coders: [first, second], names, places: comments.map(({ place }) => place) } });
  return { id, comments: comments.length, wordless: sample.size - comments.length };
}

function requirePerson({ db }: WriteContext, id: PersonId): string {
  const person = getPerson(db, id);
  if (person === null || person.isSystem) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was made. Choose another coder.', 'coders');
  return person.name;
}

function requireCoder({ coders, name }: store.StoredCoding, personId: PersonId): store.StoredCoder {
  const coder = coders.find((each) => each.personId === personId);
  if (coder === undefined) throw new DocketError('not-allowed', `Only ${coders.map((each) => each.name).join(' and ')} code "${name}". Nothing was kept.`, 'personId');
  return coder;
}

/**
 * Keeps one person's codes of one comment (W9). The log gets the commitment alone, and nobody is told the codes, not even the one who gave them, before both have handed in.
 * @throws DocketError not-found, not-allowed for anybody but the two, conflict once handed in, invalid-input for a code that the book lacks
 */
export function codeComment(context: WriteContext, { id, personId, place, codes }: ParsedInputOf<'codings.code'>): OutputOf<'codings.code'> {
  const { db } = context;
  const coding = requireCoding(context, id);
  const coder = requireCoder(coding, personId);
  if (coder.isHandedIn) throw new DocketError('conflict', `${coder.name} has handed in already, and codes that were handed in never change. Nothing was kept.`);
  if (store.getCodingComment(db, id, place) === null) throw new DocketError('not-found', `The coding has no comment ${place}. Nothing was kept. Choose another.`, 'place');
  assertCodes(requireBook(context, { id: coding.bookId, version: coding.bookVersion }), codes);
  const isAgain = store.listWork(db, id, personId).some((each) => each.place === place && each.isCoded);
  const nonce = context.newNonce();
  const commitment = codingCommitment({ coding: id, place, coder: personId, codes, nonce }, sha256);
  store.saveAnswer(db, { id, place, personId, codes, nonce, commitment, at: context.clock() });
  context.audit({ action: 'codings.code', subject: id, payload: { number: coding.number, place, coder: personId, commitment, is_again: isAgain } });
  return { coded: coder.coded + (isAgain ? 0 : 1), comments: coding.comments };
}

function assertCodes({ codes, name }: CodeBook, given: readonly string[]): void {
  const unknown = given.find((code) => !codes.some(({ id }) => id === code));
  if (unknown !== undefined) throw new DocketError('invalid-input', `The code book "${name}" has no code "${unknown}". Nothing was kept. Choose one of its codes.`, 'codes');
}

/** Closes one person's codes; with the second hand-in the log says what every commitment stood for (W9). @throws DocketError not-found, not-allowed, conflict where comments are left or it was done already */
export function handIn(context: WriteContext, { id, personId }: ParsedInputOf<'codings.handIn'>): OutputOf<'codings.handIn'> {
  const { db } = context;
  const coding = requireCoding(context, id);
  const coder = requireCoder(coding, personId);
  if (coder.isHandedIn) throw new DocketError('conflict', `${coder.name} has handed in already. Nothing was changed.`);
  const left = coding.comments - coder.coded;
  if (left > 0) throw new DocketError('conflict', `${coder.name} has ${left} of ${coding.comments} comments left to code. Nothing was handed in. Code them first.`);
  store.insertHandIn(db, { id, personId, at: context.clock() });
  const shown = isRevealed(requireCoding(context, id));
  context.audit({
    action: 'codings.handIn',
    subject: id,
    payload: { number: coding.number, coder: personId, comments: coding.comments, revealed: shown ? store.listRevealedAnswers(db, id).map(({ place, coder: by, codes, nonce }) => ({ place, coder: by, codes, nonce })) : null },
  });
  return { isRevealed: shown };
}

/** Says which codes count where the two differ (W9). @throws DocketError not-found, conflict before both have handed in and where they agree, invalid-input for a code that the book lacks */
export function settle(context: WriteContext, { id, place, codes, reason }: ParsedInputOf<'codings.settle'>): OutputOf<'codings.settle'> {
  const { db } = context;
  const coding = requireCoding(context, id);
  const outcome = getOutcome(context, { id });
  if (outcome === null) throw new DocketError('conflict', `${coding.coders.filter(({ isHandedIn }) => !isHandedIn).map(({ name }) => name).join(' and ')} must hand in first. Nothing was settled.`);
  const comment = outcome.comments.find((each) => each.place === place);
  if (comment === undefined) throw new DocketError('not-found', `The coding has no comment ${place}. Nothing was settled. Choose another.`, 'place');
  if (comment.isAgreed) throw new DocketError('conflict', `Both gave comment ${place} the same codes, and those count. Nothing was settled.`);
  assertCodes(requireBook(context, { id: coding.bookId, version: coding.bookVersion }), codes);
  store.insertSettlement(db, { id, place, codes, reason, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'codings.settle', subject: id, payload: { number: coding.number, place, given: comment.given.map((each) => [...each]), before: comment.codes === null ? null : [...comment.codes], codes: [...codes], reason } });
  return { open: outcome.open - (comment.codes === null ? 1 : 0) };
}

/** A code book of the workspace's own, or its next version; codings keep the version they began with. @throws DocketError not-found, not-allowed for a built-in one, invalid-input for a code twice */
export function saveBook(context: WriteContext, { id, name, codes }: ParsedInputOf<'codings.saveBook'>): OutputOf<'codings.saveBook'> {
  if (new Set(codes.map((code) => code.id)).size < codes.length) throw new DocketError('invalid-input', 'Two codes have the same id. Nothing was kept. Give each its own.', 'codes');
  if (new Set(codes.map((code) => code.label.toLowerCase())).size < codes.length) throw new DocketError('invalid-input', 'Two codes have the same name. Nothing was kept. Give each its own.', 'codes');
  const before = id === null ? null : listBooks(context).find((each) => each.id === id);
  if (before === undefined) throw new DocketError('not-found', 'That code book is not in this workspace. Nothing was changed. Load the page again.');
  if (before?.origin === 'built-in') throw new DocketError('not-allowed', 'The built-in code books are the same everywhere and stay as they are. Nothing was changed. Make one of your own from it.');
  const ref = { id: before?.id ?? CodeBookId.parse(`own-${context.newId()}`), version: (before?.version ?? 0) + 1 };
  store.insertBook(context.db, { ...ref, name, codes, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'codings.saveBook', subject: context.workspaceId, payload: { book: ref.id, version: ref.version, name, codes } });
  return ref;
}
