import { useEffect } from 'react';
import type { Preferences } from '@shared/contract/settings';
import { useOperation } from '../../api';
import { useLatest } from '../../commands/use-latest';
import { useApp } from '../../state/store';
import { useAction } from '../../state/use-action';

export interface PreferencesView {
  readonly preferences: Preferences | undefined;
  readonly change: (change: Partial<Preferences>) => void;
}

/** What this laptop remembers of how Docket looks. */
export function usePreferences(): PreferencesView {
  const { data } = useOperation('settings.preferences', {});
  const { run } = useAction('settings.setPreferences');
  return { preferences: data, change: (change) => run(change) };
}

/** Keeps theme and density the same on screen and in the laptop's memory, wherever they are changed. Once, in the app. */
export function useRememberedAppearance(): void {
  const { data } = useOperation('settings.preferences', {});
  const { run } = useAction('settings.setPreferences');
  const setTheme = useApp((state) => state.setTheme);
  const setDensity = useApp((state) => state.setDensity);
  useEffect(() => {
    if (data === undefined) return;
    setTheme(data.theme);
    setDensity(data.density);
  }, [data, setTheme, setDensity]);
  const known = useLatest(() => data);
  useEffect(
    () =>
      useApp.subscribe(({ theme, density }) => {
        const remembered = known();
        if (remembered !== undefined && (theme !== remembered.theme || density !== remembered.density)) run({ theme, density });
      }),
    [run, known],
  );
}
