import { CalibrationCase } from '@shared/contract/scoring/calibration';
import { CalendarDate, criteria } from '@shared/primitives';
import { describe, expect, it } from 'vitest';
import { calibratedOn, calibrationRule, driftOf, meetsRule, resultOf, resultSentence, type Answer } from '../../../electron/core/scoring/calibration';
import { builtInCases } from '../../../electron/core/scoring/calibration-cases';
import { evaluate } from '../../../electron/core/scoring/evaluate';
import { docket1 } from '../../../electron/core/scoring/methodologies/docket-1';

const date = (text: string) => CalendarDate.parse(text);
const answer = (given: readonly [number, number, number], agreed: readonly [number, number, number]): Answer => {
  const factors = ([impact, severity, time]: readonly [number, number, number]) => ({ impact, severity, time });
  return { given: factors(given), agreed: factors(agreed) };
};
const exact = answer([3, 3, 2], [3, 3, 2]);
const resultFor = (answers: readonly Answer[]) => {
  const result = resultOf(answers);
  if (result === null) throw new Error('no result');
  return result;
};

describe('the reference cases', () => {
  it('begin with the two worked examples: 3x5x1 = 15 Next cycle and 5x3x3 = 45 Escalate this week [S7]', () => {
    const [first, second] = builtInCases.map(({ agreed }) => evaluate(agreed, docket1));
    expect([first?.score, first?.bandLabel, second?.score, second?.bandLabel]).toEqual([15, 'Next cycle', 45, 'Escalate this week']);
  });

  it('are at least eight, cover the six criteria and every Time, and give a reason for each factor [S7]', () => {
    expect(builtInCases.length).toBeGreaterThanOrEqual(8);
    expect(new Set(builtInCases.map(({ criterion }) => criterion))).toEqual(new Set(criteria));
    expect(new Set(builtInCases.map(({ agreed }) => agreed.time))).toEqual(new Set([1, 2, 3]));
    expect(new Set(builtInCases.map(({ id }) => id)).size).toBe(builtInCases.length);
    for (const each of builtInCases) {
      expect(CalibrationCase.safeParse(each).error).toBeUndefined();
      expect(Object.values(each.reasons).every((reason) => reason.length > 20)).toBe(true);
    }
  });
});

describe('a calibration', () => {
  it('gives shares and mean differences as calculated by hand [S7]', () => {
    // Impact: +1, 0, -2, 0. Severity: +1, +1, +1, 0. Time: 0, 0, 0, -1.
    const result = resultFor([answer([4, 4, 2], [3, 3, 2]), answer([3, 4, 2], [3, 3, 2]), answer([1, 4, 2], [3, 3, 2]), answer([3, 3, 1], [3, 3, 2])]);
    expect(result.dimensions).toEqual([
      { dimension: 'impact', exact: 0.5, withinOne: 0.75, meanSigned: -0.25, meanAbsolute: 0.75 },
      { dimension: 'severity', exact: 0.25, withinOne: 1, meanSigned: 0.75, meanAbsolute: 0.75 },
      { dimension: 'time', exact: 0.75, withinOne: 1, meanSigned: -0.25, meanAbsolute: 0.25 },
    ]);
    expect(result.cases).toBe(4);
    expect(result.exact).toBeCloseTo(6 / 12, 12);
    expect(result.withinOne).toBeCloseTo(11 / 12, 12);
    expect(resultSentence(result)).toBe('50 % of the factors in 4 cases are exactly as agreed; Impact reads 0.3 of a step too low, Severity reads 0.8 of a step too high, Time reads 0.3 of a step too low on average.');
  });

  it('says nothing of no answers, and of none to either side [S7]', () => {
    expect(resultOf([])).toBeNull();
    expect(resultSentence(resultFor([exact, exact]))).toBe('100 % of the factors in 2 cases are exactly as agreed, and no dimension leans to one side.');
  });

  it('meets the rule with six cases and half a step on average, and not with less or more [S7]', () => {
    const off = answer([4, 3, 2], [3, 3, 2]);
    expect(meetsRule(resultFor([off, off, off, exact, exact, exact]), calibrationRule)).toBe(true);
    expect(meetsRule(resultFor([off, off, off, off, exact, exact]), calibrationRule)).toBe(false);
    expect(meetsRule(resultFor([exact, exact, exact, exact, exact]), calibrationRule)).toBe(false);
    // A step too high and a step too low cancel out in the bias, not in the rule.
    const under = answer([2, 3, 2], [3, 3, 2]);
    expect(meetsRule(resultFor([off, under, off, under, off, under]), calibrationRule)).toBe(false);
  });

  it('holds for 90 days, and the newest one counts [S7]', () => {
    const good = resultFor(Array.from({ length: 6 }, () => exact));
    const bad = resultFor(Array.from({ length: 6 }, () => answer([5, 3, 2], [3, 3, 2])));
    const on = (day: string, result = good) => ({ on: date(day), result });
    expect(calibratedOn([on('2026-11-01')], calibrationRule, date('2026-11-21'))).toBe('2026-11-01');
    expect(calibratedOn([on('2026-08-23')], calibrationRule, date('2026-11-21'))).toBe('2026-08-23');
    expect(calibratedOn([on('2026-08-22')], calibrationRule, date('2026-11-21'))).toBeNull();
    expect(calibratedOn([on('2026-11-01'), on('2026-11-10', bad)], calibrationRule, date('2026-11-21'))).toBeNull();
    expect(calibratedOn([on('2026-11-10'), on('2026-11-10', bad)], calibrationRule, date('2026-11-21'))).toBeNull();
    expect(calibratedOn([on('2026-11-10', bad), on('2026-12-01')], calibrationRule, date('2026-11-21'))).toBeNull();
    expect(calibratedOn([], calibrationRule, date('2026-11-21'))).toBeNull();
  });
});

describe('drift', () => {
  const plus = (steps: number) => answer([3, 3 + steps, 2], [3, 3, 2]);
  const taken = (on: string, ...answers: Answer[]) => ({ on: date(on), answers });

  it('is a point a date, with what it shows in one sentence [S7]', () => {
    const { points, sentence } = driftOf('Support', 'severity', [taken('2026-11-01', plus(1), plus(1)), taken('2026-08-01', exact, exact), taken('2026-11-01', plus(1), exact)]);
    expect(points).toEqual([
      { on: '2026-08-01', meanSigned: 0, meanAbsolute: 0, answers: 2 },
      { on: '2026-11-01', meanSigned: 0.75, meanAbsolute: 0.75, answers: 4 },
    ]);
    expect(sentence).toBe('Support reads Severity 0.8 of a step too high, and drifts away from what was agreed: from 0.0 to +0.8.');
  });

  it('tells coming closer, standing still, swinging over and a single date apart [S7]', () => {
    const told = (...first: ReturnType<typeof taken>[]) => driftOf('Ruth', 'severity', first).sentence;
    expect(told(taken('2026-08-01', plus(1)), taken('2026-11-01', exact))).toBe('Ruth reads Severity as agreed, and has come closer to what was agreed: from +1.0 to 0.0.');
    expect(told(taken('2026-08-01', plus(1)), taken('2026-11-01', plus(1)))).toBe('Ruth reads Severity 1.0 step too high, and has not moved since the first calibration.');
    expect(told(taken('2026-08-01', plus(2)), taken('2026-11-01', plus(-2)))).toBe('Ruth reads Severity 2.0 steps too low, and has swung to the other side: from +2.0 to -2.0.');
    expect(told(taken('2026-08-01', exact))).toBe('Ruth reads Severity as agreed; one date says nothing of drift.');
    expect(told()).toBe('Ruth has no finished calibration yet.');
  });
});
