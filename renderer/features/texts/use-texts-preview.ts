import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobProgress } from '@shared/contract/imports/operations';
import type { TextPreview } from '@shared/contract/texts/operations';
import { call, CallError } from '../../api';
import type { TextsDraft } from '../../state/texts';
import { useJobProgress } from '../imports/use-job-progress';

export interface TextPreviewState {
  /** What the import would do; while it is read anew, what was known before. */
  readonly preview: TextPreview | undefined;
  readonly isCurrent: boolean;
  readonly error: CallError | null;
  readonly progress: JobProgress | null;
}

/** Asks main what the import would do, anew with each change; the reading that is no longer wanted is stopped. */
export function useTextsPreview({ chosen: { token }, plan }: TextsDraft, isWanted: boolean): TextPreviewState {
  const [jobId, setJobId] = useState<string | null>(null);
  const heard = useJobProgress();
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['texts-preview', token, plan],
    queryFn: ({ signal }) => {
      const id = crypto.randomUUID();
      setJobId(id);
      // Stopping is a courtesy to the disk: where it comes too late, the answer is simply not looked at.
      signal.addEventListener('abort', () => void call('imports.cancel', { jobId: id }).catch(() => undefined));
      return call('texts.preview', { token, plan, jobId: id });
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
