import { expect, it } from 'vitest';
import { rowsWriter } from '../../electron/store/rows-writer';
import { openTestDesk } from '../support/workspace';

it.each([0, 1, 31, 32, 33, 100])('writes %i rows in their order, each once [W5]', (count) => {
  const { desk, close } = openTestDesk();
  desk.workspace.transaction((db) => {
    db.exec('CREATE TEMP TABLE probe (n INTEGER, word TEXT)');
    const rows = rowsWriter(db, 'probe', ['n', 'word']);
    const expected = Array.from({ length: count }, (_, n) => ({ n, word: n % 3 === 0 ? null : `w${n}` }));
    for (const { n, word } of expected) rows.add([n, word]);
    rows.flush();
    rows.flush();
    expect(db.prepare('SELECT n, word FROM probe ORDER BY rowid').all()).toEqual(expected);
  });
  close();
});
