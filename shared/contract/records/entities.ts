import { z } from '../../zod';

/** How a deal stands. */
export const dealOutcomes = ['open', 'won', 'lost'] as const;
export const DealOutcome = z.enum(dealOutcomes);
export type DealOutcome = z.infer<typeof DealOutcome>;
export const dealOutcomeLabels = { open: 'Open', won: 'Won', lost: 'Lost' } as const satisfies Record<DealOutcome, string>;

/** What took place between the organisation and a customer (W2). */
export const interactionKinds = ['email', 'call', 'meeting', 'chat', 'churn', 'note', 'survey'] as const;
export const InteractionKind = z.enum(interactionKinds);
export type InteractionKind = z.infer<typeof InteractionKind>;
export const interactionKindLabels = {
  email: 'E-mail',
  call: 'Call',
  meeting: 'Meeting',
  chat: 'Chat',
  churn: 'Churn',
  note: 'Note',
  survey: 'Survey',
} as const satisfies Record<InteractionKind, string>;

/** From the customer, or to the customer. */
export const directions = ['in', 'out'] as const;
export const Direction = z.enum(directions);
export type Direction = z.infer<typeof Direction>;
export const directionLabels = { in: 'From the customer', out: 'To the customer' } as const satisfies Record<Direction, string>;

export const tones = ['positive', 'neutral', 'negative'] as const;
export const Tone = z.enum(tones);
export type Tone = z.infer<typeof Tone>;
export const toneLabels = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' } as const satisfies Record<Tone, string>;

/** How a promise made in a call or a mail stands: found by a rule, taken up by a person, kept, or none at all. */
export const followUpStates = ['proposed', 'open', 'done', 'rejected'] as const;
export const FollowUpState = z.enum(followUpStates);
export type FollowUpState = z.infer<typeof FollowUpState>;
export const followUpStateLabels = { proposed: 'Proposed', open: 'Open', done: 'Done', rejected: 'Rejected' } as const satisfies Record<FollowUpState, string>;

/** The name of a measured series in lower case: `health`, `usage`, `nps`. */
export const Measure = z.string().trim().min(1).max(60).transform((name) => name.toLowerCase());
