import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** Commands that the menu sends to the window; the window's registry runs them, so that menu, palette and shortcuts agree. */
const sections: readonly { label: string; items: readonly (readonly [label: string, command: string, accelerator?: string] | 'separator')[] }[] = [
  { label: 'File', items: [['New workspace…', 'workspace.new'], ['Open workspace…', 'workspace.open', 'CmdOrCtrl+O'], ['Open the example', 'workspace.example'], 'separator', ['Import a file…', 'import.start', 'CmdOrCtrl+I'], 'separator', ['Verify a package…', 'evidence.verify']] },
  { label: 'Go', items: [['Home', 'go.home'], ['Watch', 'go.watch'], ['Score', 'go.score'], ['Meet', 'go.meet'], ['Act', 'go.act'], ['Govern', 'go.govern'], ['Prove', 'go.prove'], 'separator', ['Decision register', 'decisions.register'], ['Walk the list', 'walks.start'], 'separator', ['Settings', 'go.settings', 'CmdOrCtrl+,']] },
  { label: 'Session', items: [['Presenter window…', 'sessions.presenter', 'Shift+P']] },
  { label: 'Find', items: [['Search, or type a command', 'app.palette', 'CmdOrCtrl+K'], ['All keys', 'app.help']] },
];

/** Puts up the native menu. */
export function installMenu(run: (command: string) => void): void {
  const template: MenuItemConstructorOptions[] = sections.map(({ label, items }) => ({
    label,
    submenu: items.map((item): MenuItemConstructorOptions =>
      item === 'separator'
        ? { type: 'separator' }
        : // The window's own registry listens for the keys; the menu only shows them.
          { label: item[0], click: () => run(item[1]), ...(item[2] === undefined ? {} : { accelerator: item[2], registerAccelerator: false }) },
    ),
  }));
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { type: 'separator' }, { role: 'togglefullscreen' }, ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }])],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []), ...template, { role: 'editMenu' }, view]));
}
