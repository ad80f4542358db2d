import type { AnomalyRuleId, ImportSummary } from '@shared/contract/imports/entities';
import { useOperation } from '../../api';
import { useShortcutLabel } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import type { ImportDraft } from '../../state/watch';
import { Button, ButtonRow } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { CountsEquation } from './counts-equation';
import { exportOrderWords, olderWords, waitingWords } from './import-words';
import { showResult } from './run-import';
import { saveRejects } from './save-rejects';
import styles from './result.module.css';

const { endImport, showProposals } = appState();
const alwaysLeftOut: ReadonlySet<AnomalyRuleId> = new Set<AnomalyRuleId>(['missing-identifier', 'duplicate-identifier', 'broken-line', 'cell-too-long', 'nul-character', 'row-shape']);
/** Rows that are named for each rule. */
const mostRows = 8;

function title({ imported, updated, rejected }: ImportSummary): string {
  if (imported + updated === 0) return rejected === 0 ? 'The workspace says the same already' : 'Nothing new was stored';
  return 'The import is in the workspace';
}

/** What an import did: its counts, what was flagged, and where to go from here. */
export function ResultStep({ summary, draft }: { summary: ImportSummary; draft: ImportDraft }) {
  const { importId, anomalies, findings } = summary;
  const isIssues = draft.mapping.kind === 'issues';
  const { data: proposals } = useOperation('scoring.proposals', { offset: 0, limit: 1, filter: { importId } }, { enabled: isIssues && importId !== null });
  const save = useAction('imports.saveRejects');
  const kbd = useShortcutLabel('import.next');
  const order = exportOrderWords(draft.mapping);

  return (
    <ScrollRegion label="Result" className={cx(styles['page'], 'scroll')}>
      <h2 className={styles['title']}>{title(summary)}</h2>
      <CountsEquation counts={summary} isLarge />
      {summary.older > 0 && <p className="muted">{olderWords(summary.older)}.</p>}
      {summary.updated > 0 && order !== null && !order.isKnown && <Notice title="Which export is the newer one is not known" toDo={order.words} />}
      <ButtonRow>
        {isIssues && importId !== null && summary.imported + summary.updated > 0 && (
          <Button variant="primary" size="large" kbd={kbd} onPress={showResult}>
            Show the issues
          </Button>
        )}
        {isIssues && importId !== null && proposals !== undefined && proposals.total > 0 && (
          <Button size="large" onPress={() => showProposals({ importId })}>
            {`Review ${formatCount(proposals.total)} ${proposals.total === 1 ? 'proposal' : 'proposals'}`}
          </Button>
        )}
        {!isIssues && (
          <Button variant="primary" size="large" kbd={kbd} onPress={showResult}>
            Show the register
          </Button>
        )}
        {importId !== null && summary.rejected > 0 && (
          <Button size="large" isPending={save.isPending} onPress={() => saveRejects(save, importId)}>
            {summary.rejected === 1 ? 'Save the rejected row' : 'Save the rejected rows'}
          </Button>
        )}
        {importId !== null && (
          <Button
            size="large"
            onPress={() => {
              endImport();
              appState().navigate({ name: 'import', id: importId });
            }}
          >
            What it changed
          </Button>
        )}
        <Button size="large" onPress={endImport}>
          Import another file
        </Button>
      </ButtonRow>
      {isIssues && proposals !== undefined && proposals.total > 0 && <Notice title={waitingWords(proposals.total)} toDo="Each gives a reason for every factor, and counts only once a person accepts or changes it." />}
      {findings.length > 0 && (
        <Section title="Anomalies" more={formatCount(anomalies)}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col" className="num">
                  Found
                </th>
                <th scope="col">Rule</th>
                <th scope="col">What became of it</th>
                <th scope="col">Rows</th>
              </tr>
            </thead>
            <tbody>
              {findings.map(({ rule, count, rows, examples }) => {
                const named = [...new Set(examples.map(({ row }) => row))].slice(0, mostRows);
                return (
                  <tr key={rule.id}>
                    <td className="num strong">{formatCount(count)}</td>
                    <td className="medium">{rule.title}</td>
                    <td>{isLeftOut(rule.id, draft) ? 'Left out' : 'Imported and flagged'}</td>
                    <td className="muted">
                      {named.map(formatCount).join(', ')}
                      {rows > named.length && ` and ${formatCount(rows - named.length)} more`}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Section>
      )}
    </ScrollRegion>
  );
}

/** Rules that leave rows out whatever is chosen, and those for which a person chose it. */
function isLeftOut(rule: AnomalyRuleId, { choices }: ImportDraft): boolean {
  return alwaysLeftOut.has(rule) || choices[rule] === 'skip';
}
