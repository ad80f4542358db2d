import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '../setup/places.mjs';
import { Problem, say } from '../setup/problem.mjs';
import { virtualDisplay } from './steps.mjs';

const limitMs = 60_000;

/**
 * Starts the packaged app and looks at its window from outside: the fuses forbid every way in but the DevTools port.
 * @param {string} folder the unpacked package
 * @returns {Promise<number>} 0 where a window with a title came up
 */
export async function smokeTest(folder) {
  if (process.platform !== 'linux') {
    say('The smoke test of the package runs on Linux only.');
    return 0;
  }
  const userData = mkdtempSync(path.join(tmpdir(), 'docket-smoke-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [command, ...args] = [...virtualDisplay(), path.join(folder, 'docket'), '--remote-debugging-port=0', ...sandbox];
  // A process group of its own, so that the virtual display and the app's helpers end with it.
  const app = spawn(command, args, { detached: true, env: childEnvironment({ DOCKET_USER_DATA: userData }), stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const title = await withLimit(titleOf(app)).catch((error) => {
      throw error instanceof Problem ? error : failed(error.message.split('\n')[0]);
    });
    say(`The packaged app opened a window: "${title}".`);
    return 0;
  } finally {
    endGroup(app.pid);
    await new Promise((resolve) => (app.exitCode === null && app.signalCode === null ? app.once('exit', resolve) : resolve(undefined)));
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function titleOf(app) {
  const endpoint = await devToolsEndpoint(app);
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.connectOverCDP(endpoint);
  try {
    const [context] = browser.contexts();
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.locator('body', { hasText: /\S/ }).waitFor();
    const title = await page.title();
    if (title === '') throw failed('its window has no title');
    return title;
  } finally {
    await browser.close();
  }
}

/** Chromium names its DevTools address on the error stream. */
function devToolsEndpoint(app) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data) => {
      output += data;
      const found = /DevTools listening on (ws:\S+)/.exec(output);
      if (found) resolve(found[1]);
    };
    app.stdout.on('data', read);
    app.stderr.on('data', read);
    app.on('error', (error) => reject(failed(error.message)));
    app.on('exit', (code) => reject(failed(`it ended with code ${code}: ${output.trim().split('\n').at(-1) ?? ''}`)));
  });
}

function withLimit(promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(failed(`no window with a title within ${limitMs / 1000} seconds`)), limitMs);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

const failed = (why) => new Problem(`The packaged app did not start: ${why}.`, 'npm run package');

function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}
