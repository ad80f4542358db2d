import type { TextsImported } from '@shared/contract/texts/operations';
import type { ImportId } from '@shared/primitives';
import { appState } from '../../state/app-state';
import { Button, ButtonRow } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { CountsEquation } from '../imports/counts-equation';
import result from '../imports/result.module.css';
import styles from './texts.module.css';

const shownAnomalies = 100;

/** The result has been seen: the next time the page begins anew. */
function showProposals(importId: ImportId): void {
  appState().navigate({ name: 'word-proposals', accountId: null, importId });
  appState().endTexts();
}

/** What an import of texts did, and what its words propose. */
export function TextsResult({ summary }: { summary: TextsImported }) {
  const { imported, updated, rejected, importId, anomalies, findings, proposed } = summary;
  const found = findings.flatMap(({ rule: { title }, examples }) => examples.map((example) => ({ ...example, title }))).toSorted((a, b) => a.row - b.row);
  const nothing = imported + updated === 0;
  return (
    <ScrollRegion label="Result" className={cx(result['page'], 'scroll')}>
      <h2 className={result['title']}>{nothing ? (rejected === 0 ? 'The workspace says the same already' : 'Nothing new was stored') : 'The messages are in the workspace'}</h2>
      <CountsEquation counts={summary} isLarge />
      <ButtonRow>
        {proposed.added > 0 && importId !== null && (
          <Button variant="primary" size="large" autoFocus onPress={() => showProposals(importId)}>
            {`Review ${formatCount(proposed.added)} ${proposed.added === 1 ? 'proposal' : 'proposals'}`}
          </Button>
        )}
        <Button size="large" onPress={appState().endTexts}>
          Import other files
        </Button>
      </ButtonRow>
      {proposed.added > 0 && <Notice title="Words propose, a person decides" toDo="Each proposal quotes its line. A tone, a promise or an unanswered question counts only once somebody accepts or changes it." />}
      {anomalies > 0 && (
        <Section title="What was doubtful" more={formatCount(anomalies)}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col" className="num">
                  No.
                </th>
                <th scope="col">File</th>
                <th scope="col">Rule</th>
                <th scope="col">What was found</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, shownAnomalies).map(({ row, column, rule, title, value }) => (
                <tr key={`${row} ${rule} ${value}`}>
                  <td className="num muted">{row}</td>
                  <td className={styles['sender']}>{column}</td>
                  <td className={styles['medium']}>{title}</td>
                  <td className={styles['wrap']}>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </ScrollRegion>
  );
}
