import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SheetFormat } from '@shared/contract/actions/entities';
import { idsOf, reviewRows } from '../../electron/core/actions/returned';
import { runCommand, runQuery } from '../../electron/dispatch';
import { readReturnedTable } from '../../electron/files/returned-sheet';
import { actionOn } from '../../electron/handlers/actions';
import { drawMinutes, makeSheets } from '../../electron/papers';
import { listActionsById } from '../../electron/store/actions';
import { readContext } from '../../electron/transaction';
import { draft, finishItems, itemAt, refusalOf, startMeeting, type Meeting } from '../handlers/sessions/meeting';

let meeting: Meeting;
let folder: string;
beforeEach(() => {
  meeting = startMeeting();
  folder = mkdtempSync(join(tmpdir(), 'docket-papers-'));
});
afterEach(() => {
  meeting.close();
  rmSync(folder, { recursive: true, force: true });
});

const seal = () => runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
async function written(format: SheetFormat): Promise<string> {
  const { files } = await makeSheets(meeting.desk, { sessionId: meeting.sessionId, ownerId: null, formats: [format] });
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error('Not one file');
  writeFileSync(join(folder, file.name), file.bytes);
  return join(folder, file.name);
}
const text = (pdf: string): string => execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });

function review(file: string) {
  const { table } = readReturnedTable(file);
  const context = readContext(meeting.desk);
  const actions = listActionsById(context.db, idsOf(table)).map((action) => actionOn(action, context.asOf));
  return reviewRows(table, actions, context.asOf);
}

describe('minutes on paper', () => {
  it('are marked as a draft on every page before the sign-off, and carry the head after it [M6]', async () => {
    finishItems(meeting);
    const save = async (name: string): Promise<string> => {
      const { files, missing } = await drawMinutes(meeting.desk, meeting.sessionId, 'pdf');
      expect(missing).toEqual([]);
      writeFileSync(join(folder, name), files[0]?.bytes ?? new Uint8Array());
      return text(join(folder, name));
    };
    const before = await save('draft.pdf');
    expect(before).toMatch(/Minutes: Weekly quality review +Session 1, draft +Page 1 of \d/);
    const { sealHash } = seal();
    const after = await save('sealed.pdf');
    expect(after).toContain(`head ${sealHash.slice(0, 8)}…${sealHash.slice(-8)}`);
    expect(after).not.toMatch(/draft/i);
    expect(after.indexOf('Decisions')).toBeLessThan(after.indexOf('Attendance'));
    expect(after).toContain('1 of 2 issues was decided: 1 act now.');
  });

  it('are the same bytes each time, and as Markdown the ones that were sealed [M6]', async () => {
    finishItems(meeting);
    const { minutesSha256 } = seal();
    for (const format of ['pdf', 'html', 'md'] as const) {
      const [first, again] = [await drawMinutes(meeting.desk, meeting.sessionId, format), await drawMinutes(meeting.desk, meeting.sessionId, format)];
      expect(Buffer.compare(first.files[0]?.bytes ?? new Uint8Array(), again.files[0]?.bytes ?? new Uint8Array())).toBe(0);
    }
    const { files } = await drawMinutes(meeting.desk, meeting.sessionId, 'md');
    expect(execFileSync('sha256sum', { input: files[0]?.bytes ?? '', encoding: 'utf8' }).slice(0, 64)).toBe(minutesSha256);
  });

  it('as a page need nothing else, whatever a title holds [M6]', async () => {
    const title = `</style><script>x</script>" ; content: url(http://x) \\ 'quoted'`;
    runCommand(meeting.desk, 'sessions.update', { sessionId: meeting.sessionId, title, plannedOn: '2026-11-21', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    const { files } = await drawMinutes(meeting.desk, meeting.sessionId, 'html');
    const html = new TextDecoder().decode(files[0]?.bytes);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
    expect(html).toContain('<div class="draft">Draft</div>');
    expect(html).toContain('counter(pages)');
  });
});

describe('an action sheet', () => {
  beforeEach(() => {
    runCommand(meeting.desk, 'sessions.decide', { itemId: itemAt(meeting, 0), draft: draft(meeting, { what: '=HYPERLINK("http://x")' }) });
    const [made] = runQuery(meeting.desk, 'actions.list', { filter: {}, offset: 0, limit: 1 }).rows;
    if (made === undefined) throw new Error('It was promised');
    runCommand(meeting.desk, 'actions.update', { id: made.id, revision: 0, state: 'done', note: '+1 for this\nand "that"', evidence: '@home', doneOn: '2026-11-20' });
  });

  it.each(['csv', 'xlsx'] as const)('as %s comes back as it went out and changes nothing [M6]', async (format) => {
    expect(review(await written(format))).toMatchObject([{ row: 2, verdict: 'unchanged', said: { state: 'done', note: '+1 for this\nand "that"', evidence: '@home', doneOn: '2026-11-20' } }]);
  });

  it.skipIf(!existsSync('/usr/bin/soffice'))('as a workbook reads the same in another program, and holds no formula [M6]', async () => {
    const file = await written('xlsx');
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', 'csv', '--outdir', folder, file], { stdio: 'ignore' });
    const csv = readFileSync(file.replace(/xlsx$/, 'csv'), 'utf8');
    expect(csv).toContain('Action id,No.,Action,Issue,Account,Owner,Function,Due,State,Note,Done on,Evidence');
    expect(csv).toContain('"=HYPERLINK(""http://x"")"');
    expect(csv).toContain('2026-11-25,Done,"+1 for this\nand ""that""",2026-11-20,@home');
    expect(review(file.replace(/xlsx$/, 'csv'))).toMatchObject([{ row: 2, verdict: 'unchanged' }]);
  }, 120_000);

  it('on paper names owner, action and how it stands; the same bytes each time [M6]', async () => {
    const file = await written('pdf');
    const first = readFileSync(file);
    expect(text(file)).toMatch(/Actions of Ruth Abrams[\s\S]*A1[\s\S]*25 Nov 2026[\s\S]*Done/);
    expect(readFileSync(await written('pdf')).equals(first)).toBe(true);
  });

  it('is not made where there is nothing to write [M6]', async () => {
    await expect(makeSheets(meeting.desk, { sessionId: meeting.sessionId, ownerId: null, formats: ['ics'] })).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('Nothing is open that a calendar could hold') });
    await expect(makeSheets(meeting.desk, { sessionId: meeting.sessionId, ownerId: meeting.people.noor.personId, formats: ['csv'] })).rejects.toMatchObject({ code: 'not-found' });
    expect(refusalOf(() => review(join(folder, 'none.csv'))).code).toBe('not-found');
  });
});
