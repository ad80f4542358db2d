import type { ReactNode } from 'react';
import type { ImportCounts } from '@shared/contract/imports/entities';
import type { JobProgress } from '@shared/contract/imports/operations';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { CountsEquation } from './counts-equation';
import { progressWords } from './import-words';
import { stopImport } from './run-import';
import { useJobProgress } from './use-job-progress';
import type { PreviewState } from './use-preview';
import styles from './wizard.module.css';

interface Run {
  readonly state: 'running' | 'failed' | 'done';
  readonly jobId?: string;
  readonly message?: string;
}

/** The foot of an import: what it would do, how far it is, or what went wrong. `isErrorShown` false where the page says it by itself. */
export function ImportFoot({ run, state: { preview, isCurrent, error, progress }, reading, isErrorShown = true }: { run: Run | null; state: PreviewState<{ readonly counts: ImportCounts }>; reading: string; isErrorShown?: boolean }) {
  const heard = useJobProgress();
  const { jobId } = run ?? {};
  if (run?.state === 'running' && jobId !== undefined) {
    return (
      <Progress of={heard?.jobId === jobId ? heard : null} starting="Starting">
        <Button size="small" onPress={() => stopImport(jobId)}>
          Cancel
        </Button>
      </Progress>
    );
  }
  if (run?.state === 'failed') return <Notice tone="error" title={run.message ?? ''} />;
  if (error !== null) return isErrorShown ? <Notice tone="error" title={error.message} /> : <span />;
  if (preview === undefined) return <Progress of={progress} starting={reading} />;
  return <CountsEquation counts={preview.counts} isPending={!isCurrent} />;
}

function Progress({ of, starting, children }: { of: JobProgress | null; starting: string; children?: ReactNode }) {
  const at = of === null ? null : progressWords(of);
  return (
    <div className={styles['running']}>
      <ProgressBar label={at?.label ?? starting} value={at?.value ?? null} max={at?.max ?? 1} detail={at?.detail} />
      {children}
    </div>
  );
}
