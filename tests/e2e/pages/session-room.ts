import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** Impact, Severity, Time; null abstains. */
export type Vote = readonly [impact: number, severity: number, time: number] | null;

export interface DecisionWords {
  readonly what: string;
  readonly owner: string;
  readonly due?: string;
  readonly reason: string;
  /** Chosen where it is not what the band asks for; then `departure` says why. */
  readonly kind?: string;
  readonly departure?: string;
  readonly dissent?: { readonly by: string; readonly words: string };
}

/** A running session, the item on screen. */
export class SessionRoom {
  constructor(readonly page: Page) {}

  get agenda(): Locator {
    return this.page.getByRole('complementary', { name: 'Agenda' });
  }

  get title(): Locator {
    return this.page.getByRole('region', { name: /^Item \d+$/ }).getByRole('heading', { level: 1 });
  }

  get decision(): Locator {
    return this.page.getByRole('complementary', { name: 'Decision' });
  }

  get finished(): Locator {
    return this.page.getByRole('region', { name: 'Who has finished' });
  }

  get timer(): Locator {
    return this.page.getByRole('timer');
  }

  async allArePresent(count: number): Promise<void> {
    await this.agenda.getByRole('button', { name: /present/ }).click();
    const dialog = new Shell(this.page).dialog('Who is in the room');
    await dialog.getByRole('button', { name: count === 1 ? 'The one who is expected is here' : `All ${count} who are expected are here` }).click();
    await expect(dialog.getByRole('button', { name: /: Present/ })).toHaveCount(count);
    await dialog.getByRole('button', { name: /^Close/ }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens ballots on paper and types each sheet, digits only. */
  async voteOnPaper(votes: Readonly<Record<string, Vote>>): Promise<void> {
    await this.page.getByRole('button', { name: /Ballots on paper|Another round on paper/ }).click();
    const sheet = this.page.getByRole('region', { name: 'Ballots on paper' });
    for (const [name, vote] of Object.entries(votes)) {
      await sheet.getByRole('textbox', { name: `${name}, Impact` }).focus();
      await this.page.keyboard.type(vote === null ? 'a' : vote.join(''));
      await expect(sheet.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('kept');
    }
  }

  /** Opens blind ballots and hands the laptop from person to person, each with a PIN of their own. */
  async openPassRound(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Open blind ballots|Another round B)/ }).click();
  }

  get handOver(): Locator {
    return this.page.getByRole('dialog', { name: 'Ballots on the laptop' });
  }

  /** One person takes the laptop, votes by keys and hands it on. */
  async voteOnLaptop(name: string, pin: string, vote: Vote, { isFirst }: { isFirst: boolean }): Promise<void> {
    const { handOver } = this;
    await handOver.getByRole('button', { name: `I am ${name}` }).click();
    await handOver.getByRole('textbox', { name: 'PIN' }).fill(pin);
    if (isFirst) await handOver.getByRole('textbox', { name: 'The same again' }).fill(pin);
    await this.page.keyboard.press('Enter');
    if (vote === null) {
      await handOver.getByRole('button', { name: 'Abstain' }).click();
    } else {
      for (const [place, dimension] of (['Impact', 'Severity', 'Time'] as const).entries()) {
        await handOver.getByRole('radiogroup', { name: dimension }).getByRole('radio').nth((vote[place] ?? 1) - 1).click();
      }
      await handOver.getByRole('button', { name: 'Look at it once more' }).click();
    }
    await handOver.getByRole('button', { name: 'Cast the ballot' }).click();
  }

  async endPassRound(): Promise<void> {
    await this.handOver.getByRole('button', { name: 'Back to the session' }).click();
    await expect(this.handOver).toBeHidden();
  }

  async reveal(): Promise<void> {
    await this.page.getByRole('button', { name: /^Reveal/ }).click();
    await expect(this.page.getByRole('heading', { level: 2, name: 'Ballots' })).toBeVisible();
  }

  /** One figure under a dimension: `Median`, `Spread`, `Agreement`, `Within one`. */
  async figure(dimension: string, term: string): Promise<string> {
    const group = this.page.getByRole('region', { name: dimension, exact: true }).locator('dl > div', { hasText: term });
    return (await group.locator('dd').first().innerText()).trim();
  }

  /** Agrees on the score that the button must name. */
  async agree(score: number, argument = ''): Promise<void> {
    if (argument !== '') await this.page.getByRole('textbox', { name: /^What (was argued|moved it)/ }).fill(argument);
    await this.page.getByRole('button', { name: new RegExp(`^Agree on ${score}`) }).click();
    await expect(this.decision.getByRole('button', { name: /^Record/ })).toBeVisible();
  }

  async chooseStep(dimension: string, step: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: `Agreed ${dimension}` }).getByRole('radio', { name: step, exact: true }).click();
  }

  async fillDecision({ kind, what, owner, due, reason, departure, dissent }: DecisionWords): Promise<void> {
    const { decision } = this;
    if (kind !== undefined) await decision.getByRole('radiogroup', { name: 'What is decided' }).getByRole('radio', { name: kind }).click();
    if (departure !== undefined) await decision.getByRole('textbox', { name: 'Why it departs from the band' }).fill(departure);
    await decision.getByRole('textbox', { name: 'What', exact: true }).fill(what);
    await decision.getByRole('combobox', { name: 'Owner' }).fill(owner);
    await this.page.getByRole('option', { name: owner }).click();
    if (due !== undefined) await decision.getByRole('textbox', { name: 'Due' }).fill(due);
    await decision.getByRole('textbox', { name: 'Reason' }).fill(reason);
    if (dissent !== undefined) {
      await decision.getByRole('button', { name: /^Dissent, rejected/ }).click();
      await decision.getByRole('button', { name: 'Add dissent' }).click();
      await decision.getByRole('button', { name: /Who dissents, 1/ }).click();
      await this.page.getByRole('option', { name: dissent.by }).click();
      await decision.getByRole('textbox', { name: 'What dissent 1 says' }).fill(dissent.words);
    }
  }

  /** Records the decision; the room goes on to the next item, or to the sign-off. */
  async record(): Promise<void> {
    await this.decision.getByRole('button', { name: /^Record and go to/ }).click();
  }

  /** Puts the item off to the next session. */
  async decideLater(reason: string): Promise<void> {
    await this.decision.getByRole('radiogroup', { name: 'What is decided' }).getByRole('radio', { name: 'Later' }).click();
    await this.decision.getByRole('textbox', { name: 'Why it is put off' }).fill(reason);
    await this.record();
  }

  /** Answers the question that comes where an item is left without a decision. */
  async moveOn(): Promise<void> {
    await new Shell(this.page).dialog('Nothing is decided yet').getByRole('button', { name: 'Move on' }).click();
  }

  async note(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Note for the minutes' }).fill(text);
    await this.page.getByRole('textbox', { name: 'Note for the minutes' }).blur();
  }
}
