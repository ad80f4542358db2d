import { z } from '../../zod';
import { AccountId, CalendarDate } from '../../primitives';

/** What of people is left out before anything is stored. */
export const leaveOuts = ['nothing', 'addresses', 'names'] as const;
export const LeaveOut = z.enum(leaveOuts);
export type LeaveOut = z.infer<typeof LeaveOut>;
export const leaveOutLabels = {
  nothing: 'Keep names and addresses',
  addresses: 'Leave out addresses and phone numbers',
  names: 'Leave out names too: people are "customer" or "us"',
} as const satisfies Record<LeaveOut, string>;

/** A domain such as `docket.example`. */
export const Domain = z.string().trim().toLowerCase().max(253).regex(/^[^\s@<>"/\\]+\.[^\s@<>"/\\]+$/, 'A domain is written as acme.example');

/** How e-mails and transcripts become interactions. */
export const TextPlan = z.strictObject({
  /** Domains of the organisation's own addresses: they tell who writes to whom. */
  ownDomains: z.array(Domain).max(200).default([]),
  /** Names of the organisation's own people, as transcripts have them. */
  ownSpeakers: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
  /** The account of everything; else by sender. */
  accountId: AccountId.nullable().default(null),
  /** What a person has chosen for a sender: `acme.example`, an address of a public mail service, or `file:NAME`; null files it under none. */
  filing: z.array(z.strictObject({ sender: z.string().min(1).max(600), accountId: AccountId.nullable() })).max(20_000).default([]),
  leaveOut: LeaveOut.default('nothing'),
  /** The day of texts that name none; without it they are left out. */
  date: CalendarDate.nullable().default(null),
});
export type TextPlan = z.infer<typeof TextPlan>;

export const wordProposalKinds = ['tone', 'promise', 'unresolved'] as const;
export const WordProposalKind = z.enum(wordProposalKinds);
export type WordProposalKind = z.infer<typeof WordProposalKind>;
export const wordProposalKindLabels = { tone: 'Tone', promise: 'Promise', unresolved: 'Unanswered question' } as const satisfies Record<WordProposalKind, string>;

export const wordProposalStates = ['open', 'accepted', 'changed', 'rejected'] as const;
export const WordProposalState = z.enum(wordProposalStates);
export type WordProposalState = z.infer<typeof WordProposalState>;

/** What came with a message and is not kept: its name and its size alone. */
export const Attachment = z.object({ name: z.string(), type: z.string(), sizeBytes: z.int() });
export type Attachment = z.infer<typeof Attachment>;
