import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TemplateSlots, topicKindLabels, type TemplateSlot } from '@shared/contract/sessions/preparation';
import type { TopicKind } from '@shared/contract/sessions/entities';
import { IssueId } from '@shared/primitives';
import { builtInTemplates } from '../../../../electron/core/sessions/templates/built-in';
import { layOut, slotsOf, type Ground } from '../../../../electron/core/sessions/templates/lay-out';

const issue = (n: number): IssueId => IssueId.parse(`01934f2e-0000-7000-8000-${String(n).padStart(12, '0')}`);
const issues = (...numbers: number[]): IssueId[] => numbers.map(issue);
const weekly = builtInTemplates[0]?.slots ?? [];
const topic = (topicKind: TopicKind, minutes: number): TemplateSlot => ({ kind: 'topic', topicKind, title: topicKindLabels[topicKind], minutes, isOnlyIfWaiting: false });

const ground = (change: Partial<Ground> = {}): Ground => ({
  roomMinutes: 90,
  agenda: [],
  queue: (order) => ({ band: issues(1, 2, 3, 4, 5, 6, 7, 8), stakes: issues(7, 1, 9, 10, 11, 12), age: [], fragility: [], 'put-off': issues(3, 20) })[order],
  waitingFor: new Set(),
  ...change,
});
const linesOf = (entries: ReturnType<typeof layOut>['entries']): (string | number)[] => entries.map((entry) => (entry.kind === 'topic' ? (entry.topicKind ?? entry.title) : Number(entry.issueId.slice(-12))));

describe('laying out a template', () => {
  it('puts open actions first and questions to the review last, and fills issues by hand count [M1]', () => {
    // 90 min less topics of 10 + 5 + 5 + 5 leave 65, which is 8 issues of 8: two put off, then six by band.
    const { entries, notes } = layOut(weekly, ground());
    expect(linesOf(entries)).toEqual(['open-actions', 'metrics-review', 3, 20, 1, 2, 4, 5, 6, 7, 'audit-questions', 'review-questions']);
    expect(notes).toEqual([]);
    expect(entries.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(89);
  });

  it('gives the rest of the time of the room to what deserves it, no issue twice [M1]', () => {
    // 120 min: 95 for issues are 11; the ninth to the eleventh by stakes, of which 7 and 1 are on it already.
    expect(linesOf(layOut(weekly, ground({ roomMinutes: 120 })).entries).slice(10, 13)).toEqual([9, 10, 11]);
  });

  it('lays a topic out only where something waits for it [M1]', () => {
    expect(linesOf(layOut(weekly, ground({ waitingFor: new Set(['ratification']) })).entries).slice(0, 2)).toEqual(['open-actions', 'ratification']);
  });

  it('adds no topic that the agenda has, and counts the time that is planned [M1]', () => {
    const agenda = [{ kind: 'topic' as const, topicKind: 'open-actions' as const, title: 'Open actions', timeBoxMinutes: 40, extendedMinutes: 10 }];
    // 90 less 50 planned less 15 of topics leave 25, which is 3 issues.
    expect(linesOf(layOut(weekly, ground({ agenda })).entries)).toEqual(['metrics-review', 3, 20, 1, 'audit-questions', 'review-questions']);
  });

  it('adds no issue to a room of 5 minutes and says so [M1]', () => {
    const { entries, notes } = layOut(weekly, ground({ roomMinutes: 5 }));
    expect(linesOf(entries)).toEqual(['open-actions', 'metrics-review', 'audit-questions', 'review-questions']);
    expect(notes).toEqual(['The topics alone take 25 min, and the room has 5: no issue was added.']);
  });

  it('tells how many places it had no time for [M1]', () => {
    const slots: TemplateSlot[] = [{ kind: 'issues', order: 'band', minutes: 20, limit: 6 }];
    expect(layOut(slots, ground({ roomMinutes: 50 })).notes).toEqual(['4 issues that the template has a place for would make the room overrun, and stay in the queue.']);
    expect(layOut(slots, ground({ roomMinutes: 100 })).notes).toEqual(['One issue that the template has a place for would make the room overrun, and stays in the queue.']);
  });

  it('never lets issues overrun a room or come twice, whatever the template [M1]', () => {
    const slot = fc.oneof(
      fc.record({ kind: fc.constant('issues' as const), order: fc.constantFrom('band' as const, 'stakes' as const, 'put-off' as const), minutes: fc.integer({ min: 1, max: 40 }), limit: fc.option(fc.integer({ min: 1, max: 9 })) }),
      fc.constantFrom<TopicKind>('open-actions', 'metrics-review').map((kind) => topic(kind, 7)),
    );
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 8 }), fc.integer({ min: 5, max: 300 }), (slots, roomMinutes) => {
        const { entries } = layOut(slots, ground({ roomMinutes }));
        const ids = entries.flatMap((entry) => (entry.kind === 'issue' ? [entry.issueId] : []));
        const topics = entries.reduce((sum, entry) => sum + (entry.kind === 'topic' ? entry.minutes : 0), 0);
        const total = entries.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(new Set(ids).size).toBe(ids.length);
        expect(total).toBeLessThanOrEqual(Math.max(roomMinutes, topics));
      }),
    );
  });
});

describe('templates as data', () => {
  it('are whole: every built-in one is what its schema asks for [M1]', () => {
    expect(builtInTemplates.map(({ name }) => name)).toEqual(['Weekly review: Watch, Score, Act', 'Monthly review', 'Urgent']);
    for (const { slots } of builtInTemplates) expect(TemplateSlots.parse(slots)).toEqual(slots);
  });

  it('refuse the same topic twice, by its kind or by its title [M1]', () => {
    const refusal = (slots: unknown): string | undefined => TemplateSlots.safeParse(slots).error?.issues[0]?.message;
    expect(refusal([topic('open-actions', 5), { ...topic('open-actions', 9), title: 'Actions again' }])).toBe('The topic "Actions again" stands in the template twice. Nothing was kept. Take one of them out, or give it another title.');
    expect(refusal([{ kind: 'topic', topicKind: null, title: 'News', minutes: 5 }, { kind: 'topic', topicKind: null, title: 'NEWS', minutes: 5 }])).toContain('"NEWS" stands in the template twice');
    expect(refusal([])).toBe('A template needs a topic, or places for issues.');
  });

  it('are made of an agenda: runs of issues become places for as many, with the middle time-box [M1]', () => {
    const item = (kind: 'issue' | 'topic', title: string, timeBoxMinutes: number, topicKind: TopicKind | null = null) => ({ kind, title, timeBoxMinutes, topicKind });
    expect(slotsOf([item('topic', 'Open actions', 12, 'open-actions'), item('issue', 'a', 5), item('issue', 'b', 20), item('issue', 'c', 9), item('topic', 'News', 5), item('issue', 'd', 7)])).toEqual([
      { kind: 'topic', topicKind: 'open-actions', title: 'Open actions', minutes: 12, isOnlyIfWaiting: false },
      { kind: 'issues', order: 'band', minutes: 9, limit: 3 },
      { kind: 'topic', topicKind: null, title: 'News', minutes: 5, isOnlyIfWaiting: false },
      { kind: 'issues', order: 'band', minutes: 7, limit: 1 },
    ]);
  });
});
