import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** The page of one account: what it is worth, what is open, and everything dated on one line. */
export class Account {
  constructor(readonly page: Page) {}

  /** Opens an account from the register, by its name and where need be by something else in its row. */
  async open(name: string, beside = ''): Promise<void> {
    await new Shell(this.page).goTo('Watch');
    await this.page.getByRole('searchbox', { name: 'Filter accounts' }).fill(name);
    await this.page.getByRole('row').filter({ hasText: name }).filter({ hasText: beside }).first().dblclick();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(this.timeline).toBeVisible();
  }

  /** Back to the register. */
  async back(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('searchbox', { name: 'Filter accounts' })).toBeVisible();
  }

  get mergeDialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A part of the page by the words of its heading. */
  part(title: string): Locator {
    return this.page.locator('section').filter({ has: this.page.getByRole('heading', { level: 2, name: title, exact: true }) }).last();
  }

  get timeline(): Locator {
    return this.part('Timeline');
  }

  /** Entries of the timeline, newest first. */
  get entries(): Locator {
    return this.timeline.getByRole('listitem');
  }

  /** Turns one source of the timeline on or off. */
  async toggle(source: string): Promise<void> {
    await this.page.getByRole('toolbar', { name: 'Sources of the timeline' }).getByRole('button', { name: new RegExp(`^${source}`) }).click();
  }

  /** The promise that says so. */
  promise(words: string): Locator {
    return this.part('Promises').getByRole('listitem').filter({ hasText: words });
  }
}
