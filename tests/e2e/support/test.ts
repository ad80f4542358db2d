import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { Docket } from './docket';

interface Journey {
  /** An empty folder of the journey's own. */
  readonly folder: string;
  /** Starts the app; the same user data unless another is named. What is still open at the end is closed and must have been quiet. */
  readonly start: (args?: readonly string[], userData?: string) => Promise<Docket>;
}

export const test = base.extend<Journey>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this pattern
  folder: async ({}, give, testInfo) => {
    const folder = testInfo.outputPath('files');
    mkdirSync(folder, { recursive: true });
    await give(folder);
  },
  start: async ({ folder }, give) => {
    const started: Docket[] = [];
    await give(async (args = [], userData = `${folder}/user-data`) => {
      const docket = await Docket.start(userData, args);
      started.push(docket);
      return docket;
    });
    try {
      for (const docket of started) await docket.close();
    } finally {
      for (const docket of started) await docket.end();
    }
  },
});

/** What axe finds on the screen, in words that name rule and element; `colours`: only what a theme can change. */
export async function axeFindings(page: Page, which: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  // React Aria's announcer repeats for a moment what a button said that may be gone by then; nobody sees it.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]');
  const { violations } = await (which === 'colours' ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}

export { expect };
