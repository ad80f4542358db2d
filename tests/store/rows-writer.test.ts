import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsWriter } from '../../electron/store/rows-writer';
import { openTestDesk } from '../support/workspace';

it.each([0, 1, 99, 100, 101, 350])('writes %i rows in their order, each once [W5]', (count) => {
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

it('writes values that some rows share, whatever they are and wherever they begin to differ [W5]', () => {
  const { desk, close } = openTestDesk();
  const value = fc.oneof(fc.constant(null), fc.integer(), fc.constantFrom('same', 'same', 'other', "o'clock", ''), fc.bigInt(-5n, 5n));
  const shape = fc.record({ columns: fc.integer({ min: 1, max: 6 }), base: fc.array(value, { minLength: 6, maxLength: 6 }), differing: fc.array(fc.record({ row: fc.nat(260), column: fc.nat(5), value }), { maxLength: 8 }), count: fc.integer({ min: 0, max: 260 }) });
  fc.assert(
    fc.property(shape, ({ columns, base, differing, count }) => {
      const names = Array.from({ length: columns }, (_, n) => `c${n}`);
      const expected = Array.from({ length: count }, (_, row) => names.map((_name, column) => differing.find((each) => each.row === row && each.column === column)?.value ?? base[column] ?? null));
      desk.workspace.transaction((db) => {
        db.exec(`CREATE TEMP TABLE probe (${names.join(', ')})`);
        const rows = rowsWriter(db, 'probe', names);
        for (const each of expected) rows.add(each);
        rows.flush();
        const stored = db.prepare('SELECT * FROM probe ORDER BY rowid').raw().all();
        db.exec('DROP TABLE probe');
        expect(stored).toEqual(expected.map((row) => row.map((each) => (typeof each === 'bigint' ? Number(each) : each))));
      });
    }),
    { seed: 7, numRuns: 60 },
  );
  close();
});
