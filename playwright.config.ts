import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const isData = '**/*.data.spec.ts';
const isDemo = '**/demo.spec.ts';
// Playwright reads its configuration and its tests as CommonJS: there is no import.meta here.
const hasSharedData = existsSync(resolve(__dirname, '../shared/data'));

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Two apps side by side: each journey has a window, a workspace and a keyboard of its own, and waits for the screen most of its time.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Long enough for a busy machine: nothing here is judged by how long it takes.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  projects: [
    { name: 'journeys', testIgnore: [isData, isDemo] },
    // Journeys over data sets that are too large to ship; where the folder is not there, neither is the project.
    ...(hasSharedData ? [{ name: 'shared-data', testMatch: isData }] : []),
    { name: 'demo', testMatch: isDemo },
  ],
});
