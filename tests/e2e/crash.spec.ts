import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Docket } from './support/docket';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { expect, test } from './support/test';

/** Whether the window has a living process again. Playwright's debugger holds that process back, so what it shows is looked at after a restart. */
const isAlive = (docket: Docket): Promise<boolean> =>
  docket.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents !== undefined && !contents.isCrashed() && contents.getURL().startsWith('app://bundle/index.html');
  });

test('comes back to the same item and ballots when the window is closed or fails in the middle of a round [M7, S4]', async ({ start }) => {
  test.setTimeout(180_000);
  let docket = await start(['--example']);
  const preparation = new SessionPreparation(docket.page);
  await preparation.make('Crash journey', { quorum: 2 });
  await preparation.addIssues(['Third P1 breach this quarter', 'Renewal addendum held in legal']);
  await preparation.addPerson('Ana Lima', 'Facilitator');
  await preparation.addPerson('Ben Roth', 'Decider');
  await preparation.addPerson('Cho Min', 'Function lead');
  await preparation.start();
  let room = new SessionRoom(docket.page);
  await room.allArePresent(3);

  await test.step('the window is closed between two ballots', async () => {
    await room.openPassRound();
    await room.voteOnLaptop('Ana Lima', '1111', [5, 4, 3], { isFirst: true });
    await expect(room.handOver).toContainText('Hand the laptop to Ben Roth');
    await docket.close();
    docket = await start();
    room = new SessionRoom(docket.page);
    await expect(room.title).toHaveText('Third P1 breach this quarter');
    await expect(room.finished).toContainText('1 of 3');
    // The app ran to its end in good order, and the timer stands all the same.
    await expect(room.timer).toBeVisible();
  });

  await test.step('the process of the window is crashed between two others', async () => {
    await docket.page.getByRole('button', { name: /^Hand the laptop round/ }).click();
    await room.voteOnLaptop('Ben Roth', '2222', [4, 4, 3], { isFirst: true });
    await expect(room.handOver).toContainText('Hand the laptop to Cho Min');
    await room.handOver.getByRole('button', { name: 'Stop here' }).click();
    await docket.page.getByRole('textbox', { name: 'Note for the minutes' }).fill('Typed and not yet sent');
    await docket.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await expect.poll(() => docket.log).toMatch(/^\S+ The window failed: \S+\n$/);
    await expect.poll(() => isAlive(docket)).toBe(true);
    await docket.kill();
  });

  await test.step('and goes on from there after a restart', async () => {
    docket = await start();
    room = new SessionRoom(docket.page);
    await expect(room.title).toHaveText('Third P1 breach this quarter');
    await expect(room.finished).toContainText('2 of 3');
    await expect(docket.page.getByRole('textbox', { name: 'Note for the minutes' })).toHaveValue('Typed and not yet sent');
    // The log of a crash is not one of something unforeseen in main.
    rmSync(join(docket.userData, 'docket.log'));
    await docket.page.getByRole('button', { name: /^Hand the laptop round/ }).click();
    await room.voteOnLaptop('Cho Min', '3333', null, { isFirst: true });
    await room.endPassRound();
    await room.reveal();
    expect(await room.figure('Impact', 'Median')).toBe('4.5');
  });
});
