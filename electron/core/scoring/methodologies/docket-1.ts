import type { Gate, Methodology } from '@shared/contract/scoring/entities';
import { deepFreeze } from './deep-freeze';

/**
 * The built-in methodology (S1). Frozen: scores given under it must replay to the same numbers for as long as they are kept,
 * so a change is a new file with a new id.
 */
export const docket1: Methodology = deepFreeze({
  id: 'docket-1',
  version: 1,
  name: 'Docket, version 1',
  anchors: {
    impact: [
      { step: 1, label: 'internal only', words: 'Internal only', isAnchor: true },
      { step: 2, label: 'in between', words: 'Between internal only and a mid-market account', isAnchor: false },
      { step: 3, label: 'mid-market', words: 'Mid-market account', isAnchor: true },
      { step: 4, label: 'in between', words: 'Between a mid-market account and enterprise or churn risk', isAnchor: false },
      { step: 5, label: 'enterprise', words: 'Enterprise, or churn risk', isAnchor: true },
    ],
    severity: [
      { step: 1, label: 'cosmetic', words: 'Cosmetic', isAnchor: true },
      { step: 2, label: 'in between', words: 'Between cosmetic and meaningful friction', isAnchor: false },
      { step: 3, label: 'friction', words: 'Meaningful friction', isAnchor: true },
      { step: 4, label: 'in between', words: 'Between meaningful friction and an SLA breach or churn', isAnchor: false },
      { step: 5, label: 'breach or churn', words: 'SLA breach, or churn', isAnchor: true },
    ],
    time: [
      { step: 1, label: 'regular', words: 'Regular cycle', isAnchor: true },
      { step: 2, label: 'this week', words: 'Resolve this week', isAnchor: true },
      { step: 3, label: 'now', words: 'Immediate action', isAnchor: true },
    ],
  },
  bands: [
    { band: 'monitor', from: 1, to: 10 },
    { band: 'next-cycle', from: 11, to: 30 },
    { band: 'escalate', from: 31, to: 50 },
    { band: 'immediate', from: 51, to: 75 },
  ],
  gates: [],
});

/** Ready to propose to the oversight committee, in force in no built-in methodology (S1b). */
export const enterpriseBreachGate: Gate = deepFreeze({
  id: 'enterprise-breach',
  name: 'SLA breach at an enterprise is at least Escalate',
  reason: 'A commitment made to an enterprise account was not kept, and with Time at the regular cycle the arithmetic cannot pass 25.',
  floor: 'escalate',
  conditions: [{ kind: 'segment-is', segments: ['enterprise'] }, { kind: 'commitment-breached' }],
});
