import type { RuleView } from '@shared/contract/signals';
import { formatCount, formatShare } from '../../ui/format';
import { monthWords } from './rule-words';
import styles from './signals.module.css';

/** What people made of the proposals of a rule, in words and month by month (W8). */
export function RuleAcceptanceWords({ rule: { acceptance, months, marks } }: { rule: Pick<RuleView, 'acceptance' | 'months' | 'marks'> }) {
  const { accepted, changed, rejected, together, hasty } = acceptance;
  const judged = accepted + changed + rejected;
  if (judged === 0) return <p className="muted">Nobody has decided on one yet.</p>;
  const share = (part: number): string => formatShare(part, judged);
  const were = (count: number): string => `${formatCount(count)} ${count === 1 ? 'was' : 'were'}`;
  return (
    <>
      <p className={styles['say']}>
        {`Of ${formatCount(judged)} decided on, ${were(accepted)} accepted unchanged (${share(accepted)}), ${formatCount(changed)} changed and ${formatCount(rejected)} rejected.`}
        {together > 0 && ` ${were(together)} accepted together with others.`}
        {hasty > 0 && ` ${were(hasty)} accepted within three seconds after the one before.`}
        {marks.includes('overruled') && ' More than half are overruled: the rule may need other parameters.'}
        {marks.includes('rubber-stamped') && ' Nearly all are accepted without the time to read them: the rule may be trusted more than it is looked at.'}
      </p>
      <table className={styles['months']}>
        <caption className="vh">Decisions by month</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Unchanged</th>
            <th scope="col">Changed</th>
            <th scope="col">Rejected</th>
            <th scope="col">
              <span className="vh">Drawn</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => {
            const all = month.accepted + month.changed + month.rejected;
            return (
              <tr key={month.month}>
                <th scope="row">{monthWords(month.month)}</th>
                <td className={styles['end']}>{formatCount(month.accepted)}</td>
                <td className={styles['end']}>{formatCount(month.changed)}</td>
                <td className={styles['end']}>{formatCount(month.rejected)}</td>
                <td aria-label={`${formatShare(month.accepted, all)} unchanged`}>
                  <span className={styles['bar']} aria-hidden="true">
                    <span className={styles['all']} style={{ inlineSize: '100%' }} />
                    <span className={styles['followed']} style={{ inlineSize: `${(month.accepted / all) * 100}%` }} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
