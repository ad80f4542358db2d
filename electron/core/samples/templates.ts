import type { SampleKind } from '@shared/contract/samples/entities';
import type { ReviewTemplate } from '@shared/contract/samples/templates';

const observation = { id: 'observation', label: 'Free observation', help: 'What a figure does not say: what stood out, good or bad.', kind: 'text' } as const;

/** The sheets that come with the program, one for each thing that is sampled. Never changed once used: a change is a new version. */
export const builtInTemplates: readonly ReviewTemplate[] = [
  {
    id: 'ticket-review',
    version: 1,
    name: 'Ticket review',
    origin: 'built-in',
    questions: [
      { id: 'criterion-right', label: 'Was the criterion right?', help: 'Filed under the criterion that describes what the customer met.', kind: 'yes-no' },
      { id: 'first-response', label: 'First response quality', help: '1 no answer to what was asked, 3 an answer after asking back, 5 the right answer or the right next step at once.', kind: 'scale' },
      { id: 'resolution', label: 'Resolution quality', help: '1 closed without a fix, 3 fixed for now, 5 fixed once and for good, and the customer was told.', kind: 'scale' },
      { id: 'tone', label: 'Tone', help: '1 curt or blaming, 3 correct, 5 clear, kind and in the customer\u2019s own words.', kind: 'scale' },
      { id: 'process', label: 'Was the process followed?', help: 'Priority, hand-over, escalation and closing as they are written down.', kind: 'yes-no' },
      observation,
    ],
  },
  {
    id: 'conversation-review',
    version: 1,
    name: 'Conversation review',
    origin: 'built-in',
    questions: [
      { id: 'concern-heard', label: 'Was the concern taken up?', help: 'What the customer raised has an answer or an owner.', kind: 'yes-no' },
      { id: 'clarity', label: 'Clarity', help: '1 the customer has to ask again, 5 nothing is left open.', kind: 'scale' },
      { id: 'tone', label: 'Tone', help: '1 curt or blaming, 3 correct, 5 clear, kind and in the customer\u2019s own words.', kind: 'scale' },
      { id: 'promises', label: 'Were promises written down?', help: 'What was promised, by whom and until when.', kind: 'yes-no' },
      observation,
    ],
  },
  {
    id: 'decision-check',
    version: 1,
    name: 'Decision check',
    origin: 'built-in',
    questions: [
      { id: 'reason-stands', label: 'Does the reason stand on what was known?', help: '', kind: 'yes-no' },
      { id: 'owner-fits', label: 'Could the owner carry it out?', help: 'Function and level fit what was decided.', kind: 'yes-no' },
      { id: 'departure-said', label: 'Is a departure from the band explained?', help: 'Not applicable where there was none.', kind: 'yes-no' },
      { id: 'followed', label: 'How well was it followed up?', help: '1 not at all, 5 to the end and looked at again.', kind: 'scale' },
      observation,
    ],
  },
  {
    id: 'action-check',
    version: 1,
    name: 'Action check',
    origin: 'built-in',
    questions: [
      { id: 'evidence', label: 'Does evidence show that it was done?', help: 'Not applicable while it is open.', kind: 'yes-no' },
      { id: 'in-time', label: 'Was it done in time?', help: '', kind: 'yes-no' },
      { id: 'effect', label: 'How far did it take the cause away?', help: '1 not at all, 5 for good.', kind: 'scale' },
      observation,
    ],
  },
];

/** The built-in sheet that fits what is sampled. */
export const templateFor = { issues: 'ticket-review', interactions: 'conversation-review', decisions: 'decision-check', actions: 'action-check' } as const satisfies Record<SampleKind, string>;
