import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import type { Docket } from '../support/docket';
import { Shell } from './shell';

const address = 'app://bundle/presenter.html';

/** The window for the room, as one sees it from the chairs. */
export class PresenterWindow {
  private constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
  ) {}

  /** Opens it from the session on screen, by key, for an audience. What it says on its console counts as the app's. */
  static async open(docket: Docket, customer: string | null = null): Promise<PresenterWindow> {
    const opened = docket.app.waitForEvent('window');
    await PresenterWindow.choose(docket.page, customer, 'Open the window');
    const page = await opened;
    expect(page.url()).toBe(address);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') docket.problems.push(`presenter ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => docket.problems.push(`presenter: ${error.message}`));
    await page.locator('main').waitFor();
    return new PresenterWindow(docket.app, page);
  }

  /** Changes the audience from the session's screen. */
  static async choose(page: Page, customer: string | null, button: string): Promise<void> {
    await page.keyboard.press('Shift+P');
    const dialog = new Shell(page).dialog('Presenter window');
    await dialog.getByText(customer === null ? 'Internal' : 'With a customer', { exact: true }).click();
    if (customer !== null) {
      await dialog.getByRole('combobox', { name: 'Account' }).fill(customer);
      await page.getByRole('option', { name: customer }).click();
    }
    await dialog.getByRole('button', { name: button }).click();
    await expect(dialog).toBeHidden();
  }

  get screen(): Locator {
    return this.page.getByRole('main');
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get timer(): Locator {
    return this.page.getByRole('timer');
  }

  get decision(): Locator {
    return this.page.getByRole('region', { name: 'Decision' });
  }

  /** `5 of 7`. */
  get finished(): Locator {
    return this.page.getByRole('region', { name: 'Ballots' });
  }

  async isFullScreen(): Promise<boolean> {
    return this.app.evaluate(({ BrowserWindow }, url) => BrowserWindow.getAllWindows().find((window) => window.webContents.getURL() === url)?.isFullScreen() ?? false, address);
  }

  /** A key pressed while the window has the keyboard, as the desktop would send it. */
  async press(keyCode: 'F11' | 'Escape'): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, pressed) => {
        const contents = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL() === pressed.url)?.webContents;
        contents?.sendInputEvent({ type: 'keyDown', keyCode: pressed.keyCode });
        contents?.sendInputEvent({ type: 'keyUp', keyCode: pressed.keyCode });
      },
      { keyCode, url: address },
    );
  }

  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows().find((window) => window.webContents.getURL() === size.url)?.setContentSize(size.width, size.height),
      { width, height, url: address },
    );
    await expect.poll(() => this.page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([width, height]);
  }

  /** Sends the window a view, as main would. */
  async show(view: object): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, sent) => BrowserWindow.getAllWindows().find((window) => window.webContents.getURL() === sent.url)?.webContents.send('presenter-view', sent.view),
      { url: address, view },
    );
    await expect(this.screen).toContainText(/Quarterly quality review/);
  }

  async expectLegible(): Promise<void> {
    expect(await this.illegible()).toEqual([]);
  }

  /** What is smaller than 18 px, stands out of the window or lies over the line at its foot. */
  async illegible(): Promise<string[]> {
    return this.page.evaluate(() => {
      const shown = [...document.querySelectorAll('main *')].filter((element) => element.checkVisibility() && !element.classList.contains('vh') && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== ''));
      return shown.flatMap((element) => {
        const box = element.getBoundingClientRect();
        const drawn = element instanceof SVGTextElement ? (element.getScreenCTM()?.a ?? 1) : 1;
        const size = Number.parseFloat(getComputedStyle(element).fontSize) * drawn;
        const isOut = box.right > window.innerWidth + 1 || box.bottom > window.innerHeight + 1 || box.left < -1 || box.top < -1;
        // Text in a part of the page must not run into the part below it.
        const below = [...document.querySelectorAll('main > *')].filter((part) => !part.contains(element) && part.getBoundingClientRect().top >= box.top);
        const isOver = below.some((part) => part.getBoundingClientRect().top < box.bottom - 6);
        return size < 17.9 || isOut || isOver ? [`${(element.textContent ?? '').slice(0, 40)}: ${size.toFixed(1)} px${isOut ? ', out of the window' : ''}${isOver ? ', over what is below' : ''}`] : [];
      });
    });
  }
}
