import type { SampledFigures } from '@shared/contract/samples/figures';
import { agreedWords, intervalWords, valueWords } from '@shared/estimate-words';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount, formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import styles from './metrics.module.css';

/** What samples and coded comments say, each with its size, its interval and why it is a sample (W9); nothing where no sample was read within a year. */
export function SampledSection() {
  const { data: sampled = [] } = useOperation('samples.figures', {});
  if (sampled.length === 0) return null;
  return (
    <Section title="From samples" more={`${formatCount(sampled.length)} of the last year`}>
      <div className={styles['review']}>
        {sampled.map((each) => (
          <SampledTable key={each.codingId ?? each.sampleId} sampled={each} />
        ))}
      </div>
    </Section>
  );
}

function SampledTable({ sampled: { sampleId, codingId, name, on, basis, confidence, agreement, figures } }: { sampled: SampledFigures }) {
  const show = (): void => appState().navigate(codingId === null ? { name: 'sample', id: sampleId, tab: 'results' } : { name: 'coding', id: codingId });
  return (
    <div>
      <p className="measure">
        <Button variant="link" onPress={show}>
          {name}
        </Button>
        <span className="muted">{` of ${formatDate(on)}. ${basis}${agreement === null ? '' : ` ${agreedWords(agreement)}`}`}</span>
      </p>
      <table className={styles['table']} aria-label={name}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className={styles['number']}>
              Says
            </th>
            <th scope="col" className={styles['number']}>
              Answers
            </th>
            <th scope="col">{`From, to at ${Math.round(confidence * 1000) / 10} %`}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ label, kind, answers, estimate }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={styles['number']}>
                <b className={styles['value']}>{valueWords(estimate.value, kind)}</b>
              </td>
              <td className={styles['number']}>{formatCount(answers)}</td>
              <td>{intervalWords(estimate, kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
