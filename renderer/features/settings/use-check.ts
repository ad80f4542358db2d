import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceCheck } from '@shared/contract/workspaces';
import { call, CallError } from '../../api';

/** Not under a noun: a change to the workspace does not undo that it was checked, and does not start another check. */
const key = ['check'] as const;

export interface Checked extends WorkspaceCheck {
  /** When it was checked (instant). */
  readonly at: string;
}

export interface CheckView {
  readonly result: Checked | null;
  readonly error: CallError | null;
  readonly isChecking: boolean;
  readonly check: () => void;
}

/** The last check of the open workspace: the status bar shows what Settings started. Nothing is checked until asked for. */
export function useCheck(): CheckView {
  const client = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<Checked> => ({ ...(await call('workspaces.check', {})), at: new Date().toISOString() }),
    enabled: false,
    gcTime: Infinity,
  });
  return {
    result: data ?? null,
    error: error instanceof CallError ? error : null,
    isChecking: isFetching,
    check: () => {
      void client.cancelQueries({ queryKey: key }).then(() => refetch());
    },
  };
}
