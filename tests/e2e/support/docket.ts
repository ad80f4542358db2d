import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The checkout that the built app is started from; Playwright reads its tests as CommonJS. */
export const projectRoot = resolve(__dirname, '../../..');

/** What a person would answer in the system's own dialogs: one file each, null to close them. */
export interface Answers {
  readonly open?: string | null;
  readonly save?: string | null;
}

/** The real app with its window, and everything that it said or tried and should not have. */
export class Docket {
  readonly problems: string[] = [];
  readonly requests: string[] = [];
  #isOver = false;

  private constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    readonly userData: string,
  ) {}

  /** Starts the built app on a user data folder of its own. @param args a workspace, or `--example` */
  static async start(userData: string, args: readonly string[] = []): Promise<Docket> {
    const app = await _electron.launch({ args: ['.', '--no-sandbox', ...args], cwd: projectRoot, env: environment(userData) });
    const page = await app.firstWindow();
    await page.getByRole('main').waitFor();
    // Answered once main has loaded all of itself; before that it is busy.
    await page.evaluate(async () => void (await window.docket.operations['settings']?.['about']?.({})));
    await watchConnections(app);
    const docket = new Docket(app, page, userData);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') docket.problems.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => docket.problems.push(error.stack ?? error.message));
    page.on('crash', () => docket.problems.push('The window crashed'));
    app.context().on('request', (request) => docket.requests.push(request.url()));
    // Read again from here on, so that the first requests and messages are seen as well.
    await page.reload();
    // Of every screen: the walk, which an app may come back to, stands alone and has no rail.
    await page.getByRole('main').waitFor();
    return docket;
  }

  /** Answers the dialogs that come from now on. */
  async answer({ open = null, save = null }: Answers): Promise<void> {
    await this.app.evaluate(
      ({ dialog }, files) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: files.open === null, filePaths: files.open === null ? [] : [files.open] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: files.save === null, filePath: files.save ?? '' });
      },
      { open, save },
    );
  }

  /** The commands of the native menu in its order, without their keys. */
  async menuTitles(): Promise<string[]> {
    return this.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []).flatMap(({ id, label }) => (id?.includes('.') === true ? [label.replace(/ \([^)]*\)$/, '')] : [])),
    );
  }

  /** Sizes the window's content, in px. */
  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
    await expect.poll(() => this.page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([width, height]);
  }

  /** What main wrote into its log: nothing, unless something unforeseen happened. */
  get log(): string {
    const file = join(this.userData, 'docket.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Nothing on the console, nothing in main's log, no request that is not the app's own, no connection (L1). */
  async expectNothingWrong(): Promise<void> {
    expect(this.problems, 'messages of the window').toEqual([]);
    expect(this.log, "main's log").toBe('');
    expect(this.requests, 'the collector saw the app load').not.toEqual([]);
    expect(this.requests.filter((url) => !url.startsWith('app://bundle/') && !url.startsWith('data:image/')), 'requests that leave the app').toEqual([]);
    expect(await this.app.evaluate(() => Reflect.get(globalThis, 'docketConnections')), 'connections of main').toEqual([]);
  }

  /** Closes the window as a person does. */
  async close(): Promise<void> {
    if (this.#isOver) return;
    await this.expectNothingWrong();
    this.#isOver = true;
    await this.app.close();
  }

  /** Ends the process with SIGKILL, in the middle of whatever it does (M7). */
  async kill(): Promise<void> {
    this.#isOver = true;
    const gone = this.app.waitForEvent('close');
    this.app.process().kill('SIGKILL');
    await gone;
  }

  /** Gets rid of a process that a failed journey left behind. */
  async end(): Promise<void> {
    if (!this.#isOver) await this.kill();
  }
}

function environment(userData: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), DOCKET_USER_DATA: userData };
}

/** Notes every connection that main opens from now on; there is to be none. */
async function watchConnections(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { Socket } = process.getBuiltinModule('node:net');
    const connect = Reflect.get(Socket.prototype, 'connect');
    const seen: string[] = [];
    Reflect.set(globalThis, 'docketConnections', seen);
    Reflect.set(Socket.prototype, 'connect', function watched(this: unknown, ...args: unknown[]) {
      seen.push(JSON.stringify(args[0]));
      return Reflect.apply(connect, this, args);
    });
  });
}
