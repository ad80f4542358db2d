import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Meet } from './pages/meet';
import { PriorityList } from './pages/priority-list';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { Shell } from './pages/shell';
import { SignOff } from './pages/sign-off';
import { axeFindings, expect, test } from './support/test';

const weekly = 'Weekly review: Watch, Score, Act';

test('a session is prepared from a template, decided out of cycle, and rehearsed without a trace [M1]', async ({ start, folder }) => {
  let docket = await start(['--example']);
  const workspace = join(docket.userData, 'example.docket');
  const sums = (): string => [workspace, `${workspace}-wal`].map((file) => createHash('sha256').update(readFileSync(file)).digest('hex')).join(' ');

  await test.step('a template lays the agenda out within the time of the room [M1]', async () => {
    const preparation = new SessionPreparation(docket.page);
    await preparation.make('Board week', { quorum: 2, agenda: weekly });
    await expect(preparation.agenda.first()).toHaveAccessibleName(/Open actions/);
    await expect(preparation.agenda.last()).toHaveAccessibleName(/Review of the review/);
    await expect(docket.page.getByText(/^8\d of 90 min planned, \d min free$/)).toBeVisible();
    // The pointer may rest on a button whose tooltip is no part of the page.
    await docket.page.mouse.move(0, 0);
    await expect(docket.page.getByRole('tooltip')).toHaveCount(0);
    expect.soft(await axeFindings(docket.page), 'prepared').toEqual([]);
  });

  await test.step('one key adds from the queue, and the overrun is told [M1]', async () => {
    const preparation = new SessionPreparation(docket.page);
    const add = preparation.queue.getByRole('list', { name: 'Issues that wait' }).getByRole('button', { name: /to the agenda$/ });
    const before = await preparation.agenda.count();
    await add.first().focus();
    await docket.page.keyboard.press('ArrowDown');
    await expect(add.nth(1)).toBeFocused();
    await docket.page.keyboard.press('Enter');
    await expect(preparation.agenda).toHaveCount(before + 1);
    await expect(docket.page.getByText(/^9\d of 90 min planned, \d min more than the room has$/)).toBeVisible();
    // What is added stands before the questions that close the session.
    await expect(preparation.agenda.last()).toHaveAccessibleName(/Review of the review/);
  });

  await test.step('the mouse drags an issue of the queue to its place, and an item to another [M1]', async () => {
    const preparation = new SessionPreparation(docket.page);
    const row = preparation.queue.getByRole('list', { name: 'Issues that wait' }).getByRole('listitem').first();
    const title = (await row.getByRole('button').nth(1).innerText()).trim();
    await preparation.dragTo(row, 2);
    await expect(preparation.agenda.nth(1)).toHaveAccessibleName(`Move item 2, ${title}`);
    await preparation.dragTo(preparation.agenda.nth(1), 4);
    await expect(preparation.agenda.nth(3)).toHaveAccessibleName(`Move item 4, ${title}`);
  });

  await test.step('the agenda becomes a template of the workspace, and ballot sheets go to a file [M1]', async () => {
    const meet = new Meet(docket.page);
    await meet.more('Save this agenda as a template');
    const dialog = new Shell(docket.page).dialog('Save this agenda as a template');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Board week');
    await dialog.getByRole('button', { name: /^Save the template/ }).click();
    await expect(dialog).toBeHidden();
    const preparation = new SessionPreparation(docket.page);
    await preparation.addPerson('Ana Lima', 'Facilitator');
    await preparation.addPerson('Ben Roth', 'Decider');
    const file = join(folder, 'ballots.pdf');
    await docket.answer({ save: file });
    await meet.more(/^Ballot sheets/);
    await expect(new Shell(docket.page).messages).toContainText('ballot sheets are in');
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('a series suggests when the next one should be, and prepares it [M1]', async () => {
    const meet = new Meet(docket.page);
    await meet.makeSeries('Board weeks');
    await new Shell(docket.page).goTo('Meet');
    await expect(docket.page.getByRole('listitem').filter({ hasText: 'Board weeks' }).first()).toContainText(/Every 7 days, cut to a third by \d+ urgent issues without a decision/);
    expect.soft(await axeFindings(docket.page), 'meet').toEqual([]);
    await meet.prepareNext('Board weeks');
    await expect(docket.page.getByRole('button', { name: 'Attendance of Ben Roth: Expected' })).toBeVisible();
    await expect(new SessionPreparation(docket.page).agenda.first()).toHaveAccessibleName(/Open actions/);
  });

  await test.step('a rehearsal changes no byte of the workspace [M1]', async () => {
    const meet = new Meet(docket.page);
    const before = sums();
    await meet.rehearse();
    await new SessionPreparation(docket.page).make('Only rehearsed', { quorum: 0, agenda: weekly });
    await docket.page.mouse.move(0, 0);
    await expect(docket.page.getByRole('tooltip')).toHaveCount(0);
    expect.soft(await axeFindings(docket.page), 'rehearsal').toEqual([]);
    expect(sums()).toBe(before);
    await meet.endRehearsal();
    expect(sums()).toBe(before);
    await expect(docket.page.getByText('Only rehearsed')).toHaveCount(0);
    await expect(docket.page.getByText('Board week').first()).toBeVisible();
  });

  await test.step('one that is killed leaves nothing either [M1, M7]', async () => {
    await docket.page.getByRole('listitem').filter({ hasText: 'Board week' }).filter({ hasText: 'Prepared' }).first().getByRole('button').click();
    await new Meet(docket.page).rehearse();
    await new SessionPreparation(docket.page).make('Killed', { quorum: 0 });
    await docket.kill();
    docket = await start();
    await expect(new Meet(docket.page).rehearsal).toHaveCount(0);
    const copies = join(docket.userData, 'rehearsals');
    expect(existsSync(copies) ? readdirSync(copies) : []).toEqual([]);
    await new Shell(docket.page).goTo('Meet');
    await expect(docket.page.getByText('Board week').first()).toBeVisible();
    await expect(docket.page.getByText('Killed')).toHaveCount(0);
  });

  await test.step('an Immediate issue is decided out of cycle [M1]', async () => {
    await new Shell(docket.page).goTo('Score');
    const list = new PriorityList(docket.page);
    await list.select('Third P1 breach this quarter');
    await docket.page.keyboard.press('Enter');
    await new Meet(docket.page).decideNow({ decider: 'Ben Roth', reason: 'The contract can be left today.' });
    await expect(docket.page.getByText(/No quorum is asked for/).first()).toBeVisible();
    await new SessionPreparation(docket.page).start();
    const room = new SessionRoom(docket.page);
    await room.allArePresent(1);
    await room.fillDecision({ what: 'Give the credit today', owner: 'Ben Roth', due: '2026-11-22', reason: 'The third breach.' });
    await room.record();
    await docket.page.getByRole('button', { name: /^Done, to the sign-off/ }).click();
    const signOff = new SignOff(docket.page);
    await expect(signOff.minutes).toContainText('Urgent session, out of cycle. No quorum was asked for.');
    await signOff.sign('Ben Roth');
    await expect(signOff.side).toContainText('To be ratified');
  });

  await test.step('and ratified by the next regular session [M1]', async () => {
    await new Shell(docket.page).goTo('Meet');
    await docket.page.getByRole('listitem').filter({ hasText: 'Board week' }).filter({ hasText: 'Prepared' }).first().getByRole('button').click();
    const waiting = docket.page.getByRole('region', { name: 'From earlier sessions' });
    await expect(waiting).toContainText('1 urgent decision to ratify');
    await waiting.getByRole('button', { name: 'Add the topic' }).click();
    const preparation = new SessionPreparation(docket.page);
    await expect(preparation.agenda.nth(1)).toHaveAccessibleName(/To ratify/);
    await preparation.start();
    const room = new SessionRoom(docket.page);
    await room.allArePresent(2);
    await room.agenda.getByRole('button', { name: /To ratify/ }).click();
    await new Meet(docket.page).ratify({ reason: 'The contract left no time.', by: 'Ana Lima' });
    expect.soft(await axeFindings(docket.page), 'ratification').toEqual([]);
    await new Shell(docket.page).goTo('Meet');
    await docket.page.getByRole('listitem').filter({ hasText: 'Urgent: Third P1 breach' }).getByRole('button').click();
    await expect(new SignOff(docket.page).side).toContainText('Ratified by Ana Lima');
  });
});
