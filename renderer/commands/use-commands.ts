import { useEffect, useSyncExternalStore } from 'react';
import { createKeyHandler, placeOf } from './key-handler';
import type { Command, CommandRegistry } from './registry';
import { commandRegistry } from './registry';
import { platformOf, shortcutLabel } from './shortcuts';

/** The platform the app runs on. */
export const platform = platformOf(navigator.userAgent);

/** Offers commands while the calling component is there. Give a memoised array: a new one registers anew. */
export function useCommands(commands: readonly Command[], registry: CommandRegistry = commandRegistry): void {
  useEffect(() => registry.register(commands), [commands, registry]);
}

/** The commands that can be done now; follows those that come and go. */
export function useCommandList(registry: CommandRegistry = commandRegistry): readonly Command[] {
  useSyncExternalStore(registry.subscribe, registry.version);
  return registry.list();
}

/** The shortcut of a command as people read it, for buttons and menus; undefined where it has none. */
export function useShortcutLabel(id: string, registry: CommandRegistry = commandRegistry): string | undefined {
  useSyncExternalStore(registry.subscribe, registry.version);
  const shortcut = registry.find(id)?.shortcuts?.[0];
  return shortcut === undefined ? undefined : shortcutLabel(shortcut, platform);
}

/** Listens for shortcuts on the window; once, in the shell. */
export function useKeys(registry: CommandRegistry = commandRegistry): void {
  useEffect(() => {
    const handler = createKeyHandler(registry, platform);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (handler.press(event, placeOf(event.target), event.timeStamp)) event.preventDefault();
    };
    // A button takes Enter for itself, with Ctrl or Command too: what these mean together is asked before it hears of the key.
    const onSaveKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (!handler.press(event, placeOf(event.target), event.timeStamp)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onSaveKey, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onSaveKey, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [registry]);
}
