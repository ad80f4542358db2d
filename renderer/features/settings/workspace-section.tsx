import type { WorkspaceSummary } from '@shared/contract/workspaces';
import { useOperation } from '../../api';
import { Button } from '../../ui/button';
import { formatCount, formatDate, formatInstant } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section } from '../../ui/page';
import { FiscalYear } from './fiscal-year';
import { useCheck } from './use-check';
import styles from './settings.module.css';

/** What the workspace is made of, and whether it is whole. */
export function WorkspaceSection({ workspace }: { workspace: WorkspaceSummary }) {
  const { counts, audit, methodology } = workspace;
  const { data: facts } = useOperation('scoring.methodology', {});
  return (
    <Section title="Workspace">
      <DefinitionList
        items={[
          { term: 'Name', value: workspace.name },
          { term: 'File', value: workspace.file },
          { term: 'As of', value: `${formatDate(workspace.asOf)}${workspace.isAsOfSet ? ', set by a person' : ', today'}` },
          { term: 'Holds', value: `${formatCount(counts.issues)} issues, ${formatCount(counts.accounts)} accounts, ${formatCount(counts.sessions)} sessions` },
          { term: 'Methodology', value: `${methodology.name}${methodology.inForceFrom === null ? '' : `, in force since ${formatDate(methodology.inForceFrom)}`}` },
          ...(facts === undefined ? [] : [{ term: 'What follows from it', value: `${facts.facts.combinations} combinations give ${facts.facts.distinctScores.length} scores; ${facts.facts.maxPerTime.map(({ time, max }) => `Time ${time} reaches at most ${max}`).join(', ')}` }]),
          { term: 'Log', value: `${formatCount(audit.entries)} entries${audit.lastAt === null ? '' : `, the last on ${formatInstant(audit.lastAt)}`}` },
          { term: 'Head', value: <span className="mono">{audit.head}</span> },
          { term: 'Format', value: `Version ${workspace.schemaVersion}${workspace.isReadOnly ? ', open for reading only' : ''}` },
        ]}
      />
      <div className={styles['below']}>
        <FiscalYear asOf={workspace.asOf} isReadOnly={workspace.isReadOnly} />
        <Check />
      </div>
    </Section>
  );
}

/** Checks the file and the chain of the log on demand. */
function Check() {
  const { result, error, isChecking, check } = useCheck();
  return (
    <div className={styles['fields']}>
      <div>
        <Button size="small" isPending={isChecking} onPress={check}>
          Check file and log
        </Button>
      </div>
      {error !== null && <Notice tone="error" title={error.message} />}
      {result !== null && result.integrity === 'ok' && result.auditChain === 'ok' && (
        <Notice tone="success" title={`Whole: the file is sound and all ${formatCount(result.auditEntries)} entries follow from one another`}>
          <p>A chain shows changes made behind Docket's back up to a head that somebody else holds. It cannot show what a person with the key rewrote in full.</p>
        </Notice>
      )}
      {result !== null && result.integrity !== 'ok' && <Notice tone="error" title="The file is damaged" kept={result.integrity} toDo="Keep the file as it is, and open the newest backup." />}
      {result !== null && result.firstBroken !== null && <Notice tone="error" title={`The log is broken at entry ${formatCount(result.firstBroken.seq)}`} kept={result.firstBroken.problem} toDo="Entries before it still follow from one another. Compare the head with one printed on minutes or held by somebody else." />}
    </div>
  );
}
