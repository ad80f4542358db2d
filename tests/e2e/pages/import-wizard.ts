import { expect, type Locator, type Page } from '@playwright/test';
import type { Docket } from '../support/docket';
import { Shell } from './shell';

/** Rows in, and what became of them. */
export interface Counts {
  readonly rows: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** The import of a file, step by step. */
export class ImportWizard {
  readonly page: Page;

  constructor(readonly docket: Docket) {
    this.page = docket.page;
  }

  /** Chooses a file in the stubbed system dialog; the wizard stands at its mapping then. */
  async begin(file: string): Promise<void> {
    await this.docket.answer({ open: file });
    await new Shell(this.page).command('Import a file');
    await this.page.getByRole('button', { name: /^Choose a file/ }).click();
    await expect(this.step('Mapping')).toBeVisible();
  }

  step(name: 'Mapping' | 'Anomalies' | 'Preview' | 'Result'): Locator {
    return this.page.getByRole('group', { name, exact: true }).first();
  }

  /** What is known of the file. */
  get file(): Locator {
    return this.page.getByRole('region', { name: 'File', exact: true });
  }

  async chooseSheet(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /Sheet$/ }).click();
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  /** How the file is read, beside its columns. */
  get settings(): Locator {
    return this.page.getByRole('region', { name: 'How it is read' });
  }

  /** Chooses one of the settings beside the columns, as its list calls it. */
  async choose(setting: string, option: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`${setting}$`) }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
  }

  /** Shows the words of the file instead of its columns. */
  async showWords(): Promise<void> {
    await this.step('Mapping').getByRole('radio', { name: /^Words/ }).click();
  }

  /** Says what a word of the file means. */
  async readWord(word: string, meaning: string): Promise<void> {
    await expect(this.page.getByRole('group', { name: 'Row count' })).toContainText('adds up');
    await this.step('Mapping').getByRole('row').filter({ hasText: word }).getByRole('button').click();
    await this.page.getByRole('option', { name: meaning, exact: true }).click();
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: /^Import/ });
  }

  async toAnomalies(): Promise<void> {
    await this.page.getByRole('button', { name: /^Look at the anomalies/ }).click();
    await expect(this.step('Anomalies')).toBeVisible();
  }

  /** The rule with a title, as a line with its count and its choices. */
  rule(title: string | RegExp): Locator {
    return this.step('Anomalies').getByRole('listitem').filter({ hasText: title });
  }

  async chooseForRule(title: string | RegExp, choice: 'Skip rows' | 'Import and flag'): Promise<void> {
    await this.rule(title).getByRole('radio', { name: choice }).click();
  }

  async toPreview(): Promise<void> {
    await this.page.getByRole('button', { name: /^Preview the result/ }).click();
    await expect(this.step('Preview')).toBeVisible();
  }

  /** Writes, and waits for the result. */
  async run(): Promise<Counts> {
    await this.page.getByRole('button', { name: /^(Import \d|Import [\d,]+ rows?|Record that nothing changes)/ }).click();
    await expect(this.step('Result')).toBeVisible({ timeout: 60_000 });
    return this.counts();
  }

  /** All of it, for a file in which nothing has to be chosen. */
  async importAll(file: string): Promise<Counts> {
    await this.begin(file);
    await this.toAnomalies();
    await this.toPreview();
    return this.run();
  }

  async counts(): Promise<Counts> {
    const text = await this.step('Result').getByRole('group', { name: 'Row count' }).innerText();
    const of = (word: string): number => Number((new RegExp(`([\\d,]+)\\s+${word}`).exec(text)?.[1] ?? 'NaN').replaceAll(',', ''));
    return { rows: of('rows in'), imported: of('imported'), updated: of('updated'), unchanged: of('unchanged'), rejected: of('rejected') };
  }
}
