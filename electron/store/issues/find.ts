import { Criterion } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import type { IssueFields } from './write';

/** An issue as it is stored, with what an import compares and replaces. */
export interface StoredIssue extends IssueFields {
  readonly id: string;
  readonly number: number;
}

type Row = Omit<StoredIssue, 'secondaryCriteria' | 'tags' | 'flags' | 'isEscalated'> & { secondaryCriteria: string; tags: string; flags: string; isEscalated: number | null };

const Texts = z.array(z.string());
const texts = (json: string): string[] => (json === '[]' ? [] : Texts.parse(JSON.parse(json)));

/**
 * A function that finds the stored issue of an identity. No zod for its columns: a hundred thousand rows may be compared in one import, and
 * what they hold is kept by STRICT columns, CHECKs and the writer.
 */
export function issueFinder(db: ReadHandle, system: string): (ref: string) => StoredIssue | null {
  const find = db.prepare<[string, string], Row>(
    `SELECT id, number, source, title, description, criterion, secondary_criteria AS secondaryCriteria, account_id AS accountId, account_ref AS accountRef, status,
       opened_on AS openedOn, opened_at AS openedAt, resolved_on AS resolvedOn, resolved_at AS resolvedAt, vendor_priority AS vendorPriority,
       first_response_minutes AS firstResponseMinutes, resolution_minutes AS resolutionMinutes, is_escalated AS isEscalated, satisfaction, reopen_count AS reopenCount,
       waiting_on AS waitingOn, owner, owner_id AS ownerId, tags, flags, import_id AS importId, changed_at AS changedAt
     FROM issues WHERE system = ? AND ref = ?`,
  );
  // A system that is new here has none, and asking for each of its rows would be in vain.
  if (db.prepare('SELECT 1 FROM issues WHERE system = ? AND ref IS NOT NULL LIMIT 1').get(system) === undefined) return () => null;
  return (ref) => {
    const row = find.get(system, ref);
    if (row === undefined) return null;
    return { ...row, isEscalated: row.isEscalated === null ? null : row.isEscalated === 1, secondaryCriteria: criteriaOf(row.secondaryCriteria), tags: texts(row.tags), flags: texts(row.flags) };
  };
}

const Criteria = z.array(Criterion);
const criteriaOf = (json: string): Criterion[] => (json === '[]' ? [] : Criteria.parse(JSON.parse(json)));
