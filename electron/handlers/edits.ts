import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { mostEdited, type BulkTarget, type SomeFields } from '@shared/contract/edits';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import type { JsonObject } from '../core/evidence/canonical-json';
import { bulkChanges, bulkWords, countWords, issuesWords, saysSomething, standsAs, touchesProposals, touchesSearch } from '../core/edits';
import { carryRecords } from '../store/account-merges/records';
import * as store from '../store/edits';
import { listFilteredNumbers } from '../store/issues/list';
import { indexIssues } from '../store/issues/search';
import { hasAccount } from '../store/issues/write';
import { getPerson } from '../store/people';
import { proposeInitialScores } from './proposals';
import { followEdits } from './signals/follow';

/**
 * Changes many issues in one entry of the log that holds what each was before and is after (W4).
 * @throws DocketError invalid-input where the change says nothing or is of too many; conflict where the filter holds another number than the person was
 *   told; not-found for an owner that is not there
 */
export function applyBulkEdit(context: WriteContext, { target, change }: ParsedInputOf<'edits.apply'>): OutputOf<'edits.apply'> {
  const { db } = context;
  if (!saysSomething(change)) throw new DocketError('invalid-input', 'Nothing was said to change. Nothing was changed. Set at least one field.');
  const owner = change.owner?.id == null ? null : getPerson(db, change.owner.id);
  if (change.owner?.id != null && owner === null) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was changed. Choose another owner.', 'owner');
  const numbers = numbersOf(context, target);
  const changes = store.listEditables(db, numbers).flatMap(({ number, fields }) => {
    const changed = bulkChanges(fields, change, context.asOf);
    return changed === null ? [] : [{ number, ...changed }];
  });
  const words = `${issuesWords(changes.length)}: ${bulkWords(change, owner?.name ?? null)}`;
  const followed = write(context, changes);
  const { seq } = context.audit({
    action: 'issues.bulk-update',
    subject: context.workspaceId,
    payload: { words, asked: numbers.length, ...(target.kind === 'filter' ? { filter: { ...target.filter } } : {}), changes: changes.map(logged), ...followed },
  });
  if (changes.length > 0) store.insertEdit(db, { seq, words, changes });
  return { edit: changes.length === 0 ? null : seq, words, changed: changes.length, unchanged: numbers.length - changes.length };
}

function numbersOf({ db, asOf }: ReadContext, target: BulkTarget): number[] {
  if (target.kind === 'issues') {
    const ids = [...new Set(target.ids)];
    const numbers = store.listNumbers(db, ids);
    if (numbers.length < ids.length) throw new DocketError('not-found', `${issuesWords(ids.length - numbers.length)} of the selection ${ids.length - numbers.length === 1 ? 'is' : 'are'} not in this workspace any more. Nothing was changed. Select anew.`);
    return numbers;
  }
  const { total, numbers } = listFilteredNumbers(db, target.filter, asOf, mostEdited + 1);
  if (total !== target.count) throw new DocketError('conflict', `The filter holds ${issuesWords(total)} now and held ${countWords(target.count)} when you were asked. Nothing was changed. Look at the list and try again.`);
  if (total > mostEdited) throw new DocketError('invalid-input', `The filter holds ${issuesWords(total)}, and at most ${countWords(mostEdited)} can be changed together. Nothing was changed. Narrow the filter.`);
  return numbers;
}

const logged = ({ number, before, after }: store.IssueChange): JsonObject => ({ number, before: said(before), after: said(after) });
const said = (fields: SomeFields): JsonObject => Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** Writes what fields become, and what follows from them; says for the log what rules made of it. */
function write(context: WriteContext, changes: readonly store.IssueChange[]): JsonObject {
  const { db } = context;
  const set = store.fieldsWriter(db);
  for (const { number, after } of changes) set(number, after);
  // The account that returns may have been merged meanwhile.
  if (changes.some(({ after }) => after.account !== undefined)) carryRecords(db, ['issues']);
  const searched = changes.filter(({ after }) => touchesSearch(after)).map(({ number }) => number);
  if (searched.length > 0) indexIssues(db, searched);
  const proposed = changes.filter(({ after }) => touchesProposals(after)).map(({ number }) => number);
  if (proposed.length > 0) proposeInitialScores(context, proposed);
  return followEdits(context, changes);
}

const notAnEdit = (): DocketError => new DocketError('not-found', 'There is nothing to undo under that number. Nothing was changed.');

/** What undoing an edit would do. @throws DocketError not-found */
export function getEdit({ db }: ReadContext, { edit }: ParsedInputOf<'edits.get'>): OutputOf<'edits.get'> {
  const found = store.getEdit(db, edit);
  if (found === null) throw notAnEdit();
  const { standing, changed } = compare(db, found.changes);
  return { words: found.words, isUndone: found.undoneBy !== null, issues: standing.length, changedSince: changed.map(({ id, number }) => ({ id, number })) };
}

/** Parts an edit into what still stands as it left it, and what somebody changed since. */
function compare(db: ReadContext['db'], changes: readonly store.IssueChange[]): { standing: store.IssueChange[]; changed: store.EditableIssue[] } {
  const now = new Map(store.listEditables(db, changes.map(({ number }) => number)).map((issue) => [issue.number, issue]));
  const standing: store.IssueChange[] = [];
  const changed: store.EditableIssue[] = [];
  for (const change of changes) {
    const issue = now.get(change.number);
    if (issue === undefined) continue;
    // An account that an undone import took away cannot be put back.
    const isLost = change.before.account != null && !hasAccount(db, change.before.account);
    if (standsAs(issue.fields, change.after) && !isLost) standing.push({ ...change, before: change.after, after: change.before });
    else changed.push(issue);
  }
  return { standing, changed };
}

/**
 * Puts back what an edit changed (L3). It is an edit itself, so that undoing it does the first one again.
 * @throws DocketError not-found; conflict where it was undone already, or where issues were changed since and are not to be left out
 */
export function undoEdit(context: WriteContext, { edit, skipChanged }: ParsedInputOf<'edits.undo'>): OutputOf<'edits.undo'> {
  const { db } = context;
  const found = store.getEdit(db, edit);
  if (found === null) throw notAnEdit();
  if (found.undoneBy !== null) throw new DocketError('conflict', 'That was undone already. Nothing was changed.');
  const { standing, changed } = compare(db, found.changes);
  if (standing.length === 0) throw new DocketError('conflict', `${found.words}: ${changed.length === 1 ? 'the issue was' : 'all of them were'} changed since. Nothing was undone.`);
  if (changed.length > 0 && !skipChanged) {
    const named = changed.slice(0, 5).map(({ number }) => `#${number}`).join(', ');
    throw new DocketError('conflict', `${issuesWords(changed.length)} of ${countWords(found.changes.length)} ${changed.length === 1 ? 'was' : 'were'} changed since: ${named}${changed.length > 5 ? ' and others' : ''}. Nothing was undone. Undo the others alone, or leave it.`);
  }
  const followed = write(context, standing);
  const words = found.words.startsWith('Undone: ') ? found.words.slice('Undone: '.length) : `Undone: ${found.words}`;
  const { seq } = context.audit({
    action: 'issues.undo',
    subject: context.workspaceId,
    payload: { entry: edit, words, skipped: changed.map(({ number }) => number), changes: standing.map(logged), ...followed },
  });
  store.setUndone(db, edit, seq);
  store.insertEdit(db, { seq, words, changes: standing });
  return { edit: seq, words, undone: standing.length, skipped: changed.length };
}
