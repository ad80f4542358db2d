import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { ImportPreview } from '@shared/contract/imports/entities';
import { call, useOperation } from '../../api';
import { useLatest } from '../../commands/use-latest';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import type { ImportDraft } from '../../state/watch';
import { importSteps } from '../../state/watch';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { ScrollRegion } from '../../ui/page';
import { Stepper } from '../../ui/stepper';
import { AnomaliesStep } from './anomalies-step';
import { FileFactsPane, MappingSummary } from './file-facts';
import { ImportFoot } from './import-foot';
import { kindWords, rowWords } from './import-words';
import { missingFields } from './mapping-edit';
import { MappingStep } from './mapping-step';
import { PreviewStep } from './preview-step';
import { ReadingSettings } from './reading-settings';
import { ResultStep } from './result-step';
import { runImport, showResult } from './run-import';
import { usePreview, type PreviewState } from './use-preview';
import styles from './wizard.module.css';

const stepLabels = ['File', 'Mapping', 'Anomalies', 'Preview', 'Result'] as const;
const { changeImport, endImport, toast } = appState();

function cancel(): void {
  endImport();
  toast({ tone: 'info', title: 'The import was cancelled', detail: 'Nothing was written.' });
}

/** What the next step is, or why it cannot be gone to yet. */
interface Next {
  readonly label: string;
  readonly blocked: string | null;
  readonly go: () => void;
}

/** An import, step by step: mapping, anomalies, preview, result. Nothing is written before the last step (W5, W6). */
export function ImportWizard({ draft }: { draft: ImportDraft }) {
  const { data: fields = [] } = useOperation('imports.fields', {});
  const isRunning = draft.run?.state === 'running';
  const { token, mapping, source, choices } = draft;
  const plan = { token, mapping, source, choices };
  const state = usePreview(['import-preview', plan], (jobId) => call('imports.preview', { ...plan, jobId }), draft.step !== 'result' && !isRunning);
  const next = nextOf(draft, state, fields.length === 0 ? [] : missingFields(draft.mapping, fields).map(({ label }) => label));
  const place = importSteps.indexOf(draft.step);
  const goBack = (): void => {
    const before = importSteps[place - 1];
    if (before !== undefined && before !== 'file') changeImport({ step: before, run: null });
  };
  const goNext = useLatest(() => {
    if (next.blocked === null && !isRunning) next.go();
  });
  const commands = useMemo(() => [{ id: 'import.next', title: 'Go to the next step of the import', section: 'Import' as const, shortcuts: ['Mod+Enter'], run: goNext }], [goNext]);
  useCommands(commands);
  const kbd = useShortcutLabel('import.next');

  return (
    <div className={styles['wizard']}>
      <header className={styles['head']}>
        <h1>Import {kindWords[draft.mapping.kind]}</h1>
        <Stepper
          label="Steps of the import"
          steps={stepLabels}
          current={place}
          {...(isRunning || draft.step === 'result'
            ? {}
            : {
                onGoTo: (index: number) => {
                  const step = importSteps[index];
                  if (step === 'file') endImport();
                  else if (step !== undefined) changeImport({ step, run: null });
                },
              })}
        />
        {draft.step === 'result' ? (
          <Button variant="quiet" size="small" onPress={endImport}>
            Close
          </Button>
        ) : (
          <Button variant="quiet" size="small" isDisabled={isRunning} onPress={cancel}>
            Cancel import
          </Button>
        )}
      </header>
      <ScrollRegion label="The file and its mapping" className={cx(styles['side'], 'scroll')}>
        <FileFactsPane draft={draft} preview={state.preview} />
        {draft.step === 'mapping' ? <ReadingSettings draft={draft} preview={state.preview} /> : <MappingSummary draft={draft} fields={fields} />}
        <p className="muted t12">{draft.step === 'result' ? 'The file itself is not kept, its fingerprint is.' : 'Nothing is written before the last step.'}</p>
      </ScrollRegion>
      <StepBody key={draft.step} label={stepLabels[place] ?? ''}>
        {draft.step === 'mapping' && <MappingStep draft={draft} preview={state.preview} fields={fields} error={state.error} />}
        {draft.step === 'anomalies' && <AnomaliesStep draft={draft} state={state} fields={fields} />}
        {draft.step === 'preview' && <PreviewStep preview={state.preview} mapping={draft.mapping} />}
        {draft.step === 'result' && draft.run?.state === 'done' && <ResultStep summary={draft.run.summary} draft={draft} />}
      </StepBody>
      {draft.step !== 'result' && (
        <footer className={styles['foot']}>
          <ImportFoot run={draft.run} state={state} reading="Reading the file" isErrorShown={draft.step !== 'mapping'} />
          <div className={styles['buttons']}>
            {next.blocked !== null && !isRunning && <span className={styles['blocked']}>{next.blocked}</span>}
            {draft.step !== 'mapping' && (
              <Button size="large" isDisabled={isRunning} onPress={goBack}>
                {draft.step === 'anomalies' ? 'Back to mapping' : 'Back to anomalies'}
              </Button>
            )}
            <Button variant="primary" size="large" kbd={kbd} isDisabled={next.blocked !== null || isRunning} onPress={goNext}>
              {isRunning ? 'Importing' : next.label}
            </Button>
          </div>
        </footer>
      )}
    </div>
  );
}

/** A new step begins at its top, and the keyboard with it. */
function StepBody({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} className={styles['step']} tabIndex={-1} role="group" aria-label={label}>
      {children}
    </div>
  );
}

function nextOf(draft: ImportDraft, { preview, isCurrent, error }: PreviewState<ImportPreview>, missing: readonly string[]): Next {
  // What is done is not done again: here the key leads to what came of it.
  if (draft.step === 'result') return { label: 'Show the result', blocked: null, go: showResult };
  const unread = error !== null ? 'The mapping does not fit yet.' : isCurrent ? null : '';
  if (draft.step === 'mapping') {
    const isUndecided = preview?.dateColumns.some(({ order }) => order === 'ambiguous') === true;
    const blocked = missing.length > 0 ? `No column for ${missing.join(', ')} yet.` : isCurrent && isUndecided ? 'Choose the date order first.' : unread;
    return { label: 'Look at the anomalies', blocked, go: () => changeImport({ step: 'anomalies' }) };
  }
  if (draft.step === 'anomalies') {
    const waiting = preview?.findings.filter(({ rule }) => draft.choices[rule.id] === 'fix').length ?? 0;
    return { label: 'Preview the result', blocked: waiting > 0 ? `${waiting === 1 ? '1 rule waits' : `${waiting} rules wait`} for the mapping.` : unread, go: () => changeImport({ step: 'preview' }) };
  }
  const stored = preview === undefined ? 0 : preview.counts.imported + preview.counts.updated;
  return { label: preview === undefined ? 'Import' : stored === 0 ? 'Record that nothing changes' : `Import ${rowWords(stored)}`, blocked: unread, go: () => void runImport() };
}
