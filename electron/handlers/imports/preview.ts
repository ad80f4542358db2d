import type { DecimalMark, ImportPreview, Mapping } from '@shared/contract/imports/entities';
import type { JobMonitor, ReadContext } from '../../context';
import { createCollapser, type Collapser } from '../../core/imports/collapse';
import { describeRecord } from '../../core/imports/describe';
import { describeChange } from '../../core/imports/describe-change';
import { createReferenceSample, elsewhereWords } from '../../core/imports/elsewhere';
import { createCounts, createFindings } from '../../core/imports/plan';
import type { ImportRecord } from '../../core/imports/records';
import { headerAnomalies } from '../../core/imports/validate';
import { wordsOfFile } from '../../core/imports/word-meanings';
import { getEarlierExport, listNames, listSpokenOf } from '../../store/imports/changes';
import { knownElsewhere } from './elsewhere';
import { createPeriod, openReading, unwatched, type DataFile, type ImportPlan, type Reading } from './reading';
import { beforeAndAfter, createPlanner, type PlannedRow, type Stored } from './records';

/** The rows of an event log belong together, which only all of them tell. */
function gatherEvents(reading: Reading, mapping: Mapping): Collapser {
  const collapser = createCollapser(mapping);
  for (const { row, record } of reading.rows()) if (record !== null) collapser.add(row, record);
  return collapser;
}

function onlyMark({ profile }: Reading): DecimalMark | null {
  const marks = new Set(profile.decimalMarks.values());
  return marks.size === 1 ? ([...marks][0] ?? null) : null;
}

/** Records that are shown as they would be stored. */
const shownRecords = 20;
/** Stored records whose changes are shown, and that are missing. */
const shownChanges = 200;

/**
 * What importing a file would do, for the screen (W5, W6): the whole file is read and checked, and nothing is written. Dates that can be read
 * two ways are told and not refused here, so that a person can choose.
 * @throws DocketError invalid-input for a mapping that does not fit, unreadable-file, cancelled
 */
export function previewImport({ db, asOf }: ReadContext, file: DataFile, plan: ImportPlan, monitor: JobMonitor = unwatched): ImportPreview {
  const { mapping } = plan;
  const reading = openReading({ db, asOf }, file, plan, monitor, { withWords: true });
  const planRecord = createPlanner({ db, asOf }, mapping, true);
  const counts = createCounts();
  const findings = createFindings();
  const period = createPeriod();
  const references = createReferenceSample();
  const spokenOf = new Set<string>();
  const changes: ImportPreview['changes'] = [];
  const records: ImportPreview['records'] = [];
  findings.add(headerAnomalies(file.facts.headerRow, file.facts.duplicateHeaders, plan.mapping));
  const collapser = mapping.rowsAre === 'events' ? gatherEvents(reading, mapping) : null;
  for (const { row, record: read, anomalies, derived } of reading.rows()) {
    findings.add(anomalies);
    if (read !== null) {
      period.add(read);
      references.add(read.ref);
    }
    const record = read === null || collapser === null ? read : collapser.settle(row, read);
    const planned = record === null ? null : planRecord(record);
    const outcome = read === null ? 'rejected' : (planned?.outcome ?? 'unchanged');
    const stored = planned?.stored ?? null;
    if (stored !== null) spokenOf.add(stored.record.id);
    if (stored !== null && planned !== null && outcome === 'updated' && changes.length < shownChanges) changes.push({ row, ...calledBy(record, stored), fields: fieldsOf(planned) });
    counts.add(outcome, planned?.isOlder);
    if (record !== null && records.length < shownRecords) records.push({ row, outcome, isOlder: planned?.isOlder === true, values: describeRecord(record, mapping, derived) });
  }
  const elsewhere = knownElsewhere({ db }, file.facts, mapping, references);
  return {
    counts: counts.counts(),
    anomalies: findings.total(),
    rowsWithAnomalies: findings.rows(),
    findings: findings.findings(),
    dateColumns: [...reading.profile.dateColumns],
    words: wordsOfFile(reading.resolved, reading.profile),
    decimalMark: onlyMark(reading),
    hasMixedTimeZones: reading.profile.hasMixedTimeZones,
    period: period.period(),
    records,
    changes,
    missing: missingFrom({ db }, mapping, spokenOf),
    elsewhere: elsewhere === null ? null : elsewhereWords(elsewhere),
  };
}

/** What a stored record is called by. */
function calledBy(record: ImportRecord | null, { record: stored }: Stored): { ref: string; name: string } {
  const ref = record?.ref ?? '';
  return { ref, name: 'title' in stored ? stored.title : 'name' in stored ? stored.name : ref };
}

function fieldsOf({ changes }: Pick<PlannedRow, 'changes'>): ImportPreview['changes'][number]['fields'] {
  const { before, after } = beforeAndAfter(changes);
  return describeChange(before, after);
}

/** What the export before had and this file does not. */
function missingFrom({ db }: Pick<ReadContext, 'db'>, { kind, system }: Mapping, spokenOf: ReadonlySet<string>): ImportPreview['missing'] {
  const earlier = getEarlierExport(db, { kind, system, before: null });
  if (earlier === null || !earlier.isWhole) return null;
  const missing = listSpokenOf(db, earlier).filter((id) => !spokenOf.has(id));
  return { fileName: earlier.fileName, at: earlier.at, total: missing.length, rows: listNames(db, kind, missing.slice(0, shownChanges)).map(({ ref, name }) => ({ ref: ref ?? '', name })) };
}
