import type { ImportCounts, ImportSummary, Mapping } from '@shared/contract/imports/entities';
import { ImportId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { JobMonitor, WriteContext } from '../../context';
import { headerFingerprint } from '../../core/imports/mapping';
import { createCollapser, type Collapser } from '../../core/imports/collapse';
import { createReferenceSample, elsewhereWords, type ElsewhereWords } from '../../core/imports/elsewhere';
import { createCounts } from '../../core/imports/plan';
import { requireDateOrder } from '../../core/imports/profile';
import type { ImportRecord } from '../../core/imports/records';
import { keptCells, keptHeader, reasonOf, type RejectedRow } from '../../core/imports/rejects';
import { choiceFor, unfixedRules } from '../../core/imports/rules';
import { headerAnomalies } from '../../core/imports/validate';
import { openStage, type Stage } from '../../files/staging';
import { carryRecords } from '../../store/account-merges/records';
import { keepRejects } from '../../store/import-rejects';
import * as store from '../../store/imports';
import { unchangedWriter } from '../../store/imports/history';
import { olderWriter } from '../../store/imports/older';
import { MANY_ISSUES, withIndexesRebuilt } from '../../store/issues/write';
import { readContext, runTransaction, type Desk } from '../../transaction';
import { mappingJson } from '../imports';
import { proposeSignals } from '../signals/recompute';
import { knownElsewhere, type FileReferences } from './elsewhere';
import { digestOf, openAnomalies, type FoundAnomalies, type TakeAnomalies } from './found-anomalies';
import { settleAccounts, settleIssues, type Touched } from './settle';
import { createPeriod, openReading, rowsPerBreath, stopIfCancelled, unwatched, type DataFile, type ImportPlan, type Reading } from './reading';
import { beforeAndAfter, createPlanner, createWriter, newRecordJson } from './records';

/** A row that was checked and waits to be written. */
interface Staged {
  readonly row: number;
  readonly record: ImportRecord;
}

/** Who wants, once the import is done, each row that was left out and each anomaly, in the order of the file; and before anything is written, that its records are there under another system. */
export interface ImportListeners {
  readonly rejects?: (rows: Iterable<RejectedRow>) => void;
  readonly anomalies?: TakeAnomalies;
  readonly elsewhere?: (words: ElsewhereWords) => void;
}

/** A file that was read and checked whole. */
interface Checked {
  readonly staged: Stage<Staged>;
  readonly rejects: Stage<RejectedRow>;
  readonly collapser: Collapser | null;
  readonly anomalies: FoundAnomalies;
  readonly period: ReturnType<ReturnType<typeof createPeriod>['period']>;
  readonly references: FileReferences;
}

/**
 * Imports a data file (W5, W6): it is read and checked whole, and then written in one transaction with one audit entry. Rows that say what is
 * stored already change nothing; the same reference in the same system is the same record.
 * @throws DocketError invalid-input for a mapping that does not fit, dates that can be read two ways, or a rule that was to be fixed and still
 *   finds something; unreadable-file where the file cannot be read or changes meanwhile; cancelled. Nothing is written then.
 */
export function importFile(desk: Desk, file: DataFile, plan: ImportPlan, monitor: JobMonitor = unwatched, listeners: ImportListeners = {}): ImportSummary {
  return withChecked(desk, file, plan, monitor, (checked) => {
    tellElsewhere(desk, file, plan, checked, listeners);
    const summary = runTransaction(desk, (context) => write(context, file, plan, checked, monitor));
    listeners.rejects?.(checked.rejects.read());
    listeners.anomalies?.(checked.anomalies.read());
    return summary;
  });
}

/** What importing a file would do, with nothing written. @throws DocketError as `importFile` does */
export function tryImport(desk: Desk, file: DataFile, plan: ImportPlan, monitor: JobMonitor = unwatched, listeners: Pick<ImportListeners, 'anomalies' | 'elsewhere'> = {}): ImportSummary {
  return withChecked(desk, file, plan, monitor, (checked) => {
    const { staged, rejects, collapser, anomalies } = checked;
    tellElsewhere(desk, file, plan, checked, listeners);
    const planRecord = createPlanner(readContext(desk), plan.mapping, true);
    const counts = createCounts();
    for (const { row, record } of staged.read()) {
      const settled = collapser === null ? record : collapser.settle(row, record);
      const planned = settled === null ? null : planRecord(settled);
      counts.add(planned?.outcome ?? 'unchanged', planned?.isOlder);
    }
    listeners.anomalies?.(anomalies.read());
    return { ...withRejected(counts.counts(), rejects.length), ...anomalies.summary(), importId: null };
  });
}

function tellElsewhere(desk: Desk, { facts }: DataFile, { mapping }: ImportPlan, { references }: Checked, { elsewhere }: Pick<ImportListeners, 'elsewhere'>): void {
  const found = elsewhere === undefined ? null : knownElsewhere(readContext(desk), facts, mapping, references);
  if (found !== null) elsewhere?.(elsewhereWords(found));
}

/** Reads and checks the file whole; what waits to be written is gone when `work` is done. */
function withChecked<T>(desk: Desk, file: DataFile, plan: ImportPlan, monitor: JobMonitor, work: (checked: Checked) => T): T {
  const reading = openCheckedReading(desk, file, plan, monitor);
  const stages = { staged: openStage<Staged>(rowsInMemory(reading)), rejects: openStage<RejectedRow>(10_000), anomalies: openAnomalies() };
  try {
    return work(checkFile(reading, file, plan, stages));
  } finally {
    for (const stage of Object.values(stages)) stage.close();
  }
}

function openCheckedReading(desk: Desk, file: DataFile, plan: ImportPlan, monitor: JobMonitor): Reading {
  const reading = openReading(readContext(desk), file, plan, monitor);
  requireDateOrder(reading.profile);
  return reading;
}

/** A file of usual size is held in memory whole, which is faster; a very large one mostly waits in a temporary file. */
const rowsInMemory = ({ profile }: Reading): number => (profile.rows <= 150_000 ? 150_000 : 10_000);

function checkFile(reading: Reading, { facts }: DataFile, plan: ImportPlan, { staged, rejects, anomalies }: Pick<Checked, 'staged' | 'rejects' | 'anomalies'>): Checked {
  const { mapping, choices } = plan;
  anomalies.add(headerAnomalies(facts.headerRow, facts.duplicateHeaders, mapping));
  const period = createPeriod();
  const references = createReferenceSample();
  const collapser = mapping.rowsAre === 'events' ? createCollapser(mapping) : null;
  for (const { row, record, anomalies: found, cells } of reading.rows()) {
    anomalies.add(found);
    if (record === null) rejects.add({ row, reason: reasonOf(found, choices), cells: keptCells(cells, facts.header, mapping) });
    else {
      staged.add({ row, record });
      period.add(record);
      references.add(record.ref);
      collapser?.add(row, record);
    }
  }
  refuseUnfixed(plan, anomalies);
  return { staged, rejects, collapser, anomalies, period: period.period(), references };
}

function refuseUnfixed({ choices }: ImportPlan, anomalies: FoundAnomalies): void {
  const { findings } = anomalies.summary();
  const [first] = unfixedRules(choices, findings.map(({ rule }) => rule.id));
  const found = findings.find(({ rule }) => rule.id === first);
  if (found === undefined) return;
  const { rule, count } = found;
  throw new DocketError('invalid-input', `"${rule.title}" was to be fixed in the mapping and still finds ${count === 1 ? 'a value' : `${count} values`}. Nothing was imported. Change the mapping, or choose to skip or flag.`);
}

const withRejected = (counts: ImportCounts, rejected: number): ImportCounts => ({ ...counts, rows: counts.rows + rejected, rejected });

function write(context: WriteContext, { facts }: DataFile, plan: ImportPlan, checked: Checked, monitor: JobMonitor): ImportSummary {
  const { db, actor } = context;
  const { mapping, source, choices } = plan;
  const importId = ImportId.parse(context.newId());
  store.insertImport(db, {
    id: importId,
    kind: mapping.kind,
    source,
    fileName: facts.fileName,
    fileSha256: facts.sha256,
    fileBytes: facts.sizeBytes,
    mapping,
    choices,
    periodFrom: checked.period?.from ?? null,
    periodTo: checked.period?.to ?? null,
    broughtBy: actor.personId,
    at: context.clock(),
    anomalies: checked.anomalies.count,
  });
  const counts = withRejected(isLarge(mapping, checked) ? withIndexesRebuilt(db, () => writeRecords(context, mapping, importId, checked, monitor)) : writeRecords(context, mapping, importId, checked, monitor), checked.rejects.length);
  const anomalies = store.anomalyWriter(db, importId);
  for (const anomaly of checked.anomalies.read()) anomalies.add(anomaly, choiceFor(anomaly.rule, choices));
  anomalies.flush();
  if (checked.rejects.length > 0) keepRejects(db, importId, keptHeader(facts.header, mapping), checked.rejects.read());
  store.setImportCounts(db, importId, counts);
  store.setMappingFingerprint(db, mapping.name, headerFingerprint(facts.header));
  stopIfCancelled(monitor);
  context.audit({
    action: 'imports.run',
    subject: importId,
    payload: {
      file: { name: facts.fileName, sha256: facts.sha256, bytes: facts.sizeBytes, ...(facts.workbook === null ? {} : { sheet: facts.workbook.sheet }) },
      kind: mapping.kind,
      source,
      mapping: mappingJson(mapping),
      choices: { ...choices },
      counts: { rows: counts.rows, imported: counts.imported, updated: counts.updated, unchanged: counts.unchanged, rejected: counts.rejected, ...(counts.older === 0 ? {} : { older: counts.older }) },
      anomalies: { count: checked.anomalies.count, digest: digestOf(checked.anomalies.read()) },
    },
  });
  return { ...counts, ...checked.anomalies.summary(), importId };
}

const isLarge = ({ kind }: Mapping, { staged }: Checked): boolean => kind === 'issues' && staged.length >= MANY_ISSUES;

function writeRecords(context: WriteContext, mapping: Mapping, importId: ImportId, { staged, collapser }: Checked, monitor: JobMonitor): ImportCounts {
  const { db } = context;
  const planRecord = createPlanner(context, mapping, false);
  const writer = createWriter(context, mapping, importId);
  const log = store.changeWriter(db, importId, mapping.kind);
  const unchanged = unchangedWriter(db, importId);
  const older = olderWriter(db, importId);
  const counts = createCounts();
  const touched: { ids: string[]; added: number[]; updated: number[] } = { ids: [], added: [], updated: [] };
  let done = 0;
  for (const { row, record: read } of staged.read()) {
    const record = collapser === null ? read : collapser.settle(row, read);
    // An earlier row of a record whose rows are events: a state that it has passed through.
    const planned = record === null ? null : planRecord(record);
    const outcome = planned?.outcome ?? 'unchanged';
    counts.add(outcome, planned?.isOlder);
    if (record !== null && planned !== null && planned.stored !== null) {
      if (planned.isOlder === true) older.add(planned.stored.record.id, row, newRecordJson(record));
      else if (outcome === 'unchanged') unchanged.add(planned.stored.record.id, row);
    }
    if (record !== null && planned !== null && outcome !== 'unchanged') {
      const { changes, stored } = planned;
      const written = stored === null ? writer.insert(record, planned) : writer.update(stored, planned);
      if (stored === null) log.add({ row, entityId: written.id, before: null, after: newRecordJson(record) });
      else {
        const { before, after } = beforeAndAfter(changes);
        log.add({ row, entityId: written.id, before: JSON.stringify(before), after: JSON.stringify(after) });
      }
      if (written.number === null) touched.ids.push(written.id);
      else (stored === null ? touched.added : touched.updated).push(written.number);
    }
    done += 1;
    if (done % rowsPerBreath === 0) {
      stopIfCancelled(monitor);
      monitor.progress('writing', done, staged.length);
    }
  }
  writer.flush();
  log.flush();
  unchanged.flush();
  older.flush();
  settle(context, mapping, touched, monitor);
  return counts.counts();
}

/** Brings up to date what follows from the records that were written. */
function settle(context: WriteContext, { kind }: Mapping, touched: Touched, monitor: JobMonitor): void {
  carryRecords(context.db);
  if (kind === 'issues') settleIssues(context, touched, monitor);
  else if (touched.ids.length > 0 && (kind === 'accounts' || kind === 'subscriptions')) settleAccounts(context, kind === 'accounts' ? touched.ids : [], monitor);
  // Accounts and subscriptions have brought the signals up to date with everything else that follows from them.
  const isDone = kind === 'accounts' || kind === 'subscriptions' || touched.ids.length + touched.added.length + touched.updated.length === 0;
  if (!isDone) proposeSignals(context, 'all', () => stopIfCancelled(monitor));
}
