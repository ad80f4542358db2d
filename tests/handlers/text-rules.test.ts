import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TextPlan } from '@shared/contract/texts/entities';
import type { WordProposalRow, WordRuleView } from '@shared/contract/texts/operations';
import { runCommand, runQuery } from '../../electron/dispatch';
import { openTexts } from '../../electron/files/texts/read';
import { importTexts } from '../../electron/handlers/texts/run';
import { getLastEntry, getPayload } from '../../electron/store/audit-log';
import { openDataFolder } from '../support/data-file';
import { addAccounts } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const waiting = (): WordProposalRow[] => runQuery(test.desk, 'texts.proposals', { offset: 0, limit: 100 }).rows;
const promises = (): WordProposalRow[] => waiting().filter(({ kind }) => kind === 'promise');
const rule = (id: WordRuleView['id']): WordRuleView => {
  const found = runQuery(test.desk, 'texts.rules', {}).find((each) => each.id === id);
  if (found === undefined) throw new Error(`No rule ${id}`);
  return found;
};

/** So many mails of ours, each with one promise, and one of the customer's with a tone. */
function bringMails(count: number): void {
  addAccounts(test.desk, [{ ref: 'A-1', name: 'Alder Freight AS', segment: 'enterprise' }]);
  const files = Array.from({ length: count }, (_, index) =>
    data.write(`${index}.eml`, `From: jonas@docket-desk.example\nTo: ann@alder-freight.example\nMessage-ID: <p${index}@docket-desk.example>\nDate: 6 Nov 2026 10:00 +0000\nSubject: Part ${index}\n\nWe will send you part ${index} by Friday.\n`),
  );
  const angry = data.write('angry.eml', 'From: ann@alder-freight.example\nTo: jonas@docket-desk.example\nMessage-ID: <t@alder-freight.example>\nDate: 6 Nov 2026 12:00 +0000\nSubject: Parts\n\nWe are very disappointed, this is a terrible failure.\n');
  importTexts(test.desk, openTexts([...files, angry]), TextPlan.parse({ ownDomains: ['docket-desk.example'] }));
}

/** Decides on the first ones by themselves, the last of them rejected. */
function decide(accepted: number, rejected: number): void {
  for (const [index, { id }] of promises().slice(0, accepted + rejected).entries()) {
    test.desk.advance(60_000);
    runCommand(test.desk, 'texts.decide', index < accepted ? { id, verdict: 'accept' } : { id, verdict: 'reject', why: 'Nobody promised that.' });
  }
}

describe('rules of words', () => {
  it('show what people made of their proposals, by month, and are marked where most are overruled [W8]', () => {
    bringMails(12);
    expect(rule('promise-words')).toMatchObject({ open: 12, acceptance: { accepted: 0, changed: 0, rejected: 0 }, months: [], marks: [], isTrusted: false });
    decide(4, 6);
    expect(rule('promise-words')).toMatchObject({ open: 2, acceptance: { accepted: 4, changed: 0, rejected: 6, together: 0, hasty: 0 }, months: [{ month: '2026-11', accepted: 4, changed: 0, rejected: 6 }], marks: ['overruled'], isTrusted: false });
    expect(rule('tone-words')).toMatchObject({ open: 1, acceptance: { accepted: 0 }, marks: [] });
  });

  it('have their routine proposals accepted together once they are trusted, and the log says so [W7]', () => {
    bringMails(13);
    decide(9, 0);
    const [one, two] = promises();
    if (one === undefined || two === undefined) throw new Error('too few promises');
    expect(() => runCommand(test.desk, 'texts.acceptTogether', { ids: [one.id, two.id] })).toThrow('9 of its proposals were decided on one by one, and it takes 10.');
    decide(1, 0);
    expect(rule('promise-words')).toMatchObject({ isTrusted: true, lacks: null });
    const ids = promises().map(({ id }) => id);
    expect(runCommand(test.desk, 'texts.acceptTogether', { ids })).toEqual({ accepted: 3 });
    const { db } = test.desk.workspace;
    const entry = getLastEntry(db);
    expect(entry?.action).toBe('texts.acceptTogether');
    expect(JSON.parse(getPayload(db, entry?.seq ?? 0) ?? '{}')).toMatchObject({ routine: true, rule: 'promise-words', rule_before: { accepted: 10, changed: 0, rejected: 0, together: 0 }, accepted: ids.map((proposal) => ({ proposal })) });
    expect(db.prepare("SELECT state, count(*) AS n FROM follow_ups GROUP BY state").all()).toEqual([{ state: 'open', n: 13 }]);
    expect(rule('promise-words')).toMatchObject({ open: 0, acceptance: { accepted: 13, together: 3 } });
  });

  it('refuse what is of several rules, was decided before, or is not there, and change nothing [W7]', () => {
    bringMails(12);
    const [first] = promises();
    decide(10, 0);
    const tone = waiting().find(({ kind }) => kind === 'tone');
    const [left] = promises();
    if (first === undefined || left === undefined || tone === undefined) throw new Error('too few proposals');
    expect(() => runCommand(test.desk, 'texts.acceptTogether', { ids: [left.id, tone.id] })).toThrow('not proposals of one rule');
    expect(() => runCommand(test.desk, 'texts.acceptTogether', { ids: [left.id, first.id] })).toThrow('decided already');
    expect(() => runCommand(test.desk, 'texts.acceptTogether', { ids: ['01890000-0000-7000-8000-0000000000ff'] })).toThrow('not in this workspace');
    expect(waiting()).toHaveLength(3);
  });
});
