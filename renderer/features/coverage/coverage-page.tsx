import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CoverageSource } from '@shared/contract/coverage/entities';
import { segmentLabels, segments, sourceLabels, type SessionId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ScrollRegion } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { CellPanel } from './cell-panel';
import { coverageSentence, undatedWords } from './coverage-words';
import { MatrixGrid } from './matrix-grid';
import { QuietPanel, useQuiet } from './quiet-panel';
import { SourceDialog } from './source-dialog';
import { SweepBar } from './sweep-bar';
import styles from './coverage.module.css';

const periods = [
  { value: '30', label: '30 d' },
  { value: '90', label: '90 d' },
  { value: '365', label: '1 year' },
  { value: 'all', label: 'All' },
] as const;
type Period = (typeof periods)[number]['value'];
const segmentOptions = [{ value: 'all', label: 'All segments' }, ...segments.map((value) => ({ value, label: segmentLabels[value] }))] as const;

const periodOf = (days: number | null): Period => periods.find(({ value }) => value === String(days))?.value ?? 'all';

const closePanel = (): void => appState().setCoverageView({ cell: null });
const commands: readonly Command[] = [
  { id: 'coverage.close', title: 'Back to the quiet accounts', section: 'View', shortcuts: ['Escape'], isHidden: true, when: () => appState().coverageView.cell !== null, run: closePanel },
  ...periods.map(({ value, label }): Command => ({ id: `coverage.days-${value}`, title: `Count signals of ${value === 'all' ? 'all time' : label}`, section: 'View', keywords: ['coverage', 'period'], run: () => appState().setCoverageView({ days: value === 'all' ? null : Number(value) }) })),
];

/** Where sources speak, where they fall silent, and which accounts nobody hears of (W2, W3). */
export function CoveragePage({ sessionId }: { sessionId: SessionId | undefined }) {
  const view = useApp((state) => state.coverageView);
  const { days, segment, cell } = view;
  const { data: matrix, error } = useOperation('coverage.matrix', { days, segment }, { keepPrevious: true });
  const { data: quiet, error: quietError } = useQuiet(segment);
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [source, setSource] = useState<CoverageSource | null>(null);
  const isReadOnly = workspace?.isReadOnly !== false;
  const mayImport = mayRun(role, 'imports.run') && !isReadOnly;
  useCommands(
    useMemo(
      () => [...commands, ...(matrix?.sources ?? []).map((each): Command => ({ id: `coverage.source-${each.source}`, title: `${sourceLabels[each.source]}: how it is obtained`, section: 'View', keywords: ['source', 'provision', 'cadence'], run: () => setSource(each) }))],
      [matrix],
    ),
  );
  const failure = error ?? quietError;
  if (failure !== null) return <Notice tone="error" title={failure.message} />;
  if (matrix === undefined || quiet === undefined) return null;
  return (
    <div className={styles['frame']}>
      <section className={styles['main']} aria-label="Coverage">
        <div className={styles['tools']}>
          <p className={styles['say']}>{coverageSentence(matrix)}</p>
          <div className={styles['segment']}>
            <Select label="Segment" isLabelHidden options={segmentOptions} value={segment ?? 'all'} onChange={(value) => appState().setCoverageView({ segment: value === 'all' ? null : value })} />
          </div>
          <Segmented label="Signals of the last" isLabelHidden tone="accent" options={periods} value={periodOf(days)} onChange={(value) => appState().setCoverageView({ days: value === 'all' ? null : Number(value) })} />
          {mayImport && (
            <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => appState().navigate({ name: 'watch', tab: 'import' })}>
              Import
            </Button>
          )}
        </div>
        <MatrixGrid matrix={matrix} selected={cell} onSelect={(selected) => appState().setCoverageView({ cell: selected })} onSource={setSource} />
        <p className={styles['key']}>
          <span className={styles['fresh']}>Fresh: up to 7 d</span>
          <span className={styles['ageing']}>Ageing: up to 21 d</span>
          <span className={styles['stale']}>Stale: longer</span>
          <span className={styles['blind']}>Blind: no signal</span>
        </p>
        {matrix.undated > 0 && <p className={styles['undated-words']}>{undatedWords(matrix.undated, days)}</p>}
      </section>
      <ScrollRegion label={cell === null ? 'Quiet accounts' : 'Signals of the cell'} className={styles['panel'] ?? ''}>
        {cell === null ? <QuietPanel quiet={quiet} isReadOnly={isReadOnly} sweep={sessionId !== undefined && <SweepBar sessionId={sessionId} waiting={quiet.waiting} isReadOnly={isReadOnly} />} /> : <CellPanel view={view} cell={cell} onClose={closePanel} />}
      </ScrollRegion>
      {source !== null && <SourceDialog source={source} asOf={matrix.asOf} isReadOnly={isReadOnly} onClose={() => setSource(null)} />}
    </div>
  );
}
