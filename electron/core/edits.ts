import { EditFields, SomeFields, type BulkChange, type FieldChanges } from '@shared/contract/edits';
import type { IssueStatus } from '@shared/contract/issues';
import { criterionLabels, sourceLabels, type CalendarDate, type Criterion } from '@shared/primitives';
import { resolvedOnAfter } from './issues';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const fields = EditFields.keyof().options;

/** The fields of `after` that are another in `before`; null where none is. */
export function changesBetween(before: EditFields, after: SomeFields): FieldChanges | null {
  const changed = fields.filter((field) => after[field] !== undefined && !isSame(before[field], after[field]));
  return changed.length === 0 ? null : { before: SomeFields.parse(pick(before, changed)), after: SomeFields.parse(pick(after, changed)) };
}

const pick = (from: SomeFields, names: readonly (keyof EditFields)[]): SomeFields => Object.fromEntries(names.map((name) => [name, from[name]]));

/** Whether a record still says what an edit left. */
export const standsAs = (now: EditFields, after: SomeFields): boolean => fields.every((field) => after[field] === undefined || isSame(now[field], after[field]));

const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Tags without some and with others added at the end; one that is there by other capitals is there. */
export function tagsAfter(tags: readonly string[], { addTags, removeTags }: Pick<BulkChange, 'addTags' | 'removeTags'>): string[] {
  const kept = tags.filter((tag) => !removeTags.some((removed) => sameTag(removed, tag)));
  for (const tag of addTags) if (!kept.some((other) => sameTag(other, tag))) kept.push(tag);
  return kept;
}

/** What a change for many does to one issue (W4); null where it says that already. A primary criterion is no longer a secondary one. */
export function bulkChanges(issue: EditFields, change: BulkChange, asOf: CalendarDate): FieldChanges | null {
  const criterion = change.criterion ?? issue.criterion;
  const secondary = issue.secondary_criteria.filter((other) => !change.removeSecondary.includes(other));
  const after: SomeFields = {
    criterion,
    secondary_criteria: [...new Set([...secondary, ...change.addSecondary])].filter((other) => other !== criterion),
    tags: tagsAfter(issue.tags, change),
    ...(change.status === null ? {} : { status: change.status, resolved_on: resolvedOnAfter({ resolvedOn: issue.resolved_on }, change.status, asOf) }),
    ...(change.source === null ? {} : { source: change.source }),
    ...(change.owner === null ? {} : { owner: change.owner.id }),
  };
  return changesBetween(issue, after);
}

export const statusWords = { open: 'Open', waiting: 'Waiting', resolved: 'Resolved', closed: 'Closed' } as const satisfies Record<IssueStatus, string>;
const quoted = (tags: readonly string[]): string => tags.map((tag) => `“${tag}”`).join(', ');
const criteriaWords = (criteria: readonly Criterion[]): string => criteria.map((criterion) => criterionLabels[criterion]).join(', ');
/** `12,000`. */
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
export const issuesWords = (count: number): string => (count === 1 ? '1 issue' : `${countWords(count)} issues`);

/** What a change for many does, in words; `ownerName` is of the new owner. */
export function bulkWords(change: BulkChange, ownerName: string | null): string {
  const parts = [
    change.status === null ? '' : `status ${statusWords[change.status]}`,
    change.criterion === null ? '' : `criterion ${criterionLabels[change.criterion]}`,
    change.addSecondary.length === 0 ? '' : `also filed under ${criteriaWords(change.addSecondary)}`,
    change.removeSecondary.length === 0 ? '' : `no longer under ${criteriaWords(change.removeSecondary)}`,
    change.source === null ? '' : `source ${sourceLabels[change.source]}`,
    change.owner === null ? '' : `owner ${ownerName ?? 'nobody'}`,
    change.addTags.length === 0 ? '' : `tagged ${quoted(change.addTags)}`,
    change.removeTags.length === 0 ? '' : `without tag ${quoted(change.removeTags)}`,
  ].filter(Boolean);
  return parts.join(', ');
}

/** Whether a change says anything at all. */
export const saysSomething = (change: BulkChange): boolean => bulkWords(change, null) !== '';

/** Whether the search texts follow from one of the fields. */
export const touchesSearch = (changed: SomeFields): boolean => changed.title !== undefined || changed.description !== undefined || changed.account !== undefined || changed.tags !== undefined;

/** Whether proposals and the priority order follow from one of the fields (W7). */
export const touchesProposals = (changed: SomeFields): boolean => changed.account !== undefined || changed.status !== undefined || changed.resolved_on !== undefined;

/** Whether a signal rule looks at one of the fields of an issue (W7). */
export const touchesSignals = (changed: SomeFields): boolean => touchesContacts(changed) || touchesAreas(changed);
/** Whether an account is heard from otherwise by one of the fields. */
export const touchesContacts = (changed: SomeFields): boolean => touchesProposals(changed) || changed.source !== undefined;
/** Whether an area of the product is, which issues share by their tags. */
export const touchesAreas = (changed: SomeFields): boolean => changed.tags !== undefined || changed.title !== undefined || changed.account !== undefined;
