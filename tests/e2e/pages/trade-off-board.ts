import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** What a board shares out: the capacity, and what each issue takes by its title. */
export interface BoardWords {
  readonly title: string;
  readonly capacity: number;
  readonly efforts: Readonly<Record<string, number>>;
}

/** The trade-off board: contenders, questions, order, result. */
export class TradeOffBoard {
  constructor(readonly page: Page) {}

  get board(): Locator {
    return this.page.getByRole('region', { name: /^Trade-off: / });
  }

  get question(): Locator {
    return this.board.getByRole('heading', { level: 1, name: /which should be done first\?$/i });
  }

  get voters(): Locator {
    return this.board.getByRole('list', { name: 'Voters' });
  }

  /** The group's order as drawn, from the top. */
  get groupOrder(): Locator {
    return this.board.getByRole('list', { name: 'Group order' }).getByRole('listitem');
  }

  get ownAnswers(): Locator {
    return this.board.getByRole('region', { name: 'Own answers' });
  }

  get choices(): Locator {
    return this.board.getByRole('region', { name: 'Side by side' });
  }

  async goTo(step: 'Contenders' | 'Compare' | 'Result'): Promise<void> {
    await this.board.getByRole('radio', { name: step }).click();
  }

  /** Fills the dialog of a new board. All hot issues of the agenda are chosen already; the efforts are typed beside them. */
  async setUp({ title, capacity, efforts }: BoardWords): Promise<void> {
    const dialog = new Shell(this.page).dialog('New trade-off');
    await dialog.getByRole('textbox', { name: 'What is shared out' }).fill(title);
    await dialog.getByRole('textbox', { name: 'Capacity' }).fill(String(capacity));
    for (const [issue, effort] of Object.entries(efforts)) {
      const field = dialog.getByRole('listitem').filter({ hasText: issue }).getByRole('textbox');
      await field.fill(String(effort));
      await field.blur();
    }
    await dialog.getByRole('button', { name: /^Weigh up/ }).click();
    await expect(this.board).toBeVisible();
  }

  /** Seats a person before the questions. */
  async ask(name: string): Promise<void> {
    await this.voters.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
    await expect(this.board.getByText(name, { exact: true })).toBeVisible();
    await expect(this.question).toBeVisible();
  }

  /**
   * The two sides of the next question, once it is another one than `before` and its keys no longer wait for the answer before; null where nothing is left to ask.
   * Nothing in it waits for an element, because the last answer takes them away.
   */
  async nextQuestion(before: readonly string[] = []): Promise<[string, string] | null> {
    const done = this.board.getByRole('heading', { name: 'Nothing is left to ask' });
    const waiting = this.board.getByRole('button', { name: /^Tie/, disabled: false });
    const heading = (side: RegExp): Locator => this.board.getByRole('article', { name: side }).getByRole('heading');
    let isDone = false;
    let sides: string[] = [];
    await expect
      .poll(async () => {
        isDone = await done.isVisible();
        sides = (await Promise.all([heading(/^Left/).allInnerTexts(), heading(/^Right/).allInnerTexts()])).flat().map((text) => text.trim());
        return isDone || (sides.length === 2 && sides.join() !== before.join() && (await waiting.count()) === 1);
      })
      .toBe(true);
    const [left = '', right = ''] = sides;
    return isDone ? null : [left, right];
  }

  async sides(): Promise<[string, string]> {
    const [left, right] = [this.board.getByRole('article', { name: /^Left/ }), this.board.getByRole('article', { name: /^Right/ })];
    return [(await left.getByRole('heading').innerText()).trim(), (await right.getByRole('heading').innerText()).trim()];
  }

  /** Answers every question by an order of titles, each by `answer`; says how many were asked. */
  async answerAll(order: readonly string[], answer: (isLeft: boolean) => Promise<void>): Promise<number> {
    let sides = await this.nextQuestion();
    for (let asked = 0; ; asked += 1) {
      if (sides === null) return asked;
      const [left, right] = sides;
      await answer(order.indexOf(left) < order.indexOf(right));
      sides = await this.nextQuestion(sides);
    }
  }

  choice(account: string): Locator {
    return this.choices.getByRole('checkbox', { name: account });
  }

  deferral(account: string): Locator {
    return this.board.getByRole('group', { name: `Deferred: ${account}` });
  }
}
