import { useEffect, useState } from 'react';
import type { JobProgress } from '@shared/contract/imports/operations';
import { onProgress } from '../../api';

/** The last that was heard of any long job; null before the first word. */
export function useJobProgress(): JobProgress | null {
  const [progress, setProgress] = useState<JobProgress | null>(null);
  useEffect(() => onProgress(setProgress), []);
  return progress;
}
