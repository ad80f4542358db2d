import { useEffect, useState } from 'react';
import type { UndoPreview } from '@shared/contract/imports/undo';
import type { ImportId } from '@shared/primitives';
import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { formatCount } from '../../ui/format';
import { FormDialog } from '../../ui/form-dialog';
import { ProgressBar } from '../../ui/progress-bar';
import { KeptReasons, outcomeWords } from './kept-reasons';
import { useJobProgress } from './use-job-progress';
import styles from './import-page.module.css';

export interface UndoDialogProps {
  id: ImportId;
  fileName: string;
  onClose: () => void;
}

/** Says what undoing an import would do, before it is done (W5). */
export function UndoDialog({ id, fileName, onClose }: UndoDialogProps) {
  const [preview, setPreview] = useState<UndoPreview | null>(null);
  const [error, setError] = useState<{ readonly message: string } | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const isPending = job !== null;
  const heard = useJobProgress();

  useEffect(() => {
    const jobId = crypto.randomUUID();
    let isWanted = true;
    call('imports.previewUndo', { id, jobId }).then(
      (answer) => {
        if (isWanted) setPreview(answer);
      },
      (problem: unknown) => {
        if (isWanted) setError(problem instanceof CallError ? problem : { message: String(problem) });
      },
    );
    return () => {
      isWanted = false;
      void call('imports.cancel', { jobId }).catch(() => undefined);
    };
  }, [id]);

  const undo = async (): Promise<void> => {
    if (isPending || preview === null) return;
    const jobId = crypto.randomUUID();
    setJob(jobId);
    try {
      const done = await call('imports.undo', { id, jobId });
      appState().toast({ tone: 'success', title: `The import of ${fileName} was undone`, detail: `${outcomeWords(done)} Its file can be imported again.` });
      onClose();
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem;
      if (problem.failure.code !== 'cancelled') setError(problem);
      setJob(null);
    }
  };
  const close = (): void => {
    if (job !== null) void call('imports.cancel', { jobId: job }).catch(() => undefined);
    else onClose();
  };

  return (
    <FormDialog title="Undo this import" saveLabel="Undo the import" cancelLabel={isPending ? 'Stop' : 'Cancel'} isDanger isSaveDisabled={preview === null} isPending={isPending} error={error} onSave={() => void undo()} onClose={close}>
      {preview === null && error === null && <p className="muted">Looking at what stands on its records.</p>}
      {preview !== null && !isPending && (
        <>
          <p className={styles['file-line']} title={fileName}>
            {fileName}
          </p>
          <Outcome preview={preview} />
          <KeptReasons reasons={preview.reasons} kind={preview.kind} />
          <p className="muted">The import stays in the list, marked as undone. Signed-off sessions keep their record as it is.</p>
        </>
      )}
      {isPending && <ProgressBar label="Undoing" value={heard !== null && heard.jobId === job && heard.total !== null ? Math.min(heard.done, heard.total) : null} max={heard?.total ?? 1} />}
    </FormDialog>
  );
}

const terms = [
  ['removed', 'removed', 'It brought them'],
  ['restored', 'returned', 'To what they were before'],
  ['partly', 'returned in part', 'Some fields stay'],
  ['kept', 'kept', 'As they are'],
] as const;

function Outcome({ preview }: { preview: UndoPreview }) {
  return (
    <dl className={styles['outcome']}>
      {terms.map(([key, label, hint]) => (
        <div key={key} title={hint}>
          <dd>{formatCount(preview[key])}</dd>
          <dt>{label}</dt>
        </div>
      ))}
      {preview.unlinked > 0 && (
        <div title="They keep the reference, and are linked again when the account comes back">
          <dd>{formatCount(preview.unlinked)}</dd>
          <dt>lose their account</dt>
        </div>
      )}
    </dl>
  );
}
