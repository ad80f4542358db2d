import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

export type BandWord = 'Monitor' | 'Next cycle' | 'Escalate' | 'Immediate';

/** What people judge: places in the list, the calibration, the audit questions. */
export class Judgement {
  constructor(readonly page: Page) {}

  get placeDialog(): Locator {
    return new Shell(this.page).dialog(/^Place #\d+ by hand/);
  }

  /** Fills in and keeps the dialog that places an issue; it is open. */
  async place({ band, decider, until, reason }: { band: BandWord; decider: string; until?: string; reason: string }): Promise<void> {
    const dialog = this.placeDialog;
    await dialog.getByRole('radio', { name: band }).click();
    await dialog.getByRole('combobox', { name: 'Decided by' }).fill(decider);
    await this.page.getByRole('option', { name: decider }).first().click();
    if (until !== undefined) {
      await dialog.getByRole('textbox', { name: 'Until' }).fill(until);
      await dialog.getByRole('textbox', { name: 'Until' }).press('Tab');
    }
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await dialog.getByRole('button', { name: /^Place it/ }).click();
    await expect(dialog).toBeHidden();
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: 'Placed by hand', exact: true });
  }

  async govern(tab: 'Calibration' | 'Overrides'): Promise<void> {
    const shell = new Shell(this.page);
    await shell.goTo('Govern');
    await this.page.getByRole('radio', { name: tab }).click();
  }

  async withdraw(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Withdraw/ }).first().click();
    const dialog = new Shell(this.page).dialog(/^Withdraw the override/);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await dialog.getByRole('button', { name: /^Withdraw/ }).click();
    await expect(dialog).toBeHidden();
  }

  async judge(number: string, verdict: 'Right' | 'Wrong' | 'Cannot tell', words: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Judge(?: again)? ${number}$`) }).click();
    const dialog = new Shell(this.page).dialog(/turn out\?$/);
    await dialog.getByRole('radio', { name: verdict }).click();
    await dialog.getByRole('textbox', { name: 'What came of it' }).fill(words);
    await dialog.getByRole('button', { name: /^Keep the judgement/ }).click();
    await expect(dialog).toBeHidden();
  }

  get case(): Locator {
    return this.page.getByRole('region', { name: /^Case \d+$/ });
  }

  /** Answers the case on screen by keys alone: a digit on each scale. */
  async answerByKeys(factors: readonly [impact: number, severity: number, time: number]): Promise<void> {
    for (const [index, scale] of ['Impact', 'Severity', 'Time'].entries()) {
      await this.case.getByRole('radiogroup', { name: scale }).getByRole('radio').first().focus();
      await this.page.keyboard.press(String(factors[index]));
    }
    await this.page.keyboard.press('Control+Enter');
    await expect(this.page.getByRole('region', { name: 'Compared with what was agreed' })).toBeVisible();
  }

  question(text: string): Locator {
    return this.page.getByRole('region', { name: text });
  }

  /** Types an answer and leaves the field, judges it and says who answered. */
  async answer(text: string, words: string, { judgement, by }: { judgement?: string; by?: string } = {}): Promise<void> {
    const question = this.question(text);
    await question.getByRole('textbox', { name: 'Answer' }).fill(words);
    await question.getByRole('textbox', { name: 'Answer' }).blur();
    if (judgement !== undefined) {
      await question.getByRole('radio', { name: judgement }).click();
      await expect(question.getByRole('radio', { name: judgement })).toBeChecked();
    }
    if (by !== undefined) {
      await question.getByText(by, { exact: true }).click();
      await expect(question.getByRole('checkbox', { name: by })).toBeChecked();
    }
  }

  /** Moves the date that the register is looked at from, in the bar. */
  async setAsOf(date: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: /^As of/ }).click();
    const field = this.page.getByRole('textbox', { name: 'As-of date' });
    await field.fill(date);
    await field.press('Tab');
    await this.page.getByRole('button', { name: 'Set the date' }).click();
    await expect(this.page.getByRole('banner').getByRole('button', { name: `As of ${date}` })).toBeVisible();
  }
}
