import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Evidence } from './pages/evidence';
import { ImportWizard } from './pages/import-wizard';
import { PriorityList } from './pages/priority-list';
import { Proposals } from './pages/proposals';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { choose, Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { docketJson } from './support/docket-command';
import { checkWithOrdinaryTools, sha256sum, unpack } from './support/ordinary-tools';
import { projectRoot } from './support/docket';
import { axeFindings, expect, test } from './support/test';

const data = resolve(projectRoot, '../shared/data/ravenstack');

/** ARR of what runs on the day, by account, added up here from the file and not by Docket. */
function arrOn(day: string): Map<string, number> {
  const [, ...lines] = readFileSync(join(data, 'ravenstack_subscriptions.csv'), 'utf8').trim().split('\n');
  const sums = new Map<string, number>();
  for (const line of lines) {
    const [, account = '', from = '', to = '', , , , arr = '0', isTrial = ''] = line.trim().split(',');
    if (isTrial === 'True' || from > day || (to !== '' && to <= day)) continue;
    sums.set(account, (sums.get(account) ?? 0) + Number(arr));
  }
  return sums;
}

test('goes from the RavenStack files to a verified package [W4, W5, W6, S1, M5, E2, E3]', async ({ start, folder }) => {
  test.setTimeout(300_000);
  const asOf = '2024-12-31';
  const workspace = join(folder, 'ravenstack.docket');
  const docket = await start();
  const { page } = docket;
  const shell = new Shell(page);
  const wizard = new ImportWizard(docket);
  await docket.answer({ save: workspace });
  await shell.makeWorkspace('RavenStack', asOf);

  expect(await wizard.importAll(join(data, 'ravenstack_accounts.csv'))).toEqual({ rows: 500, imported: 500, updated: 0, unchanged: 0, rejected: 0 });
  expect(await wizard.importAll(join(data, 'ravenstack_subscriptions.csv'))).toMatchObject({ rows: 5000, rejected: 0 });
  await wizard.begin(join(data, 'ravenstack_support_tickets.csv'));
  await expect(wizard.step('Mapping')).toContainText('The columns were recognised.');
  await wizard.toAnomalies();
  // Known of the file: 1,077 tickets are older than the sign-up of their account.
  await expect(wizard.rule('Opened before the account signed up')).toContainText('1,077');
  expect.soft(await axeFindings(page)).toEqual([]);
  await wizard.toPreview();
  const tickets = await wizard.run();
  expect(tickets.rows).toBe(2000);
  expect(tickets.imported + tickets.updated + tickets.unchanged + tickets.rejected).toBe(2000);
  await wizard.begin(join(data, 'ravenstack_support_tickets.csv'));
  await wizard.toAnomalies();
  await wizard.toPreview();
  expect(await wizard.run()).toEqual({ rows: 2000, imported: 0, updated: 0, unchanged: tickets.imported, rejected: tickets.rejected });

  await test.step('proposals become scores together, and say so [W7]', async () => {
    await shell.command('Review proposals');
    const proposals = new Proposals(page);
    await expect(proposals.rows.first()).toBeVisible();
    await proposals.showRule('First score');
    await proposals.acceptAll();
    await expect(shell.messages).toContainText('were accepted together');
  });

  await test.step('a session over the top of the list', async () => {
    const preparation = new SessionPreparation(page);
    await shell.goTo('Score');
    const list = new PriorityList(page);
    // Every ticket of this set is closed.
    await list.chip('Open').click();
    await expect(list.rows.first()).toBeVisible();
    const scores = (await list.cells('Score')).map(Number);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    await page.getByRole('button', { name: /^New issue/ }).click();
    const dialog = shell.dialog('New issue');
    await dialog.getByRole('textbox', { name: 'Issue in one line' }).fill('Urgent tickets of RavenStack wait too long');
    await choose(dialog, /Criterion/, 'Response delays');
    await dialog.getByRole('button', { name: /^Capture/ }).click();
    await expect(dialog).toBeHidden();
    await preparation.make('RavenStack review', { quorum: 2 });
    await preparation.addIssues(['Urgent tickets of RavenStack wait too long']);
    await preparation.addTopic('Where the numbers come from');
    await preparation.addPerson('Mara Lind', 'Facilitator');
    await preparation.addPerson('Noor Haddad', 'Decider');
    await preparation.start();
    const room = new SessionRoom(page);
    await room.allArePresent(2);
    await room.voteOnPaper({ 'Mara Lind': [4, 4, 2], 'Noor Haddad': [4, 4, 2] });
    await room.reveal();
    await room.agree(32);
    await room.fillDecision({ what: 'Staff the urgent queue at night', owner: 'Noor Haddad', due: '2025-01-10', reason: 'Responses take hours.' });
    await room.record();
    await page.getByRole('button', { name: /^Done, to the sign-off/ }).click();
    await new SignOff(page).sign('Mara Lind');
  });

  await test.step('a package that everybody verifies', async () => {
    const zip = join(folder, 'ravenstack.zip');
    await page.getByRole('button', { name: /^Make an evidence package/ }).click();
    const evidence = new Evidence(docket);
    await evidence.build(zip, 'Journey');
    await evidence.verify(zip);
    await expect(evidence.verdict).toHaveText('Verified');
    expect(checkWithOrdinaryTools(unpack(zip, join(folder, 'bag')))).toEqual({ payload: 0, tags: 0, list: 0, signature: 0 });
    expect(docketJson(docket.userData, 'verify', zip)).toEqual({ valid: true, signer: 'known', problems: [] });
    await docket.close();
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(JSON.stringify(docketJson(docket.userData, 'sessions', workspace)))?.[0] ?? '';
    docketJson(docket.userData, 'package', workspace, '--session', id, '--out', join(folder, 'command.zip'));
    expect(sha256sum(join(folder, 'command.zip'))).toBe(sha256sum(zip));
  });

  await test.step('ARR is the sum of what runs, added up from the file [W4]', () => {
    const accounts: unknown = docketJson(docket.userData, 'accounts', workspace);
    if (!Array.isArray(accounts)) throw new Error('No accounts');
    const shown = new Map(accounts.map((account: unknown): [string, number] => (account === null || typeof account !== 'object' ? ['', 0] : [String(Reflect.get(account, 'ref')), Number(Reflect.get(account, 'arr'))])));
    const wrong = [...arrOn(asOf)].filter(([ref, sum]) => shown.get(ref) !== sum);
    expect(wrong).toEqual([]);
    expect(shown.size).toBe(500);
  });
});
