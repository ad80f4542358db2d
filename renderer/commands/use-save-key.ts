import { useMemo } from 'react';
import { useCommands, useShortcutLabel } from './use-commands';
import { useLatest } from './use-latest';

/** Ctrl or Command Enter does what a dialog is for, wherever focus is. Returns the key's label for the button. */
export function useSaveKey(title: string, save: () => void): string | undefined {
  const run = useLatest(save);
  const commands = useMemo(() => [{ id: 'dialog.save', title, section: 'Issues' as const, shortcuts: ['Mod+Enter'], isForDialogs: true, isHidden: true, run }], [title, run]);
  useCommands(commands);
  return useShortcutLabel('dialog.save');
}
