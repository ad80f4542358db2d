import { describe, expect, it } from 'vitest';
import { DecisionDraft } from '@shared/contract/sessions/entities';
import { CalendarDate, PersonId } from '@shared/primitives';
import { draftOf, missingIn } from '../../../../renderer/features/sessions/run/decision-fields';
import type { DecisionFields } from '../../../../renderer/features/sessions/run/drafts';

const person = PersonId.parse('01890a5d-ac96-774b-bcce-b302099a8057');
const whole: DecisionFields = {
  outcome: 'plan',
  what: 'Correct the rounding',
  ownerId: person,
  function: 'engineering',
  dueOn: CalendarDate.parse('2026-11-25'),
  reviewOn: CalendarDate.parse('2026-12-09'),
  level: 'manager',
  reason: 'Exports feed a clinical system',
  departureReason: 'Left over from another choice',
  acceptUntil: CalendarDate.parse('2027-01-01'),
  mergeIntoId: null,
  dissents: [{ personId: null, words: 'Nobody in particular' }, { personId: person, words: '  ' }, { personId: person, words: 'Severity is 2' }],
  rejected: [{ alternative: ' ', reopensIf: 'never' }, { alternative: 'Only warn', reopensIf: '' }],
  followUp: '',
  costMajor: null,
  currency: 'EUR',
  fiscalPeriod: '',
  laterReason: '',
};

describe('missingIn', () => {
  it('finds nothing missing in a whole decision [M5]', () => {
    expect(missingIn(whole, false)).toEqual({});
  });

  it('names every field that is missing at once [M5]', () => {
    const bare: DecisionFields = { ...whole, what: ' ', ownerId: null, dueOn: null, reviewOn: null, reason: '' };
    expect(Object.keys(missingIn(bare, false)).sort()).toEqual(['dueOn', 'ownerId', 'reason', 'reviewOn', 'what']);
  });

  it('asks even Monitor for an owner and a review date, and for no due date [M5]', () => {
    const monitor: DecisionFields = { ...whole, outcome: 'monitor', ownerId: null, reviewOn: null, dueOn: null };
    expect(Object.keys(missingIn(monitor, false)).sort()).toEqual(['ownerId', 'reviewOn']);
  });

  it('asks for the reason of a departure only where it departs [M5]', () => {
    expect(missingIn({ ...whole, departureReason: '' }, true)).toHaveProperty('departureReason');
    expect(missingIn({ ...whole, departureReason: '' }, false)).toEqual({});
  });

  it('asks only for a reason to decide later [M3]', () => {
    expect(Object.keys(missingIn({ ...whole, outcome: 'later', what: '', ownerId: null }, true))).toEqual(['laterReason']);
  });
});

describe('draftOf', () => {
  it('sends nothing that belongs to another kind, and no empty dissent or alternative [M5]', () => {
    const draft = draftOf(whole, false);
    expect(draft).toMatchObject({ kind: 'plan', departureReason: '', acceptUntil: null, mergeIntoId: null });
    expect(draft?.dissents).toEqual([{ personId: person, words: 'Severity is 2' }]);
    expect(draft?.rejected).toEqual([{ alternative: 'Only warn', reopensIf: '' }]);
    expect(DecisionDraft.safeParse(draft).success).toBe(true);
  });

  it('gives no draft while the owner or the review date is missing [M5]', () => {
    expect(draftOf({ ...whole, ownerId: null }, false)).toBeNull();
    expect(draftOf({ ...whole, reviewOn: null }, false)).toBeNull();
    expect(draftOf({ ...whole, outcome: 'later' }, false)).toBeNull();
  });
});
