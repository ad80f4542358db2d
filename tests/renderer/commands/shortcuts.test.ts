import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../../renderer/commands/shortcuts';
import { acceleratorOf, isStroke, parseShortcut, platformOf, shortcutLabel } from '../../../renderer/commands/shortcuts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const fits = (shortcut: string, pressed: KeyPress, platform: 'mac' | 'other' = 'other'): boolean => {
  const [stroke] = parseShortcut(shortcut);
  return stroke !== undefined && isStroke(pressed, stroke, platform);
};

describe('shortcuts [L4]', () => {
  it('reads modifiers, named keys and sequences', () => {
    expect(parseShortcut('Mod+Shift+K')).toEqual([{ mod: true, alt: false, shift: true, key: 'k' }]);
    expect(parseShortcut('g h').map(({ key }) => key)).toEqual(['g', 'h']);
    expect(parseShortcut('Alt+Left').map(({ key }) => key)).toEqual(['arrowleft']);
    expect(parseShortcut('+').map(({ key }) => key)).toEqual(['+']);
  });
  it('refuses what is not one', () => {
    expect(() => parseShortcut('Hyper+K')).toThrow('Hyper+K');
    expect(() => parseShortcut('')).toThrow('Not a shortcut');
  });
  it('takes Ctrl for Mod, and Command on a Mac', () => {
    expect(fits('Mod+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(fits('Mod+K', press('k', { metaKey: true }))).toBe(false);
    expect(fits('Mod+K', press('k', { metaKey: true }), 'mac')).toBe(true);
    expect(fits('Mod+K', press('k', { ctrlKey: true, metaKey: true }))).toBe(false);
  });
  it('asks for Shift of letters, not of signs that need it on some keyboards', () => {
    expect(fits('?', press('?', { shiftKey: true }))).toBe(true);
    expect(fits('?', press('?'))).toBe(true);
    expect(fits('k', press('K', { shiftKey: true }))).toBe(false);
    expect(fits('Shift+K', press('K', { shiftKey: true }))).toBe(true);
    expect(fits('Enter', press('Enter', { shiftKey: true }))).toBe(false);
  });
  it('is shown as people read it', () => {
    expect(shortcutLabel('Mod+K', 'other')).toBe('Ctrl K');
    expect(shortcutLabel('Mod+K', 'mac')).toBe('⌘ K');
    expect(shortcutLabel('g h', 'other')).toBe('G then H');
    expect(shortcutLabel('Mod+Enter', 'other')).toBe('Ctrl Enter');
    expect(shortcutLabel('PageDown', 'other')).toBe('PgDn');
  });
  it('is written for Electron only where a menu may take the key', () => {
    expect(acceleratorOf('Mod+K')).toBe('CmdOrCtrl+K');
    expect(acceleratorOf('Mod+,')).toBe('CmdOrCtrl+,');
    expect(acceleratorOf('Alt+Left')).toBe('Alt+Left');
    expect(acceleratorOf('Mod+Shift+Enter')).toBe('CmdOrCtrl+Shift+Enter');
    for (const shortcut of ['g h', '?', 'Shift+P', 'PageDown']) expect(acceleratorOf(shortcut)).toBeNull();
  });
  it('knows a Mac', () => {
    expect(platformOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('mac');
    expect(platformOf('Mozilla/5.0 (X11; Linux x86_64)')).toBe('other');
  });
});
