import type { Locator, Page } from '@playwright/test';

/** The rules that propose, and the one that is shown. */
export class SignalRules {
  constructor(readonly page: Page) {}

  get current(): Locator {
    return this.page.getByRole('list', { name: 'Rules' }).locator('[aria-current="true"]');
  }

  /** What is said of the rule that is shown. */
  detail(title: string): Locator {
    return this.page.getByRole('group', { name: title, exact: true });
  }

  get months(): Locator {
    return this.page.getByRole('table', { name: /^Proposals at the end of each month/ }).locator('tbody tr');
  }

  versions(title: string): Locator {
    return this.detail(title).getByRole('listitem');
  }
}
