import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Shell } from './pages/shell';
import { Texts } from './pages/texts';
import { expect, test } from './support/test';

const mail = (id: string, from: string, to: string, date: string, subject: string, body: string, more = ''): string =>
  `From MAILER-DAEMON Mon Nov  2 09:15:00 2026\nFrom: ${from}\nTo: ${to}\nMessage-ID: <${id}@mail.example>\nDate: ${date} +0000\nSubject: ${subject}\n${more}\n${body}\n\n`;
const ann = 'Ann Lee <ann@northwind-freight.example>';
const desk = 'Jonas Keller <jonas@desk.example>';
const html = 'Content-Type: text/html\n';

test('imports a mailbox, files a sender by hand, and decides by keys what its words propose [W2, W5]', async ({ start, folder }) => {
  const file = join(folder, 'november.mbox');
  writeFileSync(
    file,
    mail('q1', ann, desk, '2 Nov 2026 09:15:00', 'Exports fail', 'The export failed for the third time, this is unacceptable.\nWhen will it be fixed?') +
      mail('a1', desk, ann, '3 Nov 2026 10:00:00', 'Re: Exports fail', 'We will send a corrected build by Friday.\n\n> The export failed.', 'In-Reply-To: <q1@mail.example>\n') +
      mail('q2', ann, desk, '10 Nov 2026 08:05:00', 'Re: Exports fail', 'Friday has passed. Is there any update?', 'In-Reply-To: <a1@mail.example>\n') +
      mail('h1', 'Mo <mo@brightwater.example>', desk, '11 Nov 2026 08:05:00', 'Hello <img src=x onerror=alert(1)>', '<p>We are <b>delighted</b>.</p><script>alert(1)</script>&lt;img src=x onerror=alert(1)&gt;', html),
  );
  const docket = await start(['--example']);
  const texts = new Texts(docket);
  await texts.begin(file);
  await texts.addOwnDomain('desk.example');
  await expect(texts.sender('northwind-freight.example')).toContainText('by its domain');
  await expect(texts.message('Re: Exports fail')).toContainText('from Ann Lee');
  await texts.sender('brightwater.example').getByRole('button', { name: 'Brightwater Energy?' }).click();
  await expect(texts.sender('brightwater.example')).toContainText('chosen');
  expect(await texts.run()).toEqual({ rows: 4, imported: 4, updated: 0, unchanged: 0, rejected: 0 });

  await texts.toProposals();
  await expect(texts.current).toContainText('We are delighted.');
  await docket.page.keyboard.press('a');
  await expect(docket.page.getByRole('status').filter({ hasText: 'Accepted. Tone: positive' })).toBeVisible();
  await expect(texts.current).toContainText('Is there any update?');
  await docket.page.keyboard.press('j');
  await expect(texts.current).toContainText('due 6 Nov 2026');
  await docket.page.keyboard.press('c');
  const dialog = docket.page.getByRole('dialog', { name: 'Accept it otherwise' });
  await dialog.getByLabel('What was promised').fill('Send the corrected build');
  await dialog.getByRole('button', { name: /^Accept as changed/ }).click();
  await expect(dialog).toBeHidden();

  await docket.page.getByRole('button', { name: 'Exports fail', exact: true }).click();
  await expect(texts.lines.first()).toContainText('The export failed for the third time');
  await expect(texts.lines.first().locator('mark')).toHaveText('The export failed for the third time, this is unacceptable.');
  await docket.page.keyboard.press('r');
  await docket.page.getByRole('dialog', { name: 'Reject the proposal' }).getByLabel('Reason').fill('It was about another system.');
  await docket.page.keyboard.press('Control+Enter');
  await expect(texts.proposal('third time')).toContainText('rejected');

  await docket.page.getByRole('button', { name: 'Northwind Freight' }).click();
  await expect(docket.page.getByText('Send the corrected build').first()).toBeVisible();
  await new Shell(docket.page).goTo('Watch');
  await texts.begin(file);
  await expect.poll(() => texts.counts()).toEqual({ rows: 4, imported: 0, updated: 0, unchanged: 4, rejected: 0 });
  await docket.close();
});
