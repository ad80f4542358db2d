import { Button as AriaButton } from 'react-aria-components';
import type { IssueDetail } from '@shared/contract/issues';
import type { IssueId } from '@shared/primitives';
import { BandShape, bandWord } from '../../ui/band-mark';
import styles from './issue-page.module.css';

/** Issues in a line each: band, score and title. A press opens one. */
export function SiblingLines({ issues, onOpen }: { issues: IssueDetail['siblings']; onOpen: (id: IssueId) => void }) {
  return (
    <ul className={styles['siblings']}>
      {issues.map(({ id, number, title, score, band }) => (
        <li key={id}>
          <AriaButton className={styles['sibling'] ?? ''} onPress={() => onOpen(id)}>
            {band === null ? <span /> : <BandShape band={band} title={bandWord(band)} />}
            <span className={styles['sibling-score']}>{score ?? '–'}</span>
            <span className="trunc" title={title}>{title}</span>
            <span className="muted t12">#{number}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
