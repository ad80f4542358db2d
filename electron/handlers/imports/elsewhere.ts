import type { FileFacts, Mapping } from '@shared/contract/imports/entities';
import type { ReadContext } from '../../context';
import { identifiedBy } from '../../core/imports/derived-ref';
import type { Elsewhere } from '../../core/imports/elsewhere';
import { countKnownElsewhere, listImportsOfFile, listOtherSystems } from '../../store/imports/elsewhere';

/** References of a file. */
export interface FileReferences {
  readonly references: readonly string[];
  /** They are all that it has. */
  readonly isWhole: boolean;
}

/**
 * Where the records of a file are in the workspace already under another system, which makes them other records (W5): most of its references are known there and
 * not under its own, or the very file is in force there. Null where that is not so.
 */
export function knownElsewhere({ db }: Pick<ReadContext, 'db'>, facts: FileFacts, { kind, system }: Pick<Mapping, 'kind' | 'system'>, sample: FileReferences): Elsewhere | null {
  const others = listOtherSystems(db, kind, system);
  const references = [...new Set(sample.references)];
  const of = references.length;
  if (others.length === 0 || of === 0) return null;
  const counted = others.map((other) => ({ ...other, known: countKnownElsewhere(db, kind, references, { own: system, other: other.system }), of, isWhole: sample.isWhole }));
  const most = counted.toSorted((a, b) => b.known - a.known)[0];
  if (most !== undefined && most.known * 2 > of) return most;
  // One file may hold several sheets, or several measures of the same accounts: there the file alone says nothing.
  if (identifiedBy(kind) !== undefined || (facts.workbook !== null && facts.workbook.sheets.length > 1)) return null;
  const same = listImportsOfFile(db, facts.sha256, kind);
  const [last] = same;
  return last === undefined || same.some((each) => each.system === system) ? null : { ...last, known: 0, of, isWhole: sample.isWhole };
}
