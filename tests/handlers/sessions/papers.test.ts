import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperKind } from '@shared/contract/sessions/preparation';
import { runCommand } from '../../../electron/dispatch';
import { paperOf } from '../../../electron/handlers/sessions/papers';
import { printPaper } from '../../../electron/print-paper';
import { readContext } from '../../../electron/transaction';
import { runCli, runCliJson } from '../../support/cli';
import { hasTool } from '../../core/evidence/tools';
import { prepareMeeting, refusalOf, type Meeting } from './meeting';

let meeting: Meeting;
let folder: string;
beforeEach(() => {
  meeting = prepareMeeting();
  folder = mkdtempSync(join(tmpdir(), 'docket-papers-'));
});
afterEach(() => {
  meeting.close();
  rmSync(folder, { recursive: true, force: true });
});

const print = (kind: PaperKind, ending: string) => printPaper(paperOf(readContext(meeting.desk), { sessionId: meeting.sessionId, kind }), `out${ending}`);
const text = async (kind: PaperKind, ending: string): Promise<string> => new TextDecoder().decode((await print(kind, ending)).bytes);
/** What `pdftotext` reads, page by page. */
function pagesOf(bytes: Uint8Array): string[] {
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}

describe('the agenda on paper', () => {
  it('gives each item the time it begins at, and says how it stands against the time of the room [M1]', async () => {
    const agenda = await text('agenda', '.md');
    expect(agenda).toContain('# Agenda: Weekly quality review');
    expect(agenda).toContain('Session 1. 21 Nov 2026, 14:00 to 15:00, Room 4');
    expect(agenda).toContain('34 of 60 min are planned, 26 min are free.');
    expect(agenda).toMatch(/\| 2 \| 14:12 \| #2 Sponsor left, usage down 38 % \|[^\n]*\| 12 \|/);
    expect(agenda).toContain('| 3 | 14:24 | Open actions |  | Topic | 10 |');
    expect(agenda).toContain('3 voting people; 3 are invited');
    expect(await text('agenda', '.html')).toContain('<h1>Agenda: Weekly quality review</h1>');
  });

  it('says by how much it overruns [M1]', async () => {
    runCommand(meeting.desk, 'sessions.addTopic', { sessionId: meeting.sessionId, title: 'News', timeBoxMinutes: 40 });
    expect(await text('agenda', '.md')).toContain('The agenda takes 74 min, 14 min more than the room has (60).');
  });

  it('is written by the command line with the same bytes [M1]', async () => {
    const out = join(folder, 'agenda.pdf');
    const { bytes } = await print('agenda', '.pdf');
    expect(await runCliJson('agenda', meeting.file, '--session', meeting.sessionId, '--out', out)).toEqual({ code: 0, json: { file: out, kind: 'agenda', bytes: bytes.length }, err: '' });
    const printed = join(folder, 'printed.pdf');
    writeFileSync(printed, bytes);
    execFileSync('cmp', [out, printed]);
  });

  it('is refused in another form, and nothing is written [M1]', async () => {
    expect(await runCli('agenda', meeting.file, '--session', meeting.sessionId, '--out', join(folder, 'agenda.docx'))).toMatchObject({ code: 2, err: expect.stringContaining('is written as .pdf, .md or .html') });
    expect(await runCli('agenda', meeting.file, '--session', meeting.sessionId, '--kind', 'ballots', '--out', join(folder, 'ballots.md'))).toMatchObject({ code: 2, err: expect.stringContaining('Ballot sheets are printed as PDF') });
    expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toBe('');
  });
});

describe.skipIf(!hasTool('pdftotext'))('papers as PDF', () => {
  it('gives each issue of the pre-reads a page of its own [M1]', async () => {
    const pages = pagesOf((await print('pre-reads', '.pdf')).bytes);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('1. #1 Dose export rounds to whole units');
    expect(pages[1]).toContain('2. #2 Sponsor left, usage down 38 %');
    expect(pages[1]).toContain('Nothing was decided on it before.');
  });

  it('gives each voter sheets with every item, and none to an observer [M1]', async () => {
    const pages = pagesOf((await print('ballots', '.pdf')).bytes);
    expect(pages).toHaveLength(3);
    for (const [index, name] of ['Mara Ellison', 'Ruth Abrams', 'Daniel Novak'].entries()) {
      expect(pages[index]).toContain(name);
      expect(pages[index]).toContain('1. Dose export rounds to whole units');
      expect(pages[index]).toContain('2. Sponsor left, usage down 38 %');
      expect(pages[index]?.match(/Abstain/g)).toHaveLength(2);
      expect(pages[index]).toContain(`Signature, ${name}`);
    }
    expect(pages.join('')).not.toContain('Noor Haddad');
    expect(pages.join('')).not.toContain('Open actions');
  });

  it('puts 30 items on as many pages as they need, never two voters on one [M1]', async () => {
    const issueIds = Array.from({ length: 28 }, (_, n) => runCommand(meeting.desk, 'issues.create', { title: `Further issue ${n}`, criterion: 'response-delays' }).id);
    runCommand(meeting.desk, 'sessions.addItems', { sessionId: meeting.sessionId, issueIds, timeBoxMinutes: 2 });
    const pages = pagesOf((await print('ballots', '.pdf')).bytes);
    expect(pages.length % 3).toBe(0);
    expect(pages.join('').match(/Abstain/g)).toHaveLength(90);
    for (const page of pages) expect(['Mara Ellison', 'Ruth Abrams', 'Daniel Novak'].filter((name) => page.includes(name))).toHaveLength(1);
  });
});

describe('a paper with nothing on it', () => {
  it('is refused with the reason [M1]', () => {
    const empty = runCommand(meeting.desk, 'sessions.create', { title: 'Empty', plannedOn: '2026-12-01', startsAt: '23:50', place: '', roomMinutes: 30, quorum: 0 }).id;
    const refusal = (kind: PaperKind): string => refusalOf(() => paperOf(readContext(meeting.desk), { sessionId: empty, kind })).message;
    expect(refusal('ballots')).toContain('Nobody who votes is invited');
    expect(refusal('pre-reads')).toContain('nothing to read before');
    expect(paperOf(readContext(meeting.desk), { sessionId: empty, kind: 'agenda' })).toMatchObject({ fileName: 'session-2-agenda', document: { subtitle: 'Test. Session 2. 1 Dec 2026, 23:50 to 00:20' } });
  });
});
