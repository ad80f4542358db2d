import type { ReactNode } from 'react';
import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useCommands, useKeys } from '../commands/use-commands';
import { applyAppearance } from '../state/appearance';
import { useApp } from '../state/store';
import { cx } from '../ui/cx';
import { Toaster } from '../ui/toaster';
import { appCommands } from './app-commands';
import { HelpSheet } from './help-sheet';
import type { SearchProvider } from './palette';
import { Palette } from './palette';
import type { RailProps } from './rail';
import { Rail } from './rail';
import type { StatusBarProps } from './status-bar';
import { StatusBar } from './status-bar';
import type { TopBarProps } from './top-bar';
import { TopBar } from './top-bar';
import styles from './shell.module.css';

export interface ShellProps extends RailProps, TopBarProps {
  status: StatusBarProps;
  /** The screen has the window to itself. */
  isAlone?: boolean;
  /** How the palette finds issues; null while no workspace is open. Memoise it. */
  search: SearchProvider | null;
  /** Over everything: what is true of the whole window, as a rehearsal. */
  banner?: ReactNode;
  /** The screen. */
  children: ReactNode;
}

/** The house around every screen: rail, top bar, status bar, palette, help and messages. It is given its data and fetches none. */
export function Shell({ enabledSections, badges, workspace, asOf, person, action, status, search, isAlone = false, banner, children }: ShellProps) {
  const theme = useApp((state) => state.theme);
  const density = useApp((state) => state.density);
  useEffect(() => applyAppearance(document.documentElement, { theme, density }), [theme, density]);
  useCommands(useMemo(() => appCommands(useApp.getState, enabledSections), [enabledSections]));
  useKeys();
  return (
    // One way to write numbers and dates, whatever the laptop's language.
    <I18nProvider locale="en-GB">
      <div className={cx(styles['app'], isAlone && styles['alone'])}>
        <a className={styles['skip']} href="#main">
          Skip to the screen
        </a>
        {banner !== undefined && <div className={styles['banner']}>{banner}</div>}
        {!isAlone && <Rail enabledSections={enabledSections} badges={badges} />}
        {!isAlone && <TopBar workspace={workspace} asOf={asOf} person={person} action={action} />}
        <main className={styles['main']} id="main" tabIndex={-1}>
          {children}
        </main>
        {!isAlone && <StatusBar {...status} />}
      </div>
      <Palette provider={search} />
      <HelpSheet />
      <Toaster />
    </I18nProvider>
  );
}
