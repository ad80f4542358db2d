import { FileDown } from 'lucide-react';
import { useMemo } from 'react';
import type { ExportFormat } from '@shared/contract/samples/operations';
import type { SampleId } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Menu } from '../../ui/menu';
import { Page, PageHeader } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { WholePageState } from '../../ui/whole-page-state';
import { DrawTab } from './draw-tab';
import { ReadTab } from './read-tab';
import { ResultsTab } from './results-tab';
import { hoursWords } from './sample-words';

export type SampleTab = 'read' | 'results' | 'draw';
const tabs = [{ value: 'read' as const, label: 'Read' }, { value: 'results' as const, label: 'Results' }, { value: 'draw' as const, label: 'The draw' }];
const formats: readonly { readonly id: ExportFormat; readonly label: string; readonly detail: string }[] = [
  { id: 'csv', label: 'CSV', detail: 'list, results, plan and population as a ZIP' },
  { id: 'xlsx', label: 'XLSX', detail: 'list, results and plan' },
  { id: 'pdf', label: 'PDF', detail: 'review sheets to print' },
];

/** One sample: what is left to read, what the answers say of all, and how it was drawn (W9). */
export function SamplePage({ id, tab }: { id: SampleId; tab: SampleTab }) {
  const { data: sample, error } = useOperation('samples.get', { id });
  const saving = useAction('samples.export');
  const show = (next: SampleTab): void => appState().replace({ name: 'sample', id, tab: next });
  const save = (format: ExportFormat): void =>
    saving.run({ id, format }, (saved) => {
      if (saved !== null) appState().toast({ tone: 'success', title: 'The sample was saved', detail: saved.missing === 0 ? saved.file : `${saved.file}. ${saved.missing} characters are missing from its typeface and stand as question marks.` });
    });
  const doShow = useLatest(show);
  const doSave = useLatest(save);
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'samples.leave', title: 'Back to the samples', section: 'Issues', shortcuts: ['Escape'], run: () => appState().navigate({ name: 'watch', tab: 'samples' }) },
      { id: 'samples.read', title: 'Read the sample', section: 'Issues', shortcuts: ['Shift+1'], run: () => doShow('read') },
      { id: 'samples.results', title: 'Show what the sample says', section: 'Issues', shortcuts: ['r'], run: () => doShow('results') },
      { id: 'samples.plan', title: 'Show how the sample was drawn', section: 'Issues', run: () => doShow('draw') },
      ...formats.map(({ id: format, label }) => ({ id: `samples.save-${format}`, title: `Save the sample as ${label}`, section: 'Issues' as const, keywords: ['export', 'print', 'spreadsheet'], run: () => doSave(format) })),
    ], [doShow, doSave]),
  );
  if (error !== null) {
    return (
      <WholePageState heading="Sample" title="This sample cannot be shown" action={<Button onPress={() => appState().navigate({ name: 'watch', tab: 'samples' })}>Samples</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  if (sample === undefined) return null;
  const { size, reviewed, hoursLeft, withdrawn } = sample;
  const state = withdrawn !== null ? 'withdrawn' : reviewed === size ? 'all read' : `${formatCount(reviewed)} of ${formatCount(size)} read, ${hoursWords(hoursLeft)} left`;
  return (
    <Page
      isFlush
      header={
        <PageHeader
          title={sample.name}
          sub={`Sample ${sample.number}, ${state}`}
          tools={
            <>
              <Segmented label="What is shown" isLabelHidden tone="accent" options={tabs} value={tab} onChange={show} />
              <Menu
                label="Save the sample"
                placement="bottom end"
                trigger={
                  <Button icon={<FileDown aria-hidden="true" />} isPending={saving.isPending}>
                    Save
                  </Button>
                }
                groups={[{ id: 'formats', items: formats }]}
                onAction={(chosen) => {
                  const format = formats.find((each) => each.id === chosen);
                  if (format !== undefined) save(format.id);
                }}
              />
            </>
          }
        />
      }
    >
      {tab === 'read' && <ReadTab sample={sample} />}
      {tab === 'results' && <ResultsTab sample={sample} />}
      {tab === 'draw' && <DrawTab sample={sample} />}
    </Page>
  );
}
