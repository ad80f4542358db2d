import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuiltIssueIndexes } from '../../../electron/store/migrations/0019-curation';
import { MANY_ISSUES, withIndexesRebuilt, withIndexesRebuiltIfMany } from '../../../electron/store/issues/write';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const names = rebuiltIssueIndexes.map(({ name }) => name).sort();
const present = (): unknown[] =>
  test.desk.workspace.db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name IN (${names.map(() => '?').join(', ')}) ORDER BY name`).pluck().all(names);

describe('the indexes of lists and counts, around a change that may be large', () => {
  it('stay as long as few issues are written [W7]', () => {
    test.desk.workspace.transaction((db) =>
      withIndexesRebuiltIfMany(db, (written) => {
        written(MANY_ISSUES - 1);
        expect(present()).toEqual(names);
      }),
    );
    expect(present()).toEqual(names);
  });

  it('go once very many are written in all, and are there again afterwards [W7]', () => {
    test.desk.workspace.transaction((db) =>
      withIndexesRebuiltIfMany(db, (written) => {
        written(MANY_ISSUES - 1);
        written(1);
        expect(present()).toEqual([]);
        written(MANY_ISSUES);
      }),
    );
    expect(present()).toEqual(names);
  });

  it('are left to the larger change that it is a part of [W7]', () => {
    test.desk.workspace.transaction((db) =>
      withIndexesRebuilt(db, () => {
        withIndexesRebuiltIfMany(db, (written) => written(MANY_ISSUES));
        expect(present()).toEqual([]);
      }),
    );
    expect(present()).toEqual(names);
  });

  it('come back with everything else when the change fails [W7]', () => {
    const failing = (): unknown =>
      test.desk.workspace.transaction((db) =>
        withIndexesRebuiltIfMany(db, (written) => {
          written(MANY_ISSUES);
          throw new Error('stop');
        }),
      );
    expect(failing).toThrow('stop');
    expect(present()).toEqual(names);
  });
});
