import { create } from 'zustand';
import type { OutputOf } from '@shared/contract';
import { useCommand } from '../../api';
import { useLatest } from '../../commands/use-latest';

export type Verdict = NonNullable<OutputOf<'evidence.verify'>>;

/** The last verdict: it stays in view from tab to tab until another package is verified. */
const useVerdict = create<{ readonly verdict: Verdict | null; show: (verdict: Verdict | null) => void }>()((set) => ({ verdict: null, show: (verdict) => set({ verdict }) }));

export interface Verification {
  readonly verdict: Verdict | null;
  readonly isPending: boolean;
  /** Why no verdict could be reached: a file that cannot be read. */
  readonly error: string | null;
  /** Verifies the package at a path. */
  verify: (file: string) => void;
  /** Asks for a package and verifies it. */
  choose: () => void;
}

/** Verifies packages, wherever they come from (E3). */
export function useVerification(): Verification {
  const { verdict, show } = useVerdict();
  const { mutate, isPending, error } = useCommand('evidence.verify');
  const start = (file: string | null): void => {
    if (isPending) return;
    mutate({ file }, { onSuccess: (answer) => answer !== null && show(answer), onError: () => show(null) });
  };
  const verify = useLatest((file: string) => start(file));
  const choose = useLatest(() => start(null));
  return { verdict, isPending, error: error?.message ?? null, verify, choose };
}
