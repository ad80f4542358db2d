import { describe, expect, it } from 'vitest';
import { WalkStop } from '@shared/contract/walks';
import { CalendarDate, IssueId, PersonId } from '@shared/primitives';
import { leftAfter } from '../../../renderer/features/walk/left';
import { bandAction, departsOnWalk, walkFieldsOf } from '../../../renderer/features/walk/walk-fields';
import { emptyDraft, without } from '../../../renderer/features/sessions/run/drafts';

const id = (n: number): string => `01890a5d-ac96-774b-bcce-b3020000000${n}`;
const stop = (n: number, change: Partial<WalkStop> = {}): WalkStop =>
  WalkStop.parse({ issueId: id(n), number: n, title: `Issue ${n}`, accountId: id(7), account: 'Halden', arr: { amountMinor: 100, currency: 'EUR' }, band: 'escalate', score: 45, because: '', done: null, ...change });

describe('what is left of a walk', () => {
  it('counts each account once, by currency, and neither what is on screen nor what is done [M9]', () => {
    const other = { accountId: stop(8).issueId, arr: { amountMinor: 900, currency: 'USD' } } as const;
    const stops = [stop(1), stop(2), stop(3), stop(4, { done: { kind: 'plan', what: 'x', cost: null } }), WalkStop.parse({ ...stop(5), ...other, accountId: id(8), band: 'monitor' })];
    expect(leftAfter(stops, IssueId.parse(id(1)))).toEqual({
      issues: 3,
      arr: [{ amountMinor: 900, currency: 'USD' }, { amountMinor: 100, currency: 'EUR' }],
      bands: [{ band: 'escalate', issues: 2 }, { band: 'monitor', issues: 1 }],
    });
    expect(leftAfter([stop(1)], IssueId.parse(id(1)))).toEqual({ issues: 0, arr: [], bands: [] });
  });
});

describe('the form of a walk', () => {
  const asOf = CalendarDate.parse('2026-11-21');
  const issue = { ownerId: PersonId.parse(id(9)), renewal: CalendarDate.parse('2027-01-29'), arr: { amountMinor: 1, currency: 'CHF' } };

  it('takes the owner and the renewal from the record, and makes nothing up [M9]', () => {
    expect(walkFieldsOf(emptyDraft, issue, { asOf, ownerFunction: 'engineering' })).toMatchObject({ ownerId: issue.ownerId, function: 'engineering', acceptUntil: '2027-01-29', reviewOn: '2026-12-19', dueOn: null, what: '', reason: '', costMajor: null, currency: 'CHF' });
    expect(walkFieldsOf(emptyDraft, { ...issue, ownerId: null, renewal: asOf }, { asOf, ownerFunction: null })).toMatchObject({ ownerId: null, acceptUntil: null });
    expect(walkFieldsOf({ ...emptyDraft, decision: { outcome: 'plan', what: 'Typed' } }, issue, { asOf, ownerFunction: null })).toMatchObject({ outcome: 'plan', what: 'Typed' });
  });

  it('knows what the band asks for, unless nobody has accepted the score [M9, M5]', () => {
    expect(bandAction({ band: 'immediate', isProposed: false })).toBe('act-now');
    expect(bandAction({ band: 'immediate', isProposed: true })).toBeNull();
    expect(departsOnWalk({ band: 'escalate', isProposed: false }, 'monitor')).toBe(true);
    expect(departsOnWalk({ band: 'escalate', isProposed: false }, 'later')).toBe(false);
  });
});

describe('words that were typed', () => {
  it('leave nothing behind once they are recorded [M5]', () => {
    const items = { a: { ...emptyDraft, decision: { what: 'x' } }, b: { ...emptyDraft, note: 'kept', decision: { what: 'y' } } };
    expect(without(items, 'a', ['decision'])).toEqual({ b: items.b });
    expect(without(items, 'b', ['decision'])).toEqual({ a: items.a, b: { ...emptyDraft, note: 'kept' } });
  });
});
