import { z } from '../zod';
import { CalendarDate, Criterion, Instant } from '../primitives';
import { command, Nothing, query, reviewers } from './operation';

/** The signal rules (W7), in the order in which they are evaluated and listed. */
export const signalRuleIds = ['response-over-commitment', 'internal-wait', 'priority-mismatch', 'commercial-stall', 'emerging-defect', 'silent-erosion', 'renewal-no-contact'] as const;
export const SignalRuleId = z.enum(signalRuleIds);
export type SignalRuleId = z.infer<typeof SignalRuleId>;

/** Every rule that proposes: the first score of each issue, then the signal rules. */
export const proposalRuleIds = ['initial-score', ...signalRuleIds] as const;
export const ProposalRuleId = z.enum(proposalRuleIds);
export type ProposalRuleId = z.infer<typeof ProposalRuleId>;

/** What a proposal can be about. */
export const signalSubjects = ['issue', 'account', 'deal', 'area'] as const;
export const SignalSubject = z.enum(signalSubjects);
export type SignalSubject = z.infer<typeof SignalSubject>;

export const signalUnits = ['minutes', 'days', 'percent', 'accounts', 'measurements', 'signs'] as const;
export const SignalUnit = z.enum(signalUnits);
export type SignalUnit = z.infer<typeof SignalUnit>;

/** The values of a rule's parameters by name; whole numbers. */
export const SignalParameters = z.record(z.string().max(60), z.int());
export type SignalParameters = Readonly<z.infer<typeof SignalParameters>>;

export const SignalParameter = z.object({
  name: z.string(),
  label: z.string(),
  /** Why it stands at its default. */
  why: z.string(),
  unit: SignalUnit,
  min: z.int(),
  max: z.int(),
  default: z.int(),
  value: z.int(),
});
export type SignalParameter = z.infer<typeof SignalParameter>;

/** What became of the proposals of a rule that a person decided on (W8). */
export const RuleAcceptance = z.object({
  accepted: z.int(),
  changed: z.int(),
  rejected: z.int(),
  /** Of those accepted: together with others in one command. */
  together: z.int(),
  /** Of those decided one by one: within three seconds after the one before, by the same person. */
  hasty: z.int(),
});
export type RuleAcceptance = z.infer<typeof RuleAcceptance>;

/** Seen, not judged (W8): `overruled` where most proposals are changed or rejected, `rubber-stamped` where nearly all are accepted and nobody took the time to read them. */
export const ruleMarks = ['overruled', 'rubber-stamped'] as const;
export const RuleMark = z.enum(ruleMarks);
export type RuleMark = z.infer<typeof RuleMark>;

export const RuleVersion = z.object({
  version: z.int(),
  isOn: z.boolean(),
  parameters: SignalParameters,
  reason: z.string(),
  /** Null: as it is supplied. */
  by: z.string().nullable(),
  at: Instant.nullable(),
});
export type RuleVersion = z.infer<typeof RuleVersion>;

export const RuleView = z.object({
  id: ProposalRuleId,
  title: z.string(),
  /** What it means, in words. */
  words: z.string(),
  /** Null: the issue keeps its own. */
  criterion: Criterion.nullable(),
  subject: SignalSubject,
  isOn: z.boolean(),
  version: z.int(),
  /** None where the rule cannot be changed. */
  parameters: z.array(SignalParameter),
  open: z.int(),
  acceptance: RuleAcceptance,
  marks: z.array(RuleMark),
  /** Decided on by a person, by month, oldest first. */
  months: z.array(RuleAcceptance.pick({ accepted: true, changed: true, rejected: true }).extend({ month: z.string() })),
  /** Newest first; the last one is as supplied. */
  versions: z.array(RuleVersion),
});
export type RuleView = z.infer<typeof RuleView>;

/** A part of a whole, both counted. */
const Share = z.object({ part: z.int(), whole: z.int() });

export const RulesView = z.object({
  rules: z.array(RuleView),
  /** W8, kept apart from what was accepted unchanged: of all scores, those that answer a proposal; of all issues not imported, those that a proposal became. */
  proposed: z.object({ scores: Share, issues: Share }),
  /** Of all proposals that a person decided on, those accepted unchanged. */
  unchanged: Share,
  /** The ends of the last twelve months, newest first, on which a rule can be previewed. */
  previewDays: z.array(CalendarDate),
});
export type RulesView = z.infer<typeof RulesView>;

export const RulePreview = z.object({
  on: CalendarDate,
  /** What the rule would have proposed on that day. */
  proposals: z.int(),
  /** Of those, about an issue that has been scored or decided on since, or about an account with one. */
  followed: z.int(),
  samples: z.array(z.object({ what: z.string(), account: z.string().nullable(), reason: z.string(), score: z.int().nullable(), isFollowed: z.boolean() })),
});
export type RulePreview = z.infer<typeof RulePreview>;

export const RecomputeCounts = z.object({ added: z.int(), changed: z.int(), withdrawn: z.int(), unchanged: z.int() });
export type RecomputeCounts = z.infer<typeof RecomputeCounts>;

const touches = ['signals', 'scoring', 'issues', 'workspaces'] as const;

export const signals = {
  rules: query({ input: Nothing, output: RulesView, isLong: true }),
  /** What a rule with these parameters would have proposed at the end of a day, with nothing after that day looked at. Nothing is stored. */
  preview: query({ input: z.strictObject({ ruleId: SignalRuleId, parameters: SignalParameters, on: CalendarDate }), output: RulePreview, isLong: true }),
  /** A new version of a rule: its parameters, on or off, with the reason. Its open proposals follow at once. */
  setRule: command({
    permission: reviewers,
    input: z.strictObject({ ruleId: SignalRuleId, isOn: z.boolean(), parameters: SignalParameters, reason: z.string().trim().min(1, 'Give the reason in a line.').max(4000) }),
    output: RecomputeCounts.extend({ version: z.int() }),
    touches,
    isLong: true,
  }),
  /** Computes the proposals of every rule anew from the register as it stands. Running it twice changes nothing. */
  recompute: command({ permission: reviewers, input: Nothing, output: RecomputeCounts, touches, isLong: true }),
};
