import { expect, type Locator, type Page } from '@playwright/test';
import { choose, Shell } from './shell';

export type SessionRole = 'Facilitator' | 'Scribe' | 'Decider' | 'Function lead' | 'Observer';

/** A session before it starts: facts, agenda, people. */
export class SessionPreparation {
  constructor(readonly page: Page) {}

  get agenda(): Locator {
    return this.page.getByRole('region', { name: 'Agenda and people' }).getByRole('button', { name: /^Move item/ });
  }

  get queue(): Locator {
    return this.page.getByRole('complementary', { name: 'Queue' });
  }

  /** Makes a session and stands at its preparation. */
  async make(title: string, { quorum, agenda = 'Empty agenda' }: { quorum: number; agenda?: string }): Promise<void> {
    const shell = new Shell(this.page);
    await shell.goTo('Meet');
    await this.page.getByRole('main').getByRole('button', { name: /^New session/ }).click();
    const dialog = shell.dialog('New session');
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await dialog.getByRole('textbox', { name: 'Quorum' }).fill(String(quorum));
    await dialog.getByRole('textbox', { name: 'Place' }).fill('Room 2');
    await choose(dialog, /Agenda$/, agenda);
    await dialog.getByRole('button', { name: /^Make the session/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    // The dialog takes a moment to go after the page behind it has changed.
    await expect(this.page.locator('[data-overlay-container]')).toHaveCount(0);
  }

  async addPerson(name: string, role: SessionRole): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = new Shell(this.page).dialog('Add a person');
    await dialog.getByText('Somebody new').click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await choose(dialog, /Role in this session/, role);
    await dialog.getByRole('button', { name: /^Add/ }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole('button', { name: `Attendance of ${name}: Expected` })).toBeVisible();
  }

  /** Takes issues from the queue, in this order. */
  async addIssues(titles: readonly string[]): Promise<void> {
    for (const title of titles) {
      await this.queue.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: /to the agenda$/ }).click();
      await expect(this.agenda.and(this.page.getByRole('button', { name: title }))).toBeVisible();
    }
  }

  /** Drags an issue of the queue, or an item by its grip, onto the item at a place of the agenda. */
  async dragTo(what: Locator, place: number): Promise<void> {
    await what.dragTo(this.agenda.nth(place - 1));
  }

  async addTopic(title: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Topic without a score/ }).fill(title);
    await this.page.getByRole('button', { name: 'Add topic' }).click();
    await expect(this.agenda.and(this.page.getByRole('button', { name: title }))).toBeVisible();
  }

  async start(): Promise<void> {
    await this.page.getByRole('button', { name: /^Start the session/ }).click();
    await expect(this.page.getByRole('complementary', { name: 'Agenda' })).toBeVisible();
  }
}
