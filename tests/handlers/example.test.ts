import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { criteria, PersonId, sources } from '@shared/primitives';
import { z } from '@shared/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuery } from '../../electron/dispatch';
import { systemGivens } from '../../electron/givens';
import { makeExample } from '../../electron/handlers/example';
import { readExample } from '../../electron/handlers/example/data';
import { issueCells, layOut } from '../../electron/handlers/example/sheets';
import type { OpenWorkspace } from '../../electron/store/database';
import type { Desk } from '../../electron/transaction';

const data = readExample();
const refs = new Set(data.issues.map(({ ref }) => ref));
const names = new Set(data.people.map(({ name }) => name));

describe('the data of the example', () => {
  it('holds 250 issues of which no two read the same, over six criteria and five sources [L5, W1, W2]', () => {
    expect(data.issues).toHaveLength(250);
    expect(refs.size).toBe(250);
    expect(new Set(data.issues.map(({ title }) => title.toLowerCase())).size).toBe(250);
    expect(new Set(data.issues.map(({ criterion }) => criterion))).toEqual(new Set(criteria));
    expect(new Set(data.issues.map(({ source }) => source))).toEqual(new Set(sources));
    for (const criterion of criteria) expect(data.issues.filter((issue) => issue.criterion === criterion).length).toBeGreaterThanOrEqual(30);
  });

  it('describes the forty issues that matter most', () => {
    expect(data.issues.filter(({ description }) => description !== undefined).length).toBeGreaterThanOrEqual(40);
  });

  it('has no ticket for silent experience erosion [W1]', () => {
    expect(data.issues.filter(({ criterion, source }) => criterion === 'silent-experience-erosion' && source === 'ticketing')).toEqual([]);
  });

  it('says what an account is worth once: stated, or by two to six subscriptions [W4]', () => {
    for (const { ref, arr, segment } of data.accounts) {
      const count = data.subscriptions.filter(({ account, isTrial }) => account === ref && !isTrial).length;
      if (arr !== undefined || segment === 'internal') expect(count).toBe(0);
      else expect(count).toBeGreaterThanOrEqual(2);
      expect(count).toBeLessThanOrEqual(6);
    }
    expect(data.accounts.length).toBeGreaterThanOrEqual(38);
    expect(new Set(data.subscriptions.map(({ currency }) => currency)).size).toBeGreaterThanOrEqual(5);
  });

  it('names only issues and people that it has', () => {
    const { filed, changed, rejected, left } = data.triage;
    const items = data.sessions.flatMap((session) => session.items);
    const named = [...filed.map(({ ref }) => ref), ...changed.map(({ ref }) => ref), ...rejected.map(({ ref }) => ref), ...left, ...items.flatMap(({ issue }) => issue ?? [])];
    expect(named.filter((ref) => !refs.has(ref))).toEqual([]);
    const spoken = [
      ...[...filed, ...changed, ...rejected].map(({ by }) => by),
      ...filed.map(({ owner }) => owner),
      ...data.sessions.flatMap(({ participants }) => participants.map(({ name }) => name)),
      ...items.flatMap(({ rounds, decision }) => [...rounds.flatMap(Object.keys), ...(decision === undefined ? [] : [decision.owner, ...(decision.dissents ?? []).map(({ name }) => name)])]),
      ...data.issues.map(({ owner }) => owner),
      data.workspace.facilitator,
    ];
    expect(spoken.filter((name) => !names.has(name))).toEqual([]);
  });

  it('exports an issue only once it was opened, and as resolved only once it was', () => {
    const issue = data.issues.find(({ title }) => title.startsWith('Second P1 breach'));
    if (issue === undefined) throw new Error('The issue is gone');
    const days = data.workspace.exports.map((day) => issueCells(issue, day)?.['status'] ?? null);
    expect(days).toEqual([null, 'resolved', 'resolved', 'resolved', 'resolved']);
  });

  it('quotes what CSV needs quoted', () => {
    const { csv } = layOut(data.mappings.calls, [{ ref: 'CL-1', title: 'He said "no", twice' }]);
    expect(csv.split('\n')[1]).toBe('CL-1,"He said ""no"", twice",,,,,,,,,,');
  });
});

/** Every row of every table, so that two files can be compared whatever their pages look like. */
function dump(file: string): string {
  const db = new Database(file, { readonly: true });
  try {
    const tables = z.array(z.object({ name: z.string() })).parse(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all());
    return tables.map(({ name }) => `${name}\n${JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())}`).join('\n');
  } finally {
    db.close();
  }
}

describe('makeExample', () => {
  let folder: string;
  let file: string;
  let workspace: OpenWorkspace;
  let desk: Desk;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docket-example-'));
    file = join(folder, 'example.docket');
    workspace = makeExample(file);
    const { id, name } = z.object({ id: PersonId, name: z.string() }).parse(workspace.db.prepare("SELECT id, name FROM people WHERE name = 'Mara Ellison'").get());
    desk = { ...systemGivens, workspace, actor: { personId: id, name, role: 'facilitator' } };
  });
  afterAll(() => {
    workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const count = (sql: string, what = '*'): number => z.object({ n: z.int() }).parse(workspace.db.prepare(`SELECT count(${what}) AS n FROM ${sql}`).get()).n;

  it('brings every account, subscription and issue of the data [L5]', () => {
    expect(count('accounts')).toBe(data.accounts.length);
    expect(count('subscriptions')).toBe(data.subscriptions.length);
    // Three more stand for what somebody suspects.
    expect(count('issues')).toBe(data.issues.length + 3);
    expect(count('issues WHERE is_low_confidence = 1')).toBe(3);
  });

  it('says of every source how it is obtained, how often and by whose approval, and that one of them is late [L5, W2]', () => {
    const { sources: standing } = runQuery(desk, 'coverage.matrix', {});
    expect(standing.map(({ source }) => source)).toEqual([...sources]);
    for (const { provision } of standing) {
      expect(provision).toMatchObject({ since: '2026-10-05', timeZone: 'Europe/Dublin' });
      expect(names).toContain(provision?.approvedBy);
    }
    expect(standing.filter(({ lateDays }) => lateDays !== null).map(({ source, lateDays }) => [source, lateDays])).toEqual([['crm', 2]]);
  });

  it('suspects silent erosion of three accounts: one waits for its test, one has expired, one was refuted [L5, W8]', () => {
    const { open, expired, rows } = runQuery(desk, 'erosion.list', {});
    expect({ open, expired }).toEqual({ open: 1, expired: 1 });
    expect(rows.map(({ account, state, suspectedBy }) => [account, state, suspectedBy])).toEqual([
      ['Nordlys Telecom', 'expired', 'Leila Sayed'],
      ['Kronberg Chemie', 'open', 'Jonas Keller'],
      ['Solvang Dairy', 'refuted', 'Lina Holm'],
    ]);
  });

  it('holds its weekly review as a series that suggests the next date [L5, M1]', () => {
    const [weekly, ...others] = runQuery(desk, 'sessions.series', {});
    expect(others).toEqual([]);
    expect(weekly).toMatchObject({ name: 'Weekly reviews', intervalDays: 7, sessions: 3, last: { plannedOn: '2026-11-24', isSignedOff: false } });
    expect((weekly?.next?.on ?? '') > '2026-11-24').toBe(true);
  });

  it('shows what its figures leave out, for the reasons that its data give [L5, W6]', () => {
    const { now } = runQuery(desk, 'metrics.figures', { metric: 'commitment', days: 90 });
    expect(now.leftOut.map(({ reason }) => reason).toSorted()).toEqual(['by-hand', 'missing-value', 'not-said', 'nothing-committed', 'priority-unknown', 'segment-unknown']);
    expect(runQuery(desk, 'metrics.figures', { metric: 'resolution', days: 90 }).now.leftOut).toContainEqual({ reason: 'resolved-before-opened', issues: 1 });
  });

  it('keeps a whole record: SQLite and the audit chain agree [E1]', () => {
    expect(runQuery(desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok', firstBroken: null });
  });

  it('makes the same record twice, to the last id and hash', () => {
    const again = join(folder, 'again.docket');
    makeExample(again).close();
    expect(dump(again)).toBe(dump(file));
  });

  it('derives what an account is worth from its open subscriptions [W4]', () => {
    const { rows } = runQuery(desk, 'accounts.list', { offset: 0, limit: 100 });
    const by = (name: string) => rows.find((row) => row.name === name);
    expect(by('Corvus Insurance')).toMatchObject({ arr: { amountMinor: 210_000_000, currency: 'EUR' }, renewal: '2027-01-29', daysToRenewal: 69 });
    expect(by('Bexley Rail')).toMatchObject({ arr: { amountMinor: 105_000_000, currency: 'GBP' }, renewal: '2027-01-11' });
    expect(by('Sundal Kommune')).toMatchObject({ arr: { amountMinor: 42_000_000, currency: 'EUR' }, renewal: '2026-12-31' });
    // Two currencies are never added.
    expect(by('Atlas Grid Systems')?.arr).toBeNull();
  });

  it('has scores in every band, some of them fragile, and proposals that wait for a person [S1, S3, W7]', () => {
    const totals = runQuery(desk, 'issues.totals', { filter: { isOpen: true } });
    for (const { band, issues } of totals.bands.filter((total) => total.band !== null)) expect({ band, isPeopled: issues >= 4 }).toEqual({ band, isPeopled: true });
    expect(totals.bands.filter(({ band }) => band !== null)).toHaveLength(4);
    expect(totals.fragile).toBeGreaterThan(0);
    expect(count("proposals WHERE state = 'open' AND rule_id = 'initial-score'")).toBeGreaterThanOrEqual(15);
    expect(count("proposals WHERE state = 'open' AND rule_id = 'initial-score'")).toBeLessThanOrEqual(25);
    expect(count("proposals WHERE state = 'rejected'", 'DISTINCT issue_id')).toBe(data.triage.rejected.length);
    expect(count("scores WHERE kind = 'proposal-changed'")).toBe(data.triage.changed.length);
    expect(count("scores WHERE kind = 'proposal-accepted'")).toBeGreaterThan(120);
  });

  it('leads the priority list with the third breach at Northwind Freight, 75 [S1]', () => {
    const { rows } = runQuery(desk, 'issues.list', { offset: 0, limit: 1, filter: { isOpen: true } });
    expect(rows[0]).toMatchObject({ title: 'Third P1 breach this quarter', account: 'Northwind Freight', score: 75, band: 'immediate' });
  });

  it('holds two sealed sessions and one that is prepared [M1, M6]', () => {
    const sessions = [...runQuery(desk, 'sessions.list', {})].sort((a, b) => a.number - b.number);
    expect(sessions.map(({ state, plannedOn, items, roomMinutes, plannedMinutes }) => ({ state, plannedOn, items, roomMinutes, plannedMinutes }))).toEqual([
      { state: 'signed-off', plannedOn: '2026-11-10', items: 11, roomMinutes: 120, plannedMinutes: 111 },
      { state: 'signed-off', plannedOn: '2026-11-17', items: 12, roomMinutes: 120, plannedMinutes: 120 },
      { state: 'prepared', plannedOn: '2026-11-24', items: 10, roomMinutes: 90, plannedMinutes: 90 },
    ]);
  });

  it('shows a second round that moved, a dissent and a rejected alternative at Halden Medical [S4, M5]', () => {
    const [second] = runQuery(desk, 'sessions.list', {}).filter(({ plannedOn }) => plannedOn === '2026-11-17');
    if (second === undefined) throw new Error('The second session is gone');
    const room = runQuery(desk, 'sessions.room', { sessionId: second.id });
    const halden = room.agenda.find(({ title }) => title === 'Dose export rounds to whole units');
    if (halden === undefined) throw new Error('The item is gone');
    const item = runQuery(desk, 'sessions.item', { itemId: halden.id });
    // By hand: Severity 2 3 3 3 4 4 5 5 has its median at 3.5, then 2 4 4 4 4 4 4 5 at 4.
    expect(item.rounds.map(({ agreement }) => agreement.find(({ dimension }) => dimension === 'severity')?.median)).toEqual([3.5, 4]);
    expect(item.agreed).toMatchObject({ factors: { impact: 5, severity: 4, time: 3 }, score: 60, band: 'immediate' });
    expect(item.decision).toMatchObject({ kind: 'act-now', ownerName: 'Ruth Abrams', dissents: [{ name: 'Daniel Novak' }], rejected: [{ reopensIf: 'The hotfix slips past 25 November' }] });
    expect(room.present).toBeGreaterThanOrEqual(room.quorum);
    expect(room.alpha.severity).not.toBeNull();
  });

  const sessionOn = (day: string) => {
    const found = runQuery(desk, 'sessions.list', {}).find(({ plannedOn }) => plannedOn === day);
    if (found === undefined) throw new Error(`No session on ${day}`);
    return { sessionId: found.id };
  };

  it('holds a trade-off whose order follows the votes, and its consequences wait for the next session [T1, T2, T3]', () => {
    const [row] = runQuery(desk, 'tradeoffs.list', sessionOn('2026-11-17'));
    if (row === undefined) throw new Error('The board is gone');
    const board = runQuery(desk, 'tradeoffs.get', { id: row.id });
    const nameOf = new Map(board.contenders.map(({ issueId, issue }) => [issueId, issue.account]));
    // By hand: three of four voters put Halden before Corvus, Corvus before Oakfield and Oakfield before Kestrel; Tessella is last for all.
    expect(board.group?.order.map((id) => nameOf.get(id))).toEqual(['Halden Medical', 'Corvus Insurance', 'Oakfield Retail', 'Kestrel Aviation', 'Tessella Foods']);
    expect(board.results.at(-1)).toMatchObject({ chosen: expect.objectContaining({ length: 3 }), dissents: [{ name: 'Théo Baptiste' }] });
    expect(runQuery(desk, 'tradeoffs.consequences', sessionOn('2026-11-24'))).toHaveLength(2);
  });

  it('shows answers that changed since last time, and what the room says of its review [M8, M6]', () => {
    const questions = runQuery(desk, 'sessions.auditQuestions', sessionOn('2026-11-17'));
    expect(questions.map(({ answer, last }) => [answer?.judgement, last?.answer.judgement])).toEqual([[3, 2], [3, 2], [3, 3], [4, 2], [null, null]]);
    expect(runQuery(desk, 'sessions.reviewAnswers', sessionOn('2026-11-17')).map(({ mark, last }) => [mark, last?.mark])).toEqual([[4, 4], [5, 3], [4, 3]]);
  });

  it('has people who are calibrated and people who are not [S7]', () => {
    const { people } = runQuery(desk, 'scoring.calibrationStates', sessionOn('2026-11-24'));
    const isCalibrated = new Map(people.map(({ name, calibratedOn }) => [name, calibratedOn !== null]));
    expect(isCalibrated.get('Mara Ellison')).toBe(true);
    // Reads Severity low by 7 of 8 steps in all: 0.875 is above the half step of the rule.
    expect(isCalibrated.get('Daniel Novak')).toBe(false);
    expect(isCalibrated.get('Anneke Brandt')).toBe(false);
  });

  it('places one issue above its arithmetic, and has judged another that is over [S5]', () => {
    const { inForce, judged } = runQuery(desk, 'scoring.overrideOverview', {});
    expect(inForce.map(({ title, arithmeticBand, band }) => ({ title, arithmeticBand, band }))).toEqual([{ title: 'Framework ends before order form', arithmeticBand: 'escalate', band: 'immediate' }]);
    expect(judged.map(({ judgement }) => judgement?.verdict)).toEqual(['right']);
  });

  it('has actions that were done, replaced and are late, a question without its answer, and an amendment [M6, M9]', () => {
    const { rows, overdue } = runQuery(desk, 'actions.list', { offset: 0, limit: 100, filter: {} });
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['open', 'in-progress', 'done', 'dropped']));
    expect(overdue).toBeGreaterThan(0);
    expect(runQuery(desk, 'requests.list', { isOpenOnly: true }).rows).toMatchObject([{ person: 'Anneke Brandt', overdueDays: 1 }]);
    expect(runQuery(desk, 'sessions.minutes', sessionOn('2026-11-10')).amendments?.list).toHaveLength(1);
  });

  it('shows what a newcomer should meet: unknown account, unknown word, a decision made on another state [W6, M5]', () => {
    const rules = z.array(z.object({ rule: z.string() })).parse(workspace.db.prepare('SELECT DISTINCT rule FROM import_anomalies ORDER BY rule').all()).map(({ rule }) => rule);
    expect(rules).toEqual(['missing-value', 'resolved-before-opened', 'unknown-account', 'unknown-priority']);
    expect(count("import_changes WHERE before IS NOT NULL")).toBeGreaterThan(20);
    const [corvus] = runQuery(desk, 'issues.search', { text: 'Security answers wait' });
    if (corvus === undefined) throw new Error('The issue is gone');
    const { decisions } = runQuery(desk, 'issues.get', { id: corvus.id });
    expect(decisions.map(({ scoreAtDecision, hasStateChangedSince }) => [scoreAtDecision, hasStateChangedSince]).sort()).toEqual([[30, true], [45, false]]);
  });

  it('files some issues under a second criterion, which no later export takes away [W1]', () => {
    expect(count("issues WHERE secondary_criteria <> '[]' AND owner_id IS NOT NULL")).toBe(data.triage.filed.length);
  });

  it('keeps the sums of every import: rows are imported, updated, unchanged or rejected, and none was rejected [W5]', () => {
    const imports = runQuery(desk, 'imports.list', {});
    expect(imports.length).toBe(3 + 5 * sources.length + 3);
    expect(imports.filter(({ rows, imported, updated, unchanged, rejected }) => rows !== imported + updated + unchanged || rejected !== 0)).toEqual([]);
    expect(imports.reduce((sum, { kind, imported }) => sum + (kind === 'issues' ? imported : 0), 0)).toBe(data.issues.length);
  });

  it('brings deals with their stages, series of usage and health, and talks with customers [W4]', () => {
    const { db } = desk.workspace;
    expect(['deals', 'deal_stages', 'measurements', 'interactions'].map((table) => count(table))).toEqual([12, 28, 196, 24]);
    for (const table of ['deals', 'measurements', 'interactions']) expect(count(`${table} WHERE account_id IS NULL`), `${table} without an account`).toBe(0);
    // By hand: Delmar Ports fell from 221 users in May to 133.
    const usage = db.prepare("SELECT value FROM measurements m JOIN accounts a ON a.id = m.account_id WHERE a.ref = 'DEL' AND measure = 'usage' ORDER BY on_date").pluck().all();
    expect([usage[0], usage.at(-1)]).toEqual([221, 133]);
  });

  it('refuses a file that exists and leaves it as it is', () => {
    const taken = join(folder, 'taken.docket');
    writeFileSync(taken, 'mine');
    expect(() => makeExample(taken)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });
});
