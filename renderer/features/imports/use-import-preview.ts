import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf } from '@shared/contract';
import type { ImportPreview } from '@shared/contract/imports/entities';
import type { JobProgress } from '@shared/contract/imports/operations';
import { call, CallError } from '../../api';
import type { ImportDraft } from '../../state/watch';
import { useJobProgress } from './use-job-progress';

export interface ImportPreviewState {
  /** What the import would do; while it is counted anew, what was known before. */
  readonly preview: ImportPreview | undefined;
  /** It is the answer to the mapping and choices as they stand. */
  readonly isCurrent: boolean;
  readonly error: CallError | null;
  readonly progress: JobProgress | null;
}

/** Asks main what the import would do, anew with each change; the reading that is no longer wanted is stopped. */
export function useImportPreview({ token, mapping, source, choices }: ImportDraft, isWanted: boolean): ImportPreviewState {
  const [jobId, setJobId] = useState<string | null>(null);
  const heard = useJobProgress();
  const plan: Omit<InputOf<'imports.preview'>, 'jobId'> = { token, mapping, source, choices };
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['import-preview', plan],
    queryFn: ({ signal }) => {
      const id = crypto.randomUUID();
      setJobId(id);
      // Stopping is a courtesy to the disk: where it comes too late, the answer is simply not looked at.
      signal.addEventListener('abort', () => void call('imports.cancel', { jobId: id }).catch(() => undefined));
      return call('imports.preview', { ...plan, jobId: id });
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
