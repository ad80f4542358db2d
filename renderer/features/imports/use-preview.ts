import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobProgress } from '@shared/contract/imports/operations';
import { call, CallError } from '../../api';
import { useJobProgress } from './use-job-progress';

export interface PreviewState<T> {
  /** What the import would do; while it is looked at anew, what was known before. */
  readonly preview: T | undefined;
  /** It is the answer to what is asked for now. */
  readonly isCurrent: boolean;
  readonly error: CallError | null;
  readonly progress: JobProgress | null;
}

/** Asks main what an import would do, anew with each change of the key; the reading that is no longer wanted is stopped. */
export function usePreview<T>(key: readonly unknown[], ask: (jobId: string) => Promise<T>, isWanted: boolean): PreviewState<T> {
  const [jobId, setJobId] = useState<string | null>(null);
  const heard = useJobProgress();
  const { data, error, isPlaceholderData, isFetching } = useQuery<T>({
    queryKey: key,
    queryFn: ({ signal }) => {
      const id = crypto.randomUUID();
      setJobId(id);
      // Stopping is a courtesy to the disk: where it comes too late, the answer is simply not looked at.
      signal.addEventListener('abort', () => void call('imports.cancel', { jobId: id }).catch(() => undefined));
      return ask(id);
    },
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  return {
    preview: data,
    isCurrent: data !== undefined && !isPlaceholderData && !isFetching,
    error: error instanceof CallError && error.failure.code !== 'cancelled' ? error : null,
    progress: heard?.jobId === jobId && isFetching ? heard : null,
  };
}
