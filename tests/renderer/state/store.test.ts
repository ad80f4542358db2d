import { beforeEach, describe, expect, it } from 'vitest';
import { IssueId, SessionId } from '@shared/primitives';
import { applyAppearance } from '../../../renderer/state/appearance';
import type { Route } from '../../../renderer/state/navigation';
import { sectionOf, sections, startOf } from '../../../renderer/state/navigation';
import { useApp } from '../../../renderer/state/store';

const issue: Route = { name: 'issue', id: IssueId.parse('01936f5e-0000-7000-8000-000000000001') };
const session: Route = { name: 'session', id: SessionId.parse('01936f5e-0000-7000-8000-000000000002'), step: 'run' };
const app = () => useApp.getState();
const start = useApp.getInitialState();
beforeEach(() => useApp.setState(start, true));

describe('navigation [V2]', () => {
  it('comes back to the same row and scroll', () => {
    app().navigate({ name: 'score' });
    app().rememberPosition({ offset: 3200, selectedIndex: 104 });
    app().navigate(issue);
    expect(app().entry.position).toBeNull();
    app().back();
    expect(app().entry).toMatchObject({ route: { name: 'score' }, position: { offset: 3200, selectedIndex: 104 } });
    app().forward();
    expect(app().entry.route).toEqual(issue);
  });
  it('begins a list afresh when it is entered anew', () => {
    app().navigate({ name: 'score' });
    app().rememberPosition({ offset: 3200, selectedIndex: 104 });
    const left = app().entry.key;
    app().navigate({ name: 'home' });
    app().navigate({ name: 'score' });
    expect(app().entry.position).toBeNull();
    expect(app().entry.key).not.toBe(left);
  });
  it('does nothing where one already is, whatever the order of the fields', () => {
    app().navigate(issue);
    app().navigate({ id: issue.id, name: 'issue' });
    expect(app().backStack.map(({ route }) => route.name)).toEqual(['home']);
  });
  it('forgets the way forward when another way is taken', () => {
    app().navigate(issue);
    app().back();
    app().navigate({ name: 'meet' });
    expect(app().forwardStack).toEqual([]);
  });
  it('does not come back to what was replaced', () => {
    app().navigate({ name: 'watch', tab: 'register' });
    app().replace({ name: 'watch', tab: 'import' });
    app().navigate(issue);
    app().back();
    app().back();
    expect(app().entry.route).toEqual({ name: 'home' });
  });
  it('stays where it is when there is nothing to go back to, and forgets all with another workspace', () => {
    app().back();
    expect(app().entry.route).toEqual({ name: 'home' });
    app().navigate(issue);
    app().resetNavigation();
    expect([app().entry.route.name, app().backStack.length]).toEqual(['home', 0]);
  });
  it('keeps at most fifty places', () => {
    for (let visit = 0; visit < 60; visit += 1) app().navigate(visit % 2 === 0 ? issue : session);
    expect(app().backStack).toHaveLength(50);
  });
  it('marks the section a place belongs to', () => {
    expect([sectionOf(issue), sectionOf(session)]).toEqual(['score', 'meet']);
    expect(sections.map((section) => sectionOf(startOf(section)))).toEqual([...sections]);
  });
});

describe('messages [L6]', () => {
  it('are shown until closed, the same words only once', () => {
    app().toast({ tone: 'info', title: 'Saved' });
    app().toast({ tone: 'error', title: 'Not built' });
    app().toast({ tone: 'info', title: 'Saved' });
    expect(app().toasts.map(({ title }) => title)).toEqual(['Not built', 'Saved']);
    app().dismissToast(app().toasts[0]?.id ?? -1);
    expect(app().toasts.map(({ title }) => title)).toEqual(['Saved']);
  });
  it('keep to the latest four', () => {
    for (const title of ['a', 'b', 'c', 'd', 'e']) app().toast({ tone: 'info', title });
    expect(app().toasts.map(({ title }) => title)).toEqual(['b', 'c', 'd', 'e']);
  });
});

describe('appearance and overlays [L4]', () => {
  it('puts theme and density on the root, and leaves the theme to the desktop when asked', () => {
    const root: { dataset: DOMStringMap } = { dataset: {} };
    applyAppearance(root, { theme: 'dark', density: 'compact' });
    expect(root.dataset).toEqual({ theme: 'dark', density: 'compact' });
    applyAppearance(root, { theme: 'system', density: 'comfortable' });
    expect(root.dataset).toEqual({ density: 'comfortable' });
  });
  it('opens palette or help, never both', () => {
    app().openPalette();
    app().openHelp();
    expect([app().isPaletteOpen, app().isHelpOpen]).toEqual([false, true]);
    app().closeOverlays();
    expect([app().isPaletteOpen, app().isHelpOpen]).toEqual([false, false]);
  });
});
