import { app, BrowserWindow, screen, type Display, type Input } from 'electron';
import { presenterChannel } from '@shared/presenter-channel';
import type { Instant } from '@shared/primitives';
import { otherDisplays, placePresenter } from './host/presenter-placement';
import type { MemoryFile } from './host/preferences';
import type { PresenterWindow } from './host/presenter';
import { APP_ORIGIN, PRESENTER_PATH } from './ipc';
import { confine, confinedPreferences } from './windows';

export interface PresenterSurroundings {
  /** The file of its preload. */
  readonly preload: string;
  readonly memory: MemoryFile;
  clock(): Instant;
  mainWindow(): BrowserWindow | null;
  /** It was opened, closed or moved by the person or the desktop. */
  changed(): void;
  log(message: string): void;
}

/** The window for the room: on another screen where there is one, never in the way of the session, which it knows nothing of but its view (M4). */
export function createPresenterWindow({ preload, memory, clock, mainWindow, changed, log }: PresenterSurroundings): PresenterWindow {
  let window: BrowserWindow | null = null;
  let displayId: number | null = null;
  let displayLostAt: Instant | null = null;

  const mainDisplayId = (): number => {
    const main = mainWindow();
    return (main === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(main.getBounds())).id;
  };
  const place = () => placePresenter({ displays: screen.getAllDisplays(), mainDisplayId: mainDisplayId(), remembered: memory.get().presenter.window });

  function open(): BrowserWindow {
    const { bounds, isFullScreen, displayId: on } = place();
    const opened = new BrowserWindow({
      ...bounds,
      minWidth: 1024,
      minHeight: 576,
      show: false,
      title: 'Docket presenter',
      autoHideMenuBar: true,
      backgroundColor: '#fbfaf7',
      webPreferences: { ...confinedPreferences, preload },
    });
    displayId = on;
    // The menu belongs to the facilitator; on a projector it would only be in the way.
    if (process.platform !== 'darwin') opened.removeMenu();
    confine(opened.webContents);
    opened.webContents.on('before-input-event', (event, input) => {
      if (isFullScreenKey(input, opened.isFullScreen())) {
        event.preventDefault();
        opened.setFullScreen(!opened.isFullScreen());
      }
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log(`The presenter window failed: ${reason}`);
      opened.destroy();
    });
    opened.once('ready-to-show', () => {
      if (opened.isDestroyed()) return;
      // The keyboard stays with the facilitator.
      opened.showInactive();
      if (isFullScreen) opened.setFullScreen(true);
    });
    opened.on('close', () => {
      const { x, y, width, height } = opened.getNormalBounds();
      memory.update((before) => ({ ...before, presenter: { ...before.presenter, window: { x, y, width, height } } }));
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
      displayLostAt = null;
      changed();
    });
    void opened.loadURL(`${APP_ORIGIN}${PRESENTER_PATH}`);
    return opened;
  }

  /** Moves the window that is open to where it would open now. */
  function moveWhereItBelongs(): void {
    if (window === null) return;
    const { bounds, isFullScreen, displayId: on } = place();
    displayId = on;
    window.setFullScreen(false);
    window.setBounds(bounds);
    if (isFullScreen) window.setFullScreen(true);
  }

  /** A projector that is unplugged takes nothing with it: the window comes back to the screen of the main window, and returns with the projector. */
  const onDisplayRemoved = (_event: unknown, display: Display): void => {
    if (window !== null && display.id === displayId) {
      displayLostAt = clock();
      moveWhereItBelongs();
    }
    changed();
  };
  const onDisplayAdded = (): void => {
    if (window !== null && displayLostAt !== null) {
      displayLostAt = null;
      moveWhereItBelongs();
    }
    changed();
  };
  // Screens are not known before that.
  void app.whenReady().then(() => {
    screen.on('display-removed', onDisplayRemoved);
    screen.on('display-added', onDisplayAdded);
  });

  return {
    get isOpen() {
      return window !== null;
    },
    get hasOtherDisplay() {
      return otherDisplays(screen.getAllDisplays(), mainDisplayId()).length > 0;
    },
    get displayLostAt() {
      return displayLostAt;
    },
    show() {
      if (window === null) {
        displayLostAt = null;
        window = open();
      } else if (window.isMinimized()) window.restore();
      return { isOnOtherDisplay: displayId !== mainDisplayId() };
    },
    close: () => window?.close(),
    push: (view) => window?.webContents.send(presenterChannel, view),
    isMine: (sender) => window !== null && sender === window.webContents,
  };
}

const isFullScreenKey = ({ type, key, control, alt, meta }: Input, isFullScreen: boolean): boolean => type === 'keyDown' && !control && !alt && !meta && (key === 'F11' || (key === 'Escape' && isFullScreen));
