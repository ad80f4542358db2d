/** One press: modifiers and a key. `Mod` is Command on a Mac and Ctrl elsewhere. */
export interface Stroke {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Lower case, as `KeyboardEvent.key` says it: `k`, `enter`, `pagedown`, `?`. */
  readonly key: string;
}

export type Platform = 'mac' | 'other';

/** What is read of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const namedKeys: Readonly<Record<string, string>> = { esc: 'escape', space: ' ', plus: '+', up: 'arrowup', down: 'arrowdown', left: 'arrowleft', right: 'arrowright' };

/** `Mod+Shift+K` as one stroke, `g h` as two in a row. Throws on an empty or unknown modifier: shortcuts are written by programmers. */
export function parseShortcut(shortcut: string): readonly Stroke[] {
  const strokes = shortcut.trim().split(/\s+/);
  return strokes.map((stroke) => {
    const parts = stroke === '+' ? ['+'] : stroke.split('+');
    const key = parts.at(-1) ?? '';
    const modifiers = parts.slice(0, -1).map((part) => part.toLowerCase());
    const unknown = modifiers.find((part) => !['mod', 'alt', 'shift'].includes(part));
    if (key === '' || unknown !== undefined) throw new Error(`Not a shortcut: "${shortcut}"`);
    const lower = key.toLowerCase();
    return { mod: modifiers.includes('mod'), alt: modifiers.includes('alt'), shift: modifiers.includes('shift'), key: namedKeys[lower] ?? lower };
  });
}

/** Whether a press is a stroke. Shift is asked only of letters and named keys: `?` already says it. */
export function isStroke(press: KeyPress, stroke: Stroke, platform: Platform): boolean {
  const mod = platform === 'mac' ? press.metaKey : press.ctrlKey;
  const other = platform === 'mac' ? press.ctrlKey : press.metaKey;
  const key = press.key.toLowerCase();
  const shiftMatters = key.length > 1 || /[a-z]/.test(key);
  return key === stroke.key && mod === stroke.mod && !other && press.altKey === stroke.alt && (!shiftMatters || press.shiftKey === stroke.shift);
}

const shownKeys: Readonly<Record<string, string>> = { escape: 'Esc', enter: 'Enter', ' ': 'Space', pagedown: 'PgDn', pageup: 'PgUp', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', delete: 'Del', backspace: 'Backspace' };

/** A shortcut as people read it: `Ctrl K`, `⌘ K`, `G then H`. */
export function shortcutLabel(shortcut: string, platform: Platform): string {
  const names = platform === 'mac' ? { mod: '⌘', alt: '⌥', shift: '⇧' } : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  return parseShortcut(shortcut)
    .map((stroke) => {
      const key = shownKeys[stroke.key] ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key.charAt(0).toUpperCase() + stroke.key.slice(1));
      return [stroke.mod && names.mod, stroke.alt && names.alt, stroke.shift && names.shift, key].filter(Boolean).join(' ');
    })
    .join(' then ');
}

const acceleratorKeys: Readonly<Record<string, string>> = { escape: 'Esc', enter: 'Enter', ' ': 'Space', '+': 'Plus', pagedown: 'PageDown', pageup: 'PageUp', arrowup: 'Up', arrowdown: 'Down', arrowleft: 'Left', arrowright: 'Right', delete: 'Delete', backspace: 'Backspace' };

/** A shortcut as Electron's menus write it: `CmdOrCtrl+K`. Null for one without Ctrl, Command or Alt, which a Mac's menu would take from somebody who types, and for two keys in a row. */
export function acceleratorOf(shortcut: string): string | null {
  const [stroke, ...more] = parseShortcut(shortcut);
  if (stroke === undefined || more.length > 0 || !(stroke.mod || stroke.alt)) return null;
  const key = acceleratorKeys[stroke.key] ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key);
  return [stroke.mod && 'CmdOrCtrl', stroke.alt && 'Alt', stroke.shift && 'Shift', key].filter(Boolean).join('+');
}

/** The platform of a `navigator.platform` or user agent string. */
export function platformOf(description: string): Platform {
  return /mac/i.test(description) ? 'mac' : 'other';
}
