import type { Anomaly, ImportCounts, ImportSummary } from '@shared/contract/imports/entities';
import type { TextPlan } from '@shared/contract/texts/entities';
import { ImportId, type Source } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { JobMonitor, WriteContext } from '../../context';
import { createCounts } from '../../core/imports/plan';
import { choiceFor } from '../../core/imports/rules';
import { createTextPeriod, type TextRecord } from '../../core/texts/record';
import { openStage, type Stage } from '../../files/staging';
import type { TextFiles } from '../../files/texts/read';
import * as store from '../../store/imports';
import { carryRecords } from '../../store/account-merges/records';
import { unchangedWriter } from '../../store/imports/history';
import { interactionFinder } from '../../store/interactions';
import { detailsWriter } from '../../store/texts/details';
import { rememberSender, setOwnParties } from '../../store/texts/own';
import { readContext, runTransaction, type Desk } from '../../transaction';
import { mappingJson } from '../imports';
import { digestOf, openAnomalies, type FoundAnomalies, type TakeAnomalies } from '../imports/found-anomalies';
import { rowsPerBreath, stopIfCancelled, unwatched } from '../imports/reading';
import { beforeAndAfter, createPlanner, createWriter, newRecordJson } from '../imports/records';
import { openTextReading, textMapping, type TextReading } from './checking';
import { proposeFromWords, type WordsProposed } from './words';

interface Staged {
  readonly row: number;
  readonly made: TextRecord;
}

interface Checked {
  readonly staged: Stage<Staged>;
  readonly rejected: number;
  readonly repeated: number;
  readonly anomalies: FoundAnomalies;
  readonly period: ReturnType<ReturnType<typeof createTextPeriod>['period']>;
  readonly source: Source;
}

/** What an import of texts did, with what their words propose. */
export interface TextsImported extends ImportSummary {
  readonly proposed: WordsProposed;
}

/** Texts that wait in memory before they are written; their bodies may be long. */
const textsInMemory = 5000;

/**
 * Imports e-mails and transcripts as interactions (W2, W5): all of them are read and checked, and then written in one transaction with one audit entry.
 * Every message counts once: imported, updated, unchanged or rejected. The same Message-ID is the same record, whichever file it comes in.
 * @throws DocketError not-found; unreadable-file where nothing can be read, or a file changes meanwhile; cancelled. Nothing is written then.
 */
export function importTexts(desk: Desk, files: TextFiles, plan: TextPlan, monitor: JobMonitor = unwatched, take: TakeAnomalies = () => undefined): TextsImported {
  const reading = openTextReading(readContext(desk), files, plan);
  return withChecked(reading, files, monitor, (checked) => {
    const imported = runTransaction(desk, (context) => write(context, files, reading, checked, monitor));
    take(checked.anomalies.read());
    return imported;
  });
}

/** What importing them would do, with nothing written. @throws DocketError as `importTexts` does */
export function tryTexts(desk: Desk, files: TextFiles, plan: TextPlan, monitor: JobMonitor = unwatched, take: TakeAnomalies = () => undefined): ImportSummary {
  const context = readContext(desk);
  return withChecked(openTextReading(context, files, plan), files, monitor, (checked) => {
    const planRecord = createPlanner(context, textMapping, true);
    const counts = createCounts();
    for (const { made } of checked.staged.read()) counts.add(planRecord(made.record).outcome);
    take(checked.anomalies.read());
    return { ...completed(counts.counts(), checked), ...checked.anomalies.summary(), importId: null };
  });
}

function withChecked<T>(reading: TextReading, files: TextFiles, monitor: JobMonitor, work: (checked: Checked) => T): T {
  const stages = { staged: openStage<Staged>(textsInMemory), anomalies: openAnomalies() };
  try {
    return work(checkAll(reading, files, stages, monitor));
  } finally {
    for (const stage of Object.values(stages)) stage.close();
  }
}

const completed = (counts: ImportCounts, { rejected, repeated }: Pick<Checked, 'rejected' | 'repeated'>): ImportCounts => ({
  ...counts,
  rows: counts.rows + rejected + repeated,
  unchanged: counts.unchanged + repeated,
  rejected,
});

function checkAll(reading: TextReading, { facts }: TextFiles, { staged, anomalies }: Pick<Checked, 'staged' | 'anomalies'>, monitor: JobMonitor): Checked {
  let first: Anomaly | undefined;
  const period = createTextPeriod();
  let rejected = 0;
  let repeated = 0;
  let mails = 0;
  for (const { row, made, anomalies: found, outcome } of reading.items(monitor)) {
    anomalies.add(found);
    first ??= found[0];
    if (outcome === 'repeated') repeated += 1;
    if (made === null) rejected += 1;
    else if (outcome === 'kept') {
      staged.add({ row, made });
      period.add(made.record.onDate);
      if (made.record.source === 'emails') mails += 1;
    }
  }
  if (staged.length === 0 && first !== undefined) {
    const { value, rule } = first;
    throw new DocketError('unreadable-file', rule === 'undated-text' ? `${facts.fileName} says no date. Nothing was imported. Say which day it is of.` : `${facts.fileName} cannot be read: ${value.replace(/\.$/, '')}. Nothing was imported. Choose other files.`);
  }
  return { staged, rejected, repeated, anomalies, period: period.period(), source: mails * 2 >= staged.length ? 'emails' : 'calls' };
}

function write(context: WriteContext, { facts }: TextFiles, { plan }: TextReading, checked: Checked, monitor: JobMonitor): TextsImported {
  const { db, actor } = context;
  const importId = ImportId.parse(context.newId());
  store.insertImport(db, {
    id: importId,
    kind: 'interactions',
    source: checked.source,
    fileName: facts.fileName,
    fileSha256: facts.sha256,
    fileBytes: facts.sizeBytes,
    mapping: textMapping,
    choices: {},
    periodFrom: checked.period?.from ?? null,
    periodTo: checked.period?.to ?? null,
    broughtBy: actor.personId,
    at: context.clock(),
    anomalies: checked.anomalies.count,
  });
  const { counts: written, touched } = writeRecords(context, importId, checked, monitor);
  const counts = completed(written, checked);
  const anomalies = store.anomalyWriter(db, importId);
  for (const anomaly of checked.anomalies.read()) anomalies.add(anomaly, choiceFor(anomaly.rule, {}));
  anomalies.flush();
  store.setImportCounts(db, importId, counts);
  // Names of people are kept only where they may be.
  setOwnParties(db, { domains: plan.ownDomains, speakers: plan.leaveOut === 'names' ? [] : plan.ownSpeakers });
  for (const { sender, accountId } of plan.filing) {
    const mayKeep = !sender.startsWith('file:') && (plan.leaveOut === 'nothing' || !sender.includes('@'));
    if (accountId !== null && mayKeep) rememberSender(db, sender, accountId);
  }
  monitor.progress('indexing', 0, null);
  const proposed = proposeFromWords(context, touched);
  stopIfCancelled(monitor);
  context.audit({
    action: 'imports.run',
    subject: importId,
    payload: {
      file: { name: facts.fileName, sha256: facts.sha256, bytes: facts.sizeBytes, files: facts.files },
      kind: 'interactions',
      source: checked.source,
      mapping: mappingJson(textMapping),
      leave_out: plan.leaveOut,
      own_domains: plan.ownDomains,
      counts: { rows: counts.rows, imported: counts.imported, updated: counts.updated, unchanged: counts.unchanged, rejected: counts.rejected },
      anomalies: { count: checked.anomalies.count, digest: digestOf(checked.anomalies.read()) },
      words: { considered: proposed.considered, added: proposed.added, withdrawn: proposed.withdrawn },
    },
  });
  return { ...counts, ...checked.anomalies.summary(), importId, proposed };
}

function writeRecords(context: WriteContext, importId: ImportId, { staged }: Checked, monitor: JobMonitor): { counts: ImportCounts; touched: string[] } {
  const { db } = context;
  const planRecord = createPlanner(context, textMapping, false);
  const writer = createWriter(context, textMapping, importId);
  const log = store.changeWriter(db, importId, 'interactions');
  const unchanged = unchangedWriter(db, importId);
  const counts = createCounts();
  const touched: string[] = [];
  let done = 0;
  for (const { row, made } of staged.read()) {
    const planned = planRecord(made.record);
    const { outcome, changes, stored } = planned;
    counts.add(outcome);
    if (outcome === 'unchanged' && stored !== null) unchanged.add(stored.record.id, row);
    if (outcome !== 'unchanged') {
      const { id } = stored === null ? writer.insert(made.record, planned) : writer.update(stored, planned);
      const { before, after } = beforeAndAfter(changes);
      log.add({ row, entityId: id, before: stored === null ? null : JSON.stringify(before), after: stored === null ? newRecordJson(made.record) : JSON.stringify(after) });
      touched.push(id);
    }
    done += 1;
    if (done % rowsPerBreath === 0) {
      stopIfCancelled(monitor);
      monitor.progress('writing', done, staged.length);
    }
  }
  writer.flush();
  carryRecords(context.db, ['interactions']);
  log.flush();
  unchanged.flush();
  writeDetails(context, staged);
  return { counts: counts.counts(), touched };
}

/** What goes beside each, also of one that is unchanged: its attachments and what it answers are no part of the record. */
function writeDetails({ db }: WriteContext, staged: Stage<Staged>): void {
  const find = interactionFinder(db, textMapping.system);
  const writeBeside = detailsWriter(db);
  for (const { made } of staged.read()) {
    const stored = find(made.record.ref);
    if (stored !== null) writeBeside(stored.id, { references: made.references, attachments: made.attachments, ref: made.record.ref });
  }
}
