import type { TopicKind } from '@shared/contract/sessions/entities';
import { topicKindLabels, type AgendaTemplate, type TemplateSlot } from '@shared/contract/sessions/preparation';
import { TemplateId } from '@shared/primitives';

const topic = (topicKind: TopicKind, minutes: number, isOnlyIfWaiting = false): TemplateSlot => ({ kind: 'topic', topicKind, title: topicKindLabels[topicKind], minutes, isOnlyIfWaiting });

/** The templates that every workspace has (M1): open actions first, questions to the review last. */
export const builtInTemplates: readonly AgendaTemplate[] = [
  {
    id: TemplateId.parse('weekly'),
    name: 'Weekly review: Watch, Score, Act',
    purpose: 'Open actions and what was put off first, up to 6 issues by band, then what deserves the rest of the time.',
    isBuiltIn: true,
    slots: [
      topic('open-actions', 10),
      topic('ratification', 5, true),
      topic('trade-off', 5, true),
      topic('metrics-review', 5),
      { kind: 'issues', order: 'put-off', minutes: 8, limit: 3 },
      { kind: 'issues', order: 'band', minutes: 8, limit: 6 },
      { kind: 'issues', order: 'stakes', minutes: 8, limit: null },
      topic('audit-questions', 5),
      topic('review-questions', 5),
    ],
  },
  {
    id: TemplateId.parse('monthly'),
    name: 'Monthly review',
    purpose: 'The figures at length, the issues that have waited longest, the trade-off between rivals.',
    isBuiltIn: true,
    slots: [
      topic('open-actions', 15),
      topic('ratification', 5, true),
      topic('metrics-review', 20),
      { kind: 'issues', order: 'put-off', minutes: 10, limit: 5 },
      { kind: 'issues', order: 'band', minutes: 10, limit: 4 },
      { kind: 'issues', order: 'age', minutes: 8, limit: 3 },
      topic('trade-off', 20),
      topic('audit-questions', 15),
      topic('review-questions', 5),
    ],
  },
  {
    id: TemplateId.parse('urgent'),
    name: 'Urgent',
    purpose: 'One issue that cannot wait, and who must hear of it today.',
    isBuiltIn: true,
    slots: [
      { kind: 'issues', order: 'band', minutes: 20, limit: 1 },
      { kind: 'topic', topicKind: null, title: 'Who must hear of it today', minutes: 5, isOnlyIfWaiting: false },
    ],
  },
];

/** The one that urgent sessions are laid out by, and the one a new session is offered first. */
export const urgentTemplateId = TemplateId.parse('urgent');
