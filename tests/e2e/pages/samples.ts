import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** Watch, samples: planning a draw, reading it, and what it says. */
export class Samples {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await new Shell(this.page).command('Go to the samples');
    await expect(this.page.getByRole('heading', { level: 2, name: 'Review sheets' })).toBeVisible();
  }

  /** Goes to the plan of a new sample. */
  async plan(): Promise<void> {
    await this.open();
    await this.page.keyboard.press('c');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Draw a sample' })).toBeVisible();
    await expect(this.page.getByText('To read', { exact: true }).first()).toBeVisible();
  }

  /** What the plan comes to. */
  get preview(): Locator {
    return this.page.getByRole('complementary', { name: 'What the plan comes to' });
  }

  async ask(count: number, seed: string): Promise<void> {
    await this.page.getByRole('radio', { name: 'Number', exact: true }).click();
    const field = this.page.getByRole('textbox', { name: 'How many' });
    await field.fill(String(count));
    await field.press('Tab');
    await this.page.getByRole('textbox', { name: 'Seed' }).fill(seed);
  }

  async draw(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(this.sheet).toBeVisible();
  }

  get sheet(): Locator {
    return this.page.getByRole('complementary', { name: 'Review sheet' });
  }

  /** The drawn records in the order in which they are read. */
  get list(): Locator {
    return this.page.getByRole('grid', { name: 'Sample' });
  }

  async titles(): Promise<string[]> {
    await expect(this.list.getByRole('row').nth(1)).toContainText('#');
    return this.list.getByRole('row').getByRole('gridcell').filter({ hasText: '#' }).allInnerTexts();
  }

  /** Answers the item on the screen by keys alone, and goes on to the next one. */
  async review(place: number, keys: readonly string[]): Promise<void> {
    await expect(this.page.getByText(new RegExp(`item ${place} of`))).toBeVisible();
    for (const key of keys) await this.page.keyboard.press(key);
    await expect(this.sheet).toContainText('Every question is answered.');
    await this.page.keyboard.press('Control+Enter');
  }

  async show(tab: 'Read' | 'Results' | 'The draw'): Promise<void> {
    await this.page.getByRole('radio', { name: tab }).click();
  }
}

/** Comments coded by two people, one after the other on one laptop. */
export class Coding {
  constructor(readonly page: Page) {}

  async begin(first: string, second: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Code comments' }).click();
    const dialog = new Shell(this.page).dialog('Have comments coded by two people');
    for (const [label, name] of [['First coder', first], ['Second coder', second]] as const) {
      await dialog.getByRole('combobox', { name: label }).fill(name);
      await this.page.getByRole('option', { name }).click();
      await expect(this.page.getByRole('option')).toHaveCount(0);
    }
    await dialog.getByRole('button', { name: /^Begin/ }).click();
    await expect(dialog).toBeHidden();
  }

  /** One person codes every comment by keys, one set of keys a comment, and hands in. */
  async code(name: string, keys: readonly (readonly string[])[]): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`as ${name}$`) }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: `${name} codes` })).toBeVisible();
    for (const [index, pressed] of keys.entries()) {
      await expect(this.page.getByText(`comment ${index + 1} of ${keys.length}`)).toBeVisible();
      for (const key of pressed) await this.page.keyboard.press(key);
      await expect(this.page.getByText(`${pressed.length} given`)).toBeVisible();
      await this.page.keyboard.press('Control+Enter');
      await expect(this.page.getByText(`${index + 1} of ${keys.length} coded`)).toBeVisible();
    }
    await this.page.getByRole('button', { name: 'Hand in', exact: true }).click();
    const asked = new Shell(this.page).dialog(`Hand in for ${name}?`);
    await asked.getByRole('button', { name: 'Hand in' }).click();
    await expect(asked).toBeHidden();
  }
}
