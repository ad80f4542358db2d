import type { SamplePreview } from '@shared/contract/samples/entities';
import { formatCount } from '../../ui/format';
import { NumberField } from '../../ui/number-field';
import { Section } from '../../ui/page';
import { hoursWords, marginWords } from './sample-words';
import styles from './samples.module.css';

export interface PlanPreviewProps {
  preview: SamplePreview;
  /** Sizes that a person states, by stratum; null where they are computed. */
  stated: Readonly<Record<string, number>> | null;
  onState: (key: string, size: number) => void;
}

const shownStrata = 60;

/** What a plan comes to before anything is drawn: size, margin of error and hours, together and by stratum (W9). */
export function PlanPreview({ preview, stated, onState }: PlanPreviewProps) {
  const { population, size, strata, margin, uncovered, hours, hoursForAll } = preview;
  return (
    <>
      <dl className={styles['big']}>
        <div>
          <dt>To read</dt>
          <dd>
            {formatCount(size)}
            <small>{`of ${formatCount(population)}`}</small>
          </dd>
        </div>
        <div>
          <dt>Margin of error</dt>
          <dd>
            {margin === null ? 'n/a' : margin === 0 ? 'none' : `± ${(margin * 100).toFixed(1)}`}
            <small>{margin === null ? 'nothing is drawn' : margin === 0 ? 'all is read' : 'points, at worst'}</small>
          </dd>
        </div>
        <div>
          <dt>Costs</dt>
          <dd>
            {hoursWords(hours)}
            <small>{`all of it: ${hoursWords(hoursForAll)}`}</small>
          </dd>
        </div>
      </dl>
      {(strata.length > 1 || stated !== null) && (
        <Section title="By stratum" more={uncovered === 0 ? undefined : `${formatCount(uncovered)} not covered`}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Stratum</th>
                <th scope="col" className={styles['end']}>There are</th>
                <th scope="col" className={styles['end']}>To read</th>
                <th scope="col" className={styles['end']}>Margin</th>
              </tr>
            </thead>
            <tbody>
              {strata.slice(0, shownStrata).map((stratum) => (
                <tr key={stratum.key}>
                  <th scope="row">{stratum.label}</th>
                  <td className={styles['end']}>{formatCount(stratum.population)}</td>
                  <td className={styles['end']}>
                    {stated === null ? (
                      formatCount(stratum.size)
                    ) : (
                      <span className={styles['narrow']}>
                        <NumberField label={`How many of ${stratum.label}`} isLabelHidden value={stated[stratum.key] ?? 0} min={0} max={Math.min(stratum.population, 20_000)} onChange={(value) => onState(stratum.key, value ?? 0)} />
                      </span>
                    )}
                  </td>
                  <td className={styles['end']}>{marginWords(stratum.margin)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {strata.length > shownStrata && <p className={styles['note']}>{`and ${strata.length - shownStrata} smaller ones`}</p>}
          {uncovered > 0 && stated === null && <p className={styles['note']}>Strata without a number are too small for their share. Nothing will be said of them; draw equally, or state their numbers, to cover them.</p>}
        </Section>
      )}
    </>
  );
}
