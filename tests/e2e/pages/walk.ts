import { expect, type Locator, type Page } from '@playwright/test';

/** The walk: one issue a screen. */
export class Walk {
  constructor(readonly page: Page) {}

  get issue(): Locator {
    return this.page.getByRole('region', { name: /^Issue #/ });
  }

  get title(): Locator {
    return this.issue.getByRole('heading', { level: 1 });
  }

  get side(): Locator {
    return this.page.getByRole('complementary', { name: 'The walk' });
  }

  get form(): Locator {
    return this.page.getByRole('group', { name: /#\d+$/ });
  }

  /** Opens it by key, as from any screen. */
  async start(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('l');
    await expect(this.title).toBeVisible();
  }

  /** Decides by key alone what is on screen; focus begins in *What*. */
  async decide(letter: string, { what, reason, owner, due, departs }: { what: string; reason: string; owner: string; due?: string; departs?: string }): Promise<void> {
    const before = await this.title.textContent();
    await this.page.keyboard.press(letter);
    await expect(this.form.getByLabel('What')).toBeFocused();
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(what);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(reason);
    if (departs !== undefined) await this.form.getByLabel('Why it departs from the band').fill(departs);
    const field = this.form.getByRole('combobox', { name: 'Owner' });
    await field.fill(owner);
    await this.page.getByRole('option', { name: owner }).click();
    if (due !== undefined) {
      await this.form.getByRole('textbox', { name: 'Due' }).fill(due);
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.press('Control+Enter');
    await expect(this.form).toBeHidden();
    await expect(this.title).not.toHaveText(before ?? '');
  }

  /** Makes what is on screen part of another issue, and sees that it is refused before that one is named. */
  async merge({ into, what, reason, owner, departs }: { into: number; what: string; reason: string; owner: string; departs: string }): Promise<void> {
    const before = await this.title.textContent();
    await this.page.keyboard.press('x');
    await this.form.getByLabel('What').fill(what);
    await this.form.getByLabel('Reason', { exact: true }).fill(reason);
    await this.form.getByLabel('Why it departs from the band').fill(departs);
    await this.form.getByRole('combobox', { name: 'Owner' }).fill(owner);
    await this.page.getByRole('option', { name: owner }).click();
    await this.page.keyboard.press('Control+Enter');
    await expect(this.form).toContainText('Name the issue it becomes part of.');
    await this.form.getByRole('combobox', { name: 'Becomes part of' }).fill(String(into));
    await this.page.getByRole('option', { name: new RegExp(`^#${into} `) }).click();
    await this.page.keyboard.press('Control+Enter');
    await expect(this.form).toBeHidden();
    await expect(this.title).not.toHaveText(before ?? '');
  }
}
