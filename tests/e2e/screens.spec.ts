import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { Actions } from './pages/actions';
import { Coverage } from './pages/coverage';
import { DecisionRegister } from './pages/decisions';
import { ImportRecord } from './pages/import-record';
import { Meet } from './pages/meet';
import { PriorityList } from './pages/priority-list';
import { Samples } from './pages/samples';
import { Shell } from './pages/shell';
import { SignalRules } from './pages/signal-rules';
import { Texts } from './pages/texts';
import { TradeOffBoard } from './pages/trade-off-board';
import { Walk } from './pages/walk';
import { projectRoot, type Docket } from './support/docket';
import { axeFindings, expect, test } from './support/test';

type Come = (page: Page, shell: Shell, docket: Docket) => Promise<void>;

/** Screens of Watch that are looked at in forced colours too. */
const watched: Readonly<Record<string, Come>> = {
  import: (page) => new ImportRecord(page).open('salesforce-stages-2026-11-20.csv'),
  signals: async (page, shell) => {
    await shell.command('Go to the signal rules');
    await expect(new SignalRules(page).current).toBeVisible();
  },
  coverage: async (page) => {
    const coverage = new Coverage(page);
    await coverage.open();
    await expect(page.getByRole('table', { name: 'Signals by criterion and source' })).toBeVisible();
  },
  erosion: async (page) => {
    await new Coverage(page).tab('Erosion');
    await expect(page.getByRole('button', { name: /^Suspect silent erosion/ })).toBeVisible();
  },
};

/** How each screen is come to, and what shows that it is there. */
const screens: Readonly<Record<string, Come>> = {
  home: async (page, shell) => {
    await shell.goTo('Home');
    await expect(page.getByRole('heading', { level: 2, name: 'Blind spots' })).toBeVisible();
  },
  register: async (page, shell) => {
    await shell.goTo('Watch');
    await expect(page.getByRole('grid', { name: 'Accounts' }).locator('[aria-selected]').first()).toBeVisible();
  },
  imports: async (page, shell) => {
    await shell.command('Import a file');
    await expect(page.getByRole('heading', { name: 'Imported so far' })).toBeVisible();
  },
  proposals: async (page, shell) => {
    await shell.command('Review proposals');
    await expect(page.getByRole('grid', { name: 'Proposals' }).locator('[aria-selected="true"]')).toBeVisible();
  },
  ...watched,
  'e-mails': async (_page, _shell, docket) => {
    const texts = new Texts(docket);
    await texts.begin(join(projectRoot, 'tests/fixtures/texts/thread-of-four-mboxo.mbox'));
    await expect.poll(async () => (await texts.counts()).rows).toBe(4);
  },
  'what e-mails propose': async (_page, _shell, docket) => {
    const texts = new Texts(docket);
    await texts.run();
    await texts.toProposals();
  },
  samples: (page) => new Samples(page).open(),
  'plan of a sample': (page) => new Samples(page).plan(),
  list: async (page, shell) => {
    await shell.goTo('Score');
    await new PriorityList(page).select('Third P1 breach this quarter');
  },
  issue: async (page, shell) => {
    await shell.goTo('Score');
    await new PriorityList(page).open('Third P1 breach this quarter');
  },
  sessions: async (page, shell) => {
    await shell.goTo('Meet');
    await expect(page.getByRole('heading', { level: 2, name: 'To come' })).toBeVisible();
  },
  decisions: async (page) => {
    await new DecisionRegister(page).open();
    await expect(page.getByRole('complementary', { name: /^Decision on issue/ })).toBeVisible();
  },
  'my decisions': async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: 'My decisions' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Nobody is named as sitting here' })).toBeVisible();
  },
  questions: async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: /^Questions/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Answered' })).toBeVisible();
  },
  'answers to the audit questions': async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: 'Audit questions' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit questions' })).toBeVisible();
  },
  'new session': async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: /^New session/ }).click();
    await expect(shell.dialog('New session')).toBeVisible();
  },
  act: async (page) => {
    await new Actions(page).open();
    await expect(page.getByRole('complementary', { name: /^Action A/ })).toBeVisible();
  },
  prepare: async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: /Prepared/ }).first().click();
    await expect(page.getByRole('heading', { level: 2, name: 'Queue' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Issues that wait' }).getByRole('listitem').first()).toBeVisible();
  },
  'save as a template': async (page, shell) => {
    await new Meet(page).more('Save this agenda as a template');
    await expect(shell.dialog('Save this agenda as a template')).toBeVisible();
  },
  'make a series': async (page, shell) => {
    await new Meet(page).more('Series of this session');
    await expect(shell.dialog('Series of this session')).toBeVisible();
  },
  'new trade-off': async (page, shell) => {
    await page.getByRole('button', { name: /^New trade-off/ }).click();
    await expect(shell.dialog('New trade-off').getByRole('button', { name: /^Weigh up \d+ issues/ })).toBeVisible();
  },
  'trade-off board': async (page, shell) => {
    await page.getByRole('button', { name: /^New trade-off/ }).click();
    const dialog = shell.dialog('New trade-off');
    await dialog.getByRole('textbox', { name: 'Capacity' }).fill('6');
    for (const effort of await dialog.getByRole('textbox', { name: /^Effort of #/ }).all()) await effort.fill('2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await expect(new TradeOffBoard(page).board.getByRole('list', { name: 'Arithmetic order' })).toBeVisible();
  },
  minutes: async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: /Signed off/ }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Signed off and sealed' })).toBeVisible();
  },
  calibration: async (page, shell) => {
    await shell.goTo('Govern');
    await expect(page.getByRole('heading', { level: 2, name: 'Reference cases' })).toBeVisible();
  },
  overrides: async (page, shell) => {
    await shell.goTo('Govern');
    await page.getByRole('radio', { name: 'Overrides' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'By decider' })).toBeVisible();
  },
  calibrate: async (page, shell) => {
    await shell.goTo('Govern');
    await page.getByRole('radio', { name: 'Calibration' }).click();
    await page.getByRole('button', { name: /^Take it/ }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: /^Calibration of/ })).toBeVisible();
  },
  packages: async (page, shell) => {
    await shell.goTo('Prove');
    await expect(page.getByRole('heading', { level: 2, name: 'Sealed sessions' })).toBeVisible();
  },
  builder: async (page, shell) => {
    await shell.goTo('Prove');
    await page.getByRole('button', { name: 'Make a package' }).first().click();
    await expect(page.getByText('manifest-sha256.txt').first()).toBeVisible();
  },
  settings: async (page, shell) => {
    await shell.goTo('Settings');
    await expect(page.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
  },
  // It covers the rail, so it comes last.
  walk: async (page) => {
    await new Walk(page).start();
  },
};

/** Closes the dialog that a screen opened, if it opened one. */
async function closeDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

for (const theme of ['light', 'dark'] as const) {
  test(`shows every screen of the example without a finding of axe, ${theme} [L4]`, async ({ start }) => {
    test.setTimeout(240_000);
    const docket = await start();
    const { page } = docket;
    const shell = new Shell(page);
    await docket.resize(1440, 900);
    await shell.useTheme(theme);
    for (const [name, come] of Object.entries(screens)) {
      await test.step(name, async () => {
        await come(page, shell, docket);
        // The dark theme has other colours and nothing else.
        expect.soft(await axeFindings(page, theme === 'dark' ? 'colours' : 'everything'), `${name}, ${theme}`).toEqual([]);
        await closeDialog(page);
      });
    }
  });
}

test('shows every screen without scrolling the window at 1280 by 720 [L4]', async ({ start }) => {
  const docket = await start();
  const { page } = docket;
  const shell = new Shell(page);
  await docket.resize(1280, 720);
  for (const [name, come] of Object.entries(screens)) {
    await test.step(name, async () => {
      await come(page, shell, docket);
      const size = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
      expect.soft(size, name).toEqual({ width: 1280, height: 720 });
      if (name in watched) {
        await page.emulateMedia({ forcedColors: 'active' });
        expect.soft(await axeFindings(page), `${name}, forced colours`).toEqual([]);
        await page.emulateMedia({ forcedColors: 'none' });
      }
      await closeDialog(page);
    });
  }
});
