import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** Watch, coverage and erosion: where sources speak, which accounts are quiet, and what is suspected of them. */
export class Coverage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await new Shell(this.page).goTo('Watch');
    await this.tab('Coverage');
  }

  async tab(name: 'Coverage' | 'Erosion'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Watch' }).getByRole('button', { name: new RegExp(`^${name}`) }).click();
  }

  /** A cell by what it says: `Response delays, Ticketing system`. */
  cell(name: string): Locator {
    return this.page.getByRole('table', { name: 'Signals by criterion and source' }).getByRole('button', { name: new RegExp(`^${name}: `) });
  }

  get panel(): Locator {
    return this.page.getByRole('group', { name: /^(Quiet accounts|Signals of the cell)$/ });
  }

  /** Opens a quiet account and chooses an answer to its silence. */
  async answer(account: string, how: 'Plan contact' | 'Suspect erosion' | 'Leave it'): Promise<Locator> {
    await this.panel.getByRole('button', { name: new RegExp(`^${account}`) }).click();
    await this.panel.getByRole('button', { name: how }).click();
    return this.page.getByRole('dialog');
  }

  answered(account: string): Locator {
    return this.panel.getByRole('region', { name: 'Answered' }).getByRole('button', { name: new RegExp(`^${account}`) });
  }

  async fillDate(dialog: Locator, label: string, date: string): Promise<void> {
    await dialog.getByRole('textbox', { name: label }).fill(date);
    await dialog.getByRole('textbox', { name: label }).press('Tab');
  }

  async save(dialog: Locator): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
  }

  async choosePerson(dialog: Locator, label: string, name: string): Promise<void> {
    await dialog.getByRole('combobox', { name: label }).fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }
}
