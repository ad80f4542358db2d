import { interactionKindLabels } from '@shared/contract/records/entities';
import type { TextPreview } from '@shared/contract/texts/operations';
import { formatCount, formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import { outcomeLabels } from '../imports/import-words';
import styles from './texts.module.css';

const arrows = { in: 'from', out: 'to' } as const;

/** The first messages as they would be stored; what is left out says why. */
export function TextsTable({ preview: { texts, counts } }: { preview: TextPreview }) {
  return (
    <Section title="Messages" more={texts.length < counts.rows ? `the first ${formatCount(texts.length)} of ${formatCount(counts.rows)}` : formatCount(counts.rows)}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col" className="num">
              No.
            </th>
            <th scope="col">Becomes</th>
            <th scope="col">Day</th>
            <th scope="col">What</th>
            <th scope="col">With</th>
            <th scope="col">Subject</th>
            <th scope="col">Account</th>
          </tr>
        </thead>
        <tbody>
          {texts.map(({ row, outcome, on, kind, direction, person, subject, account, problem, fileName }) => (
            <tr key={row}>
              <td className="num muted">{row}</td>
              <td className={outcome === 'imported' || outcome === 'updated' ? styles['medium'] : 'muted'}>{outcomeLabels[outcome]}</td>
              <td className={styles['short']}>{on === null ? '–' : formatDate(on)}</td>
              <td className={styles['short']}>{kind === null ? fileName : interactionKindLabels[kind]}</td>
              <td className={styles['person']}>{person === null ? '–' : direction === null ? person : `${arrows[direction]} ${person}`}</td>
              <td className={styles['subject']}>
                <span className={styles['line']}>{subject === '' ? '(no subject)' : subject}</span>
                {problem !== '' && <span className={styles['problem']}>{problem}</span>}
              </td>
              <td className={account === null ? 'muted' : undefined}>{account ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
