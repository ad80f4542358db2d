import { expect, type Locator, type Page } from '@playwright/test';
import type { Docket } from '../support/docket';
import { Shell } from './shell';

/** Packages: built, listed, verified. */
export class Evidence {
  readonly page: Page;

  constructor(readonly docket: Docket) {
    this.page = docket.page;
  }

  get verification(): Locator {
    return this.page.getByRole('complementary', { name: 'Verification' });
  }

  get verdict(): Locator {
    return this.verification.getByRole('heading').first();
  }

  /** Builds from the builder on screen into a file. */
  async build(file: string, purpose: string): Promise<void> {
    await this.docket.answer({ save: file });
    await this.page.getByRole('textbox', { name: 'Purpose' }).fill(purpose);
    await this.page.getByRole('button', { name: /^Build and sign/ }).click();
    await expect(new Shell(this.page).messages).toContainText('The package was signed', { timeout: 60_000 });
  }

  /** Asks the app about a package in a file. */
  async verify(file: string): Promise<void> {
    await this.docket.answer({ open: file });
    await this.verification.getByRole('button', { name: /^Verify a package/ }).click();
  }
}
