import type { Page } from '@playwright/test';
import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evidence } from './pages/evidence';
import { ImportWizard } from './pages/import-wizard';
import { PriorityList } from './pages/priority-list';
import { Proposals } from './pages/proposals';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { TradeOffBoard } from './pages/trade-off-board';
import { projectRoot, type Docket } from './support/docket';
import { docketJson } from './support/docket-command';
import { auditorCommands, checkWithOrdinaryTools, sha256sum, unpack } from './support/ordinary-tools';
import { asOf, writeRegisterFiles } from './support/register-files';
import { expect, test } from './support/test';

const out = join(projectRoot, 'out/demo');

const say = (words: string): void => void process.stdout.write(`  ${words}\n`);

/** Numbered pictures, in the order of the path. */
function camera(docket: Docket): (name: string) => Promise<void> {
  let taken = 0;
  return async (name) => {
    taken += 1;
    // What the app says in passing would stand before the picture.
    for (const close of await new Shell(docket.page).messages.getByRole('button', { name: 'Close' }).all()) await close.click();
    await docket.page.mouse.move(0, 0);
    await docket.page.screenshot({ path: join(out, 'screens', `${String(taken).padStart(2, '0')}-${name}.png`), animations: 'disabled' });
  };
}

/** A board for the two items: two people compare them, one is taken, the other is deferred with what is accepted meanwhile. */
async function weighUp(page: Page, picture: (name: string) => Promise<void>): Promise<void> {
  const board = new TradeOffBoard(page);
  await page.getByRole('button', { name: /^Trade-off/ }).click();
  await board.setUp({ title: 'Engineering until December', capacity: 12, efforts: { 'Route plan drops the last stop': 8, 'Label printer stops at night': 6 } });
  await board.goTo('Compare');
  await picture('trade-off-compare');
  for (const name of ['Ben Roth', 'Cho Min']) {
    await board.ask(name);
    if (name === 'Ben Roth') await picture('trade-off-question');
    await board.answerAll(['Route plan drops the last stop', 'Label printer stops at night'], async (isLeft) => board.board.getByRole('article', { name: isLeft ? /^Left/ : /^Right/ }).getByRole('button', { name: / first$/ }).click());
    await page.keyboard.press('x');
  }
  await board.goTo('Result');
  await board.board.getByRole('textbox', { name: 'Reason' }).fill('Drivers stand at the wrong door, and labels can be printed by day.');
  const deferred = board.board.getByRole('group', { name: /^Deferred: / });
  await board.board.getByRole('button', { name: /^Say what is accepted/ }).click();
  await deferred.getByRole('textbox', { name: /^Accepted meanwhile/ }).fill('Labels for the night are printed at six in the evening.');
  await deferred.getByRole('combobox', { name: /^Who answers/ }).fill('Cho Min');
  await page.getByRole('option', { name: /Cho Min/ }).click();
  await board.board.getByRole('button', { name: /^Record the result/ }).click();
  await expect(board.board.getByRole('heading', { name: 'The result' })).toBeVisible();
  await picture('trade-off-result');
  await page.getByRole('button', { name: /^Back to session/ }).click();
}

test('plays the main job from a file to verified evidence, and keeps what came of it', async ({ start, folder }) => {
  test.setTimeout(240_000);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'screens'), { recursive: true });
  const docket = await start();
  const { page } = docket;
  const shell = new Shell(page);
  const picture = camera(docket);
  await docket.resize(1440, 900);

  say('Docket opens with its example: 41 accounts, 253 issues, two sessions held, one prepared, what was decided and what came of it.');
  await shell.useTheme('light');
  await shell.goTo('Home');
  await expect(page.getByRole('heading', { level: 2, name: 'Blind spots' })).toBeVisible();
  await picture('home');
  await shell.goTo('Score');
  const list = new PriorityList(page);
  await list.select('Third P1 breach this quarter');
  await picture('priority-list');
  await shell.useTheme('dark');
  await picture('priority-list-dark');
  await list.open('Third P1 breach this quarter');
  await picture('issue-dark');
  await shell.useTheme('light');
  await picture('issue');

  say('A new workspace, as of 20 November 2026; accounts, subscriptions and tickets come from three CSV files.');
  const files = writeRegisterFiles(folder);
  const workspace = join(folder, 'harrow.docket');
  await docket.answer({ save: workspace });
  await shell.makeWorkspace('Harrow and others', asOf);
  const wizard = new ImportWizard(docket);
  await wizard.importAll(files.accounts);
  await wizard.importAll(files.subscriptions);
  await wizard.begin(files.tickets);
  await picture('import-mapping');
  await wizard.toAnomalies();
  await picture('import-anomalies');
  await wizard.chooseForRule('Resolved before opened', 'Skip rows');
  await wizard.toPreview();
  const { rows, imported, rejected } = await wizard.run();
  say(`${rows} tickets: ${imported} became issues, ${rejected} was left out because it was resolved before it was opened.`);
  await picture('import-result');

  await shell.command('Review proposals');
  const proposals = new Proposals(page);
  await proposals.showRule('First score');
  await proposals.select('Route plan drops the last stop');
  await picture('proposals');
  await proposals.acceptAll();
  await expect(proposals.rows).toHaveCount(1);
  say('Each has a first proposal with its reasons; a person accepts four, and the fifth waits because its account is not known.');

  const preparation = new SessionPreparation(page);
  await preparation.make('Weekly review', { quorum: 3 });
  await preparation.addIssues(['Route plan drops the last stop', 'Label printer stops at night']);
  await preparation.addPerson('Ana Lima', 'Facilitator');
  await preparation.addPerson('Ben Roth', 'Decider');
  await preparation.addPerson('Cho Min', 'Function lead');
  await picture('session-prepare');
  await preparation.start();
  const room = new SessionRoom(page);
  await room.allArePresent(3);

  say('The session: blind ballots on paper, revealed, agreed on, decided.');
  await room.voteOnPaper({ 'Ana Lima': [5, 4, 3], 'Ben Roth': [5, 3, 3], 'Cho Min': [4, 4, 3] });
  await picture('session-ballots');
  await room.reveal();
  await picture('session-revealed');
  await room.agree(60, 'Three customers stood at the wrong door this week.');
  await room.fillDecision({ what: 'Ship the fixed planner', owner: 'Ben Roth', due: '2026-11-27', reason: 'Drivers call every morning.', dissent: { by: 'Cho Min', words: 'The fix was not tested on long tours.' } });
  await picture('session-decision');
  await room.record();
  await expect(room.title).toHaveText('Label printer stops at night');
  say('The second item goes round on the laptop; nobody sees a ballot before the reveal.');
  await room.openPassRound();
  await picture('session-hand-over');
  await room.voteOnLaptop('Ana Lima', '1111', [5, 4, 2], { isFirst: true });
  await room.voteOnLaptop('Ben Roth', '2222', [5, 4, 2], { isFirst: true });
  await room.voteOnLaptop('Cho Min', '3333', [5, 3, 2], { isFirst: true });
  await room.endPassRound();
  await room.reveal();
  await room.agree(40);
  await weighUp(page, picture);
  say('Twelve people-days do not hold both: two people compare them, and what is dropped has an owner and an accepted consequence.');
  await room.fillDecision({ what: 'Swap the printer driver', owner: 'Cho Min', due: '2026-11-30', reason: 'It stops every night.' });
  await room.record();

  await expect(new SignOff(page).signButton).toBeEnabled();
  await picture('sign-off');
  await new SignOff(page).sign('Ana Lima');
  say('The minutes are signed off, and the session is sealed.');
  await picture('sealed');
  await page.getByRole('button', { name: /^Make an evidence package/ }).click();
  await expect(page.getByText('manifest-sha256.txt').first()).toBeVisible();
  await picture('package-builder');
  const zip = join(out, 'package.zip');
  const evidence = new Evidence(docket);
  await evidence.build(zip, 'Demo');
  await evidence.verify(zip);
  await expect(evidence.verdict).toHaveText('Verified');
  await picture('package-verified');
  await shell.useTheme('dark');
  await picture('package-verified-dark');
  await docket.close();

  const verification = docketJson(docket.userData, 'verify', zip);
  writeFileSync(join(out, 'verification.json'), `${JSON.stringify(verification, null, 2)}\n`);
  expect(verification).toEqual({ valid: true, signer: 'known', problems: [] });
  const bag = unpack(zip, join(folder, 'bag'));
  expect(checkWithOrdinaryTools(bag)).toEqual({ payload: 0, tags: 0, list: 0, signature: 0 });
  for (const name of ['minutes.md', 'minutes.pdf']) copyFileSync(join(bag, 'data/minutes', name), join(out, name));
  say(`The package has ${statSync(zip).size.toLocaleString('en')} bytes, SHA-256 ${sha256sum(zip)}.`);
  say('It was verified in the app, by docket verify, and without Docket:');
  for (const command of Object.values(auditorCommands)) say(`  ${command}`);
});
