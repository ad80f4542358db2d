import type { Command, CommandRegistry } from './registry';
import type { KeyPress, Platform } from './shortcuts';
import { isStroke, parseShortcut } from './shortcuts';

/** Where a key was pressed, as far as shortcuts care. */
export interface KeyPlace {
  /** A field that takes text. */
  readonly isTyping: boolean;
  /** A button, link or option that Enter and Space press. */
  readonly isPressable: boolean;
  /** A dialog, menu or list that is open over the app. */
  readonly isOverlay: boolean;
}

/** How long a sequence such as `g h` waits for its next key. */
export const sequenceMs = 1200;

export interface KeyHandler {
  /**
   * Takes a press at `atMs` (any steady clock): runs the command it completes and returns true, or returns false.
   * In fields only shortcuts with Ctrl, Command or Alt and function keys count; a key that may begin a sequence is waited on.
   */
  press: (press: KeyPress, place: KeyPlace, atMs: number) => boolean;
}

/** A key handler over a registry. */
export function createKeyHandler(registry: CommandRegistry, platform: Platform): KeyHandler {
  let pending: readonly KeyPress[] = [];
  let pendingAtMs = 0;

  return {
    press: (press, place, atMs) => {
      if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(press.key)) return false;
      const begun = atMs - pendingAtMs <= sequenceMs ? pending : [];
      pending = [];
      if (!mayCount(press, place)) return false;
      // Latest first, so that a screen's own keys win over the app's.
      const commands = registry.available().filter((command) => (!place.isOverlay || command.isForDialogs === true) && !(place.isTyping && command.isNotForFields === true));
      for (const presses of begun.length > 0 ? [[...begun, press], [press]] : [[press]]) {
        const command = commands.findLast((candidate) => matches(candidate, presses, platform) === 'whole');
        if (command !== undefined) {
          command.run();
          return true;
        }
        if (commands.some((candidate) => matches(candidate, presses, platform) === 'start')) {
          pending = presses;
          pendingAtMs = atMs;
          return true;
        }
      }
      return false;
    },
  };
}

function mayCount(press: KeyPress, place: KeyPlace): boolean {
  const hasModifier = press.ctrlKey || press.metaKey || press.altKey;
  if (place.isTyping && !hasModifier && !/^F\d+$/.test(press.key)) return false;
  return !(place.isPressable && !hasModifier && (press.key === 'Enter' || press.key === ' '));
}

function matches(command: Command, presses: readonly KeyPress[], platform: Platform): 'whole' | 'start' | 'none' {
  for (const shortcut of command.shortcuts ?? []) {
    const strokes = parseShortcut(shortcut);
    const isBegun = presses.length <= strokes.length && presses.every((press, index) => {
      const stroke = strokes[index];
      return stroke !== undefined && isStroke(press, stroke, platform);
    });
    if (isBegun) return presses.length === strokes.length ? 'whole' : 'start';
  }
  return 'none';
}

/** Reads the place of a key press off the page. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { isTyping: false, isPressable: false, isOverlay: false };
  const field = target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"], [role="searchbox"], [role="spinbutton"]');
  const isTyping = field !== null && !(field instanceof HTMLInputElement && ['checkbox', 'radio', 'button', 'range'].includes(field.type));
  return {
    isTyping,
    isPressable: target.closest('button, a[href], summary, [role="button"], [role="radio"], [role="option"], [role="menuitem"], [role="tab"]') !== null,
    isOverlay: target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null,
  };
}
