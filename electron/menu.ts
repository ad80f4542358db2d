import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '@shared/contract/settings';

/** The native menu: what the window can do now, as its palette and its list of keys say it. */
export interface NativeMenu {
  show(commands: readonly MenuCommand[]): void;
}

/** Puts up the menu, at first without commands. @param run runs a command of the window by its id */
export function installMenu(run: (command: string) => void): NativeMenu {
  const show = (commands: readonly MenuCommand[]): void => {
    const sections = [...new Set(commands.map(({ section }) => section))];
    const menus = sections.map((section): MenuItemConstructorOptions => ({ label: section, submenu: [...commands.filter((command) => command.section === section).map(itemOf), ...(section === viewSection ? [{ type: 'separator' as const }, ...viewItems] : [])] }));
    const view: MenuItemConstructorOptions[] = sections.includes(viewSection) ? [] : [{ label: viewSection, submenu: viewItems }];
    Menu.setApplicationMenu(Menu.buildFromTemplate([...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []), { role: 'editMenu' }, ...menus, ...view]));
  };
  const itemOf = ({ id, title, keys, accelerator }: MenuCommand): MenuItemConstructorOptions => ({
    id,
    // The window's own registry listens for the keys; the menu only shows them. What no accelerator can say, such as G then H, stands in the words.
    label: accelerator === null && keys !== null ? `${title} (${keys})` : title,
    click: () => run(id),
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
  });
  show([]);
  return { show };
}

const viewSection = 'View';
const viewItems: MenuItemConstructorOptions[] = [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { type: 'separator' }, { role: 'togglefullscreen' }, ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }])];
