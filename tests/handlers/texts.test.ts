import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Anomaly } from '@shared/contract/imports/entities';
import { TextPlan } from '@shared/contract/texts/entities';
import { AccountId, FollowUpId, InteractionId, type WordProposalId } from '@shared/primitives';
import { runCommand, runQuery } from '../../electron/dispatch';
import { openTexts } from '../../electron/files/texts/read';
import { unwatched } from '../../electron/handlers/imports/reading';
import { undoImport } from '../../electron/handlers/imports/undo';
import { previewTexts } from '../../electron/handlers/texts/preview';
import { importTexts, tryTexts } from '../../electron/handlers/texts/run';
import { readContext } from '../../electron/transaction';
import { openTestDesk, type TestDesk } from '../support/workspace';

const fixture = (name: string): string => join('tests/fixtures/texts', name);
const thread = 'thread-of-four-mboxo.mbox';
const plan = (more: Record<string, unknown> = {}): TextPlan => TextPlan.parse({ ownDomains: ['docket-desk.example'], ...more });
const alder = AccountId.parse('01890000-0000-7000-8000-0000000000a1');
const juniper = AccountId.parse('01890000-0000-7000-8000-0000000000a2');

let test: TestDesk;
let folder: string;

beforeEach(() => {
  test = openTestDesk();
  folder = mkdtempSync(join(tmpdir(), 'docket-texts-'));
  test.desk.workspace.transaction((db) => {
    const insert = db.prepare("INSERT INTO accounts (id, system, ref, name, segment) VALUES (?, 'crm', ?, ?, 'enterprise')");
    insert.run(alder, 'A-1', 'Alder Freight AS');
    insert.run(juniper, 'A-2', 'Juniper Laboratories');
  });
});
afterEach(() => {
  test.close();
  rmSync(folder, { recursive: true, force: true });
});

const made = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const rows = (sql: string): unknown[] => test.desk.workspace.db.prepare(sql).raw().all();
const entries = (): number => Number(test.desk.workspace.db.prepare('SELECT count(*) FROM audit_log').pluck().get());

describe('importing e-mails and transcripts [W2, W5]', () => {
  it('stores each once, filed by its sender, with its direction, its day and its source, under one audit entry', () => {
    const before = entries();
    const { rows: read, imported, unchanged, rejected, importId } = importTexts(test.desk, openTexts([fixture(thread), fixture('question-with-html-and-attachment.eml'), fixture('quarterly-review-2026-11-04.vtt')]), plan());
    expect({ read, imported, unchanged, rejected }).toEqual({ read: 6, imported: 5, unchanged: 1, rejected: 0 });
    expect(entries() - before).toBe(1);
    expect(rows('SELECT ref, kind, source, account_ref, on_date, direction, person FROM interactions ORDER BY on_date, at')).toEqual([
      ['q1@alder-freight.example', 'email', 'emails', 'A-1', '2026-11-02', 'in', 'Ann Ødegård'],
      ['a1@docket-desk.example', 'email', 'emails', 'A-1', '2026-11-02', 'out', 'Ann Ødegård'],
      [expect.stringMatching(/^sha256:/), 'call', 'calls', null, '2026-11-04', null, null],
      ['c1@cafe-creme.example', 'email', 'emails', 'cafe-creme.example', '2026-11-05', 'in', 'Café Crème'],
      ['q2@alder-freight.example', 'email', 'emails', 'A-1', '2026-11-10', 'in', 'Ann Ødegård'],
    ]);
    expect(rows('SELECT rows, imported, updated, unchanged, rejected, source, kind, period_from, period_to, file_name FROM imports')).toEqual([[6, 5, 0, 1, 0, 'emails', 'interactions', '2026-11-02', '2026-11-10', 'quarterly-review-2026-11-04.vtt and 2 more']]);
    expect(rows(`SELECT count(*), count(DISTINCT entity_id) FROM import_changes WHERE import_id = '${String(importId)}' AND entity = 'interactions' AND before IS NULL`)).toEqual([[5, 5]]);
  });

  it('changes nothing the second time, in whichever file the message comes, and keeps what a person has decided since', () => {
    importTexts(test.desk, openTexts([fixture(thread)]), plan());
    test.desk.workspace.transaction((db) => db.prepare("UPDATE interactions SET tone = 'negative', account_id = ?, account_ref = 'A-2' WHERE ref LIKE 'q1@%'").run(juniper));
    const again = importTexts(test.desk, openTexts([fixture(thread), fixture('answer-with-promises-base64.eml')]), plan({ ownDomains: [] }));
    expect(again).toMatchObject({ rows: 5, imported: 0, updated: 0, unchanged: 5, rejected: 0 });
    expect(rows("SELECT tone, account_ref, direction FROM interactions WHERE ref LIKE 'q1@%'")).toEqual([['negative', 'A-2', 'in']]);
  });

  it('updates a message that says something else now, and shows the change', () => {
    const mail = (words: string): string => `From: mei@juniper.example\nMessage-ID: <m@juniper.example>\nDate: 6 Nov 2026 10:00 +0000\nSubject: Status\n\n${words}\n`;
    importTexts(test.desk, openTexts([made('one.eml', mail('We will send it tomorrow.'))]), plan());
    expect(rows('SELECT words, state FROM follow_ups')).toEqual([['We will send it tomorrow.', 'proposed']]);
    expect(importTexts(test.desk, openTexts([made('two.eml', mail('It was sent.'))]), plan())).toMatchObject({ updated: 1, proposed: { withdrawn: 1 } });
    expect(rows("SELECT json_extract(before, '$.body'), json_extract(after, '$.body') FROM import_changes WHERE before IS NOT NULL")).toEqual([['We will send it tomorrow.', 'It was sent.']]);
    expect(rows('SELECT * FROM follow_ups')).toEqual([]);
  });

  it('rejects what it cannot read or date, each with its reason, and refuses files of which nothing can be read', () => {
    const found: Anomaly[] = [];
    const summary = importTexts(test.desk, openTexts([fixture('no-date.eml'), fixture('web-page-named.eml'), fixture('unclosed-boundary.eml')]), plan(), unwatched, (all) => found.push(...all));
    expect(summary).toMatchObject({ rows: 3, imported: 1, rejected: 2 });
    expect(found.map(({ row, rule }) => [row, rule])).toEqual([[1, 'undated-text'], [2, 'unknown-account'], [2, 'doubtful-text'], [3, 'unreadable-text']]);
    const before = entries();
    expect(() => importTexts(test.desk, openTexts([fixture('web-page-named.eml')]), plan())).toThrow('web-page-named.eml cannot be read: it is a web page, not a message. Nothing was imported.');
    expect(entries()).toBe(before);
    expect(importTexts(test.desk, openTexts([fixture('no-date.eml')]), plan({ date: '2026-11-09' })).imported).toBe(1);
  });

  it('leaves out another message under a Message-ID that was there in the same files', () => {
    const mail = (words: string): string => `From: a@b.example\nMessage-ID: <same@b.example>\nDate: 6 Nov 2026 10:00 +0000\n\n${words}\n`;
    const summary = importTexts(test.desk, openTexts([made('1.eml', mail('first')), made('2.eml', mail('second')), made('3.eml', mail('first'))]), plan());
    expect(summary).toMatchObject({ rows: 3, imported: 1, unchanged: 1, rejected: 1 });
    expect(rows('SELECT body FROM interactions')).toEqual([['first']]);
  });

  it('files by what a person says, and remembers it of a domain', () => {
    const mail = (id: string): string => `From: mei@juniper.example\nMessage-ID: <${id}@x.example>\nDate: 6 Nov 2026 10:00 +0000\n\nwords ${id}\n`;
    importTexts(test.desk, openTexts([made('1.eml', mail('one'))]), plan({ filing: [{ sender: 'juniper.example', accountId: juniper }] }));
    importTexts(test.desk, openTexts([made('2.eml', mail('two'))]), plan());
    importTexts(test.desk, openTexts([made('3.eml', mail('three'))]), plan({ accountId: alder }));
    expect(rows('SELECT account_ref FROM interactions ORDER BY row_id')).toEqual([['A-2'], ['A-2'], ['A-1']]);
    expect(() => importTexts(test.desk, openTexts([made('4.eml', mail('four'))]), plan({ accountId: '01890000-0000-7000-8000-0000000000ff' }))).toThrow('not in this workspace');
  });

  it('says what it would do without writing', () => {
    const before = entries();
    expect(tryTexts(test.desk, openTexts([fixture(thread)]), plan())).toMatchObject({ rows: 4, imported: 4, importId: null });
    expect(entries()).toBe(before);
    expect(rows('SELECT * FROM interactions')).toEqual([]);
  });

  it('stores nothing of people where they are left out: not in the interaction, the changes, the log or the promises', () => {
    importTexts(test.desk, openTexts([fixture(thread), fixture('quarterly-review-2026-11-04.vtt')]), plan({ leaveOut: 'names', ownSpeakers: ['Jonas Keller'] }));
    const kept = JSON.stringify([rows('SELECT person, subject, body, flags FROM interactions'), rows('SELECT after FROM import_changes'), rows('SELECT payload FROM audit_payloads'), rows('SELECT words, quote, promised_by FROM follow_ups'), rows('SELECT quote, promised_by, reason FROM word_proposals'), rows('SELECT * FROM text_own')]);
    expect(kept).not.toMatch(/Ødegård|Jonas|Keller|ann\.odegard|\bAnn\b/);
    expect(rows("SELECT promised_by FROM follow_ups WHERE quote LIKE '%exporter%'")).toEqual([['us']]);
  });
});

describe('undo of an import of texts [W5]', () => {
  it('takes back what it brought with what only words proposed, and leaves another mailbox alone', () => {
    const { importId } = importTexts(test.desk, openTexts([fixture(thread)]), plan());
    importTexts(test.desk, openTexts([fixture('praise-in-windows-1252.eml')]), plan());
    undoImport(test.desk, String(importId));
    expect(rows('SELECT ref FROM interactions')).toEqual([['c1@cafe-creme.example']]);
    expect(rows('SELECT kind FROM word_proposals')).toEqual([['tone']]);
    expect(rows('SELECT * FROM follow_ups')).toEqual([]);
  });
});

describe('what words propose [W5]', () => {
  it('is a tone, promises with their days, and the question that waits', () => {
    importTexts(test.desk, openTexts([fixture(thread)]), plan());
    expect(rows('SELECT p.kind, i.ref, p.line, p.quote, p.tone, p.promised_by, p.due_on, p.state FROM word_proposals p JOIN interactions i ON i.id = p.interaction_id ORDER BY i.ref, p.kind, p.line, p.due_on DESC')).toEqual([
      ['promise', 'a1@docket-desk.example', 3, 'We will send you a corrected build by Friday', null, 'us', '2026-11-06', 'open'],
      ['promise', 'a1@docket-desk.example', 3, "I'll call you tomorrow.", null, 'us', '2026-11-03', 'open'],
      ['tone', 'c1@cafe-creme.example', 1, 'Thanks so much, we are really happy with the new portal: it works perfectly.', 'positive', null, null, 'open'],
      ['tone', 'q1@alder-freight.example', 3, 'the nightly export has failed for the third time this month, and we are very disappointed: nobody has answered since Monday.', 'negative', null, null, 'open'],
      ['unresolved', 'q2@alder-freight.example', 1, 'Is there any update?', null, null, null, 'open'],
    ]);
    expect(rows('SELECT tone FROM interactions WHERE tone IS NOT NULL')).toEqual([]);
    expect(rows('SELECT DISTINCT state, account_id FROM follow_ups')).toEqual([['proposed', alder]]);
  });

  it('takes a question back once the answer has come', () => {
    importTexts(test.desk, openTexts([fixture(thread)]), plan());
    const answer = made('answer.eml', 'From: jonas@docket-desk.example\nTo: ann@alder-freight.example\nMessage-ID: <a2@docket-desk.example>\nIn-Reply-To: <q2@alder-freight.example>\nDate: 12 Nov 2026 10:00 +0000\nSubject: Re: Exports\n\nIt is done.\n');
    expect(importTexts(test.desk, openTexts([answer]), plan()).proposed.withdrawn).toBe(1);
    expect(rows("SELECT count(*) FROM word_proposals WHERE kind = 'unresolved'")).toEqual([[0]]);
    expect(rows("SELECT count(*) FROM follow_ups WHERE words LIKE 'Answer:%'")).toEqual([[0]]);
  });
});

describe('deciding what words propose [W5]', () => {
  const open = (): { id: WordProposalId; kind: string; quote: string }[] => runQuery(test.desk, 'texts.proposals', { offset: 0, limit: 50 }).rows;
  const idOf = (quote: string): WordProposalId => {
    const found = open().find((proposal) => proposal.quote.includes(quote));
    if (found === undefined) throw new Error(`No open proposal quotes ${quote}`);
    return found.id;
  };
  beforeEach(() => void importTexts(test.desk, openTexts([fixture(thread)]), plan()));

  it('makes an accepted tone the interaction\'s, and an accepted promise one to be kept, each under one entry', () => {
    const before = entries();
    runCommand(test.desk, 'texts.decide', { id: idOf('disappointed'), verdict: 'accept' });
    runCommand(test.desk, 'texts.decide', { id: idOf('corrected build'), verdict: 'accept' });
    expect(entries() - before).toBe(2);
    expect(rows("SELECT tone FROM interactions WHERE ref LIKE 'q1@%'")).toEqual([['negative']]);
    expect(rows("SELECT state, due_on, promised_by FROM follow_ups WHERE quote LIKE '%corrected%'")).toEqual([['open', '2026-11-06', 'us']]);
    expect(open()).toHaveLength(3);
  });

  it('keeps a change with what was proposed beside it in the log, and a rejection with its reason', () => {
    runCommand(test.desk, 'texts.decide', { id: idOf('corrected build'), verdict: 'change', words: 'Send the build', promisedBy: 'Jonas', dueOn: '2026-11-09' });
    runCommand(test.desk, 'texts.decide', { id: idOf('call you'), verdict: 'reject', why: 'He called.' });
    expect(rows('SELECT state, words, promised_by, due_on FROM follow_ups ORDER BY state, words LIMIT 1')).toEqual([['open', 'Send the build', 'Jonas', '2026-11-09']]);
    expect(rows("SELECT state, why FROM word_proposals WHERE state <> 'open' ORDER BY state")).toEqual([['changed', null], ['rejected', 'He called.']]);
    expect(rows("SELECT json_extract(payload, '$.before.due_on'), json_extract(payload, '$.after.due_on') FROM audit_payloads WHERE json_extract(payload, '$.verdict') = 'changed'")).toEqual([['2026-11-06', '2026-11-09']]);
  });

  it('is not asked again for what was judged, by whichever page', () => {
    runCommand(test.desk, 'texts.decide', { id: idOf('disappointed'), verdict: 'change', tone: 'neutral' });
    runCommand(test.desk, 'texts.decide', { id: idOf('call you'), verdict: 'reject', why: 'He called.' });
    const id = idOf('corrected build');
    const followUp = FollowUpId.parse(rows(`SELECT follow_up_id FROM word_proposals WHERE id = '${id}'`).flat()[0]);
    runCommand(test.desk, 'accounts.settleFollowUp', { id: followUp, state: 'open' });
    expect(() => runCommand(test.desk, 'texts.decide', { id, verdict: 'accept' })).toThrow('decided already');
    expect(runCommand(test.desk, 'texts.propose', {})).toEqual({ considered: 4, added: 0, withdrawn: 0 });
    expect(open().map(({ kind }) => kind)).toEqual(['unresolved', 'tone']);
  });

  it('shows an interaction with its lines, its thread and what was proposed; hostile HTML is words', () => {
    importTexts(test.desk, openTexts([fixture('wrong-charset-and-hostile-names.eml')]), plan());
    const [id] = rows("SELECT id FROM interactions WHERE ref LIKE 'a1@%'").flat();
    const shown = runQuery(test.desk, 'texts.interaction', { id: InteractionId.parse(id) });
    expect(shown).toMatchObject({ kind: 'email', direction: 'out', account: { name: 'Alder Freight AS' }, importedFrom: { fileName: thread } });
    expect(shown.thread.map(({ direction }) => direction)).toEqual(['in', 'out', 'in']);
    expect(shown.proposals.map(({ line }) => shown.lines[line - 1])).toEqual(["I am sorry. We will send you a corrected build by Friday, and I'll call you tomorrow.", "I am sorry. We will send you a corrected build by Friday, and I'll call you tomorrow."]);
    const [hostile] = rows("SELECT id FROM interactions WHERE subject LIKE 'evil%'").flat();
    expect(runQuery(test.desk, 'texts.interaction', { id: InteractionId.parse(hostile) })).toMatchObject({ lines: ['café is closed'], attachments: [{ name: 'shadow', sizeBytes: 3 }] });
  });

  it('keeps an import that a person has built on, when it is undone', () => {
    runCommand(test.desk, 'texts.decide', { id: idOf('corrected build'), verdict: 'accept' });
    const [id] = rows('SELECT id FROM imports').flat();
    expect(undoImport(test.desk, String(id))).toMatchObject({ removed: 3, kept: 1 });
  });

  it('previews what an import would do: senders that wait first, voices, and what is left out', () => {
    const preview = previewTexts(readContext(test.desk), openTexts([fixture('quarterly-review-2026-11-04.vtt'), fixture('unclosed-boundary.eml'), fixture('no-date.eml'), fixture(thread)]), plan({ ownSpeakers: ['Jonas Keller'] }));
    expect(preview.counts).toEqual({ rows: 7, imported: 2, updated: 0, unchanged: 4, rejected: 1, older: 0 });
    expect(preview.senders.map(({ sender, texts, account, basis, near }) => [sender, texts, account?.name ?? null, basis, near.map(({ name }) => name)])).toEqual([
      ['file:quarterly-review-2026-11-04.vtt', 1, null, 'none', []],
      ['cafe-creme.example', 1, null, 'none', []],
      ['juniper-labs.example', 1, null, 'none', ['Juniper Laboratories']],
      ['alder-freight.example', 3, 'Alder Freight AS', 'before', []],
    ]);
    expect(preview.speakers).toEqual([{ name: 'Jonas Keller', lines: 2, isOwn: true }, { name: 'Ann Ødegård', lines: 2, isOwn: false }]);
    expect(preview.texts.map(({ row, outcome, problem }) => [row, outcome, problem])).toContainEqual([1, 'rejected', 'no date is said']);
  });
});
