/** What one benchmark found: the app's figure beside that of a peer, measured in the same run on the same machine. */
export interface Measurement {
  /** What was measured, for example `100,000 rows`. */
  readonly what: string;
  readonly unit: 's' | 'ms' | 'MB' | '%' | 'count';
  readonly ours: number;
  /** Null where there is nothing to compare with, or where the peer is not installed. */
  readonly peer: { readonly name: string; readonly value: number } | null;
  /** `ours` must be at most `factor` times the peer's value, or at most `value` where there is no peer. */
  readonly goal: { readonly factor: number } | { readonly value: number } | null;
  /** Anything a reader must know: the peer that is missing, the size of the sample. */
  readonly note?: string;
}

/** A benchmark; modules named `*.bench.ts` export an array of them as `benchmarks`. */
export interface Benchmark {
  readonly name: string;
  /** It takes minutes: run only where its name is given. */
  readonly isOnlyByName?: boolean;
  run(): Promise<readonly Measurement[]>;
}

/** How a figure stands to its goal. */
export interface Verdict {
  /** `ours / peer`; null without a peer, or where the peer took no measurable time. */
  readonly ratio: number | null;
  readonly isMet: boolean | null;
}

/** Compares a figure with its goal; `isMet` is null where there is no goal, or where the peer that it needs is missing. */
export function judge({ ours, peer, goal }: Pick<Measurement, 'ours' | 'peer' | 'goal'>): Verdict {
  const ratio = peer !== null && peer.value > 0 ? ours / peer.value : null;
  if (goal === null) return { ratio, isMet: null };
  if ('value' in goal) return { ratio, isMet: ours <= goal.value };
  return { ratio, isMet: ratio === null ? null : ratio <= goal.factor };
}
