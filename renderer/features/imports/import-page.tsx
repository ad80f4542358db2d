import { ChevronLeft, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { importKindLabels, type ImportKind } from '@shared/contract/imports/entities';
import type { ImportDetail } from '@shared/contract/imports/history';
import type { ImportRow } from '@shared/contract/imports/operations';
import { sourceLabels, type ImportId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button, ButtonRow } from '../../ui/button';
import { formatBytes, formatCount, formatDate, formatInstant, shortHash } from '../../ui/format';
import type { Definition } from '../../ui/page';
import { DefinitionList, Page, ScrollRegion, Section } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { Tag } from '../../ui/tag';
import { WholePageState } from '../../ui/whole-page-state';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { CountsEquation } from './counts-equation';
import { ImportChanges, MissingRecords } from './import-changes';
import { ImportFindings } from './import-findings';
import { exportOrderWords, olderWords, periodWords } from './import-words';
import { KeptReasons, outcomeWords } from './kept-reasons';
import { MappingLines } from './mapping-lines';
import { UndoDialog } from './undo-dialog';
import styles from './import-page.module.css';

const goBack = (): void => (appState().backStack.length > 0 ? appState().back() : appState().navigate({ name: 'watch', tab: 'import' }));

type View = 'updated' | 'imported' | 'missing' | 'anomalies' | 'mapping';

/** An import: the file it came from, what it counted, found and changed, what the export before had and it has not, and its undoing. */
export function ImportPage({ id }: { id: ImportId }) {
  const { data: imports } = useOperation('imports.list', {});
  const { data: detail, error } = useOperation('imports.get', { id });
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [isUndoing, setUndoing] = useState(false);
  const row = imports?.find((each) => each.id === id);
  const mayUndo = mayRun(role, 'imports.undo') && workspace?.isReadOnly === false && row?.undone === null;
  const undo = useLatest(() => setUndoing(true));
  const showIssues = useLatest(() => appState().showIssues({ importId: id }));
  const isIssues = row?.kind === 'issues';
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'imports.back', title: 'Back to where this was opened', section: 'Import', shortcuts: ['Escape'], run: goBack },
      ...(mayUndo ? [{ id: 'imports.undo', title: 'Undo this import', section: 'Import' as const, shortcuts: ['u'], keywords: ['remove', 'take back'], run: undo }] : []),
      ...(isIssues ? [{ id: 'imports.issues', title: 'Show the issues of this import', section: 'Import' as const, shortcuts: ['i'], run: showIssues }] : []),
    ], [mayUndo, isIssues, undo, showIssues]),
  );

  if (error !== null) {
    return (
      <WholePageState heading="Import" title="This import cannot be shown" action={<Button onPress={goBack}>Back</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  if (detail === undefined || row === undefined) return null;
  return (
    <Page isFlush header={<Head row={row} detail={detail} onUndo={mayUndo ? undo : null} onShowIssues={isIssues ? showIssues : null} />}>
      <Body row={row} detail={detail} />
      {isUndoing && <UndoDialog id={id} fileName={row.fileName} onClose={() => setUndoing(false)} />}
    </Page>
  );
}

function Head({ row, detail, onUndo, onShowIssues }: { row: ImportRow; detail: ImportDetail; onUndo: (() => void) | null; onShowIssues: (() => void) | null }) {
  const facts: readonly Definition[] = [
    { term: 'Records', value: importKindLabels[row.kind] },
    { term: 'Source', value: sourceLabels[row.source] },
    ...(row.periodFrom === null ? [] : [{ term: 'Period', value: periodWords(row.periodFrom, row.periodTo) }]),
    { term: 'Brought by', value: `${row.broughtBy}, ${formatInstant(row.at)}` },
    { term: 'Size', value: formatBytes(detail.fileBytes) },
    { term: 'SHA-256', value: <span title={row.fileSha256}>{shortHash(row.fileSha256)}</span> },
    { term: 'Mapping', value: row.mappingName },
    { term: 'System', value: detail.mapping.system },
  ];
  return (
    <header className={styles['head']}>
      <Button variant="quiet" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={goBack}>
        Back
      </Button>
      <div className={styles['title-row']}>
        <h1 title={row.fileName}>{row.fileName}</h1>
        {row.undone !== null && <Tag>Undone</Tag>}
        <span className="spacer" />
        <ButtonRow>
          {onShowIssues !== null && (
            <Button kbd="I" onPress={onShowIssues}>
              Show issues
            </Button>
          )}
          {onUndo !== null && (
            <Button kbd="U" icon={<Undo2 aria-hidden="true" />} onPress={onUndo}>
              Undo this import
            </Button>
          )}
        </ButtonRow>
      </div>
      <DefinitionList layout="facts" items={facts} />
    </header>
  );
}

function Body({ row, detail }: { row: ImportRow; detail: ImportDetail }) {
  const [chosen, setView] = useState<View | null>(null);
  const { changes, missing, findings, earlier } = detail;
  const view = chosen ?? (changes.updated > 0 || changes.imported === 0 ? 'updated' : 'imported');
  const found = findings.reduce((sum, { count }) => sum + count, 0);
  const options: readonly { readonly value: View; readonly label: string }[] = [
    { value: 'updated', label: `Changed ${formatCount(changes.updated)}` },
    { value: 'imported', label: `New ${formatCount(changes.imported)}` },
    ...(missing === null ? [] : [{ value: 'missing' as const, label: `Missing ${formatCount(missing)}` }]),
    { value: 'anomalies', label: `Anomalies ${formatCount(found)}` },
    { value: 'mapping', label: 'Mapping' },
  ];
  return (
    <>
      <div className={styles['counts']}>
        <CountsEquation counts={row} />
        <OrderNote row={row} detail={detail} />
        {row.undone !== null && <UndoneNote row={row} detail={detail} />}
        <div className={styles['views']}>
          <Segmented label="What is shown" isLabelHidden tone="accent" options={options} value={view} onChange={setView} />
          {view === 'missing' && earlier !== null && (
            <span className="muted">
              In {earlier.fileName} of {formatDate(earlier.at)}, and not here. Nothing was deleted.
            </span>
          )}
        </div>
      </div>
      <ViewOf view={view} row={row} detail={detail} kind={row.kind} />
    </>
  );
}

function ViewOf({ view, row, detail, kind }: { view: View; row: ImportRow; detail: ImportDetail; kind: ImportKind }): ReactNode {
  switch (view) {
    case 'updated':
    case 'imported':
      return (
        <div className={styles['table']}>
          <ImportChanges key={view} id={row.id} kind={kind} which={view} />
        </div>
      );
    case 'missing':
      return (
        <div className={styles['table']}>
          <MissingRecords id={row.id} kind={kind} />
        </div>
      );
    case 'anomalies':
      return (
        <ScrollRegion label="Anomalies" className={styles['scroll'] ?? ''}>
          <ImportFindings findings={detail.findings} />
        </ScrollRegion>
      );
    case 'mapping':
      return (
        <ScrollRegion label="Mapping" className={styles['scroll'] ?? ''}>
          <MappingLines mapping={detail.mapping} />
        </ScrollRegion>
      );
  }
}

/** Which of two exports stands, where that made a difference here or might have. */
function OrderNote({ row, detail }: { row: ImportRow; detail: ImportDetail }) {
  const order = exportOrderWords(detail.mapping);
  if (row.older > 0) return <p className="muted">{olderWords(row.older)}.</p>;
  return order === null || order.isKnown || row.updated === 0 ? null : <p className="muted">{order.words}</p>;
}

function UndoneNote({ row, detail }: { row: ImportRow; detail: ImportDetail }) {
  if (row.undone === null) return null;
  return (
    <Section title={`Undone by ${row.undone.by} on ${formatInstant(row.undone.at)}`}>
      {detail.outcome !== null && (
        <>
          <p>{outcomeWords(detail.outcome)}</p>
          <KeptReasons reasons={detail.outcome.reasons} kind={row.kind} />
        </>
      )}
    </Section>
  );
}
