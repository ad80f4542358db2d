import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { countMoves, openOnDays, tellingMove, weekEnds } from '../../electron/core/issue-overview';
import { defaultMethodology } from '../../electron/core/scoring/methodologies';

describe('the home screen of the register [V2]', () => {
  it('looks back ten weeks that end on the as-of date', () => {
    const days = weekEnds(CalendarDate.parse('2026-11-21'));
    expect([days.length, days[0], days[8], days[9]]).toEqual([10, '2026-09-19', '2026-11-14', '2026-11-21']);
  });
  it('counts an issue from the week it was opened in until the week it was resolved in', () => {
    const days = weekEnds(CalendarDate.parse('2026-11-21')).slice(7);
    const weeks = openOnDays(days, [
      { band: 'escalate', openedBy: 0, resolvedBy: null, issues: 2 },
      { band: 'escalate', openedBy: 1, resolvedBy: 2, issues: 3 },
      { band: 'escalate', openedBy: 1, resolvedBy: 1, issues: 7 },
      { band: null, openedBy: 2, resolvedBy: null, issues: 1 },
    ]);
    expect(weeks.map(({ bands }) => bands.map(({ issues }) => issues))).toEqual([
      [0, 2, 0, 0, 0],
      [0, 5, 0, 0, 0],
      [0, 2, 0, 0, 1],
    ]);
    expect(weeks[0]?.bands.map(({ band }) => band)).toEqual(['immediate', 'escalate', 'next-cycle', 'monitor', null]);
  });
  it('tells moves between bands from changes within one', () => {
    expect(
      countMoves([
        { beforeBand: 'monitor', afterBand: 'immediate' },
        { beforeBand: 'escalate', afterBand: 'next-cycle' },
        { beforeBand: 'escalate', afterBand: 'escalate' },
      ]),
    ).toEqual({ movedUp: 1, movedDown: 1 });
  });
  it('names the step that leads highest: 5x3x3 = 45 becomes 60 with Severity 4 [S3]', () => {
    expect(tellingMove({ impact: 5, severity: 3, time: 3 }, defaultMethodology)).toEqual({ dimension: 'severity', to: 4, score: 60, band: 'immediate' });
  });
  it('names none where no step leaves the band: 1x1x1 [S3]', () => {
    expect(tellingMove({ impact: 1, severity: 1, time: 1 }, defaultMethodology)).toBeNull();
  });
});
