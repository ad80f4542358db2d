import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evidence } from './pages/evidence';
import { ImportWizard } from './pages/import-wizard';
import { PriorityList } from './pages/priority-list';
import { Proposals } from './pages/proposals';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { docketCommand, docketJson } from './support/docket-command';
import { checkWithOrdinaryTools, keyIdWithOpenssl, sha256sum, unpack } from './support/ordinary-tools';
import { asOf, writeRegisterFiles } from './support/register-files';
import { axeFindings, expect, test } from './support/test';

test('goes from three files to a package that anybody can verify, through a kill and a restart [W5, W6, W7, S4, M3, M5, M6, M7, E2, E3]', async ({ start, folder }) => {
  test.setTimeout(240_000);
  const files = writeRegisterFiles(folder);
  const workspace = join(folder, 'own.docket');
  const zip = join(folder, 'app.zip');
  let docket = await start();

  await test.step('a new workspace and its register', async () => {
    await docket.answer({ save: workspace });
    await new Shell(docket.page).makeWorkspace('Own register', asOf);
    const wizard = new ImportWizard(docket);
    expect(await wizard.importAll(files.accounts)).toEqual({ rows: 3, imported: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(await wizard.importAll(files.subscriptions)).toEqual({ rows: 5, imported: 5, updated: 0, unchanged: 0, rejected: 0 });
    await wizard.begin(files.tickets);
    await wizard.toAnomalies();
    await expect(wizard.rule('Unknown account')).toContainText('1');
    await wizard.chooseForRule('Resolved before opened', 'Skip rows');
    await wizard.toPreview();
    expect(await wizard.run()).toEqual({ rows: 6, imported: 5, updated: 0, unchanged: 0, rejected: 1 });
  });

  await test.step('the same file again changes nothing [W5]', async () => {
    const wizard = new ImportWizard(docket);
    await wizard.begin(files.accounts);
    await wizard.toAnomalies();
    await wizard.toPreview();
    expect(await wizard.run()).toEqual({ rows: 3, imported: 0, updated: 0, unchanged: 3, rejected: 0 });
  });

  await test.step('nothing is scored before a person says so [W7]', async () => {
    const shell = new Shell(docket.page);
    await shell.command('Review proposals');
    const proposals = new Proposals(docket.page);
    await proposals.showRule('First score');
    await expect(proposals.rows).toHaveCount(5);
    await proposals.select('Route plan drops the last stop');
    // Enterprise 5, escalated 4, renewal within 90 days 3: worked out by hand from the file.
    await expect(proposals.panel).toContainText('Impact 5 × Severity 4 × Time 3');
    await proposals.accept();
    await expect(docket.page.getByRole('status').first()).toContainText('#4 accepted');
    await expect(proposals.rows).toHaveCount(4);
    await proposals.acceptAll();
    await expect(proposals.rows).toHaveCount(1);
    await expect(proposals.rows).toContainText('Portal asks for a customer number');
  });

  await test.step('the list follows the arithmetic [S1]', async () => {
    await new Shell(docket.page).goTo('Score');
    const list = new PriorityList(docket.page);
    await expect(list.rows).toHaveCount(5);
    expect(await list.cells('Score')).toEqual(['60', '40', '18', '6', '–']);
    await list.select('Label printer stops at night');
    // 180,000 and 60,000 run, 500,000 has ended.
    await expect(list.panel).toContainText('EUR 240 k');
  });

  await test.step('a session is prepared [M1, M2]', async () => {
    const preparation = new SessionPreparation(docket.page);
    await preparation.make('First review', { quorum: 2 });
    await preparation.addIssues(['Route plan drops the last stop', 'Label printer stops at night', 'Invoices arrive twice']);
    await preparation.addPerson('Ana Lima', 'Facilitator');
    await preparation.addPerson('Ben Roth', 'Decider');
    await preparation.addPerson('Cho Min', 'Function lead');
    await preparation.addPerson('Dag Hall', 'Observer');
    await preparation.start();
    await new SessionRoom(docket.page).allArePresent(4);
  });

  await test.step('paper ballots, reveal and a score [S4]', async () => {
    const room = new SessionRoom(docket.page);
    await expect(room.title).toHaveText('Route plan drops the last stop');
    await room.voteOnPaper({ 'Ana Lima': [5, 4, 3], 'Ben Roth': [5, 3, 3], 'Cho Min': [4, 4, 3] });
    await expect(room.finished).toContainText('3 of 3');
    // An observer is not asked.
    await expect(room.finished).not.toContainText('Dag Hall');
    expect.soft(await axeFindings(docket.page), 'ballots').toEqual([]);
    await room.reveal();
    expect.soft(await axeFindings(docket.page), 'revealed').toEqual([]);
    expect(await room.figure('Severity', 'Median')).toBe('4');
    expect(await room.figure('Severity', 'Spread')).toBe('3 to 4');
    // 4, 3, 4: s2 = 1/3, and 1 - (1/3) / 2 = 0.83.
    expect(await room.figure('Severity', 'Agreement')).toBe('0.83');
    await room.agree(60);
    await room.fillDecision({ what: 'Ship the fixed planner', owner: 'Ben Roth', due: '2026-11-27', reason: 'Drivers call every morning.', dissent: { by: 'Cho Min', words: 'The fix was not tested on long tours.' } });
    await room.record();
    await expect(room.title).toHaveText('Label printer stops at night');
  });

  await test.step('the laptop goes round, and the process is killed in the middle [S4, M7]', async () => {
    let room = new SessionRoom(docket.page);
    await room.openPassRound();
    await room.voteOnLaptop('Ana Lima', '1111', [5, 4, 2], { isFirst: true });
    await expect(room.handOver).toContainText('Hand the laptop to Ben Roth');
    await expect(room.handOver).not.toContainText(/Impact|1111/);
    expect.soft(await axeFindings(docket.page), 'hand-over').toEqual([]);
    await docket.kill();

    docket = await start();
    room = new SessionRoom(docket.page);
    await expect(room.title).toHaveText('Label printer stops at night');
    await expect(room.finished).toContainText('1 of 3');
    await docket.page.getByRole('button', { name: /^Hand the laptop round/ }).click();
    await room.voteOnLaptop('Ben Roth', '2222', [4, 4, 2], { isFirst: true });
    await room.voteOnLaptop('Cho Min', '3333', null, { isFirst: true });
    await room.endPassRound();
    await room.reveal();
    expect(await room.figure('Impact', 'Median')).toBe('4.5');
  });

  await test.step('closing the window comes back to the same item as well [M7]', async () => {
    await docket.close();
    docket = await start();
    const room = new SessionRoom(docket.page);
    await expect(room.title).toHaveText('Label printer stops at night');
    await room.chooseStep('Impact', '5');
    await docket.page.getByRole('textbox', { name: 'Why this side of the half' }).fill('It is an enterprise account.');
    await room.agree(40);
    await room.note('Ana asks the night shift for a log.');
    await room.fillDecision({ kind: 'Act now', departure: 'The night shift cannot wait a week.', what: 'Swap the printer driver', owner: 'Cho Min', due: '2026-11-24', reason: 'It stops every night.' });
    await room.record();
    await expect(room.title).toHaveText('Invoices arrive twice, "again"');
  });

  const signOff = (): SignOff => new SignOff(docket.page);
  await test.step('nothing is signed while an item is open; then it is sealed [M6]', async () => {
    const room = new SessionRoom(docket.page);
    await room.decideLater('Finance is not in the room.');
    await expect(signOff().minutes).toContainText('Ship the fixed planner');
    await expect(signOff().minutes).toContainText('The fix was not tested on long tours.');
    await expect(signOff().minutes).toContainText('Finance is not in the room.');
    expect.soft(await axeFindings(docket.page), 'sign-off').toEqual([]);
    await signOff().sign('Ana Lima');
  });

  const minutesHash = await signOff().hash('Minutes SHA-256');
  const sealHash = await signOff().hash('Seal');

  await test.step('the package, in the app, by the command and with ordinary tools [E2, E3]', async () => {
    await docket.page.getByRole('button', { name: /^Make an evidence package/ }).click();
    const evidence = new Evidence(docket);
    await evidence.build(zip, 'Yearly audit');
    await evidence.verify(zip);
    await expect(evidence.verdict).toHaveText('Verified');
    expect.soft(await axeFindings(docket.page), 'verified').toEqual([]);

    const bag = unpack(zip, join(folder, 'bag'));
    expect(checkWithOrdinaryTools(bag)).toEqual({ payload: 0, tags: 0, list: 0, signature: 0 });
    expect(sha256sum(join(bag, 'data/minutes/minutes.md'))).toBe(minutesHash);
    expect(readFileSync(join(bag, 'bag-info.txt'), 'utf8')).toContain(`Docket-Head: ${sealHash}`);
    expect(docketJson(docket.userData, 'verify', zip)).toEqual({ valid: true, signer: 'known', problems: [] });
    expect(docketJson(docket.userData, 'keys')).toMatchObject({ keyId: keyIdWithOpenssl(bag) });
    // A laptop that never saw the key: whole, but unknown.
    const stranger = docketCommand(join(folder, 'stranger'), 'verify', zip, '--json');
    expect(stranger.code).toBe(3);
    expect(JSON.parse(stranger.out)).toMatchObject({ valid: true, signer: 'unknown' });
  });

  await test.step('one byte changed is found and named by everybody [E3]', async () => {
    const changed = join(folder, 'changed.zip');
    const bytes = readFileSync(zip);
    const at = bytes.indexOf('Ship the fixed planner');
    bytes.write('Skip', at);
    writeFileSync(changed, bytes);
    const evidence = new Evidence(docket);
    await evidence.verify(changed);
    await expect(evidence.verdict).toHaveText('Not valid');
    const { code, out } = docketCommand(docket.userData, 'verify', changed, '--json');
    expect(code).toBe(1);
    expect(out).toContain('data/');
    expect(checkWithOrdinaryTools(unpack(changed, join(folder, 'changed')))).toMatchObject({ payload: 1, signature: 0 });
  });

  await test.step('the command gives the same bytes, and the log is whole [E1, E2, L8]', async () => {
    await docket.close();
    const sessions = docketJson(docket.userData, 'sessions', workspace);
    expect(sessions).toMatchObject([{ number: 1, title: 'First review', state: 'signed-off' }]);
    const [id] = JSON.stringify(sessions).match(/[0-9a-f]{8}-[0-9a-f-]{27}/) ?? [];
    const again = join(folder, 'command.zip');
    docketJson(docket.userData, 'package', workspace, '--session', id ?? '', '--out', again);
    expect(sha256sum(again)).toBe(sha256sum(zip));
    expect(docketJson(docket.userData, 'check', workspace)).toMatchObject({ integrity: 'ok', auditChain: 'ok', firstBroken: null });
  });
});
