import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import { useCommands, useShortcutLabel } from './use-commands';
import { useLatest } from './use-latest';

/** Numbers and dates take what was typed when focus leaves them, so it leaves for a moment. */
function takeTyped(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  flushSync(() => field.blur());
  field.focus();
}

/** Ctrl or Command Enter does what a dialog is for, wherever focus is. Returns the key's label for the button. */
export function useSaveKey(title: string, save: () => void): string | undefined {
  const run = useLatest(save);
  const commands = useMemo(() => [{ id: 'dialog.save', title, section: 'Issues' as const, shortcuts: ['Mod+Enter'], isForDialogs: true, isHidden: true, run: () => { takeTyped(); run(); } }], [title, run]);
  useCommands(commands);
  return useShortcutLabel('dialog.save');
}
