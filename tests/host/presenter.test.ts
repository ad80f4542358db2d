import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedInputOf } from '@shared/contract';
import { operationOf } from '@shared/contract';
import { DocketError } from '@shared/result';
import { runCommand } from '../../electron/dispatch';
import { closePresenter, currentView, getState, openPresenter, refreshPresenter } from '../../electron/host/presenter';
import { openMemory } from '../../electron/host/preferences';
import { makeTestHost, type TestHost } from '../support/host';
import { preparePresented, type PresentedMeeting } from '../support/presented-meeting';

let meeting: PresentedMeeting;
let main: TestHost;
beforeEach(() => {
  meeting = preparePresented();
  main = makeTestHost({ desk: meeting.desk });
});
afterEach(() => {
  main.close();
  meeting.close();
});

const internal = (): ParsedInputOf<'presenter.open'> => ({ sessionId: meeting.sessionId, audience: 'internal', accountId: null });
const customer = (): ParsedInputOf<'presenter.open'> => ({ sessionId: meeting.sessionId, audience: 'customer', accountId: meeting.halden.accountId });

describe('the presenter window of a session', () => {
  it('opens for an audience, says so, and keeps it in mind for the next time and the next start [M4]', () => {
    const { host } = main;
    const { sessionId, halden, norden } = meeting;
    expect(getState(host, { sessionId })).toEqual({
      isOpen: false,
      audience: 'internal',
      accountId: null,
      hasOtherDisplay: false,
      displayLostAt: null,
      accounts: [
        { id: halden.accountId, name: 'Halden Medical' },
        { id: norden.accountId, name: 'Norden Bank' },
      ],
    });
    expect(openPresenter(host, customer())).toEqual({ isOnOtherDisplay: false });
    expect(getState(host, { sessionId })).toMatchObject({ isOpen: true, audience: 'customer', accountId: halden.accountId });
    closePresenter(host);
    expect(getState(host, { sessionId })).toMatchObject({ isOpen: false, audience: 'customer', accountId: halden.accountId });
    expect(openMemory(main.userData).get().presenter.choices).toEqual([{ sessionId, audience: 'customer', accountId: halden.accountId }]);
  });

  it('follows the session, and sends the same view only once [M4, M3]', () => {
    const { host, presenter } = main;
    openPresenter(host, internal());
    refreshPresenter(host);
    refreshPresenter(host);
    expect(presenter.sent).toHaveLength(1);
    runCommand(meeting.desk, 'sessions.start', { sessionId: meeting.sessionId });
    refreshPresenter(host);
    expect(presenter.last()).toMatchObject({ screen: 'item', position: 1 });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.halden.itemId });
    refreshPresenter(host);
    expect(presenter.last()).toMatchObject({ screen: 'item', position: 4 });
    expect(presenter.sent).toHaveLength(3);
    expect(currentView(host)).toEqual(presenter.last());
  });

  it('has what it showed replaced before another audience looks at it [M4]', () => {
    const { host, presenter } = main;
    openPresenter(host, internal());
    refreshPresenter(host);
    expect(presenter.sent.at(-1)).toContain('Norden Bank');
    const show = presenter.show;
    let shownFirst: string | undefined;
    presenter.show = () => {
      shownFirst = presenter.sent.at(-1);
      return show();
    };
    openPresenter(host, customer());
    expect(shownFirst).not.toContain('Norden Bank');
    expect(shownFirst).toContain('Label printer');
  });

  it('follows the theme of the app [M4]', () => {
    const { host, presenter } = main;
    openPresenter(host, internal());
    host.memory.update((memory) => ({ ...memory, preferences: { ...memory.preferences, theme: 'dark' } }));
    refreshPresenter(host);
    expect(presenter.last()).toMatchObject({ theme: 'dark' });
  });

  it('shows nothing once the workspace is closed, and sends nothing to a window that is not there [M4]', () => {
    const { host, presenter } = main;
    openPresenter(host, internal());
    refreshPresenter(host);
    const { open } = host;
    host.open = null;
    refreshPresenter(host);
    expect(presenter.last()).toMatchObject({ screen: 'empty' });
    host.open = open;
    closePresenter(host);
    const before = presenter.sent.length;
    refreshPresenter(host);
    expect(presenter.sent).toHaveLength(before);
  });

  it('shows nothing, logs it and lets the work go on when its view cannot be read [M4]', () => {
    const { host, presenter } = main;
    openPresenter(host, internal());
    const { open } = host;
    if (open === null) throw new Error('No workspace is open');
    host.open = {
      ...open,
      get workspace(): never {
        throw new Error('The disk is gone');
      },
    };
    refreshPresenter(host);
    host.open = open;
    expect(presenter.last()).toMatchObject({ screen: 'empty' });
    expect(main.logged.join()).toContain('The disk is gone');
  });

  it('refuses an account without an issue on the agenda, and a customer without a name, and stays as it was [M4]', () => {
    const { host } = main;
    const stranger = '019aa5a0-0000-7000-8000-00000000abcd';
    const { input } = operationOf('presenter.open');
    expect(input.safeParse({ sessionId: meeting.sessionId, audience: 'customer' }).success).toBe(false);
    expect(input.safeParse({ sessionId: meeting.sessionId, audience: 'internal', accountId: meeting.halden.accountId }).success).toBe(false);
    const parsed = input.parse({ sessionId: meeting.sessionId, audience: 'customer', accountId: stranger });
    expect(parsed).toMatchObject({ accountId: stranger });
    expect(() => openPresenter(host, { ...customer(), accountId: meeting.halden.accountId, sessionId: meeting.sessionId })).not.toThrow();
    runCommand(meeting.desk, 'sessions.removeItem', { itemId: meeting.norden.itemId });
    expect(() => openPresenter(host, { ...customer(), accountId: meeting.norden.accountId })).toThrow(DocketError);
    expect(getState(host, { sessionId: meeting.sessionId })).toMatchObject({ accountId: meeting.halden.accountId });
  });
});
