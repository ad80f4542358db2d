import { ReadingChoices, type FileFacts } from '@shared/contract/imports/entities';
import { sources, type CalendarDate, type IssueId } from '@shared/primitives';
import type { SheetRow } from '../../files/spreadsheet/tokenizer';
import { runCommand, runQuery } from '../../dispatch';
import { sha256 } from '../../files/hashing';
import { importFile } from '../imports/run';
import type { ExampleData, FileKey } from './data';
import type { ExampleDesk } from './desk';
import { readRecords } from './records';
import { accountCells, issueCells, layOut, subscriptionCells, type Cells } from './sheets';

const page = { offset: 0, limit: 500 };

/** Brings the accounts and their subscriptions, as three exports of the first day (W4, W5). */
export function bringAccounts(desk: ExampleDesk, data: ExampleData, day: CalendarDate): void {
  const isStated = ({ arr }: { arr?: number | undefined }): boolean => arr !== undefined;
  bring(desk, data, 'accounts', day, data.accounts.filter((account) => !isStated(account)).map(accountCells));
  bring(desk, data, 'statedAccounts', day, data.accounts.filter(isStated).map(accountCells));
  bring(desk, data, 'subscriptions', day, data.subscriptions.map(subscriptionCells));
}

/** Brings what the five sources said on the evening of a day: new issues, and what changed in those known before (W2, W5). */
export function bringIssues(desk: ExampleDesk, data: ExampleData, day: CalendarDate): void {
  for (const source of sources) {
    const records = data.issues.filter((issue) => issue.source === source).map((issue) => issueCells(issue, day)).filter((cells) => cells !== null);
    if (records.length > 0) bring(desk, data, source, day, records);
  }
}

/** Brings the deals with their stages, the series of usage and health, and the talks with customers, as exported on a day (W4). */
export function bringRecords(desk: ExampleDesk, data: ExampleData, day: CalendarDate): void {
  const records = readRecords(day);
  for (const key of ['deals', 'measurements', 'interactions'] as const) bring(desk, data, key, day, records[key]);
}

/** Ids of the issues by their external references. */
export function issueIdsByRef(desk: ExampleDesk): Map<string, IssueId> {
  const { rows } = runQuery(desk.facilitator, 'issues.list', page);
  return new Map(rows.flatMap(({ ref, id }) => (ref === null ? [] : [[ref, id] as const])));
}

/**
 * What people made of the proposals that wait (W7): some replaced with a reason, a few rejected, some left, all others accepted
 * together as they stand. Before that, some issues are filed under a second criterion (W1).
 */
export function triage(desk: ExampleDesk, { triage: { filed, changed, rejected, left } }: ExampleData): void {
  const open = new Map(
    runQuery(desk.facilitator, 'scoring.proposals', { ...page, filter: { rules: ['initial-score'] } }).rows.flatMap(({ id, issue, impact, severity, time }) =>
      issue === null || issue.ref === null ? [] : [[issue.ref, { id, issueId: issue.id, isWhole: impact !== null && severity !== null && time !== null }] as const],
    ),
  );
  for (const { ref, by, owner, secondary } of filed) {
    const proposal = open.get(ref);
    if (proposal === undefined) continue;
    const { id, title, criterion, status, description, accountId, tags } = runQuery(desk.facilitator, 'issues.get', { id: proposal.issueId });
    runCommand(desk.as(by), 'issues.update', { id, title, criterion, secondaryCriteria: secondary, status, description, accountId, ownerId: desk.person(owner), tags });
  }
  for (const { ref, by, reason, impact, severity, time } of changed) {
    const proposal = open.get(ref);
    if (proposal === undefined) continue;
    runCommand(desk.as(by), 'scoring.changeProposal', { id: proposal.id, factors: { impact, severity, time }, reason });
    open.delete(ref);
  }
  for (const { ref, by, reason } of rejected) {
    const proposal = open.get(ref);
    if (proposal === undefined) continue;
    runCommand(desk.as(by), 'scoring.rejectProposals', { ids: [proposal.id], reason });
    open.delete(ref);
  }
  const kept = new Set(left);
  const ids = [...open].flatMap(([ref, { id, isWhole }]) => (isWhole && !kept.has(ref) ? [id] : []));
  if (ids.length > 0) runCommand(desk.facilitator, 'scoring.acceptProposals', { ids });
}

function bring(desk: ExampleDesk, { workspace: { files }, mappings }: ExampleData, key: FileKey, day: CalendarDate, records: readonly Cells[]): void {
  const mapping = mappings[key];
  const { header, rows, csv } = layOut(mapping, records);
  const bytes = new TextEncoder().encode(csv);
  const cells = rows.map((row, index): SheetRow => ({ row: index + 2, cells: row, hasMalformedQuote: false }));
  const facts: FileFacts = {
    fileName: `${files[key].name}-${day}.csv`,
    format: 'text',
    reading: ReadingChoices.parse({}),
    sizeBytes: bytes.length,
    sha256: sha256(bytes),
    workbook: null,
    encoding: 'utf-8',
    delimiter: ',',
    isDelimiterStated: false,
    headerRow: 1,
    header,
    duplicateHeaders: [],
    repeatedColumns: [],
    blankHeaders: [],
    sample: cells.slice(0, 20).map(({ row, cells: sample }) => ({ row, cells: sample })),
    opening: [],
  };
  importFile(desk.as(files[key].broughtBy), { facts, rows: () => cells }, { mapping, source: mapping.source ?? 'crm', choices: {} });
}
