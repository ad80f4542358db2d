import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** The page of an import that was carried out. */
export class ImportRecord {
  constructor(readonly page: Page) {}

  /** Goes to it from the list of imports. */
  async open(fileName: string): Promise<void> {
    await new Shell(this.page).command('Import a file');
    await this.page.getByRole('button', { name: fileName, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: fileName })).toBeVisible();
  }

  async show(view: 'Changed' | 'New' | 'Missing' | 'Anomalies' | 'Mapping'): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${view}`) }).click();
  }

  get changes(): Locator {
    return this.page.getByRole('grid', { name: 'Changes' });
  }

  get missing(): Locator {
    return this.page.getByRole('grid', { name: 'Missing records' });
  }

  /** Asks what undoing it would do; nothing is done yet. */
  async askToUndo(): Promise<Locator> {
    await this.page.keyboard.press('u');
    const dialog = this.page.getByRole('dialog', { name: 'Undo this import' });
    await expect(dialog.getByRole('button', { name: /^Undo the import/ })).toBeEnabled();
    return dialog;
  }

  async confirmUndo(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: /^Undo the import/ }).click();
    await expect(dialog).toBeHidden();
  }
}
