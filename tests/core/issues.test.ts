import { CalendarDate, IssueId } from '@shared/primitives';
import { describe, expect, it } from 'vitest';
import { ageInDays, issueRow, nextStepInWords, resolvedOnAfter, type IssueFacts } from '../../electron/core/issues';

const date = (text: string) => CalendarDate.parse(text);
const asOf = date('2026-11-21');

const facts: IssueFacts = {
  id: IssueId.parse('00000000-0000-7000-8000-000000000001'),
  number: 1,
  ref: null,
  title: 'Export breaks',
  accountId: null,
  account: null,
  segment: 'unknown',
  arr: null,
  renewal: null,
  criterion: 'response-delays',
  source: 'crm',
  status: 'open',
  openedOn: null,
  resolvedOn: null,
  owner: null,
  impact: null,
  severity: null,
  time: null,
  score: null,
  band: null,
  isFragile: false,
  isLowConfidence: false,
  isProposed: false,
  lastDecision: null,
};

describe('a row of the register', () => {
  it('counts the days to the renewal, below zero once it has passed [W4]', () => {
    expect(issueRow({ ...facts, renewal: date('2026-12-01') }, asOf).daysToRenewal).toBe(10);
    expect(issueRow({ ...facts, renewal: date('2026-11-20') }, asOf).daysToRenewal).toBe(-1);
    expect(issueRow(facts, asOf).daysToRenewal).toBeNull();
  });

  it('holds nothing of what it was made from', () => {
    expect(Object.keys(issueRow(facts, asOf))).not.toContain('resolvedOn');
    expect(Object.keys(issueRow(facts, asOf))).not.toContain('lastDecision');
  });
});

describe('the age', () => {
  it.each([
    ['2026-11-01', null, 20],
    ['2026-11-01', '2026-11-04', 3],
    ['2026-11-01', '2026-12-04', 20],
    ['2026-11-21', null, 0],
    ['2026-11-22', null, null],
    ['2026-11-10', '2026-11-09', null],
  ])('of an issue opened %s and resolved %s is %s days [W4]', (opened, resolved, days) => {
    expect(ageInDays({ openedOn: date(opened), resolvedOn: resolved === null ? null : date(resolved) }, asOf)).toBe(days);
  });

  it('is not known without the day it was opened [W4]', () => {
    expect(ageInDays({ openedOn: null, resolvedOn: asOf }, asOf)).toBeNull();
  });
});

describe('the next step', () => {
  it('names the last decision and its date [M5]', () => {
    expect(nextStepInWords({ kind: 'plan', dueOn: date('2026-11-24'), reviewOn: date('2026-12-24'), acceptUntil: null })).toBe('Plan, due 24 Nov 2026');
    expect(nextStepInWords({ kind: 'monitor', dueOn: null, reviewOn: date('2026-12-24'), acceptUntil: null })).toBe('Monitor, review 24 Dec 2026');
    expect(nextStepInWords({ kind: 'accept-risk', dueOn: null, reviewOn: date('2026-12-24'), acceptUntil: date('2027-01-29') })).toBe('Accept risk, until 29 Jan 2027');
    expect(nextStepInWords(null)).toBeNull();
  });
});

describe('a change of status', () => {
  it('sets, keeps or clears the day of resolution [W4]', () => {
    expect(resolvedOnAfter({ resolvedOn: null }, 'closed', asOf)).toBe('2026-11-21');
    expect(resolvedOnAfter({ resolvedOn: date('2026-11-03') }, 'resolved', asOf)).toBe('2026-11-03');
    expect(resolvedOnAfter({ resolvedOn: date('2026-11-03') }, 'open', asOf)).toBeNull();
  });
});
