import { expect, type Locator, type Page } from '@playwright/test';

export type Place = 'Home' | 'Watch' | 'Score' | 'Meet' | 'Act' | 'Govern' | 'Prove' | 'Settings';

/** What stands around every screen: rail, bar, palette, dialogs, messages. */
export class Shell {
  constructor(readonly page: Page) {}

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  entry(place: Place): Locator {
    return this.rail.getByRole('button', { name: new RegExp(`^${place}( |$)`) });
  }

  get screen(): Locator {
    return this.page.getByRole('main');
  }

  get foot(): Locator {
    return this.page.getByRole('contentinfo');
  }

  get messages(): Locator {
    return this.page.getByRole('region', { name: 'Messages' });
  }

  async goTo(place: Place): Promise<void> {
    await this.entry(place).click();
    await expect(this.entry(place)).toHaveAttribute('aria-current', 'page');
  }

  /** Runs a command by its name from the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const palette = this.page.getByRole('dialog', { name: 'Search, or type a command' });
    await palette.getByRole('searchbox').fill(title);
    await palette.getByRole('option', { name: title }).last().click();
    await expect(palette).toBeHidden();
  }

  /** The titles of all that the palette offers here, in its order. */
  async paletteTitles(): Promise<string[]> {
    await this.page.keyboard.press('Control+k');
    const palette = this.page.getByRole('dialog', { name: 'Search, or type a command' });
    await expect(palette.getByRole('option').first()).toBeVisible();
    const titles = await palette.getByRole('option').evaluateAll((options) => options.map((option) => option.firstElementChild?.textContent ?? ''));
    await this.page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    return titles;
  }

  async useTheme(theme: 'light' | 'dark'): Promise<void> {
    if ((await this.page.locator('html').getAttribute('data-theme')) === theme) return;
    await this.command(`Use the ${theme} theme`);
    await expect(this.page.locator('html')).toHaveAttribute('data-theme', theme);
  }

  /** Chooses the role or the person at the laptop in the bar's menu. */
  async beAt(name: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: /Facilitator|Scribe|Executive|Auditor/ }).click();
    await this.page.getByRole('menu').getByRole('menuitemradio', { name }).or(this.page.getByRole('menu').getByRole('menuitem', { name })).first().click();
    await expect(this.page.getByRole('menu')).toBeHidden();
    await expect(this.page.getByRole('banner')).toContainText(name);
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name }).or(this.page.getByRole('alertdialog', { name }));
  }

  /** Makes a workspace through its dialog; the file is what the stubbed system dialog answers. */
  async makeWorkspace(name: string, asOf: string): Promise<void> {
    await this.command('New workspace');
    const dialog = this.dialog('New workspace');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('textbox', { name: 'As-of date' }).fill(asOf);
    await dialog.getByRole('button', { name: /^Choose where/ }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole('banner').getByRole('button', { name, exact: true })).toBeVisible();
  }

  /** Opens the file that the stubbed system dialog answers. */
  async openWorkspace(): Promise<void> {
    await this.command('Open a workspace');
  }
}

/** Chooses an entry of a drop-down by its label. */
export async function choose(within: Locator, label: string | RegExp, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).click();
  await within.page().getByRole('option', { name: option }).first().click();
}
