import type { Command } from '../commands/registry';
import type { Section } from '../state/navigation';
import { sections, startOf } from '../state/navigation';
import type { AppState } from '../state/store';
import { sectionLabels } from './rail';

const letters = { home: 'h', watch: 'w', score: 's', meet: 'm', act: 'a', analyse: 'n', govern: 'v', prove: 'p', settings: ',' } as const satisfies Record<Section, string>;

/** The commands that are always there: places, back and forward, palette, help, theme and density. */
export function appCommands(getState: () => AppState, enabledSections: readonly Section[]): readonly Command[] {
  const places = sections
    .filter((section) => enabledSections.includes(section))
    .map((section): Command => ({
      id: `go.${section}`,
      title: `Go to ${sectionLabels[section]}`,
      section: 'Go to',
      shortcuts: section === 'settings' ? ['Mod+,', `g ${letters[section]}`] : [`g ${letters[section]}`],
      run: () => getState().navigate(startOf(section)),
    }));
  return [
    ...places,
    { id: 'go.signals', title: 'Go to the signal rules', section: 'Go to', keywords: ['rules', 'signals', 'preview', 'acceptance'], run: () => getState().navigate({ name: 'watch', tab: 'signals' }) },
    { id: 'go.samples', title: 'Go to the samples', section: 'Go to', keywords: ['sampling', 'review sheets'], run: () => getState().navigate({ name: 'watch', tab: 'samples' }) },
    { id: 'go.back', title: 'Go back', section: 'Go to', shortcuts: ['Alt+Left'], when: () => getState().backStack.length > 0, run: () => getState().back() },
    { id: 'go.forward', title: 'Go forward', section: 'Go to', shortcuts: ['Alt+Right'], when: () => getState().forwardStack.length > 0, run: () => getState().forward() },
    { id: 'app.undo', title: 'Undo', section: 'Issues', shortcuts: ['Mod+Z'], isNotForFields: true, when: () => getState().undoable.length > 0, run: () => getState().undo() },
    { id: 'app.redo', title: 'Redo', section: 'Issues', shortcuts: ['Mod+Shift+Z', 'Mod+Y'], isNotForFields: true, when: () => getState().redoable !== null, run: () => getState().redo() },
    { id: 'app.palette', title: 'Search, or type a command', section: 'Help', shortcuts: ['Mod+K', '/'], isHidden: true, run: () => getState().openPalette() },
    { id: 'app.help', title: 'Show keyboard shortcuts', section: 'Help', shortcuts: ['?'], keywords: ['help', 'keys'], run: () => getState().openHelp() },
    { id: 'view.light', title: 'Use the light theme', section: 'View', keywords: ['theme', 'colour'], when: () => getState().theme !== 'light', run: () => getState().setTheme('light') },
    { id: 'view.dark', title: 'Use the dark theme', section: 'View', keywords: ['theme', 'colour', 'night'], when: () => getState().theme !== 'dark', run: () => getState().setTheme('dark') },
    { id: 'view.system', title: 'Use the theme of the desktop', section: 'View', keywords: ['theme', 'colour', 'system'], when: () => getState().theme !== 'system', run: () => getState().setTheme('system') },
    { id: 'view.compact', title: 'Make rows compact', section: 'View', keywords: ['density'], when: () => getState().density !== 'compact', run: () => getState().setDensity('compact') },
    { id: 'view.comfortable', title: 'Make rows comfortable', section: 'View', keywords: ['density'], when: () => getState().density !== 'comfortable', run: () => getState().setDensity('comfortable') },
  ];
}
