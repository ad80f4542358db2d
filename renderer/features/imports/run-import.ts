import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { rowWords } from './import-words';

/** Runs the import that was prepared. It goes on while the person looks elsewhere, and says when it is done. */
export async function runImport(): Promise<void> {
  const draft = appState().importDraft;
  if (draft === null || draft.step === 'result' || draft.run?.state === 'running') return;
  const jobId = crypto.randomUUID();
  const { token, mapping, source, choices } = draft;
  const isStill = (): boolean => {
    const run = appState().importDraft?.run;
    return run?.state === 'running' && run.jobId === jobId;
  };
  appState().changeImport({ run: { state: 'running', jobId } });
  try {
    const summary = await call('imports.run', { token, mapping, source, choices, jobId });
    if (isStill()) appState().changeImport({ run: { state: 'done', summary }, step: 'result' });
    const { route } = appState().entry;
    if (route.name !== 'watch' || route.tab !== 'import') {
      appState().toast({ tone: 'success', title: `${draft.facts.fileName} was imported`, detail: `${rowWords(summary.rows)} in, ${rowWords(summary.rejected)} left out.`, action: { label: 'Show the result', run: () => appState().navigate({ name: 'watch', tab: 'import' }) } });
    }
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (isStill()) appState().changeImport({ run: error.failure.code === 'cancelled' ? null : { state: 'failed', message: error.message } });
    if (error.failure.code === 'cancelled') appState().toast({ tone: 'info', title: 'The import was cancelled', detail: 'Nothing was written. The mapping and the choices are kept.' });
  }
}

/** Stops the import that runs. */
export function stopImport(jobId: string): void {
  void call('imports.cancel', { jobId }).catch((error: unknown) => {
    appState().toast({ tone: 'error', title: error instanceof Error ? error.message : String(error) });
  });
}

/** Goes where the result can be seen: the imported issues, or the register of accounts. */
export function showResult(): void {
  const { importDraft, showIssues, endImport, navigate } = appState();
  if (importDraft?.run?.state !== 'done') return;
  const { summary } = importDraft.run;
  if (importDraft.mapping.kind === 'issues') {
    if (summary.importId !== null && summary.imported + summary.updated > 0) showIssues({ importId: summary.importId });
    return;
  }
  endImport();
  navigate({ name: 'watch', tab: 'register' });
}
