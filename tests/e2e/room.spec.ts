import { RoomDesk } from './pages/room-desk';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { axeFindings, expect, test } from './support/test';

test('keeps a room going: conflicts, parking, capture, a forgotten PIN, a cancelled round, a lost quorum and an absent facilitator [M2, M3, S4, M6]', async ({ start }) => {
  test.setTimeout(240_000);
  let docket = await start(['--example']);
  let { page } = docket;
  const preparation = new SessionPreparation(page);
  await preparation.make('Room journey', { quorum: 3 });
  await preparation.addIssues(['Third P1 breach this quarter', 'Renewal addendum held in legal']);
  await preparation.addPerson('Ana Lima', 'Facilitator');
  await preparation.addPerson('Ben Roth', 'Decider');
  await preparation.addPerson('Cho Min', 'Function lead');
  await preparation.addPerson('Dag Hall', 'Scribe');
  await preparation.start();
  let room = new SessionRoom(page);
  await room.allArePresent(4);
  let desk = new RoomDesk(page);
  await expect(room.title).toHaveText('Third P1 breach this quarter');

  await test.step('every key of the room is on the sheet [M3]', async () => {
    await desk.press('?');
    const sheet = new Shell(page).dialog('Keyboard shortcuts');
    for (const words of ['Park something for later', 'Capture a new issue', 'Conflicts of interest on the item', 'Hand over facilitation', 'Mark who is ready', 'Who is in the room', 'Decide later']) await expect(sheet).toContainText(words);
    await desk.press('Escape');
    await expect(sheet).toBeHidden();
  });

  await test.step('lines are parked, one is dropped with a word, an issue is captured [M3]', async () => {
    await desk.park('Which exports feed clinical systems');
    await desk.park('Who brings the cake');
    await desk.drop('Who brings the cake', 'Not ours');
    await expect(desk.parked).toContainText('Which exports feed clinical systems');
    await expect(desk.parked).not.toContainText('cake');
    await desk.capture('Invoices carry the old logo');
    await expect(room.agenda.getByRole('button', { name: /Invoices carry the old logo/ })).toContainText('3');
    expect.soft(await axeFindings(page), 'item').toEqual([]);
  });

  await test.step('a conflict of interest takes the vote; ready marks count [M2, M3]', async () => {
    await desk.declareConflict('Cho Min', 'Wrote the code in question.');
    await expect(desk.item).toContainText('Cho Min: Wrote the code in question.');
    await expect(desk.ready).toContainText('0 of 3');
    await desk.press('r', 'Space');
    await expect(desk.ready).toContainText('1 of 3');
    await desk.press('Shift+R');
    await expect(desk.ready).toContainText('3 of 3');
  });

  await test.step('a forgotten PIN, another way in, and a round called off [S4]', async () => {
    await desk.press('b');
    await room.voteOnLaptop('Ana Lima', '1111', [5, 4, 3], { isFirst: true });
    await expect(room.handOver).toContainText('Hand the laptop to Ben Roth');
    await room.handOver.getByRole('button', { name: 'Stop here' }).click();
    await expect(room.finished).toContainText('1 of 3');
    await expect(room.finished).not.toContainText('Cho Min');
    await room.finished.getByRole('button', { name: /Ana Lima/ }).click();
    await room.handOver.getByRole('button', { name: 'I am Ana Lima' }).click();
    await room.handOver.getByRole('button', { name: 'Forget this PIN' }).click();
    await expect(room.handOver.getByRole('heading', { name: 'Choose a PIN for this session' })).toBeVisible();
    await room.handOver.getByRole('button', { name: 'Back' }).click();
    await room.handOver.getByRole('button', { name: 'Stop here' }).click();

    await desk.press('Shift+B');
    const sheet = page.getByRole('region', { name: 'Ballots on paper' });
    await expect(sheet.getByRole('row', { name: /^Ana Lima/ })).toContainText('kept');
    await desk.cancelRound('Somebody saw the screen');
    await expect(page.getByRole('button', { name: /^Open blind ballots/ })).toBeVisible();
    await room.voteOnPaper({ 'Ana Lima': [5, 4, 3], 'Ben Roth': [5, 4, 3], 'Dag Hall': [5, 4, 3] });
    await room.reveal();
    await room.agree(60);
  });

  await test.step('with the quorum lost a decision is asked about first [M2, M5]', async () => {
    await desk.attendance('Cho Min', 'Left');
    await desk.attendance('Dag Hall', 'Left');
    await desk.standIn('Ben Roth', 'Dag Hall');
    await expect(desk.item).toContainText('No quorum: 2 present, 3 needed.');
    await room.fillDecision({ what: 'Ship the fixed planner', owner: 'Ben Roth', due: '2026-11-27', reason: 'Drivers call every morning.' });
    await room.record();
    const question = new Shell(page).dialog('Record without a quorum?');
    await expect(question).toContainText('2 present, 3 needed');
    await question.getByRole('button', { name: 'Record without a quorum' }).click();
    await expect(room.title).toHaveText('Renewal addendum held in legal');
  });

  await test.step('the facilitator leaves, the laptop dies, and the decider takes over with one press [M3, M7]', async () => {
    await desk.attendance('Ana Lima', 'Left');
    await expect(desk.item).toContainText('Ana Lima facilitates and is not in the room.');
    await docket.kill();
    docket = await start();
    page = docket.page;
    room = new SessionRoom(page);
    desk = new RoomDesk(page);
    await expect(room.title).toHaveText('Renewal addendum held in legal');
    await page.getByRole('button', { name: 'Ben Roth takes over' }).click();
    await expect(room.agenda).toContainText('Ben Roth facilitates');
    await expect(page.getByRole('banner')).toContainText('Ben Roth');
    await desk.attendance('Ana Lima', 'Present');
    await desk.handOver('Ana Lima');
    await expect(room.agenda).toContainText('Ana Lima facilitates');
  });

  await test.step('and the minutes tell it all [M6]', async () => {
    await room.agenda.getByRole('button', { name: 'Minutes and sign-off' }).click();
    const { minutes } = new SignOff(page);
    for (const words of [
      'Cho Min: Wrote the code in question.',
      'round 1, 1 ballot destroyed unread: Somebody saw the screen',
      '2 present, 3 needed',
      'Ben Roth as the delegate of Dag Hall.',
      'Cho Min left at item 1',
      'Ben Roth took facilitation over from Ana Lima at item 2',
      'Ben Roth handed facilitation to Ana Lima at item 2',
      'Which exports feed clinical systems',
      'Dropped: Not ours',
    ]) {
      await expect.soft(minutes).toContainText(words);
    }
    await page.screenshot({ path: test.info().outputPath('minutes.png'), fullPage: true });
  });
});
