import { expect, type Locator, type Page } from '@playwright/test';

/** The priority list with its filters and the issue beside it. */
export class PriorityList {
  constructor(readonly page: Page) {}

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Priority list' });
  }

  /** Rows of issues; the headings of the bands are rows too, but cannot be selected. */
  get rows(): Locator {
    return this.grid.locator('[role="row"][aria-selected]');
  }

  get selected(): Locator {
    return this.grid.locator('[role="row"][aria-selected="true"]');
  }

  get filter(): Locator {
    return this.page.getByRole('searchbox', { name: 'Filter issues' });
  }

  get summary(): Locator {
    return this.page.getByText(/^[\d,]+ (open )?issues?(,|$)/);
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: /^Issue/ });
  }

  chip(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  heading(name: string): Locator {
    return this.grid.getByRole('columnheader', { name }).getByRole('button');
  }

  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  async select(title: string): Promise<void> {
    await this.row(title).click();
    await expect(this.panel.getByRole('heading', { level: 2, name: title })).toBeVisible();
  }

  async open(title: string): Promise<void> {
    await this.row(title).dblclick();
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** The text of a column's cells from the top, as far as it is drawn. */
  async cells(column: string): Promise<string[]> {
    const headers = await this.grid.getByRole('columnheader').evaluateAll((all) => all.map((header) => header.getAttribute('aria-label') ?? header.textContent ?? ''));
    const place = headers.findIndex((header) => header.startsWith(column));
    return this.rows.evaluateAll((rows, at) => rows.toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex'))).map((row) => row.querySelectorAll('[role="gridcell"]')[at]?.textContent ?? ''), place);
  }
}
