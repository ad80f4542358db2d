import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

  it('refuses an id that is none and one that is not there, in words [M6]', async () => {
    expect(await docket('minutes', meeting.file, '--session', 'last')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('named by its id') });
    expect(await docket('minutes', meeting.file, '--session', '01934f2e-0000-7000-8000-00000000beef')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('not in this workspace') });
    expect((await docket('minutes', meeting.file)).code).toBe(2);
  });
});
