import type * as Playwright from '@playwright/test';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Measurement } from './benchmark';
import { percentile } from './peers';
import { ROWS, theRegister, workFolder } from './register';

const STARTS = 5;

const emptyApp = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<h1>Empty</h1>');
});
`;

/** Starts the built app on the large register, and an Electron window with one heading in it, in turns. */
async function measureStart(): Promise<Measurement[]> {
  if (!existsSync('out/main/main.js')) throw new Error('The app is not built: run npm run build');
  // Loaded when it is needed: it stays outside the bundle, with the files of its own.
  const playwright: string = '@playwright/test';
  const { _electron }: typeof Playwright = await import(/* @vite-ignore */ playwright);
  const register = theRegister();
  const file = join(workFolder(), 'large.docket');
  register.desk.workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(register.file, file);
  const empty = join(workFolder(), 'empty');
  mkdirSync(empty, { recursive: true });
  writeFileSync(join(empty, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  writeFileSync(join(empty, 'main.js'), emptyApp);
  const environment = Object.fromEntries(Object.entries({ ...process.env, DOCKET_USER_DATA: join(workFolder(), 'user-data') }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

  const start = async (args: readonly string[], level: 1, name: RegExp): Promise<number> => {
    const before = performance.now();
    const app = await _electron.launch({ args: [...args, '--no-sandbox', `--user-data-dir=${join(workFolder(), 'profile')}`], cwd: process.cwd(), env: environment });
    const page = await app.firstWindow();
    await page.getByRole('heading', { level, name }).first().waitFor();
    const took = performance.now() - before;
    await app.close();
    return took;
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let n = 0; n <= STARTS; n += 1) {
    const [mine, other] = [await start(['.', file], 1, /./), await start([empty], 1, /^Empty$/)];
    // The first start of each fills the caches.
    if (n > 0) {
      ours.push(mine);
      theirs.push(other);
    }
  }
  return [
    {
      what: `to the first heading, ${ROWS.toLocaleString('en')} issues`,
      unit: 'ms',
      ours: percentile(ours, 0.5),
      peer: { name: 'an empty Electron window', value: percentile(theirs, 0.5) },
      goal: { factor: 1.5 },
      note: `median of ${STARTS}, both started by Playwright`,
    },
  ];
}

export const benchmarks: readonly Benchmark[] = [{ name: 'start', run: measureStart }];
