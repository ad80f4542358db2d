import type { Locator, Page } from '@playwright/test';

/** The register of decisions in Meet. */
export class DecisionRegister {
  constructor(readonly page: Page) {}

  get rows(): Locator {
    return this.page.getByRole('grid', { name: 'Decisions' }).getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: /^Decision on issue/ });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('d');
    await this.rows.first().waitFor();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search decisions' }).fill(text);
  }
}
