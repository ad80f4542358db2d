import { describe, expect, it } from 'vitest';
import { judge } from '../bench/benchmark';

describe('a benchmark', () => {
  const peer = { name: 'peer', value: 4 };

  it('meets a goal that is a factor of its peer, up to the factor itself', () => {
    expect(judge({ ours: 2, peer, goal: { factor: 0.5 } })).toEqual({ ratio: 0.5, isMet: true });
    expect(judge({ ours: 2.1, peer, goal: { factor: 0.5 } }).isMet).toBe(false);
  });

  it('is not judged by a peer that is missing', () => {
    expect(judge({ ours: 2, peer: null, goal: { factor: 0.5 } })).toEqual({ ratio: null, isMet: null });
  });

  it('is judged by a figure of its own where the goal is one', () => {
    expect(judge({ ours: 10, peer: null, goal: { value: 10 } }).isMet).toBe(true);
    expect(judge({ ours: 11, peer, goal: { value: 10 } }).isMet).toBe(false);
  });
});
