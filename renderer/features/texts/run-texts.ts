import type { OutputOf } from '@shared/contract';
import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { textsWords } from './text-words';

/** Imports the texts that were prepared. It goes on while the person looks elsewhere, and says when it is done. */
export async function runTexts(): Promise<void> {
  const draft = appState().textsDraft;
  if (draft === null || draft.run?.state === 'running' || draft.run?.state === 'done') return;
  const jobId = crypto.randomUUID();
  const { chosen, plan } = draft;
  const isStill = (): boolean => {
    const run = appState().textsDraft?.run;
    return run?.state === 'running' && run.jobId === jobId;
  };
  appState().changeTexts({ run: { state: 'running', jobId } });
  try {
    const summary: OutputOf<'texts.run'> = await call('texts.run', { token: chosen.token, plan, jobId });
    if (isStill()) appState().changeTexts({ run: { state: 'done', summary } });
    const { route } = appState().entry;
    if (route.name !== 'watch' || route.tab !== 'import') {
      appState().toast({ tone: 'success', title: `${chosen.fileName} was imported`, detail: `${textsWords(summary.rows)} in, ${textsWords(summary.rejected)} left out.`, action: { label: 'Show the result', run: () => appState().navigate({ name: 'watch', tab: 'import' }) } });
    }
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (isStill()) appState().changeTexts({ run: error.failure.code === 'cancelled' ? null : { state: 'failed', message: error.message } });
    if (error.failure.code === 'cancelled') appState().toast({ tone: 'info', title: 'The import was cancelled', detail: 'Nothing was written. The choices are kept.' });
  }
}
