import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** The proposals that wait for a person. */
export class Proposals {
  constructor(readonly page: Page) {}

  get rows(): Locator {
    return this.page.getByRole('grid', { name: 'Proposals' }).locator('[role="row"][aria-selected]');
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: /^Proposal for/ });
  }

  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  /** Shows what one rule proposes. */
  async showRule(rule: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Rule/ }).click();
    await this.page.getByRole('menuitemcheckbox', { name: rule }).click();
    await this.page.keyboard.press('Escape');
  }

  async select(title: string): Promise<void> {
    await this.row(title).click();
    await expect(this.panel.getByRole('heading', { level: 2, name: title })).toBeVisible();
  }

  /** Accepts the one that is selected. */
  async accept(): Promise<void> {
    await this.panel.getByRole('button', { name: /^Accept/ }).click();
  }

  /** Accepts all that the filters leave over, after the question that comes first. */
  async acceptAll(): Promise<void> {
    await this.page.getByRole('button', { name: /^Accept all shown/ }).click();
    await new Shell(this.page).dialog(/^Accept/).getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(this.page.getByRole('alertdialog')).toBeHidden({ timeout: 60_000 });
  }
}
