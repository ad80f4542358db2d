import { Placing } from '@shared/contract/scoring/placing';
import { describe, expect, it } from 'vitest';
import { heldAgainst } from '../../../renderer/features/scoring/placing/placing-words';

const override = Placing.parse({ id: '0190a5c0-0000-7000-8000-000000000001', band: 'immediate', position: 'by-score', decider: 'Priya Raman', reason: 'The papers close', from: '2026-11-10', until: '2026-12-15' });

describe('what a decision is held against', () => {
  it('names both bands where an issue is placed by hand [S5, M5]', () => {
    expect(heldAgainst('escalate', override)).toBe('Held against the arithmetic, Escalate this week; placed by hand in Immediate action');
  });

  it('needs no words where nobody has placed it, or nobody has scored it [M5]', () => {
    expect(heldAgainst('escalate', null)).toBe('');
    expect(heldAgainst(null, override)).toBe('');
  });
});
