import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../electron/cli/run';
import { runCommand } from '../../electron/dispatch';
import { finishItems, startMeeting, type Meeting } from '../handlers/sessions/meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
  finishItems(meeting);
});
afterEach(() => meeting.close());

async function docket(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(argv, { out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}
const seal = () => runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });

describe('docket sessions', () => {
  it('lists the sessions as JSON with exactly the documented keys [M6]', async () => {
    const { code, out } = await docket('sessions', meeting.file, '--json');
    expect(code).toBe(0);
    expect(out).toBe(`[{"id":"${meeting.sessionId}","number":1,"title":"Weekly quality review","state":"running","signedOffAt":null}]\n`);
  });

  it('lists them for people [M6]', async () => {
    expect((await docket('sessions', meeting.file)).out).toContain(`running  Weekly quality review  ${meeting.sessionId}`);
  });
});

describe('docket minutes', () => {
  it('prints the sealed minutes byte for byte [M6]', async () => {
    const { minutesSha256 } = seal();
    const { code, out } = await docket('minutes', meeting.file, '--session', meeting.sessionId);
    expect(code).toBe(0);
    expect(execFileSync('sha256sum', { input: out, encoding: 'utf8' }).slice(0, 64)).toBe(minutesSha256);
    expect((await docket('minutes', meeting.file, '--session', meeting.sessionId, '--json')).out).toBe(out);
  });

  it('prints a draft before the sign-off, and changes nothing [M6]', async () => {
    const before = readFileSync(meeting.file);
    expect((await docket('minutes', meeting.file, '--session', meeting.sessionId)).out).toContain('Draft: not signed off');
    expect(readFileSync(meeting.file).equals(before)).toBe(true);
  });

  it.each(['minutes', 'agenda'])('writes %s over no workspace, whatever it is called, and says so where the folder is missing or the name a folder [M1, M6]', async (command) => {
    const workspace = join(dirname(meeting.file), 'named-like-a-paper.md');
    copyFileSync(meeting.file, workspace);
    const before = readFileSync(workspace);
    const over = await docket(command, meeting.file, '--session', meeting.sessionId, '--out', workspace);
    expect([over.code, over.err]).toEqual([1, expect.stringContaining('is a workspace or another database')]);
    expect(readFileSync(workspace).equals(before)).toBe(true);
    const nowhere = await docket(command, meeting.file, '--session', meeting.sessionId, '--out', join(dirname(meeting.file), 'nowhere', 'a.md'));
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('there is no such file or folder')]);
    mkdirSync(join(dirname(meeting.file), 'folder.md'));
    const folder = await docket(command, meeting.file, '--session', meeting.sessionId, '--out', join(dirname(meeting.file), 'folder.md'));
    expect([folder.code, folder.err]).toEqual([1, expect.stringContaining('it is a folder')]);
    expect(readdirSync(dirname(meeting.file)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('refuses an id that is none and one that is not there, in words [M6]', async () => {
    expect(await docket('minutes', meeting.file, '--session', 'last')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('named by its id') });
    expect(await docket('minutes', meeting.file, '--session', '01934f2e-0000-7000-8000-00000000beef')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('not in this workspace') });
    expect((await docket('minutes', meeting.file)).code).toBe(2);
  });
});

describe('docket minutes --out', () => {
  it('writes a paper by the ending of its name, and refuses another one [M6]', async () => {
    const { minutesSha256 } = seal();
    const out = (name: string): string => join(dirname(meeting.file), name);
    for (const name of ['m.pdf', 'm.html', 'm.md']) expect(await docket('minutes', meeting.file, '--session', meeting.sessionId, '--out', out(name))).toEqual({ code: 0, out: `Wrote ${out(name)}.\n`, err: '' });
    expect(readFileSync(out('m.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(out('m.html'), 'utf8')).toContain('<!doctype html>');
    expect(execFileSync('sha256sum', [out('m.md')], { encoding: 'utf8' }).slice(0, 64)).toBe(minutesSha256);
    expect(await docket('minutes', meeting.file, '--session', meeting.sessionId, '--out', out('m.docx'))).toMatchObject({ code: 2, err: expect.stringContaining('.pdf, .html or .md') });
    expect(await docket('minutes', meeting.file, '--session', meeting.sessionId, '--out', join(meeting.file, 'm.md'))).toMatchObject({ code: 1, err: expect.stringContaining('could not be written') });
  });
});

describe('docket actions', () => {
  it('lists what was promised as JSON with exactly the documented keys [M6, A2]', async () => {
    const { code, out } = await docket('actions', meeting.file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { id: expect.stringMatching(/^[0-9a-f-]{36}$/), number: 1, what: 'Ship hotfix 4.11.2', owner: 'Ruth Abrams', function: 'engineering', dueOn: '2026-11-25', state: 'open', overdue: false, doneOn: null, note: '', evidence: '', issue: 1, session: 1 },
    ]);
    expect((await docket('actions', meeting.file, '--owner', 'Ruth Abrams', '--open')).out).toContain('A1   2026-11-25  Open   Ruth Abrams  Ship hotfix 4.11.2');
    expect(await docket('actions', meeting.file, '--owner', 'Nobody')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Nobody named Nobody owns an action') });
  });

  it('writes a sheet for each owner in every format [M6]', async () => {
    const sheets = join(dirname(meeting.file), 'sheets');
    const { code, out } = await docket('actions', meeting.file, '--sheets', sheets, '--session', meeting.sessionId, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ folder: sheets, actions: 1, files: ['csv', 'xlsx', 'pdf', 'ics'].map((ending) => `actions-ruth-abrams.${ending}`) });
    expect(readdirSync(sheets)).toHaveLength(4);
  });
});
