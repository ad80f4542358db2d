import { useEffect } from 'react';
import type { MenuCommand } from '@shared/contract/settings';
import { call } from '../api';
import { useApp } from '../state/store';
import type { CommandRegistry } from './registry';
import { commandRegistry } from './registry';
import { acceleratorOf, shortcutLabel } from './shortcuts';
import { platform } from './use-commands';

/** Commands come and go several at a time when a screen changes: the menu is told once they have settled. */
const settledMs = 150;

const menuOf = (registry: CommandRegistry): MenuCommand[] =>
  registry
    .list()
    .filter(({ isHidden }) => isHidden !== true)
    .map(({ id, title, section, shortcuts: [shortcut] = [] }) => ({ id, title, section, keys: shortcut === undefined ? null : shortcutLabel(shortcut, platform), accelerator: shortcut === undefined ? null : acceleratorOf(shortcut) }));

/** Keeps the native menu in step with the registry, so that palette, list of keys and menu agree (L4); once, in the app. */
export function useNativeMenu(registry: CommandRegistry = commandRegistry): void {
  useEffect(() => {
    let told = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const commands = menuOf(registry);
      const text = JSON.stringify(commands);
      if (text === told) return;
      told = text;
      void call('settings.showMenu', { commands });
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(tell, settledMs);
    };
    soon();
    // What can be done now depends on what the person is doing, too.
    const stops = [registry.subscribe(soon), useApp.subscribe(soon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [registry]);
}
