import type { Estimate, QuestionResult, Sample } from '@shared/contract/samples/entities';
import type { QuestionKind } from '@shared/contract/samples/templates';
import { intervalWords, valueWords } from '@shared/estimate-words';
import { useOperation } from '../../api';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { answerLabels } from './sample-words';
import styles from './samples.module.css';

/** What the answers say of the whole population, with how far off that may be (W9). */
export function ResultsTab({ sample }: { sample: Sample }) {
  const { data: results, error } = useOperation('samples.results', { id: sample.id });
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (results === undefined) return null;
  const figures = results.questions.filter(({ question }) => question.kind !== 'text');
  const silent = sample.strata.filter((stratum) => stratum.reviewed === 0);
  const texts = results.questions.filter(({ question, texts: written }) => question.kind === 'text' && written.length > 0);
  return (
    <ScrollRegion label="Results" className={styles['scroll'] ?? ''}>
      <div className={styles['results']}>
        <Notice tone={results.isFull ? 'success' : 'info'} title={results.basis} />
        {results.reviewed === 0 ? (
          <p className="muted">Nothing is read yet. After the first few items each figure stands here with its margin of error.</p>
        ) : (
          <Section title="By question" more={`${Math.round(results.confidence * 1000) / 10} % confidence, weighted by stratum`}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">Question</th>
                  <th scope="col" className={styles['end']}>Figure</th>
                  <th scope="col">Interval</th>
                  <th scope="col" className={styles['end']}>From, to</th>
                  <th scope="col" className={styles['end']}>Answers</th>
                  <th scope="col" className={styles['end']}>n/a</th>
                  <th scope="col">How often</th>
                </tr>
              </thead>
              {figures.map((result) => (
                <QuestionRows key={result.question.id} result={result} />
              ))}
            </table>
          </Section>
        )}
        {results.reviewed > 0 && silent.length > 0 && (
          <p className="muted measure">{`Nothing was read of ${silent.map(({ label, population }) => `${label} (${formatCount(population)})`).join(', ')}: the figures say nothing of ${silent.length === 1 ? 'it' : 'them'}.`}</p>
        )}
        {texts.map(({ question, texts: written }) => (
          <Section key={question.id} title={question.label} more={formatCount(written.length)}>
            <ul className={styles['quotes']}>
              {written.map(({ place, ref, text }) => (
                <li key={place}>
                  <span>{ref}</span>
                  <p>{text}</p>
                </li>
              ))}
            </ul>
          </Section>
        ))}
        <p className="muted measure">Shares of yes have Wilson’s interval, means a t interval, both corrected for the size of the population. Answers that do not apply are left out and counted beside it.</p>
      </div>
    </ScrollRegion>
  );
}

function QuestionRows({ result }: { result: QuestionResult }) {
  const { question, answers, notApplicable, counts, estimate, strata } = result;
  const { kind, label } = question;
  return (
    <tbody>
      <tr>
        <th scope="row">{label}</th>
        <td className={styles['end']}>
          <b>{estimate === null ? 'n/a' : valueWords(estimate.value, kind)}</b>
        </td>
        <td>{estimate !== null && <Interval estimate={estimate} kind={kind} />}</td>
        <td className={styles['end']}>{estimate === null ? '' : intervalWords(estimate, kind)}</td>
        <td className={styles['end']}>{formatCount(answers)}</td>
        <td className={styles['end']}>{formatCount(notApplicable)}</td>
        <td className="tnum">
          {counts
            .filter(({ value }) => value !== 'na')
            .map(({ value, count }) => `${answerLabels[value] ?? value}: ${count}`)
            .join(', ')}
        </td>
      </tr>
      {strata.filter((stratum) => stratum.answers > 0).map((stratum) => (
        <tr key={stratum.key} className={styles['sub']}>
          <th scope="row">{stratum.label}</th>
          <td className={styles['end']}>{stratum.estimate === null ? 'n/a' : valueWords(stratum.estimate.value, kind)}</td>
          <td>{stratum.estimate !== null && <Interval estimate={stratum.estimate} kind={kind} />}</td>
          <td className={styles['end']}>{stratum.estimate === null ? '' : intervalWords(stratum.estimate, kind)}</td>
          <td className={styles['end']}>{formatCount(stratum.answers)}</td>
          <td colSpan={2} aria-hidden="true">
            {' '}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

const [width, height, pad] = [220, 22, 6];

/** The figure on its scale with its interval: 1 to 5, or none to all. The words beside it say the same. */
function Interval({ estimate: { value, low, high }, kind }: { estimate: Estimate; kind: QuestionKind }) {
  const [first, last] = kind === 'scale' ? [1, 5] : [0, 1];
  const x = (at: number): number => pad + ((at - first) / (last - first)) * (width - 2 * pad);
  const middle = height / 2;
  const ticks = kind === 'scale' ? [1, 2, 3, 4, 5] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <svg className={styles['estimate']} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <path className={styles['axis']} d={`M${pad} ${middle}H${width - pad}${ticks.map((tick) => `M${x(tick)} ${middle - 3}v6`).join('')}`} fill="none" />
      {low !== null && high !== null && <path className={styles['whisker']} d={`M${x(low)} ${middle - 5}v10M${x(low)} ${middle}H${x(high)}M${x(high)} ${middle - 5}v10`} fill="none" />}
      <circle className={styles['dot']} cx={x(value)} cy={middle} r={4} />
    </svg>
  );
}
