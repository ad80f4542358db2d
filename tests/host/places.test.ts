import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Place } from '@shared/contract/settings';
import { openMemory } from '../../electron/host/preferences';
import { getPlace, rememberPlace } from '../../electron/host/settings';
import { makeTestHost } from '../support/host';
import { openTestDesk } from '../support/workspace';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).toReversed()) close();
});

function open() {
  const opened = openTestDesk();
  const test = makeTestHost({ desk: opened.desk });
  closers.push(() => opened.close(), () => test.close());
  return test;
}

describe('the place a workspace was left at', () => {
  it('is none at first, and the last one after that, also for a process that starts anew [M7]', () => {
    const { host, userData } = open();
    expect(getPlace(host)).toEqual({ place: null });
    rememberPlace(host, { place: { name: 'watch', tab: 'proposals' } });
    rememberPlace(host, { place: { name: 'meet' } });
    expect(getPlace(host)).toEqual({ place: { name: 'meet' } });
    expect(Object.values(openMemory(userData).get().places)).toEqual([{ name: 'meet' }]);
  });

  it('costs nobody their preferences where it cannot be read [L4]', () => {
    const { host, userData } = open();
    host.memory.update((memory) => ({ ...memory, preferences: { ...memory.preferences, theme: 'dark' } }));
    rememberPlace(host, { place: { name: 'meet' } });
    const file = join(userData, 'preferences.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"meet"', '"nowhere"'));
    const { preferences, places } = openMemory(userData).get();
    expect({ theme: preferences.theme, places }).toEqual({ theme: 'dark', places: {} });
  });

  it.each([{ name: 'issue', id: '../etc' }, { name: 'watch' }, { name: 'home', id: 'x' }, { name: 'elsewhere' }])('is refused where the app has no such place: %j', (place) => {
    expect(Place.safeParse(place).success).toBe(false);
  });
});
