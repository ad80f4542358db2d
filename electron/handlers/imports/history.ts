import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { anomalyRules } from '@shared/contract/imports/entities';
import type { ImportChangeRow, ImportDetail, IssueImportChanges } from '@shared/contract/imports/history';
import { Instant, type ImportId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { describeChange } from '../../core/imports/describe-change';
import { ruleOf } from '../../core/imports/rules';
import * as store from '../../store/imports/changes';
import { getLastSealedSession } from '../../store/issues/overview';

const examplesShown = 20;
const issueChangesShown = 20;
/** As many as one window has. */
const none = { total: 0, rows: [] };

/** @throws DocketError not-found */
function restOf({ db }: ReadContext, id: ImportId): store.ImportRest {
  const rest = store.getImportRest(db, id);
  if (rest === null) throw new DocketError('not-found', 'That import is not in this workspace. Go back to the list of imports and choose another.');
  return rest;
}

/** Everything that is kept of an import beside its line in the list. @throws DocketError not-found */
export function getImport(context: ReadContext, { id }: ParsedInputOf<'imports.get'>): ImportDetail {
  const { db } = context;
  const { mapping, fileBytes, outcome, ...rest } = restOf(context, id);
  const earlier = outcome === null ? store.getEarlierExport(db, { ...rest, before: rest.seq }) : null;
  const findings = store.listFindings(db, id);
  return {
    fileBytes,
    mapping,
    outcome,
    findings: anomalyRules.flatMap((rule) => findings.filter((finding) => finding.rule === rule).map((finding) => ({ ...finding, rule: ruleOf(rule), examples: store.listAnomalies(db, id, rule, examplesShown) }))),
    earlier: earlier === null ? null : { id: earlier.id, fileName: earlier.fileName, at: earlier.at },
    missing: earlier === null || !earlier.isWhole || !rest.isWhole ? null : store.listMissing(db, rest.kind, earlier, { id, seq: rest.seq }, { offset: 0, limit: 1 }).total,
    changes: store.countChangeLines(db, id),
  };
}

/** One window of what an import changed, field by field (W5). @throws DocketError not-found */
export function listChanges(context: ReadContext, { id, which, offset, limit }: ParsedInputOf<'imports.changes'>): OutputOf<'imports.changes'> {
  const { kind } = restOf(context, id);
  const { total, rows } = store.listChangeLines(context.db, { id, kind, which }, { offset, limit });
  return { total, rows: rows.map((line) => changeRow(line, kind === 'issues')) };
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

function changeRow({ row, entityId, before, after, isUndone, key, ref, name, currency }: store.ChangeLine, isIssue: boolean): ImportChangeRow {
  const isThere = key !== null;
  // What has gone is called as the import called it.
  const words = [name, said(after['title']), said(after['name']), said(after['subject']), said(after['ref'])].find((text) => text !== null && text !== '') ?? '';
  return { row, entityId, number: isIssue ? key : null, ref: ref ?? said(after['ref']), name: words, what: before === null ? 'imported' : 'updated', isUndone, isThere, fields: before === null ? [] : describeChange(before, after, currency) };
}

/** One window of the records that the export before had and this one does not (W5); none where that was not kept. @throws DocketError not-found */
export function listMissing(context: ReadContext, { id, offset, limit }: ParsedInputOf<'imports.missing'>): OutputOf<'imports.missing'> {
  const rest = restOf(context, id);
  const earlier = store.getEarlierExport(context.db, { ...rest, before: rest.seq });
  if (earlier === null || !earlier.isWhole || !rest.isWhole) return none;
  const { total, rows } = store.listMissing(context.db, rest.kind, earlier, { id, seq: rest.seq }, { offset, limit });
  return { total, rows: rows.map(({ key, ref, ...line }) => ({ ...line, ref: ref ?? '', number: rest.kind === 'issues' ? key : null })) };
}

/** What imports changed on an issue, and which of it is news since it was scored and since the last session. */
export function listIssueChanges({ db }: ReadContext, { issueId }: ParsedInputOf<'imports.ofIssue'>): IssueImportChanges {
  const lastScoredAt = store.getLastScoredAt(db, issueId);
  const last = getLastSealedSession(db);
  return {
    lastScoredAt,
    lastSession: last === null ? null : { id: last.sessionId, number: last.sessionNumber, at: Instant.parse(last.openedAt) },
    changes: store.listIssueChanges(db, issueId, issueChangesShown).map(({ before, after, at, ...rest }) => ({
      ...rest,
      at,
      isSinceScore: lastScoredAt !== null && at > lastScoredAt,
      isSinceSession: last !== null && at > last.openedAt,
      fields: describeChange(before, after),
    })),
  };
}
