import { useMemo } from 'react';
import { call } from '../../api';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import type { TextsDraft } from '../../state/texts';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { ScrollRegion } from '../../ui/page';
import { ImportFoot } from '../imports/import-foot';
import { usePreview } from '../imports/use-preview';
import wizard from '../imports/wizard.module.css';
import { runTexts } from './run-texts';
import { SendersTable } from './senders-table';
import { textsWords } from './text-words';
import { TextsResult } from './texts-result';
import { TextsSettings } from './texts-settings';
import { TextsTable } from './texts-table';
import styles from './texts.module.css';

function cancel(): void {
  appState().endTexts();
  appState().toast({ tone: 'info', title: 'The import was cancelled', detail: 'Nothing was written.' });
}

/** E-mails and transcripts before they are imported: who is who, which account, what is left out; then what came of it (W5). */
export function TextsImport({ draft }: { draft: TextsDraft }) {
  const { run, plan } = draft;
  const { token } = draft.chosen;
  const isRunning = run?.state === 'running';
  const state = usePreview(['texts-preview', token, plan], (jobId) => call('texts.preview', { token, plan, jobId }), run === null || run.state === 'failed');
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
          <ImportFoot run={run} state={state} reading="Reading the files" />
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
