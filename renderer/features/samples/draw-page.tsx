import { useMemo, useState } from 'react';
import type { Trial } from '@shared/contract/samples/operations';
import type { SamplePreview } from '@shared/contract/samples/entities';
import { mayRun, useCommand, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { useSaveKey } from '../../commands/use-save-key';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, PageHeader, SidePanel } from '../../ui/page';
import { Select } from '../../ui/select';
import { TextArea, TextField } from '../../ui/text-field';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { firstDraft, planOf, type PlanDraft } from './draw-plan';
import { PopulationFields, SizeFields } from './plan-fields';
import { PlanPreview } from './plan-preview';
import { TrialList } from './trial-list';
import { hoursWords } from './sample-words';
import styles from './samples.module.css';

const fitting = { issues: 'ticket-review', interactions: 'conversation-review', decisions: 'decision-check', actions: 'action-check' } as const;
const leave = (): void => (appState().backStack.length > 0 ? appState().back() : appState().navigate({ name: 'watch', tab: 'samples' }));

/** Plans a sample and draws it; who may keep nothing draws without keeping (W9). */
export function DrawPage() {
  const { data: workspace } = useWorkspace();
  const { data: templates } = useOperation('samples.templates', {});
  const { data: samples } = useOperation('samples.list', {});
  const role = useRole();
  const [draft, setDraft] = useState(firstDraft);
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<string | null>(null);
  const [seed, setSeed] = useState('');
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const plan = planOf(draft);
  const { data: preview, error: planError } = useOperation('samples.preview', { plan: plan ?? { of: 'issues', size: { by: 'count', count: 1 } } }, { enabled: plan !== null, keepPrevious: true });
  // A failed plan has no strata to state numbers for: those of the plan that computes them are asked for.
  const { data: counted } = useOperation('samples.preview', { plan: { ...(plan ?? { of: draft.of }), of: draft.of, strata: draft.strata, filter: plan?.filter ?? draft.filter, from: draft.from, until: draft.until, size: { by: 'margin', margin: 0.5 } } }, { enabled: draft.by === 'stated', keepPrevious: true });
  const drawing = useCommand('samples.draw');
  const trying = useCommand('samples.trial');
  const mayKeep = mayRun(role, 'samples.draw') && workspace?.isReadOnly === false;
  const template = templates?.find(({ id }) => id === (templateId ?? fitting[draft.of]));
  const why = purpose ?? (preview === undefined ? '' : preview.size === preview.population ? 'All of it is read.' : `Reading all ${formatCount(preview.population)} would take ${hoursWords(preview.hoursForAll)}.`);
  const change = (part: Partial<PlanDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const given = seed.trim() === '' ? null : seed.trim();
  const errorOf = (field: string): string | null => (drawing.error?.failure.field === field ? drawing.error.message : null);

  const draw = (): void => {
    setHasTried(true);
    if (plan === null || preview === undefined || drawing.isPending || trying.isPending) return;
    if (!mayKeep) {
      trying.mutate({ plan, seed: given }, { onSuccess: setTrial });
      return;
    }
    if (name.trim() === '' || why.trim() === '' || template === undefined) return;
    drawing.mutate({ name, purpose: why, plan, seed: given, template: { id: template.id, version: template.version } }, {
      onSuccess: ({ id, number, size, seed: used }) => {
        appState().toast({ tone: 'success', title: `Sample ${number} was drawn`, detail: `${formatCount(size)} to read, seed ${used}` });
        appState().replace({ name: 'sample', id, tab: 'read' });
      },
    });
  };
  const label = mayKeep ? 'Draw the sample' : 'Draw without keeping';
  const kbd = useSaveKey(label, draw);
  const goBack = useLatest(leave);
  useCommands(useMemo((): readonly Command[] => [{ id: 'samples.leave-plan', title: 'Leave without drawing', section: 'Issues', shortcuts: ['Escape'], run: goBack }], [goBack]));
  if (workspace == null) return null;
  const problem = drawing.error !== null && !['name', 'purpose'].includes(drawing.error.failure.field ?? '') ? drawing.error : trying.error;
  const shown: SamplePreview | undefined = draft.by === 'stated' && (plan === null || planError !== null) ? counted && { ...counted, strata: counted.strata.map((stratum) => ({ ...stratum, size: 0, margin: null })), size: 0, margin: null, hours: 0, uncovered: counted.population } : preview;

  return (
    <Page
      isFlush
      header={
        <PageHeader
          title="Draw a sample"
          sub={samples === undefined || samples.length === 0 ? undefined : `It will be sample ${Math.max(...samples.map(({ number }) => number)) + 1}`}
          tools={
            <>
              <Button kbd="Esc" onPress={leave}>
                Cancel
              </Button>
              <Button variant="primary" kbd={kbd} isDisabled={plan === null || planError !== null || preview?.size === 0} isPending={drawing.isPending || trying.isPending} onPress={draw}>
                {label}
              </Button>
            </>
          }
        />
      }
    >
      <div className={styles['columns']}>
        <div className={styles['form']}>
          <div className={styles['fields']}>
            {problem !== null && <Notice tone="error" title={problem.message} />}
            {!mayKeep && <Notice title="In this role a sample can be drawn and looked at, and is not kept." />}
            <PopulationFields draft={draft} asOf={workspace.asOf} onChange={change} />
            <SizeFields draft={draft} onChange={change} />
            <fieldset>
              <legend>Draw</legend>
              <div className={styles['two']}>
                {mayKeep && <TextField label="Name" value={name} onChange={setName} maxLength={120} error={hasTried && name.trim() === '' ? 'Give the sample a name.' : errorOf('name')} />}
                <TextField label="Seed" value={seed} onChange={setSeed} maxLength={100} hint="Left empty, one is made. With the same seed anybody draws the same sample." />
              </div>
              {mayKeep && (
                <>
                  <TextArea label="Why a sample, and what for" value={why} onChange={setPurpose} maxLength={1000} hint="Stands beside every figure." error={hasTried && why.trim() === '' ? 'Say it in a line.' : null} />
                  <Select label="Review sheet" options={(templates ?? []).map(({ id, name: word, version, questions }) => ({ value: id, label: word, detail: `version ${version}, ${questions.length} questions` }))} value={template?.id ?? null} onChange={setTemplateId} />
                </>
              )}
            </fieldset>
            {trial !== null && <TrialList trial={trial} />}
          </div>
        </div>
        <SidePanel label="What the plan comes to" head="What the plan comes to">
          {planError !== null && <Notice tone="error" title={planError.message} />}
          {plan === null && draft.by !== 'stated' && <p className="muted">Fill in the number that is missing.</p>}
          {shown !== undefined && <PlanPreview preview={shown} stated={draft.by === 'stated' ? draft.stated : null} onState={(key, size) => change({ stated: { ...draft.stated, [key]: size } })} />}
          <p className={styles['note']}>Margins are those of a share of one half at the confidence chosen, corrected for the size of the population (Cochran 1977).</p>
        </SidePanel>
      </div>
    </Page>
  );
}
