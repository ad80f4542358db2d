import { linkSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/dispatch';
import { readReturned } from '../../electron/host/actions';
import { chooseFile as chooseAttachment } from '../../electron/host/attachments';
import { verifyPackage } from '../../electron/host/evidence';
import { chooseFile as chooseData } from '../../electron/host/imports';
import { askWhereToSave, refuseOwnFile } from '../../electron/host/own-files';
import { chooseTexts } from '../../electron/host/texts';
import { showWorkspace } from '../../electron/host/workspaces';
import { makeTestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let host: ReturnType<typeof makeTestHost>;
beforeEach(() => {
  test = openTestDesk();
  // The log is there from the first change on.
  runCommand(test.desk, 'people.add', { name: 'Ruth Abrams', function: 'support' });
  host = makeTestHost({ desk: test.desk });
});
afterEach(() => {
  host.close();
  test.close();
});

const names = {
  'the file itself': () => test.file,
  'a link to it': () => (symlinkSync(test.file, `${test.file}.csv`), `${test.file}.csv`),
  'a second name of it': () => (linkSync(test.file, `${test.file}.eml`), `${test.file}.eml`),
  'its log': () => `${test.file}-wal`,
} as const;

// Reading it aside from SQLite would give up this process's locks on it, and with them what was recorded last.
describe.each(Object.entries(names))('the open workspace, by %s,', (_, name) => {
  it.each(Object.entries({
    'a data file': (file: string) => chooseData(host.host, { file }),
    'an attachment': (file: string) => chooseAttachment(host.host, { file }),
    'a message': (file: string) => chooseTexts(host.host, { files: [file] }),
    'a sheet that came back': (file: string) => readReturned(host.host, { file }),
    'a package': (file: string) => verifyPackage(host.host, { file }),
  }))('is not read as %s', async (_kind, choose) => {
    await expect(choose(name())).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('belongs to the workspace that is open. It was left as it is.') });
  });

  it('is not written over', async () => {
    const file = name();
    const dialogs = { ...host.host.dialogs, saveFile: async () => file };
    await expect(askWhereToSave({ open: host.host.open, dialogs }, 'Save', 'minutes.pdf', [])).rejects.toMatchObject({ code: 'conflict' });
  });
});

it.each(['', '\u0000', `/${'x'.repeat(5000)}`, '/dev/null/x'])('a name that no file can have is no file of ours: %j', (path) => {
  expect(refuseOwnFile(host.host, path)).toBe(path);
});

it('another file is written where the person says, and the open workspace stays open when it is opened by another name', async () => {
  const other = `${test.file}.pdf`;
  expect(await askWhereToSave({ open: host.host.open, dialogs: { ...host.host.dialogs, saveFile: async () => other } }, 'Save', 'minutes.pdf', [])).toBe(other);
  const before = host.host.open;
  showWorkspace(host.host, names['a second name of it']());
  expect(host.host.open).toBe(before);
});
