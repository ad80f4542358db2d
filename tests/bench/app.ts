import type * as Playwright from '@playwright/test';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issuesCsv } from '../support/tickets-csv';
import { ROWS, theRegister, workFolder } from './register';

/** A started app with its first window. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts Electron on what `args` name. @param userData the folder that the app keeps its memory in */
export async function launch(args: readonly string[], userData: string): Promise<Running> {
  if (!existsSync('out/main/main.js')) throw new Error('The app is not built: run npm run build');
  // Loaded when it is needed: it stays outside the bundle, with the files of its own.
  const playwright: string = '@playwright/test';
  const { _electron }: typeof Playwright = await import(/* @vite-ignore */ playwright);
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const app = await _electron.launch({ args: [...args, '--no-sandbox'], cwd: process.cwd(), env: { ...Object.fromEntries(inherited), DOCKET_USER_DATA: userData } });
  return { app, page: await app.firstWindow() };
}

/** A copy of the large register in a file of its own. */
export function copyOfRegister(name: string): string {
  const register = theRegister();
  const file = join(workFolder(), `${name}.docket`);
  register.desk.workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(register.file, file);
  return file;
}

/** As many tickets again, none of which the register has. */
export function moreTickets(): string {
  const file = join(workFolder(), 'more.csv');
  if (!existsSync(file)) writeFileSync(file, issuesCsv(ROWS, ROWS));
  return file;
}

/** The rows of the priority list that show an issue. */
export const issueRows = (page: Page): Locator => page.locator('[role="grid"] [role="row"][aria-selected][aria-busy="false"]');

export const goTo = (page: Page, place: 'Home' | 'Score'): Promise<void> => page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: new RegExp(`^${place}( |$)`) }).click();

/** Brings a file to the last step before it is imported. @returns the button that imports it */
export async function prepareImport({ app, page }: Running, file: string): Promise<Locator> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.keyboard.press('Control+i');
  await page.getByRole('button', { name: /^Choose a file/ }).click();
  await page.getByRole('button', { name: /^Look at the anomalies/ }).click({ timeout: 180_000 });
  await page.getByRole('button', { name: /^Preview the result/ }).click({ timeout: 180_000 });
  const run = page.getByRole('button', { name: /^Import [\d,]+ rows?/ });
  await run.waitFor({ timeout: 180_000 });
  return run;
}
