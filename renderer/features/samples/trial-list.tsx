import type { Trial } from '@shared/contract/samples/operations';
import { formatCount } from '../../ui/format';
import { Section } from '../../ui/page';
import styles from './samples.module.css';

const shown = 500;

/** What a seed gives, without anything being kept. */
export function TrialList({ trial }: { trial: Trial }) {
  return (
    <Section title={`Drawn with seed ${trial.seed}, not kept`} more={`${formatCount(trial.items.length)} of ${formatCount(trial.population)}`}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col" className={styles['end']}>Place</th>
            <th scope="col">Reference</th>
            <th scope="col">Title</th>
            <th scope="col">Stratum</th>
          </tr>
        </thead>
        <tbody>
          {trial.items.slice(0, shown).map(({ place, itemId, ref, title, stratumLabel }) => (
            <tr key={itemId}>
              <td className={styles['end']}>{place}</td>
              <td>{ref}</td>
              <td>{title}</td>
              <td>{stratumLabel}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {trial.items.length > shown && <p className="muted">{`and ${formatCount(trial.items.length - shown)} more. The command line lists all of them.`}</p>}
      <p className="muted">
        Population <span className="mono">{trial.digest}</span>
      </p>
    </Section>
  );
}
