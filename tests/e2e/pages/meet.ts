import { expect, type Locator, type Page } from '@playwright/test';
import { choose, Shell } from './shell';

/** Series, urgent sessions, what they leave to ratify, and rehearsals. */
export class Meet {
  constructor(readonly page: Page) {}

  get rehearsal(): Locator {
    return this.page.getByRole('status', { name: 'Rehearsal' });
  }

  /** An entry of the menu beside the name of a session. */
  async more(entry: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menu').getByRole('menuitem', { name: entry }).click();
  }

  async makeSeries(name: string): Promise<void> {
    await this.more('Make or join a series');
    const dialog = new Shell(this.page).dialog('Series of this session');
    await dialog.getByRole('textbox', { name: 'Name of the series' }).fill(name);
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await expect(dialog).toBeHidden();
  }

  /** Prepares the next session of a series on the date that is suggested. */
  async prepareNext(name: string): Promise<void> {
    await this.page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Prepare the next of this series' }).click();
    await new Shell(this.page).dialog(`Next of ${name}`).getByRole('button', { name: /^Prepare it/ }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Calls an urgent session from the page of an issue. */
  async decideNow({ decider, reason }: { decider: string; reason: string }): Promise<void> {
    await this.page.getByRole('button', { name: /^Decide now, out of cycle/ }).click();
    const dialog = new Shell(this.page).dialog(/now, out of cycle$/);
    await dialog.getByRole('combobox', { name: 'Decider' }).fill(decider);
    await this.page.getByRole('option', { name: decider }).click();
    await dialog.getByRole('textbox', { name: 'Why it cannot wait' }).fill(reason);
    await dialog.getByRole('button', { name: /^Call the urgent session/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: /^Urgent: / })).toBeVisible();
  }

  async ratify({ reason, by }: { reason: string; by: string }): Promise<void> {
    const card = this.page.getByRole('article', { name: /^Decision on/ });
    await card.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await choose(card, /By$/, by);
    await card.getByRole('button', { name: 'Ratify', exact: true }).click();
    await expect(card).toContainText(`Ratified by ${by}`);
  }

  async rehearse(): Promise<void> {
    await this.more('Rehearse on a copy');
    await expect(this.rehearsal).toContainText('Rehearsal: nothing here is kept');
  }

  async endRehearsal(): Promise<void> {
    await this.rehearsal.getByRole('button', { name: 'End the rehearsal' }).click();
    await expect(this.rehearsal).toBeHidden();
  }
}
