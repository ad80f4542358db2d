import { signalRuleIds, type SignalRuleId } from '@shared/contract/signals';
import type { SignalRule } from './rule';
import { commercialStall } from './rules/commercial-stall';
import { emergingDefect } from './rules/emerging-defect';
import { internalWait } from './rules/internal-wait';
import { priorityMismatch } from './rules/priority-mismatch';
import { renewalNoContact } from './rules/renewal-no-contact';
import { responseOverCommitment } from './rules/response-over-commitment';
import { silentErosion } from './rules/silent-erosion';

const byId = {
  'response-over-commitment': responseOverCommitment,
  'internal-wait': internalWait,
  'priority-mismatch': priorityMismatch,
  'commercial-stall': commercialStall,
  'emerging-defect': emergingDefect,
  'silent-erosion': silentErosion,
  'renewal-no-contact': renewalNoContact,
} as const satisfies Record<SignalRuleId, SignalRule>;

/** Version 1 of every rule, as it is supplied, in the order in which they are evaluated (W7). A default that changes later gets a new id of its rule, since what was proposed keeps its version. */
export const signalRules: readonly SignalRule[] = signalRuleIds.map((id) => byId[id]);

export const signalRule = (id: SignalRuleId): SignalRule => byId[id];
