import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatInstant } from '../../ui/format';
import { Section } from '../../ui/page';
import { FieldChanges } from './field-changes';
import styles from './import-page.module.css';

/** What imports changed on an issue, with what is news since it was scored or since the last session. Nothing where none changed anything. */
export function IssueChangesSection({ issueId }: { issueId: IssueId }) {
  const { data } = useOperation('imports.ofIssue', { issueId });
  if (data === undefined || data.changes.length === 0) return null;
  const { changes, lastScoredAt, lastSession } = data;
  const fresh = changes.filter(({ isSinceScore }) => isSinceScore).length;
  const sinceSession = changes.filter(({ isSinceSession }) => isSinceSession).length;
  const more = lastScoredAt !== null && fresh > 0 ? `${fresh} since it was scored` : lastSession !== null && sinceSession > 0 ? `${sinceSession} since session ${lastSession.number}` : undefined;
  return (
    <Section title="Changed by imports" more={more}>
      <ul className={styles['since']}>
        {changes.map(({ importId, fileName, at, isSinceScore, isSinceSession, fields }) => (
          <li key={importId} className={cx((isSinceScore || (lastScoredAt === null && isSinceSession)) && styles['fresh'])}>
            <span className={styles['imports']}>
              <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'import', id: importId })}>
                {fileName}
              </Button>
              <span className="muted t12">{formatInstant(at)}</span>
            </span>
            <FieldChanges fields={fields} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
