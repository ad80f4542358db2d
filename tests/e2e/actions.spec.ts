import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Actions } from './pages/actions';
import { SessionPreparation } from './pages/session-preparation';
import { SessionRoom } from './pages/session-room';
import { SignOff } from './pages/sign-off';
import { Shell } from './pages/shell';
import { axeFindings, expect, test } from './support/test';

const pdfText = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

test('follows a promise from the decision through the sheet that came back to its end [M6, A2]', async ({ start, folder }) => {
  test.setTimeout(240_000);
  let docket = await start(['--example']);
  let { page } = docket;

  await test.step('a session that begins with open actions and ends with questions to itself', async () => {
    const preparation = new SessionPreparation(page);
    await preparation.make('Follow-up review', { quorum: 1 });
    await preparation.addPerson('Ana Lima', 'Facilitator');
    await preparation.addPerson('Ben Roth', 'Decider');
    await page.evaluate(async () => {
      const of = (name: string, input: object): Promise<unknown> => window.docket.operations['sessions']?.[name]?.(input) ?? Promise.reject(new Error(name));
      const listed = await of('list', {});
      const sessions: unknown = Reflect.get(Object(listed), 'value');
      const id: unknown = Array.isArray(sessions) ? Reflect.get(Object(sessions.find((each) => Reflect.get(Object(each), 'title') === 'Follow-up review')), 'id') : null;
      await of('addTopic', { sessionId: id, title: 'Open actions', timeBoxMinutes: 10, topicKind: 'open-actions' });
      await of('addTopic', { sessionId: id, title: 'Questions to the review', timeBoxMinutes: 5, topicKind: 'review-questions' });
    });
    await expect(preparation.agenda).toHaveCount(2);
    await preparation.start();
    await new SessionRoom(page).allArePresent(2);
  });

  await test.step('each open action takes a key, and a dropped one a word', async () => {
    const room = new SessionRoom(page);
    const list = page.getByRole('listbox', { name: 'Actions of earlier sessions' });
    await expect(room.title).toHaveText('Open actions');
    await expect(list.getByRole('option')).toHaveCount(11);
    await expect(list.getByRole('option').first()).toContainText('1 d late');
    expect(await axeFindings(page)).toEqual([]);
    await list.getByRole('option').first().click();
    await page.keyboard.press('d');
    await expect(page.getByText('10 open', { exact: true })).toBeVisible();
    await list.getByRole('option').nth(1).click();
    await page.keyboard.press('x');
    await page.keyboard.type('Answered by phone');
    await page.keyboard.press('Enter');
    await expect(page.getByText('9 open', { exact: true })).toBeVisible();
    await expect(page.getByText('2 settled in this session')).toBeVisible();
    await page.keyboard.press('Control+Enter');
  });

  await test.step('the review answers its own questions', async () => {
    await expect(new SessionRoom(page).title).toHaveText('Questions to the review');
    const questions = page.getByRole('list', { name: 'Questions to the review' }).getByRole('listitem');
    await expect(questions).toHaveCount(3);
    await questions.first().getByRole('radio', { name: '4' }).click();
    await questions.first().getByRole('textbox', { name: 'In words' }).fill('Open actions took most of it');
    await questions.first().getByRole('textbox', { name: 'In words' }).blur();
    await expect(questions.first().getByRole('radio', { name: '4' })).toBeChecked();
    await page.getByRole('button', { name: /^Done, to the sign-off/ }).click();
  });

  const signOff = new SignOff(page);
  await test.step('the minutes are a draft until they are signed, and say so on paper', async () => {
    await expect(signOff.minutes).toContainText('Actions of earlier sessions');
    await expect(signOff.minutes).toContainText('4 of 5. Open actions took most of it');
    const draft = join(folder, 'draft.pdf');
    await docket.answer({ save: draft });
    await page.keyboard.press('Control+Shift+P');
    await expect(new Shell(page).messages).toContainText('The minutes were saved');
    expect(pdfText(draft)).toMatch(/Session \d, draft +Page 1 of \d/);
    await signOff.sign('Ana Lima');
  });

  await test.step('signed, they are saved as paper, page and text', async () => {
    const seal = await signOff.hash('Seal');
    const pdf = join(folder, 'minutes.pdf');
    await docket.answer({ save: pdf });
    await signOff.side.getByRole('button', { name: 'Save the minutes' }).click();
    await page.getByRole('menuitem', { name: /^PDF/ }).click();
    await expect.poll(() => readdirSync(folder)).toContain('minutes.pdf');
    expect(pdfText(pdf)).toContain(`head ${seal.slice(0, 8)}…${seal.slice(-8)}`);
    expect(pdfText(pdf)).not.toContain('draft');
    const md = join(folder, 'minutes.md');
    await docket.answer({ save: md });
    await new Shell(page).command('Save the minutes as Markdown');
    await expect.poll(() => readdirSync(folder)).toContain('minutes.md');
    expect(execFileSync('sha256sum', [md], { encoding: 'utf8' }).slice(0, 64)).toBe(await signOff.hash('Minutes SHA-256'));
  });

  const sheets = join(folder, 'sheets');
  await test.step('action sheets go out for every owner', async () => {
    const zip = join(folder, 'sheets.zip');
    await docket.answer({ save: zip });
    await new Actions(page).open();
    await new Shell(page).command('Save the action sheets of every owner');
    await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toContain('sheets.zip');
    execFileSync('unzip', ['-q', zip, '-d', sheets]);
    expect(readdirSync(sheets).filter((name) => name.startsWith('actions-maren-olsen'))).toEqual(['actions-maren-olsen.csv', 'actions-maren-olsen.ics', 'actions-maren-olsen.pdf', 'actions-maren-olsen.xlsx']);
    expect(pdfText(join(sheets, 'actions-maren-olsen.pdf'))).toContain('Actions of Maren Olsen');
  });

  await test.step('a sheet that came back is looked at before it changes anything', async () => {
    const file = join(sheets, 'actions-maren-olsen.csv');
    const [header = '', first = '', ...others] = readFileSync(file, 'utf8').split('\n');
    const done = first.replace(/,Open,.*$/, ',Done,,20 Nov 2026,Shift plan of 20 November');
    writeFileSync(file, [header, done, ...others.slice(0, 1), first.replace(/^[^,]*/, '01934f2e-0000-7000-8000-000000000999'), ''].join('\n'));
    const actions = new Actions(page);
    await docket.answer({ open: file });
    await page.getByRole('button', { name: 'Read a returned sheet' }).click();
    await expect(page.getByRole('main')).toContainText('3 rows = 1 to update + 1 unchanged + 1 rejected');
    await expect(actions.review.getByRole('row').nth(1)).toContainText('Open to done on 20 Nov 2026');
    await expect(actions.review).toContainText('No action of this workspace has this id');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(new Shell(page).messages).toContainText('1 action was updated from actions-maren-olsen.csv');
  });

  await test.step('what was said of it is there after a restart', async () => {
    await docket.close();
    docket = await start();
    ({ page } = docket);
    const actions = new Actions(page);
    await actions.open();
    await actions.showAllStates();
    await actions.find('second on-call shift');
    await expect(actions.panel).toContainText('Shift plan of 20 November');
    await expect(actions.panel).toContainText('from a returned sheet');
    await new Shell(page).goTo('Home');
    await expect(page.getByRole('main')).toContainText('Overdue actions');
    await expect(page.getByRole('main')).toContainText('Every open action is within its date');
  });
});
