import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestBeginnings } from '../../../electron/core/imports/id-beginnings';

describe('the shortest beginnings of ids [W5]', () => {
  it('have eight characters where that is enough, and as many more as ids of one minute need', () => {
    const ids = ['01a20303-1111-7000-8000-000000000001', '01a20303-1119-7000-8000-000000000001', '01a20399-1111-7000-8000-000000000001', '01a20303-2111-7000-8000-000000000001'];
    expect(ids.map(shortestBeginnings(ids))).toEqual(['01a20303-1111', '01a20303-1119', '01a20399', '01a20303-2']);
    expect(shortestBeginnings(ids.slice(0, 1))(ids[0] ?? '')).toBe('01a20303');
  });

  it('are of one id alone, and no shorter one would be, whatever the ids [W5]', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid().map((id) => `01a20303${id.slice(8, 13).replaceAll(/[2-9a-f]/g, '0')}${id.slice(13)}`), { minLength: 1, maxLength: 12 }), (ids) => {
        const beginningOf = shortestBeginnings(ids);
        for (const id of ids) {
          const beginning = beginningOf(id);
          expect(ids.filter((each) => each.startsWith(beginning))).toEqual([id]);
          const shorter = beginning.slice(0, -1).replace(/-$/, '');
          expect(shorter.length < 8 || ids.filter((each) => each.startsWith(shorter)).length > 1).toBe(true);
        }
      }),
    );
  });
});
