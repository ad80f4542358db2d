import { expect, it } from 'vitest';
import { refreshTags } from '../../../electron/store/issues/tags';
import { bring, openDataFolder } from '../../support/data-file';
import { openTestDesk } from '../../support/workspace';

it('of new issues are those that their rows name, each once whatever its capitals, as if they were gathered afterwards [W4, W5]', () => {
  const data = openDataFolder();
  const { desk, close } = openTestDesk();
  const lines = Array.from({ length: 257 }, (_, n) => `T-${n},Subject ${n},2026-11-02,"${['billing', 'Billing;VIP', '', 'vip', `case-${n % 7};billing`][n % 5] ?? ''}"`);
  bring(desk, data.write('tagged.csv', ['Ticket ID,Subject,Created at,Tags', ...lines].join('\n')), 'issues');
  const tags = (): unknown[] => desk.workspace.db.prepare('SELECT lower(tag) AS tag, number FROM issue_tags ORDER BY 1, 2').all();
  const written = tags();
  expect(desk.workspace.db.prepare('SELECT tag, count(*) AS issues FROM issue_tags GROUP BY tag ORDER BY issues DESC, tag LIMIT 2').all()).toEqual([expect.objectContaining({ issues: 155 }), expect.objectContaining({ issues: 103 })]);
  desk.workspace.transaction((db) => refreshTags(db, 'all'));
  expect(tags()).toEqual(written);
  close();
  data.remove();
});
