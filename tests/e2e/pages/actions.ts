import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** The Act screen: the list of actions, the one beside it, and a sheet that came back. */
export class Actions {
  constructor(readonly page: Page) {}

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: /^Action A\d+$/ });
  }

  get review(): Locator {
    return this.page.getByRole('main').getByRole('table');
  }

  async open(): Promise<void> {
    await new Shell(this.page).goTo('Act');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Act' })).toBeVisible();
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Filter actions' }).fill(words);
  }

  async showAllStates(): Promise<void> {
    await this.page.getByRole('button', { name: /^State/ }).click();
    for (const state of ['Done', 'Dropped']) await this.page.getByRole('option', { name: state }).or(this.page.getByRole('menuitemcheckbox', { name: state })).click();
    await this.page.keyboard.press('Escape');
  }
}
