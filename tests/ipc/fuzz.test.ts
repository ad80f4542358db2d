import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { channels, isChannel, operationOf, type Channel } from '@shared/contract';
import { Failure } from '@shared/result';
import { z } from '@shared/zod';
import { runCommand, runQuery } from '../../electron/dispatch';
import { answer } from '../../electron/answer';
import { type Sender } from '../../electron/ipc';
import { countEntries } from '../../electron/store/audit-log';
import { ballot, itemAt, startMeeting, vote, type Meeting } from '../handlers/sessions/meeting';
import { makeTestHost, type TestHost } from '../support/host';
import { anything, hostileTexts, shaped } from './hostile';

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn<() => void>() } }));

const page: Sender = { senderFrame: { url: 'app://bundle/index.html', parent: null } };
const Answer = z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), value: z.unknown() }), z.strictObject({ ok: z.literal(false), error: Failure })]);

let meeting: Meeting;
let main: TestHost;
let ids: string[];
beforeAll(() => {
  meeting = startMeeting();
  vote(meeting, itemAt(meeting, 0), [ballot(5, 4, 3), null, ballot(2, 2, 3)]);
  main = makeTestHost({ desk: meeting.desk });
  const { sessionId, issueIds, itemIds, topicId, people } = meeting;
  const { id: boardId } = runCommand(meeting.desk, 'tradeoffs.create', { sessionId, title: 'Capacity', unit: 'slots', currency: null, capacity: 1, contenders: issueIds.map((issueId) => ({ issueId, effort: 1 })) });
  ids = [boardId, sessionId, ...issueIds, ...itemIds, topicId, ...Object.values(people).flatMap(({ participantId, personId }) => [participantId, personId])];
});
afterAll(() => {
  main.close();
  meeting.close();
});

/** These read what else is on this machine, or give the example in place of the workspace. */
const elsewhere = new Set<string>(['workspaces.openExample']);
const fuzzed = channels.filter((channel) => !elsewhere.has(channel));
const operation = (channel: string) => {
  if (!isChannel(channel)) throw new Error(`${channel} is no channel`);
  return operationOf(channel);
};

/** Sends one input and looks at the answer, whatever it is. A job has no worker here, which it has to say and not to throw. */
async function send(channel: string, input: unknown): Promise<void> {
  main.logged.length = 0;
  const before = countEntries(meeting.desk.workspace.db);
  const result = Answer.parse(await answer(main.host, channel, page, input));
  const written = countEntries(meeting.desk.workspace.db) - before;
  if (result.ok) {
    const { kind, output } = operation(channel);
    expect(output.safeParse(result.value).error).toBeUndefined();
    if (kind !== 'host') expect({ channel, written }).toEqual({ channel, written: kind === 'command' ? 1 : 0 });
    return;
  }
  expect({ channel, written, message: result.error.message.length > 10 }).toEqual({ channel, written: 0, message: true });
  expect({ channel, input, code: result.error.code, logged: main.logged.filter((line) => !/worker/i.test(line)) }).toMatchObject({ channel, logged: [] });
}

describe('hostile input on every channel', () => {
  it.each(fuzzed)('%s answers anything with a Result, and nothing unforeseen', async (channel) => {
    await fc.assert(fc.asyncProperty(anything, (input) => send(channel, input)), { numRuns: 8, seed: 1 });
    await fc.assert(fc.asyncProperty(shaped(operation(channel).input, ids), (input) => send(channel, input)), { numRuns: 15, seed: 2 });
  });

  it('has left a workspace that is whole', () => {
    expect(runQuery(meeting.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });

  it('keeps hostile text as it was typed, and finds it again without harm', () => {
    const names = hostileTexts.filter((text) => text.trim() === text && text !== '' && text.length <= 300 && !/\p{Surrogate}/u.test(text) && !text.includes('\u0000'));
    expect(names.length).toBeGreaterThan(40);
    for (const title of names) {
      const { id } = runCommand(meeting.desk, 'issues.create', { title, criterion: 'response-delays', description: title });
      expect(runQuery(meeting.desk, 'issues.get', { id })).toMatchObject({ title, description: title });
      expect(Array.isArray(runQuery(meeting.desk, 'issues.search', { text: title.slice(0, 200) }))).toBe(true);
    }
    expect(runQuery(meeting.desk, 'issues.list', { offset: 0, limit: 1 }).total).toBeGreaterThanOrEqual(names.length);
  });

  it('says that a job without a worker kept nothing', async () => {
    const long: Channel = 'scoring.recomputeProposals';
    const before = countEntries(meeting.desk.workspace.db);
    expect(await answer(main.host, long, page, {})).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('Nothing of it was kept') } });
    expect(countEntries(meeting.desk.workspace.db)).toBe(before);
  });
});
