import { expect, type Locator, type Page } from '@playwright/test';
import type { Docket } from '../support/docket';
import type { Counts } from './import-wizard';
import { Shell } from './shell';

/** E-mails and transcripts: their import, the queue of what their words propose, and one of them whole. */
export class Texts {
  readonly page: Page;

  constructor(readonly docket: Docket) {
    this.page = docket.page;
  }

  /** Chooses a file in the stubbed system dialog; what it would do stands there then. */
  async begin(file: string): Promise<void> {
    await this.docket.answer({ open: file });
    await new Shell(this.page).command('Import a file');
    await this.page.getByRole('button', { name: 'Choose e-mails or transcripts' }).click();
    await expect(this.page.getByRole('heading', { name: 'Import e-mails and transcripts' })).toBeVisible();
  }

  async addOwnDomain(domain: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: 'Domains of your own addresses' });
    await field.fill(domain);
    await field.press('Enter');
    // Leaves the field: while its list is open, the rest of the screen waits.
    await field.press('Escape');
  }

  /** The line of a sender in the table of accounts. */
  sender(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name }).first();
  }

  /** The line of a message, by its subject. */
  message(subject: string): Locator {
    return this.page.getByRole('row').filter({ hasText: subject }).last();
  }

  async counts(): Promise<Counts> {
    const words = await this.page.getByRole('group', { name: 'Row count' }).innerText();
    const [rows = Number.NaN, imported = Number.NaN, updated = Number.NaN, unchanged = Number.NaN, rejected = Number.NaN] = (words.match(/\d+/g) ?? []).map(Number);
    return { rows, imported, updated, unchanged, rejected };
  }

  async run(): Promise<Counts> {
    await this.page.getByRole('button', { name: /^(?:Import \d|Record that)/ }).click();
    await expect(this.page.getByRole('group', { name: 'Result' })).toBeVisible();
    return this.counts();
  }

  async toProposals(): Promise<void> {
    await this.page.getByRole('button', { name: /^Review \d+ proposals?/ }).click();
    await expect(this.page.getByRole('heading', { name: 'Proposed from words' })).toBeVisible();
  }

  /** A proposal by what it quotes. */
  proposal(quote: string): Locator {
    return this.page.getByRole('article').filter({ hasText: quote });
  }

  /** The one that the keys act on. */
  get current(): Locator {
    return this.page.locator('article[aria-current="true"]');
  }

  /** The numbered lines of an interaction. */
  get lines(): Locator {
    return this.page.getByRole('list', { name: 'Text' }).getByRole('listitem');
  }
}
