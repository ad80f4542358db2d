import { expect, type Locator, type Page } from '@playwright/test';
import { choose, Shell } from './shell';

/** What a running session does beside the item: parking lot, capture, conflicts of interest, ready marks, facilitation; by keys. */
export class RoomDesk {
  readonly #shell: Shell;

  constructor(readonly page: Page) {
    this.#shell = new Shell(page);
  }

  get parked(): Locator {
    return this.page.getByRole('region', { name: 'Parking lot' });
  }

  get ready(): Locator {
    return this.page.getByRole('region', { name: 'Who is ready' });
  }

  get item(): Locator {
    return this.page.getByRole('region', { name: /^Item \d+$/ });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Parks a line and goes back to the item. */
  async park(text: string): Promise<void> {
    await this.press('k');
    const dialog = this.#shell.dialog('Parking lot');
    await expect(dialog.getByRole('textbox', { name: 'What is set aside' })).toBeFocused();
    await this.page.keyboard.type(text);
    await this.press('Enter');
    await expect(dialog.getByRole('region', { name: 'Parked in this session' })).toContainText(text);
    await this.press('Escape');
    await expect(dialog).toBeHidden();
  }

  /** Settles a parked line with a word. */
  async drop(text: string, why: string): Promise<void> {
    await this.press('k');
    const dialog = this.#shell.dialog('Parking lot');
    const line = dialog.getByRole('listitem').filter({ hasText: text });
    await line.getByRole('button', { name: 'Drop' }).click();
    await line.getByRole('textbox', { name: 'Why it is dropped' }).fill(why);
    await this.press('Enter');
    await expect(line).toContainText(`dropped: ${why}`);
    await this.press('Escape');
    await expect(dialog).toBeHidden();
  }

  /** Captures an issue in a line and puts it at the end of this agenda. */
  async capture(title: string): Promise<void> {
    await this.press('c');
    const dialog = this.#shell.dialog('Capture an issue');
    await expect(dialog.getByRole('textbox', { name: 'What it is' })).toBeFocused();
    await this.page.keyboard.type(title);
    await dialog.getByRole('checkbox', { name: /At the end of this agenda/ }).focus();
    await this.press('Space', 'Control+Enter');
    await expect(dialog).toBeHidden();
  }

  /** Marks a conflict of interest on the item on screen. */
  async declareConflict(name: string, why: string): Promise<void> {
    await this.press('i');
    const dialog = this.#shell.dialog(/^Conflicts of interest on item/);
    await choose(dialog, /Who/, name);
    await dialog.getByRole('textbox', { name: 'Why' }).fill(why);
    await this.press('Control+Enter');
    await expect(dialog.getByRole('list', { name: 'Marked' })).toContainText(name);
    await this.press('Escape');
    await expect(dialog).toBeHidden();
  }

  async cancelRound(why: string): Promise<void> {
    await this.press('Shift+X');
    const dialog = this.#shell.dialog(/^Cancel round/);
    await expect(dialog.getByRole('textbox', { name: 'Why' })).toBeFocused();
    await this.page.keyboard.type(why);
    await this.press('Control+Enter');
    await expect(dialog).toBeHidden();
  }

  async handOver(name: string): Promise<void> {
    await this.press('h');
    const dialog = this.#shell.dialog('Hand over facilitation');
    await choose(dialog, /To/, name);
    await this.press('Control+Enter');
    await expect(dialog).toBeHidden();
  }

  /** By the button: where the decision has the focus, P means Plan. */
  async #people(): Promise<Locator> {
    await this.page.getByRole('complementary', { name: 'Agenda' }).getByRole('button', { name: /present/ }).click();
    return this.#shell.dialog('Who is in the room');
  }

  /** Notes that somebody has come or gone. */
  async attendance(name: string, attendance: 'Present' | 'Left'): Promise<void> {
    const dialog = await this.#people();
    await dialog.getByRole('button', { name: `Attendance of ${name}` }).click();
    await this.page.getByRole('menuitem', { name: attendance }).click();
    // The menu gives the keyboard back to its button when it has gone.
    await expect(dialog.getByRole('button', { name: new RegExp(`^Attendance of ${name}: ${attendance}`) })).toBeFocused();
    await this.press('Escape');
    await expect(dialog).toBeHidden();
  }

  /** Names whom somebody stands in for. */
  async standIn(delegate: string, absent: string): Promise<void> {
    const dialog = await this.#people();
    await dialog.getByRole('button', { name: `More about ${delegate}` }).click();
    await this.page.getByRole('menuitem', { name: absent }).click();
    await expect(dialog).toContainText(`stands in for ${absent}`);
    await expect(dialog.getByRole('button', { name: `More about ${delegate}` })).toBeFocused();
    await this.press('Escape');
    await expect(dialog).toBeHidden();
  }
}
