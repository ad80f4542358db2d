import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { dealOn } from '../../../electron/core/accounts/deals';

const date = (text: string): CalendarDate => CalendarDate.parse(text);
const stages = [['Proposal', date('2026-09-01')], ['Proposal', date('2026-09-05')], ['Legal', date('2026-10-01')], ['Closed Won', date('2026-11-10')]] as const;
const deal = { stage: 'Closed Won', stageSince: date('2026-11-10'), outcome: 'won', closedOn: date('2026-11-10'), stages } as const;

describe('a deal on a date', () => {
  it('stands in the last stage that had begun, with the days it was in each [W4, L2]', () => {
    expect(dealOn(deal, date('2026-10-15'))).toEqual({
      stage: 'Legal', stageSince: '2026-10-01', daysInStage: 14, outcome: 'open', closedOn: null,
      stages: [{ stage: 'Proposal', since: '2026-09-01', days: 30 }, { stage: 'Legal', since: '2026-10-01', days: 14 }],
    });
  });

  it('is closed from its close on, and no longer counts days [W4]', () => {
    expect(dealOn(deal, date('2026-11-21'))).toEqual({
      stage: 'Closed Won', stageSince: '2026-11-10', daysInStage: null, outcome: 'won', closedOn: '2026-11-10',
      stages: [{ stage: 'Proposal', since: '2026-09-01', days: 30 }, { stage: 'Legal', since: '2026-10-01', days: 40 }, { stage: 'Closed Won', since: '2026-11-10', days: 0 }],
    });
  });

  it('says nothing of days where no source says since when [W4]', () => {
    expect(dealOn({ stage: 'Legal', stageSince: null, outcome: 'open', closedOn: null, stages: [] }, date('2026-11-21'))).toEqual({ stage: 'Legal', stageSince: null, daysInStage: null, outcome: 'open', closedOn: null, stages: [] });
  });
});
