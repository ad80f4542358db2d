import { describe, expect, it, vi } from 'vitest';
import { channels, isChannel, operationOf, type Channel, type InputOf } from '@shared/contract';
import { runCommand, runQuery } from '../../electron/dispatch';
import { answer } from '../../electron/answer';
import { type Sender } from '../../electron/ipc';
import { makeTestHost } from '../support/host';
import { addIssues } from '../support/register';
import { openTestDesk } from '../support/workspace';

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn<() => void>() } }));

const page: Sender = { senderFrame: { url: 'app://bundle/index.html', parent: null } };

/**
 * One person codes everything as told and hands in, the other codes one comment; everything that can be asked is then asked, and all that left main is given back. Ids, nonces and time are the same in
 * every run, so that two runs can only differ by what was coded.
 */
async function trafficOf(codes: readonly (readonly string[])[]): Promise<{ traffic: string[]; afterwards: string }> {
  const { desk, close } = openTestDesk();
  const main = makeTestHost({ desk });
  try {
    addIssues(desk, Array.from({ length: 3 }, (_, index) => ({ title: `Ticket ${index + 1}`, description: `Comment ${index + 1}` })));
    const [ruth, onno] = ['Ruth', 'Onno'].map((name) => runCommand(desk, 'people.add', { name, function: 'support' }).id);
    if (ruth === undefined || onno === undefined) throw new Error('People are missing');
    const { id: sampleId } = runCommand(desk, 'samples.draw', { name: 'All', purpose: 'p', plan: { of: 'issues', size: { by: 'count', count: 3 } }, seed: 's', template: { id: 'ticket-review', version: 1 } });
    const { id } = runCommand(desk, 'codings.create', { name: 'Voices', sampleId, book: { id: 'customer-voice', version: 1 }, coders: { first: ruth, second: onno } });
    const traffic: string[] = [];
    main.host.changed = (nouns) => void traffic.push(JSON.stringify(nouns));
    const say = async <C extends Channel>(channel: C, input: InputOf<C>): Promise<void> => void traffic.push(JSON.stringify(await answer(main.host, channel, page, input)));
    const places = runQuery(desk, 'codings.work', { id, personId: ruth }).map(({ place }) => place);
    // Given once and then anew, so that the first word is a secret too.
    for (const [index, place] of places.entries()) for (const given of [codes[index + 3] ?? ['praise'], codes[index] ?? ['praise']]) await say('codings.code', { id, personId: ruth, place, codes: [...given] });
    await say('codings.handIn', { id, personId: ruth });
    await say('codings.code', { id, personId: onno, place: places[0] ?? 1, codes: [...(codes[6] ?? ['praise'])] });

    const ask = async (): Promise<void> => {
      const inputs = [{}, { id }, { sampleId }, { id: sampleId }, { offset: 0, limit: 50 }, { id: sampleId, offset: 0, limit: 50 }, { text: 'Comment' }, { id, personId: ruth }, { id, personId: onno }, ...places.flatMap((place) => [{ id, place }, { id: sampleId, place }])];
      for (const channel of channels) {
        if (!isChannel(channel) || operationOf(channel).kind !== 'query') continue;
        for (const input of inputs) if (operationOf(channel).input.safeParse(input).success) traffic.push(JSON.stringify([channel, await answer(main.host, channel, page, input)]));
      }
      // What is refused is told too.
      traffic.push(JSON.stringify(await answer(main.host, 'codings.settle', page, { id, place: places[0], codes: ['defect'], reason: 'Early' })));
      traffic.push(JSON.stringify(await answer(main.host, 'codings.code', page, { id, personId: ruth, place: places[0], codes: ['defect'] })));
    };
    await ask();
    for (const place of places.slice(1)) runCommand(desk, 'codings.code', { id, personId: onno, place, codes: ['praise'] });
    runCommand(desk, 'codings.handIn', { id, personId: onno });
    return { traffic, afterwards: JSON.stringify(runQuery(desk, 'codings.outcome', { id })) };
  } finally {
    main.close();
    close();
  }
}

/** The head of the log follows from the commitments, which say nothing by themselves. */
const masked = (messages: readonly string[]): string[] => messages.map((message) => message.replaceAll(/[0-9a-f]{64}/g, '#'));

describe('what main sends while comments are coded', () => {
  it('is the same whatever was coded, in every message, until both have handed in [W9]', async () => {
    const one = await trafficOf([['defect'], ['slow-answer', 'praise'], ['no-code'], ['praise'], ['defect'], ['defect'], ['not-fixed']]);
    const other = await trafficOf([['praise'], ['hard-to-use'], ['price-contract', 'defect', 'praise'], ['no-code'], ['slow-answer'], ['not-fixed', 'defect'], ['praise', 'defect']]);
    expect(one.traffic.length).toBeGreaterThan(60);
    expect(masked(other.traffic)).toEqual(masked(one.traffic));
    // And once both have, it is told.
    expect(one.afterwards).not.toBe(other.afterwards);
    expect(one.afterwards).toContain('slow-answer');
  });
});
