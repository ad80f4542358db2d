import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import type { TextsDraft } from '../../state/texts';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/notice';
import { ScrollRegion } from '../../ui/page';
import { ProgressBar } from '../../ui/progress-bar';
import { CountsEquation } from '../imports/counts-equation';
import { progressWords } from '../imports/import-words';
import { stopImport } from '../imports/run-import';
import { useJobProgress } from '../imports/use-job-progress';
import wizard from '../imports/wizard.module.css';
import { runTexts } from './run-texts';
import { SendersTable } from './senders-table';
import { textsWords } from './text-words';
import { TextsResult } from './texts-result';
import { TextsSettings } from './texts-settings';
import { TextsTable } from './texts-table';
import { useTextsPreview, type TextPreviewState } from './use-texts-preview';
import styles from './texts.module.css';

function cancel(): void {
  appState().endTexts();
  appState().toast({ tone: 'info', title: 'The import was cancelled', detail: 'Nothing was written.' });
}

/** E-mails and transcripts before they are imported: who is who, which account, what is left out; then what came of it (W5). */
export function TextsImport({ draft }: { draft: TextsDraft }) {
  const { run } = draft;
  const isRunning = run?.state === 'running';
  const state = useTextsPreview(draft, run === null || run.state === 'failed');
  const { preview, isCurrent } = state;
  const stored = preview === undefined ? 0 : preview.counts.imported + preview.counts.updated;
  const mayRun = isCurrent && run?.state !== 'done' && !isRunning;
  const go = useLatest(() => {
    if (mayRun) void runTexts();
  });
  const commands = useMemo(() => [{ id: 'texts.import', title: 'Import the e-mails and transcripts', section: 'Import' as const, shortcuts: ['Mod+Enter'], run: go }], [go]);
  useCommands(commands);
  const kbd = useShortcutLabel('texts.import');

  return (
    <div className={wizard['wizard']}>
      <header className={wizard['head']}>
        <h1>Import e-mails and transcripts</h1>
        <Button variant="quiet" size="small" isDisabled={isRunning} onPress={run?.state === 'done' ? appState().endTexts : cancel}>
          {run?.state === 'done' ? 'Close' : 'Cancel import'}
        </Button>
      </header>
      <ScrollRegion label="The files and how they are read" className={cx(wizard['side'], 'scroll')}>
        <TextsSettings draft={draft} preview={preview} />
        <p className="muted t12">{run?.state === 'done' ? 'The files are not kept, their fingerprint is.' : 'Nothing is written before the button below. Attachments are named and not kept.'}</p>
      </ScrollRegion>
      <div className={wizard['step']}>
        {run?.state === 'done' ? (
          <TextsResult summary={run.summary} />
        ) : (
          <ScrollRegion label="Messages as they would be stored" className={cx(styles['body'], 'scroll')}>
            {preview !== undefined && <SendersTable draft={draft} senders={preview.senders} isDisabled={isRunning} />}
            {preview !== undefined && <TextsTable preview={preview} />}
          </ScrollRegion>
        )}
      </div>
      {run?.state !== 'done' && (
        <footer className={wizard['foot']}>
          <FootLeft draft={draft} state={state} />
          <div className={wizard['buttons']}>
            <Button variant="primary" size="large" kbd={kbd} isDisabled={!mayRun} onPress={go}>
              {isRunning ? 'Importing' : stored === 0 ? 'Record that nothing changes' : `Import ${textsWords(stored)}`}
            </Button>
          </div>
        </footer>
      )}
    </div>
  );
}

/** The foot: what the import would do, how far it is, or what went wrong. */
function FootLeft({ draft: { run }, state: { preview, isCurrent, error, progress } }: { draft: TextsDraft; state: TextPreviewState }): ReactNode {
  const heard = useJobProgress();
  if (run?.state === 'running') {
    const at = heard?.jobId === run.jobId ? progressWords(heard) : null;
    return (
      <div className={wizard['running']}>
        <ProgressBar label={at?.label ?? 'Starting'} value={at?.value ?? null} max={at?.max ?? 1} detail={at?.detail} />
        <Button size="small" onPress={() => stopImport(run.jobId)}>
          Cancel
        </Button>
      </div>
    );
  }
  if (run?.state === 'failed') return <Notice tone="error" title={run.message} />;
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (preview === undefined) {
    const at = progress === null ? null : progressWords(progress);
    return <div className={wizard['running']}><ProgressBar label={at?.label ?? 'Reading the files'} value={at?.value ?? null} max={at?.max ?? 1} detail={at?.detail} /></div>;
  }
  return <CountsEquation counts={preview.counts} isPending={!isCurrent} />;
}
