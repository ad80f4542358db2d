import { expect, type Locator, type Page } from '@playwright/test';

/** What people do to the register itself: filters, marks, tags, links, attachments, undo. */
export class RegisterCare {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get marked(): Locator {
    return this.page.getByRole('region', { name: 'Marked issues' });
  }

  get happened(): Locator {
    return this.page.getByRole('region', { name: 'What happened' });
  }

  notice(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByRole('status').filter({ hasText: words });
  }

  async mark(number: string): Promise<void> {
    await this.page.getByRole('row').filter({ has: this.page.getByRole('checkbox', { name: `Mark #${number}`, exact: true }) }).locator('label').click();
  }

  /** Tags what is marked, by the key. */
  async tag(...tags: readonly string[]): Promise<void> {
    await this.page.keyboard.press('t');
    const field = this.dialog.getByRole('combobox', { name: 'Add tags' });
    for (const tag of tags) {
      await field.fill(tag);
      await field.press(',');
    }
    await this.save();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(this.dialog).toBeHidden();
  }

  async filterByTag(tag: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    const field = this.dialog.getByRole('combobox', { name: 'Tag' });
    await field.fill(tag);
    await this.page.getByRole('option', { name: new RegExp(`^${tag}`) }).click();
    await expect(this.page.getByRole('listbox')).toBeHidden();
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async saveFilter(name: string): Promise<void> {
    await this.page.keyboard.press('Shift+F');
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.save();
  }

  async link(how: string, search: string, other: string): Promise<void> {
    await this.page.keyboard.press('l');
    await this.dialog.getByRole('button', { name: /This issue is/ }).click();
    await this.page.getByRole('option', { name: how }).click();
    await this.dialog.getByRole('combobox', { name: 'Issue' }).fill(search);
    await this.page.getByRole('option', { name: other }).click();
    await this.save();
  }

  async attach(description: string): Promise<void> {
    await this.page.keyboard.press('Shift+A');
    await this.dialog.getByRole('textbox', { name: 'What it shows' }).fill(description);
    await this.save();
  }
}
