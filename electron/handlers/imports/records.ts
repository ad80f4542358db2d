import type { ImportKind, Mapping } from '@shared/contract/imports/entities';
import type { CalendarDate, Segment } from '@shared/primitives';
import type { ReadContext, WriteContext } from '../../context';
import { isOpenedEarlier, measuredFromOpening, openedAs } from '../../core/imports/collapse';
import { propertiesWritten } from '../../core/imports/mapping';
import { isNothing, isSameValue, planRow, type FieldChange, type FieldValue, type FieldValues, type RowPlan } from '../../core/imports/plan';
import { dealAfter, planDeal, type DealStage, type KnownDeal } from '../../core/imports/plan-deal';
import type { ImportRecord, IssueRecord } from '../../core/imports/records';
import { accountFigures, accountFinder, accountWriter, type AccountFigures, type StoredAccount } from '../../store/accounts';
import { dealFinder, dealWriter, type StoredDeal } from '../../store/deals';
import { importedValuesOf } from '../../store/imports';
import { interactionFinder, interactionWriter, type StoredInteraction } from '../../store/interactions';
import { issueFinder, type StoredIssue } from '../../store/issues/find';
import { issueWriter, newIssuesWriter, nextIssueNumber, type FirstFigures, type NewIssue } from '../../store/issues/write';
import { measurementFinder, measurementWriter, type StoredMeasurement } from '../../store/measurements';
import { newProposalsWriter } from '../../store/proposals';
import { subscriptionFinder, subscriptionWriter, type StoredSubscription } from '../../store/subscriptions';
import { createProposer, type Drafted, type RuleFacts } from '../proposals';

/** The stored record of an identity. */
export type Stored =
  | { readonly kind: 'accounts'; readonly record: StoredAccount }
  | { readonly kind: 'subscriptions'; readonly record: StoredSubscription }
  | { readonly kind: 'issues'; readonly record: StoredIssue }
  | { readonly kind: 'deals'; readonly record: StoredDeal }
  | { readonly kind: 'measurements'; readonly record: StoredMeasurement }
  | { readonly kind: 'interactions'; readonly record: StoredInteraction };

export interface PlannedRow extends RowPlan {
  readonly stored: Stored | null;
  /** Of a deal: what its history gains. */
  readonly stages: readonly DealStage[];
}

function finderOf(db: ReadContext['db'], kind: Exclude<ImportKind, 'deals'>, system: string): (ref: string) => Stored | null {
  switch (kind) {
    case 'accounts': {
      const find = accountFinder(db, system);
      return (ref) => wrapped(find(ref), (record) => ({ kind, record }));
    }
    case 'subscriptions': {
      const find = subscriptionFinder(db, system);
      return (ref) => wrapped(find(ref), (record) => ({ kind, record }));
    }
    case 'issues': {
      const find = issueFinder(db, system);
      return (ref) => wrapped(find(ref), (record) => ({ kind, record }));
    }
    case 'measurements': {
      const find = measurementFinder(db, system);
      return (ref) => wrapped(find(ref), (record) => ({ kind, record }));
    }
    case 'interactions': {
      const find = interactionFinder(db, system);
      return (ref) => wrapped(find(ref), (record) => ({ kind, record }));
    }
  }
}

const wrapped = <T>(record: T | null, wrap: (record: T) => Stored): Stored | null => (record === null ? null : wrap(record));

const nothing: FieldValues = {};

/**
 * A function that says what importing a record does beside what is stored (W5). Where nothing is written meanwhile, `isTry`, rows of the same deal
 * are compared with those before them.
 */
export function createPlanner({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, mapping: Mapping, isTry: boolean): (record: ImportRecord) => PlannedRow {
  if (mapping.kind === 'deals') return createDealPlanner({ db, asOf }, mapping, isTry);
  const find = finderOf(db, mapping.kind, mapping.system);
  // The reference is the identity: it was found by it.
  const properties = propertiesWritten(mapping).filter((property) => property !== 'ref');
  const importedValues = importedValuesOf(db, properties);
  const isEvents = mapping.rowsAre === 'events';
  const measured = measuredFromOpening(mapping);
  return (record) => {
    const stored = find(record.ref);
    if (stored === null) return { outcome: 'imported', changes: [], stored, stages: [] };
    const { incoming, opening } = isEvents && record.kind === 'issues' && stored.kind === 'issues' ? openedEarliest(record, stored.record, measured) : { incoming: record, opening: null };
    const plan = planRow({ ...incoming }, plainValues(stored), properties, () => importedValues(stored.record.id));
    return { ...(plan.isOlder === true && opening !== null ? { ...plan, outcome: 'updated', changes: opening } : plan), stored, stages: [] };
  };
}

/** Of an event log an issue was opened when the earliest row says, in whichever file it stands: what comes as of then, and what changes of the stored one. */
function openedEarliest(record: IssueRecord, stored: StoredIssue, measured: ReturnType<typeof measuredFromOpening>): { incoming: IssueRecord; opening: FieldChange[] | null } {
  if (isOpenedEarlier(stored, record)) return { incoming: openedAs(record, { openedOn: stored.openedOn, openedAt: stored.openedAt }, measured), opening: null };
  if (!isOpenedEarlier(record, stored)) return { incoming: record, opening: null };
  const reopened: FieldValues = { ...openedAs(stored, { openedOn: record.openedOn, openedAt: record.openedAt }, measured) };
  const before: FieldValues = { ...stored };
  const fields = ['openedOn', 'openedAt', 'resolutionMinutes', 'firstResponseMinutes'].filter((field) => !isSameValue(before[field] ?? null, reopened[field] ?? null));
  return { incoming: record, opening: fields.map((field) => ({ field, before: before[field] ?? null, after: reopened[field] ?? null })) };
}

const plainValues = (stored: Stored): FieldValues => (stored.kind === 'deals' ? nothing : { ...nothing, ...stored.record });

function createDealPlanner({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, mapping: Mapping, isTry: boolean): (record: ImportRecord) => PlannedRow {
  const find = dealFinder(db, mapping.system);
  const properties = propertiesWritten(mapping).filter((property) => property !== 'ref');
  const tried = new Map<string, KnownDeal>();
  return (record) => {
    if (record.kind !== 'deals') throw new Error(`A mapping of deals gave ${record.kind}`);
    const found = find(record.ref);
    const known = tried.get(record.ref) ?? found;
    const plan = planDeal(record, known, properties, asOf);
    if (isTry) tried.set(record.ref, dealAfter(record, known, plan));
    return { ...plan, stored: found === null ? null : { kind: 'deals', record: found } };
  };
}

/** Writes records of one kind. Each function gives what the record is known by afterwards. */
export interface RecordWriter {
  insert(record: ImportRecord, planned: Pick<PlannedRow, 'stages'>): Written;
  update(stored: Stored, planned: Pick<PlannedRow, 'changes' | 'stages'>): Written;
  /** Most new records are held back to be written many at a time; this writes those that are left. */
  flush(): void;
}

export interface Written {
  readonly id: string;
  /** Of an issue. */
  readonly number: number | null;
}

/** A new record as the log of changes keeps it: what is not said is left out, because there may be very many. */
export function newRecordJson(record: ImportRecord): string {
  // A copy with holes is written several times faster than an object put together property by property.
  const said: Record<string, FieldValue | undefined> = { ...record, kind: undefined };
  for (const key of Object.keys(said)) if (isNothing(said[key] ?? null)) said[key] = undefined;
  return JSON.stringify(said);
}

const valuesOf = (changes: readonly FieldChange[]): FieldValues => Object.fromEntries(changes.map(({ field, after }) => [field, after]));

/** What was on a stored record before a change, and what is afterwards, as plain values. */
export const beforeAndAfter = (changes: readonly FieldChange[]): { before: FieldValues; after: FieldValues } => ({
  before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
  after: valuesOf(changes),
});

// Written out and not spread: copying so many properties a hundred thousand times costs more than the rest of the writing in JavaScript.
const newIssueOf = (r: IssueRecord, { id, number, system, importId }: { id: string; number: number; system: string; importId: string }): NewIssue => ({
  id,
  number,
  system,
  ref: r.ref,
  source: r.source,
  title: r.title,
  description: r.description,
  criterion: r.criterion,
  secondaryCriteria: [],
  accountId: r.accountId,
  accountRef: r.accountRef,
  status: r.status,
  openedOn: r.openedOn,
  openedAt: r.openedAt,
  resolvedOn: r.resolvedOn,
  resolvedAt: r.resolvedAt,
  vendorPriority: r.vendorPriority,
  firstResponseMinutes: r.firstResponseMinutes,
  resolutionMinutes: r.resolutionMinutes,
  isEscalated: r.isEscalated,
  satisfaction: r.satisfaction,
  reopenCount: r.reopenCount,
  waitingOn: r.waitingOn,
  owner: r.owner,
  ownerId: null,
  tags: r.tags,
  flags: r.flags,
  importId,
  changedAt: r.changedAt,
});

const factsOf = (r: IssueRecord, segment: Segment, renewalDate: CalendarDate | null): RuleFacts => ({
  segment,
  renewalDate,
  vendorPriority: r.vendorPriority,
  firstResponseMinutes: r.firstResponseMinutes,
  resolutionMinutes: r.resolutionMinutes,
  isEscalated: r.isEscalated === null ? null : r.isEscalated ? 1 : 0,
  openedOn: r.openedOn,
  resolvedOn: r.resolvedOn,
  reopenCount: r.reopenCount,
});

const firstFiguresOf = ({ impact, severity, time, score, band, isFragile }: Drafted, proposalId: string, renewal: CalendarDate | null, rankArr: bigint | null): FirstFigures => ({
  proposalId,
  impact,
  severity,
  time,
  score,
  band,
  isFragile,
  renewal,
  rankArr,
});

const noAccount: AccountFigures = { segment: 'unknown', renewal: null, rankArr: null };

/**
 * Functions that write the records of an import, prepared once for all of them. A new issue gets its first proposal (W7) and its place in the
 * priority order with it, as `proposeInitialScores` would give them: for a hundred thousand that saves reading and writing each again.
 */
export function createWriter(context: WriteContext, { system }: Mapping, importId: string): RecordWriter {
  const { db, newId } = context;
  const accounts = accountWriter(db);
  const subscriptions = subscriptionWriter(db);
  const deals = dealWriter(db);
  const measurements = measurementWriter(db);
  const interactions = interactionWriter(db);
  const issues = issueWriter(db);
  const newIssues = newIssuesWriter(db);
  const proposals = newProposalsWriter(db);
  const draft = createProposer(context);
  const figuresOf = accountFigures(db);
  let nextNumber = nextIssueNumber(db);
  return {
    insert(record, { stages }) {
      const id = newId();
      switch (record.kind) {
        case 'accounts':
          accounts.insert({ ...record, id, system });
          return { id, number: null };
        case 'subscriptions':
          subscriptions.insert({ ...record, accountRef: record.accountRef ?? '', id, system });
          return { id, number: null };
        case 'issues': {
          const number = nextNumber;
          nextNumber += 1;
          const { segment, renewal, rankArr } = record.accountId === null ? noAccount : figuresOf(record.accountId);
          const drafted = draft(factsOf(record, segment, renewal));
          const proposalId = newId();
          // The issue first, here as in `flush`: its proposal refers to it.
          newIssues.insert(newIssueOf(record, { id, number, system, importId }), firstFiguresOf(drafted, proposalId, renewal, rankArr));
          proposals.insert(proposalId, id, drafted);
          return { id, number };
        }
        case 'deals':
          deals.insert({ ...record, id, system, importId });
          for (const { stage, since } of stages) deals.addStage(id, stage, since, importId);
          return { id, number: null };
        case 'measurements':
          measurements.insert({ ...record, id, system, importId });
          return { id, number: null };
        case 'interactions':
          interactions.insert({ ...record, id, system, importId });
          return { id, number: null };
      }
    },
    update({ kind, record }, { changes, stages }) {
      const { id } = record;
      const values = valuesOf(changes);
      switch (kind) {
        case 'accounts':
          accounts.update(id, { ...record, ...values });
          return { id, number: null };
        case 'subscriptions':
          subscriptions.update(id, { ...record, ...values });
          return { id, number: null };
        case 'issues':
          issues.update(record.number, { ...record, ...values });
          return { id, number: record.number };
        case 'deals':
          deals.update(id, { ...record, ...values });
          for (const { stage, since } of stages) deals.addStage(id, stage, since, importId);
          return { id, number: null };
        case 'measurements':
          measurements.update(id, { ...record, ...values });
          return { id, number: null };
        case 'interactions':
          interactions.update(id, { ...record, ...values });
          return { id, number: null };
      }
    },
    flush() {
      newIssues.flush();
      proposals.flush();
      measurements.flush();
      interactions.flush();
    },
  };
}
