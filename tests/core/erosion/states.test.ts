import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { expiredDays, inOrder, lastDayOf, stateOf } from '../../../electron/core/erosion/states';

const date = (text: string) => CalendarDate.parse(text);

describe('the state of a hypothesis', () => {
  it('is open through its last day and expired after it, until it is settled [W8]', () => {
    expect(stateOf(date('2026-12-01'), [], date('2026-12-01'))).toBe('open');
    expect(stateOf(date('2026-12-01'), [], date('2026-12-02'))).toBe('expired');
    expect(stateOf(date('2026-12-01'), [{ kind: 'extended' }, { kind: 'refuted' }], date('2026-12-02'))).toBe('refuted');
    expect(expiredDays('expired', date('2026-12-01'), date('2026-12-04'))).toBe(3);
    expect(expiredDays('open', date('2026-12-01'), date('2026-11-04'))).toBeNull();
  });

  it('goes by the last extension [W8]', () => {
    expect(lastDayOf(date('2026-12-01'), [])).toBe('2026-12-01');
    expect(lastDayOf(date('2026-12-01'), [{ kind: 'extended', expiresOn: date('2027-01-01') }, { kind: 'extended', expiresOn: date('2026-12-20') }])).toBe('2026-12-20');
  });

  it('puts what asks for something first [W8]', () => {
    const row = (name: string, state: 'open' | 'expired' | 'confirmed' | 'refuted', expiresOn: string, at = '') => ({ name, state, expiresOn: date(expiresOn), at });
    const rows = [row('old news', 'refuted', '2026-01-01', '1'), row('news', 'confirmed', '2026-01-01', '2'), row('later', 'open', '2026-12-09'), row('sooner', 'open', '2026-12-02'), row('expired', 'expired', '2026-11-01')];
    expect(inOrder(rows).map(({ name }) => name)).toEqual(['expired', 'sooner', 'later', 'news', 'old news']);
  });
});
