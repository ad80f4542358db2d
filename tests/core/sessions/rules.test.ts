import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attendance } from '@shared/contract/sessions/entities';
import { Instant, ParticipantId, type ParticipantRole } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { moveTo } from '../../../electron/core/sessions/agenda';
import { agreementOf, assertAgreeable } from '../../../electron/core/sessions/ballots';
import { bandActions, departsFrom } from '../../../electron/core/sessions/decisions';
import { assertComplete, assertMayVote, deciderOf, listMissing } from '../../../electron/core/sessions/people';
import { assertAllFinished, phaseAfter, type ItemFacts, type ItemStep } from '../../../electron/core/sessions/phases';
import { elapsedAt, recoverTimer, startTimer, stopTimer } from '../../../electron/core/sessions/timers';

const at = (time: string): Instant => Instant.parse(`2026-11-21T${time}.000Z`);
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof DocketError ? `${error.code}${error.field === undefined ? '' : `:${error.field}`}` : 'another error';
  }
  return 'allowed';
};

describe('a timer', () => {
  it('counts only while it runs [M3]', () => {
    const running = startTimer({ elapsedMs: 1000, runningSince: null }, at('14:00:00'));
    expect(elapsedAt(running, at('14:02:00'))).toBe(121_000);
    const stopped = stopTimer(running, at('14:02:00'));
    expect(elapsedAt(stopped, at('15:00:00'))).toBe(121_000);
    expect(startTimer(running, at('14:01:00'))).toEqual(running);
  });

  it('is never negative and never loses time, whatever the clock does (F20) [M3]', () => {
    const moment = fc.integer({ min: 0, max: 86_399_999 }).map((ms) => Instant.parse(new Date(Date.UTC(2026, 10, 21) + ms).toISOString()));
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.tuple(fc.boolean(), moment)), (elapsedMs, turns) => {
        let timer: { elapsedMs: number; runningSince: Instant | null } = { elapsedMs, runningSince: null };
        for (const [starts, now] of turns) {
          const next = starts ? startTimer(timer, now) : stopTimer(timer, now);
          expect(next.elapsedMs).toBeGreaterThanOrEqual(timer.elapsedMs);
          timer = next;
        }
      }),
    );
  });

  it('stands after a kill, with the time up to what the log last heard [M7]', () => {
    expect(recoverTimer({ elapsedMs: 1000, runningSince: at('14:00:00') }, at('14:00:30'))).toEqual({ elapsedMs: 31_000, runningSince: null });
  });
});

describe('the phases of an item', () => {
  const issue = (phase: ItemFacts['phase'], change: Partial<ItemFacts> = {}): ItemFacts => ({ kind: 'issue', title: 'Dose export', phase, lastRound: null, cancelled: 0, isAgreed: false, ...change });
  const open = { lastRound: { round: 1, isRevealed: false } };
  const revealed = { lastRound: { round: 1, isRevealed: true } };

  it.each<[ItemStep, ItemFacts, string]>([
    ['show', issue('waiting'), 'evidence'],
    ['show', issue('decided'), 'decided'],
    ['openBallots', issue('evidence'), 'ballot'],
    ['castBallot', issue('ballot', open), 'ballot'],
    ['reveal', issue('ballot', open), 'revealed'],
    ['openBallots', issue('revealed', revealed), 'ballot'],
    ['agree', issue('revealed', revealed), 'agreed'],
    ['agree', issue('agreed', { ...revealed, isAgreed: true }), 'agreed'],
    ['decide', issue('agreed', { ...revealed, isAgreed: true }), 'decided'],
    ['decide', issue('evidence'), 'decided'],
    ['decide', issue('decided'), 'decided'],
    ['openBallots', issue('decided', { ...revealed, isAgreed: true }), 'ballot'],
    ['defer', issue('ballot', open), 'deferred'],
    ['defer', issue('waiting'), 'deferred'],
    ['finish', { ...issue('evidence'), kind: 'topic' }, 'done'],
  ])('%s leads on [M3, S4, M5]', (step, facts, phase) => {
    expect(phaseAfter(step, facts)).toBe(phase);
  });

  it.each<[ItemStep, ItemFacts]>([
    ['openBallots', issue('waiting')],
    ['openBallots', issue('ballot', open)],
    ['castBallot', issue('evidence')],
    ['castBallot', issue('revealed', revealed)],
    ['reveal', issue('revealed', revealed)],
    ['reveal', issue('evidence')],
    ['agree', issue('evidence')],
    ['agree', issue('ballot', open)],
    ['agree', issue('decided', { ...revealed, isAgreed: true })],
    ['decide', issue('waiting')],
    ['decide', issue('ballot', open)],
    ['decide', issue('deferred', open)],
    ['decide', issue('revealed', revealed)],
    ['finish', issue('evidence')],
    ['decide', { ...issue('evidence'), kind: 'topic' }],
  ])('%s is refused where it does not fit [M3, S4, M5]', (step, facts) => {
    expect(codeOf(() => phaseAfter(step, facts))).toBe('conflict');
  });

  it('names what is open before the sign-off [M6]', () => {
    expect(codeOf(() => assertAllFinished([{ position: 1, title: 'A', phase: 'decided' }, { position: 2, title: 'B', phase: 'deferred' }, { position: 3, title: 'C', phase: 'done' }]))).toBe('allowed');
    expect(() => assertAllFinished([{ position: 1, title: 'A', phase: 'decided' }, { position: 2, title: 'B', phase: 'agreed' }])).toThrow('One item is still open: 2 "B".');
  });
});

describe('who votes', () => {
  it('is whoever is present and not an observer [S4, M2]', () => {
    expect(codeOf(() => assertMayVote({ name: 'A', role: 'scribe', attendance: 'present' }, null))).toBe('allowed');
    expect(codeOf(() => assertMayVote({ name: 'A', role: 'observer', attendance: 'present' }, null))).toBe('not-allowed');
    expect(codeOf(() => assertMayVote({ name: 'A', role: 'decider', attendance: 'left' }, null))).toBe('conflict');
    expect(codeOf(() => assertMayVote({ name: 'A', role: 'decider', attendance: 'present' }, 'Holds shares of the customer.'))).toBe('not-allowed');
    expect(codeOf(() => assertComplete([{ name: 'A' }], true))).toBe('allowed');
    expect(codeOf(() => assertComplete([], false))).toBe('allowed');
    expect(() => assertComplete([{ name: 'A' }], false)).toThrow('A has not voted');
  });

  it('is not waited for when absent or observing [S4]', () => {
    const person = (digit: number, role: ParticipantRole, attendance: Attendance) => ({ id: ParticipantId.parse(`01934f2e-0000-7000-8000-00000000000${digit}`), role, attendance });
    const people = [person(1, 'scribe', 'present'), person(2, 'scribe', 'absent'), person(3, 'observer', 'present'), person(4, 'scribe', 'present')];
    expect(listMissing(people, new Set([person(4, 'scribe', 'present').id]), new Set())).toEqual([people[0]]);
    expect(listMissing(people, new Set(), new Set([person(1, 'scribe', 'present').id]))).toEqual([people[3]]);
  });

  it('names the decider, or the facilitator in the absence of one [M5]', () => {
    const standing = (digit: number, role: ParticipantRole, attendance: Attendance, standsInFor: number | null = null) => ({
      id: ParticipantId.parse(`01934f2e-0000-7000-8000-00000000000${digit}`),
      role,
      attendance,
      delegateOf: standsInFor === null ? null : ParticipantId.parse(`01934f2e-0000-7000-8000-00000000000${standsInFor}`),
    });
    const facilitator = standing(1, 'facilitator', 'present');
    const decider = standing(2, 'decider', 'present');
    expect(deciderOf([facilitator, decider])).toBe(decider);
    expect(deciderOf([facilitator, standing(2, 'decider', 'absent')])).toBe(facilitator);
    expect(deciderOf([standing(3, 'scribe', 'present')])).toBeNull();
    const deputy = standing(3, 'function-lead', 'present', 2);
    expect(deciderOf([facilitator, standing(2, 'decider', 'absent'), deputy])).toBe(deputy);
    expect(deciderOf([facilitator, decider], new Set([decider.id]))).toBe(facilitator);
  });
});

describe('agreeing', () => {
  const factors = { impact: 5, severity: 3, time: 2 };
  it('needs no words at the medians, a reason at a half and an argument elsewhere [S4]', () => {
    const whole = agreementOf([factors, factors, null]);
    expect(codeOf(() => assertAgreeable(factors, whole, { argument: '', choiceReason: '' }))).toBe('allowed');
    expect(codeOf(() => assertAgreeable({ ...factors, severity: 2 }, whole, { argument: '', choiceReason: '' }))).toBe('invalid-input:argument');
    const half = agreementOf([factors, { ...factors, impact: 4 }]);
    expect(codeOf(() => assertAgreeable(factors, half, { argument: '', choiceReason: '' }))).toBe('invalid-input:choiceReason');
    expect(codeOf(() => assertAgreeable({ ...factors, impact: 3 }, half, { argument: '', choiceReason: 'Lower' }))).toBe('invalid-input:argument');
    expect(codeOf(() => assertAgreeable(factors, agreementOf([null]), { argument: '', choiceReason: '' }))).toBe('invalid-input:argument');
  });

  it('counts the ballots on each step [S4]', () => {
    expect(agreementOf([factors, { impact: 4, severity: 3, time: 2 }, { impact: 5, severity: 1, time: 2 }]).map(({ counts }) => counts)).toEqual([
      [0, 0, 0, 1, 2],
      [1, 0, 2, 0, 0],
      [0, 3, 0],
    ]);
  });
});

describe('a decision and the band', () => {
  it('agree on one kind each; everything else departs [M5]', () => {
    expect(bandActions).toEqual({ monitor: 'monitor', 'next-cycle': 'plan', escalate: 'escalate', immediate: 'act-now' });
    expect([departsFrom('escalate', 'escalate'), departsFrom('escalate', 'monitor'), departsFrom('monitor', 'close'), departsFrom(null, 'close')]).toEqual([false, true, true, false]);
  });
});

describe('the order of an agenda', () => {
  it('moves one item and keeps the others in order [M1]', () => {
    expect(moveTo(['a', 'b', 'c', 'd'], 'c', 1)).toEqual(['c', 'a', 'b', 'd']);
    expect(moveTo(['a', 'b', 'c', 'd'], 'a', 99)).toEqual(['b', 'c', 'd', 'a']);
    expect(moveTo(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});
