import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { IssueDetail, IssueRow, IssueTotals } from '@shared/contract/issues';
import { IssueId, type AccountId, type PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { convertedSum, withoutRate } from '../core/currencies';
import { changesBetween } from '../core/edits';
import { issueRow, resolvedOnAfter } from '../core/issues';
import { getRates } from '../store/currencies';
import { insertEdit, listEditables } from '../store/edits';
import { findIssueIndex, listIssueNumbers } from '../store/issues/list';
import { getEditableIssue, getIssueRecord, getIssueRest, listIssueImports, listIssueRecords, listSiblings } from '../store/issues/read';
import { indexIssues, searchIssueNumbers } from '../store/issues/search';
import { listOwners, listTags } from '../store/issues/tags';
import { getIssueTotals } from '../store/issues/totals';
import { editIssue, hasAccount, issueWriter, nextIssueNumber } from '../store/issues/write';
import { listLinkMarks } from '../store/links';
import { listPlacings } from '../store/overrides';
import { getPerson } from '../store/people';
import { refuseMerged } from './account-merges/refuse';
import { decisionLinesOf } from './decisions/read';
import { proposeInitialScores } from './proposals';
import { followEdits } from './signals/follow';

const gone = (): DocketError => new DocketError('not-found', 'That issue is not in this workspace. Nothing was changed. Go back to the list and choose another.');

/** The rows of issues named by number, in that order, as they look on the as-of date. */
export function issueRowsOf({ db, asOf }: ReadContext, numbers: readonly number[]): IssueRow[] {
  const records = listIssueRecords(db, numbers);
  const placed = listPlacings(db, records.map(({ id }) => id), asOf);
  const linked = listLinkMarks(db, records.map(({ id }) => id));
  return records.map((record) => issueRow(record, asOf, placed.get(record.id) ?? null, linked.get(record.id)));
}

/** The row of one issue. @throws DocketError not-found */
export function issueRowOf({ db, asOf }: ReadContext, id: IssueId): IssueRow {
  const record = getIssueRecord(db, id);
  if (record === null) throw gone();
  return issueRow(record, asOf, listPlacings(db, [id], asOf).get(id) ?? null, listLinkMarks(db, [id]).get(id));
}

export function listIssues(context: ReadContext, { offset, limit, ...query }: ParsedInputOf<'issues.list'>): OutputOf<'issues.list'> {
  const { total, numbers } = listIssueNumbers(context.db, { ...query, asOf: context.asOf }, { offset, limit });
  return { total, rows: issueRowsOf(context, numbers) };
}

/** What stands above the list, with the sum over currencies where rates say it (W4). */
export function getTotals({ db, asOf }: ReadContext, { filter }: ParsedInputOf<'issues.totals'>): IssueTotals {
  const totals = getIssueTotals(db, filter, asOf);
  const rates = getRates(db, asOf);
  return { ...totals, converted: convertedSum(totals.arr, rates), withoutRate: totals.arr.length < 2 ? [] : withoutRate(totals.arr.map(({ currency }) => currency), rates) };
}

export const getPosition = ({ db, asOf }: ReadContext, { id, ...query }: ParsedInputOf<'issues.position'>): OutputOf<'issues.position'> => findIssueIndex(db, { ...query, asOf }, id);

/** @throws DocketError not-found */
export function getIssue(context: ReadContext, { id }: ParsedInputOf<'issues.get'>): IssueDetail {
  const row = issueRowOf(context, id);
  const { db } = context;
  return {
    ...row,
    ...getIssueRest(db, id),
    imports: listIssueImports(db, id),
    decisions: decisionLinesOf(context, id),
    siblings: listSiblings(db, id, 5),
  };
}

export const searchIssues = (context: ReadContext, { text, limit }: ParsedInputOf<'issues.search'>): IssueRow[] => issueRowsOf(context, searchIssueNumbers(context.db, text, limit));

export const getTags = ({ db }: ReadContext, query: ParsedInputOf<'issues.tags'>): OutputOf<'issues.tags'> => listTags(db, query);

export const getOwners = ({ db }: ReadContext, query: ParsedInputOf<'issues.owners'>): OutputOf<'issues.owners'> => listOwners(db, query);

/** Captures an issue by hand; it is open from the as-of date and gets a first proposal. @throws DocketError not-found for an account or owner that is not there */
export function createIssue(context: WriteContext, input: ParsedInputOf<'issues.create'>): OutputOf<'issues.create'> {
  const { id, number } = addIssue(context, input);
  context.audit({
    action: 'issues.create',
    subject: id,
    payload: { number, title: input.title, criterion: input.criterion, secondary_criteria: [...input.secondaryCriteria], source: input.source, account: input.accountId, owner: input.ownerId, description: input.description },
  });
  return { id, number };
}

/** The part of capturing an issue that another command shares; that command writes the entry. @throws DocketError not-found for an account or owner that is not there */
export function addIssue(context: WriteContext, input: ParsedInputOf<'issues.create'>): OutputOf<'issues.create'> {
  const added = insertIssue(context, input);
  proposeInitialScores(context, [added.number]);
  return added;
}

/** The same for an issue that the command scores at once, and of which nothing has to be proposed. @throws DocketError not-found for an account or owner that is not there */
export function insertIssue(context: WriteContext, input: ParsedInputOf<'issues.create'>): OutputOf<'issues.create'> {
  const { db } = context;
  refuseUnknown(context, input);
  const id = IssueId.parse(context.newId());
  const number = nextIssueNumber(db);
  issueWriter(db).insert({
    ...input,
    id,
    number,
    system: 'docket',
    ref: null,
    accountRef: null,
    status: 'open',
    openedOn: context.asOf,
    openedAt: null,
    resolvedOn: null,
    resolvedAt: null,
    vendorPriority: null,
    firstResponseMinutes: null,
    resolutionMinutes: null,
    isEscalated: null,
    satisfaction: null,
    reopenCount: null,
    waitingOn: null,
    owner: null,
    tags: [],
    flags: [],
    importId: null,
    changedAt: null,
  });
  indexIssues(db, [number]);
  return { id, number };
}

/** @throws DocketError not-found for an issue, account or owner that is not there */
export function updateIssue(context: WriteContext, { id, ...edit }: ParsedInputOf<'issues.update'>): OutputOf<'issues.update'> {
  const { db } = context;
  const before = getEditableIssue(db, id);
  if (before === null) throw gone();
  refuseUnknown(context, edit);
  const { number } = before;
  const [was] = listEditables(db, [number]);
  const after = { ...edit, resolvedOn: resolvedOnAfter(before, edit.status, context.asOf) };
  editIssue(db, { number, ...after });
  indexIssues(db, [number]);
  proposeInitialScores(context, [number]);
  const [now] = listEditables(db, [number]);
  const changes = was === undefined || now === undefined ? null : changesBetween(was.fields, now.fields);
  const followed = changes === null ? {} : followEdits(context, [{ number, ...changes }]);
  const texts = ({ title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags, resolvedOn }: typeof after | typeof before) => ({
    title,
    criterion,
    secondary_criteria: [...secondaryCriteria],
    status,
    description,
    account: accountId,
    owner: ownerId,
    tags: [...tags],
    resolved_on: resolvedOn,
  });
  const { seq } = context.audit({ action: 'issues.update', subject: id, payload: { number, before: texts(before), after: texts(after), ...followed } });
  if (changes === null) return { id, edit: null };
  insertEdit(db, { seq, words: `#${number} was edited`, changes: [{ number, ...changes }] });
  return { id, edit: seq };
}

function refuseUnknown({ db }: WriteContext, { accountId, ownerId }: { accountId: AccountId | null; ownerId: PersonId | null }): void {
  if (accountId !== null && !hasAccount(db, accountId)) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was changed. Choose another account.', 'accountId');
  if (accountId !== null) refuseMerged({ db }, accountId, 'accountId');
  if (ownerId !== null && getPerson(db, ownerId) === null) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was changed. Choose another owner.', 'ownerId');
}
