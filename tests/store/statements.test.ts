import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../electron/store/database';
import { withIndexesRebuilt } from '../../electron/store/issues/write';
import { statement } from '../../electron/store/statements';
import { openTestDesk, type TestDesk } from '../support/workspace';

const titles = 'SELECT count(*) AS n FROM issues WHERE status = ?';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

describe('statements that are kept', () => {
  it('are prepared once for each connection', () => {
    const { db } = test.desk.workspace;
    const other = openWorkspace(test.file, { isReadOnly: true });
    expect(statement(db, titles)).toBe(statement(db, titles));
    expect(statement(other.db, titles)).not.toBe(statement(db, titles));
    expect(statement(db, `${titles} LIMIT 1`)).not.toBe(statement(db, titles));
    other.close();
    expect(statement(db, titles).get('open')).toEqual({ n: 0 });
  });

  it('go on working when indexes are made anew under them, and when that is rolled back', () => {
    const { workspace } = test.desk;
    const count = (): unknown => statement(workspace.db, titles).get('open');
    count();
    workspace.transaction((db) => withIndexesRebuilt(db, () => expect(count()).toEqual({ n: 0 })));
    const failing = (): unknown =>
      workspace.transaction((db) =>
        withIndexesRebuilt(db, () => {
          count();
          throw new Error('stop');
        }),
      );
    expect(failing).toThrow('stop');
    expect(count()).toEqual({ n: 0 });
  });

  it('refuse what they refuse again and again, and take what is right afterwards', () => {
    const insert = 'INSERT INTO people (id, name, function, is_system) VALUES (?, ?, ?, 0)';
    const add = (id: string | null): unknown => test.desk.workspace.transaction((db) => statement(db, insert).run(id, 'Ines Vidal', 'Support'));
    expect(() => add(null)).toThrow();
    expect(() => add(null)).toThrow();
    expect(add('01936f00-0000-7000-8000-00000000aaaa')).toMatchObject({ changes: 1 });
  });
});
