import { expect, type Locator, type Page } from '@playwright/test';
import { choose, Shell } from './shell';

/** The minutes and the signature that seals them. */
export class SignOff {
  constructor(readonly page: Page) {}

  get minutes(): Locator {
    return this.page.getByRole('article');
  }

  get side(): Locator {
    return this.page.getByRole('complementary', { name: 'Sign-off' });
  }

  get signButton(): Locator {
    return this.side.getByRole('button', { name: /^Sign off and seal/ });
  }

  async sign(by: string): Promise<void> {
    await choose(this.side, /Signed by/, by);
    await this.signButton.click();
    await new Shell(this.page).dialog('Sign off and seal?').getByRole('button', { name: 'Sign off', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Signed off and sealed' })).toBeVisible();
  }

  /** A hash of the seal, by its term. */
  async hash(term: 'Minutes SHA-256' | 'Head before' | 'Seal'): Promise<string> {
    return (await this.side.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]').innerText()).trim();
  }
}
