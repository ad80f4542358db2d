import type { UndoOutcome, UndoPreview } from '@shared/contract/imports/undo';
import { ImportId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { JobMonitor, ReadContext, WriteContext } from '../../context';
import { formatDate } from '../../core/calendar';
import { propertiesOfKind, propertiesWritten } from '../../core/imports/mapping';
import { decideUndo, type LaterWord, type UndoDecision } from '../../core/imports/undo';
import { createUndoTally } from '../../core/imports/undo-tally';
import { bringerWriter, countChanges, getImport, historyWriter, listChanges, listLaterChanges, listLaterImports, listUnchanged, markUndone, stageWriter, type StoredChange, type StoredImport, type UnchangedRecord } from '../../store/imports/history';
import { listOlder, type OlderWord } from '../../store/imports/older';
import { recordReader, recordUpdater, type TableRecord } from '../../store/imports/record-table';
import { countLinked, listStanding, removeRecords } from '../../store/imports/standing';
import { MANY_ISSUES, withIndexesRebuilt } from '../../store/issues/write';
import { readContext, runTransaction, type Desk } from '../../transaction';
import { unwatched } from './reading';
import { olderWords } from './undo-older';
import { returningLink, settleUndone } from './undo-links';

/** Changes that are read and decided at once, so that a hundred thousand are never held together. */
const PAGE = 2000;

/** One change of the import with what is to become of it. */
interface Decided {
  readonly change: StoredChange;
  readonly record: TableRecord;
  readonly decision: UndoDecision;
  /** What later imports said of it, to be kept true. */
  readonly later: readonly StoredChange[];
  readonly unchanged: readonly UnchangedRecord[];
  /** What other imports said of it that tell of earlier states. */
  readonly older: readonly OlderWord[];
}

/** @throws DocketError not-found, conflict where it has been undone */
function importToUndo({ db }: Pick<ReadContext, 'db'>, id: string): StoredImport {
  const found = getImport(db, id);
  if (found === null) throw new DocketError('not-found', 'That import is not in this workspace. Nothing was changed. Look at the list of imports for its id.');
  if (found.undoneAt !== null) throw new DocketError('conflict', `The import of ${found.fileName} was undone by ${found.undoneBy ?? 'somebody'} on ${formatDate(found.undoneAt.slice(0, 10))}. Nothing was changed. Import the file again if it is wanted.`);
  return found;
}

/** Says of each record that an import brought or changed what undoing it does. Nothing is written. */
function* decide(db: ReadContext['db'], undone: StoredImport, monitor: JobMonitor): Generator<Decided> {
  const { id, kind } = undone;
  const properties = propertiesOfKind(kind);
  const read = recordReader(db, kind, properties);
  const standing = listStanding(db, id, kind);
  const laterImports = listLaterImports(db, undone);
  const says = new Map(laterImports.map((later) => [later.id, { seq: later.seq, says: new Set(propertiesWritten(later.mapping)) }] as const));
  const idOf = new Map(laterImports.map(({ seq, id: later }) => [seq, later] as const));
  const watching = laterImports.filter(({ keepsUnchanged }) => keepsUnchanged).map(({ seq }) => seq);
  const isPerhapsLater = laterImports.some(({ keepsUnchanged, unchanged }) => !keepsUnchanged && unchanged > 0);
  const total = countChanges(db, id);
  let done = 0;
  for (let after = 0; ; ) {
    const page = listChanges(db, id, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.rowid;
    const ids = page.map(({ entityId }) => entityId);
    const records = read(ids);
    const laterChanges = byRecord(laterImports.length === 0 ? [] : listLaterChanges(db, undone, ids));
    const unchanged = byRecord(listUnchanged(db, watching, ids));
    const olderOf = byRecord(listOlder(db, undone.seq, ids));
    for (const change of page) {
      const record = records.get(change.entityId);
      // What is gone by another way needs nothing.
      if (record === undefined) continue;
      const own = laterChanges.get(change.entityId) ?? [];
      const older = olderOf.get(change.entityId) ?? [];
      const newer = own.filter(({ importId }) => !older.some((word) => word.importId === importId));
      const seen = (unchanged.get(change.entityId) ?? []).filter(({ importSeq }) => !own.some(({ importId }) => importId === idOf.get(importSeq)));
      const seqOf = ({ importId }: { importId: string }): number => says.get(importId)?.seq ?? 0;
      const later = [
        ...newer.map((word): LaterWord => ({ importId: word.importId, says: says.get(word.importId)?.says ?? new Set(), change: word })),
        ...seen.map(({ importSeq }): LaterWord => {
          const importId = idOf.get(importSeq) ?? '';
          return { importId, says: says.get(importId)?.says ?? new Set(), change: null };
        }),
      ].toSorted((a, b) => seqOf(a) - seqOf(b));
      const decision = decideUndo({ change, current: record.values, properties, later, older, isPerhapsLater, standing: standing.get(change.entityId) ?? [] });
      yield { change, record, decision, later: own, unchanged: seen, older };
    }
    done += page.length;
    if (monitor.isCancelled()) throw new DocketError('cancelled', 'It was cancelled. The workspace is as it was.');
    monitor.progress('writing', done, total);
  }
}

function byRecord<T extends { readonly entityId: string }>(words: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const word of words) {
    const group = groups.get(word.entityId);
    if (group === undefined) groups.set(word.entityId, [word]);
    else group.push(word);
  }
  return groups;
}

/** Something to call a record by. */
const nameOf = ({ ref, values }: TableRecord): string => [values['title'], values['name'], values['subject'], ref].find((name) => typeof name === 'string' && name !== '')?.toString() ?? '';

const exampleOf = (undone: StoredImport, record: TableRecord) => ({ id: record.id, number: undone.kind === 'issues' ? record.key : null, ref: record.ref, name: nameOf(record) });

/**
 * What undoing an import would do, with nothing written (W5).
 * @throws DocketError not-found, conflict where it has been undone, cancelled
 */
export function previewUndo({ db }: Pick<ReadContext, 'db'>, id: string, monitor: JobMonitor = unwatched): UndoPreview {
  const undone = importToUndo({ db }, id);
  const tally = createUndoTally();
  const removed: string[] = [];
  for (const { record, decision } of decide(db, undone, monitor)) {
    tally.add(decision, exampleOf(undone, record));
    if (decision.kind === 'remove') removed.push(record.id);
  }
  return { ...tally.outcome(countLinked(db, undone.kind, removed)), importId: ImportId.parse(undone.id), fileName: undone.fileName, kind: undone.kind };
}

/**
 * Undoes one import, whichever it is, in one transaction with one audit entry (W5, L3): what it brought goes and what it changed returns, but for what a
 * person or a later import has to do with. The import stays in the list, and its file can be imported again.
 * @throws DocketError not-found, conflict where it has been undone, cancelled. Nothing is written then.
 */
export function undoImport(desk: Desk, id: string, monitor: JobMonitor = unwatched): UndoPreview {
  importToUndo(readContext(desk), id);
  return runTransaction(desk, (context) => undoWithin(context, importToUndo(context, id), monitor));
}

function undoWithin(context: WriteContext, undone: StoredImport, monitor: JobMonitor): UndoPreview {
  const { db } = context;
  const isLarge = undone.kind === 'issues' && countChanges(db, undone.id) >= MANY_ISSUES;
  const outcome = isLarge ? withIndexesRebuilt(db, () => apply(context, undone, monitor)) : apply(context, undone, monitor);
  const { reasons, ...counts } = outcome;
  markUndone(db, undone.id, { at: context.clock(), by: context.actor.personId, outcome: JSON.stringify(outcome) });
  context.audit({
    action: 'imports.undo',
    subject: undone.id,
    payload: { file: undone.fileName, kind: undone.kind, counts, kept: reasons.map(({ because, records }) => ({ because, records })) },
  });
  return { ...outcome, importId: ImportId.parse(undone.id), fileName: undone.fileName, kind: undone.kind };
}

function apply(context: WriteContext, undone: StoredImport, monitor: JobMonitor): UndoOutcome {
  const { db } = context;
  const tally = createUndoTally();
  const history = historyWriter(db);
  const update = recordUpdater(db, undone.kind);
  const linkOf = returningLink(db, undone);
  const stages = stageWriter(db, undone.id);
  const seqs = new Map(listLaterImports(db, undone).map(({ id, seq }) => [id, seq] as const));
  const setBringer = bringerWriter(db, undone.kind);
  const removed: string[] = [];
  const changed: TableRecord[] = [];
  const waiting = olderWords(context, undone, history, update);
  for (const { change, record, decision, later, unchanged, older } of decide(db, undone, monitor)) {
    tally.add(decision, exampleOf(undone, record));
    if (decision.kind === 'remove') {
      history.retire(change);
      removed.push(record.id);
      continue;
    }
    const takenBy = change.before === null ? waiting.taken(older, decision.handedOver[0]?.importId) : undefined;
    if (undone.kind === 'deals') {
      const [next] = decision.handedOver;
      if (next !== undefined && takenBy === undefined) stages.handOver(record.id, next.importId);
      else if (decision.kind === 'return') {
        stages.remove(record.id);
        for (const { said, importId } of older) if (typeof said['stage'] === 'string') stages.add(record.id, said['stage'], typeof said['stageSince'] === 'string' ? said['stageSince'] : context.asOf, importId);
      }
    }
    for (const { importId, change: word } of decision.handedOver) {
      const own = later.find((candidate) => candidate.importId === importId);
      if (own !== undefined) history.replace(own, word);
      else history.add({ importId, row: unchanged.find(({ importSeq }) => importSeq === seqs.get(importId))?.row ?? takenBy?.row ?? 0, entityId: record.id, ...word }, undone.kind, seqs.get(importId) ?? 0);
      if (change.before === null) setBringer(record.id, importId);
    }
    if (decision.kind === 'keep') {
      if (decision.handedOver.length > 0) history.retire(change);
      continue;
    }
    if (takenBy !== undefined || decision.staying.every(({ because }) => because === 'later-import')) history.retire(change);
    else if (decision.given.length > 0) history.split(change, new Set(decision.given));
    if (decision.returning.length === 0) continue;
    update(record.id, { ...Object.fromEntries(decision.returning.map(({ field, to }) => [field, to])), ...linkOf(record, change, decision.returning) });
    if (change.before !== null) waiting.bringForth(record.id, older);
    changed.push(record);
  }
  history.forgetUnchanged(undone.seq);
  waiting.forgetAll(undone.seq);
  const unlinked = removed.length === 0 ? new Map<string, readonly string[]>() : removeRecords(db, undone.kind, removed);
  settleUndone(context, undone, { changed, unlinked }, monitor);
  return tally.outcome([...unlinked.values()].reduce((sum, ids) => sum + ids.length, 0));
}
