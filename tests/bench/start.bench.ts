import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { copyOfRegister, goTo, issueRows, launch } from './app';
import type { Benchmark, Measurement } from './benchmark';
import { percentile } from './peers';
import { ROWS, workFolder } from './register';

const STARTS = 5;

const emptyApp = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<h1>Empty</h1>');
});
`;

/** Starts the built app on the large register, left at home and left at the priority list, and an Electron window with one heading in it, in turns. */
async function measureStart(): Promise<Measurement[]> {
  const file = copyOfRegister('large');
  const empty = join(workFolder(), 'empty');
  mkdirSync(empty, { recursive: true });
  writeFileSync(join(empty, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  writeFileSync(join(empty, 'main.js'), emptyApp);
  const folderOf = (name: string): string => join(workFolder(), `user-data-${name}`);
  const heading = (page: Page): Promise<void> => page.getByRole('heading', { level: 1 }).first().waitFor();
  const firstRow = (page: Page): Promise<void> => issueRows(page).first().waitFor();

  const start = async (args: readonly string[], name: string, isThere: (page: Page) => Promise<void>): Promise<number> => {
    const before = performance.now();
    const { app, page } = await launch(args, folderOf(name));
    await isThere(page);
    const took = performance.now() - before;
    await app.close();
    return took;
  };
  // Each is left where it is to come back to; that also fills the caches.
  for (const [name, place] of [['home', 'Home'], ['list', 'Score']] as const) {
    const { app, page } = await launch(['.', file], folderOf(name));
    await goTo(page, place);
    await (place === 'Home' ? heading(page) : firstRow(page));
    await app.close();
  }
  const took: Record<'home' | 'list' | 'empty', number[]> = { home: [], list: [], empty: [] };
  for (let n = 0; n < STARTS; n += 1) {
    took.home.push(await start(['.', file], 'home', heading));
    took.empty.push(await start([empty], 'empty', heading));
    took.list.push(await start(['.', file], 'list', firstRow));
  }
  const peer = { name: 'an empty Electron window', value: percentile(took.empty, 0.5) };
  const of = `${ROWS.toLocaleString('en')} issues`;
  const note = `median of ${STARTS}, each started by Playwright`;
  return [
    { what: `to the first row of the priority list, ${of}`, unit: 'ms', ours: percentile(took.list, 0.5), peer, goal: { factor: 1.5 }, note },
    { what: `to the heading of the home screen, ${of}`, unit: 'ms', ours: percentile(took.home, 0.5), peer, goal: { factor: 1.5 }, note },
  ];
}

export const benchmarks: readonly Benchmark[] = [{ name: 'start', run: measureStart }];
