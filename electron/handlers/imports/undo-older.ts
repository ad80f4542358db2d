import { propertiesWritten } from '../../core/imports/mapping';
import { planRow, type FieldValues } from '../../core/imports/plan';
import { latestOf } from '../../core/imports/undo';
import type { WriteContext } from '../../context';
import { importedValuesOf } from '../../store/imports';
import { getImport, type historyWriter, type StoredImport } from '../../store/imports/history';
import { olderForgetter, type OlderWord } from '../../store/imports/older';
import { recordReader, type recordUpdater } from '../../store/imports/record-table';

/** What an import said of a record while it stood in a later state, as somebody who undoes that state has to deal with it. */
export interface OlderWords {
  /** The import that the record is handed over to has it as its own word now. */
  taken(words: readonly OlderWord[], importId: string | undefined): OlderWord | undefined;
  /** A record has returned to the state before the later one: what an older export says comes forth where it tells of a state after that. */
  bringForth(entityId: string, words: readonly OlderWord[]): void;
  /** The undone import says nothing any more. */
  forgetAll(importSeq: number): void;
}

export function olderWords({ db }: Pick<WriteContext, 'db'>, { kind }: StoredImport, history: ReturnType<typeof historyWriter>, update: ReturnType<typeof recordUpdater>): OlderWords {
  const forget = olderForgetter(db);
  return {
    taken(words, importId) {
      const word = words.find((candidate) => candidate.importId === importId);
      if (word !== undefined) forget.one(word);
      return word;
    },
    bringForth(entityId, words) {
      const word = latestOf(words);
      const mapping = word === undefined ? undefined : getImport(db, word.importId)?.mapping;
      if (word === undefined || mapping === undefined) return;
      const properties = propertiesWritten(mapping).filter((property) => property !== 'ref');
      const stored = recordReader(db, kind, properties)([entityId]).get(entityId);
      if (stored === undefined) return;
      const { isOlder, changes } = planRow(word.said, stored.values, properties, () => importedValuesOf(db, properties)(entityId));
      if (isOlder === true) return;
      forget.one(word);
      if (changes.length === 0) return;
      const before: FieldValues = Object.fromEntries(changes.map((change) => [change.field, change.before]));
      const after: FieldValues = Object.fromEntries(changes.map((change) => [change.field, change.after]));
      update(entityId, after);
      history.add({ importId: word.importId, row: word.row, entityId, before, after }, kind, word.importSeq);
    },
    forgetAll: (importSeq) => forget.all(importSeq),
  };
}
