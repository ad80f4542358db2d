import type { RuleVersion, RuleView } from '@shared/contract/signals';
import { formatCount, formatInstant } from '../../ui/format';
import { Section } from '../../ui/page';
import { monthWords } from './rule-words';
import styles from './signals.module.css';

/** What people made of the rule's proposals, month by month, and the versions it has had. */
export function RuleHistory({ rule }: { rule: RuleView }) {
  return (
    <>
      <Section title="What people made of its proposals">
        <Acceptance rule={rule} />
      </Section>
      {rule.versions.length > 0 && (
        <Section title="Versions">
          <ol className={styles['versions']}>
            {rule.versions.map((version, index) => (
              <li key={version.version}>
                <b>{version.version}</b>
                <div>
                  <p>{version.reason}</p>
                  <p className="muted t12">{[version.by === null || version.at === null ? 'With the program' : `${version.by}, ${formatInstant(version.at)}`, version.isOn ? 'on' : 'off', ...changesOf(rule, version, rule.versions[index + 1])].join('; ')}</p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

/** What a version changed of the one before: `Too low: enterprise that renews within 60 to 30`. */
function changesOf(rule: RuleView, version: RuleVersion, before: RuleVersion | undefined): string[] {
  if (before === undefined) return [];
  return rule.parameters.flatMap(({ name, label }) => {
    const was = before.parameters[name];
    const is = version.parameters[name];
    return was === is || was === undefined || is === undefined ? [] : [`${label}: ${was} to ${is}`];
  });
}

function Acceptance({ rule: { acceptance, months, marks } }: { rule: RuleView }) {
  const { accepted, changed, rejected, together, hasty } = acceptance;
  const judged = accepted + changed + rejected;
  if (judged === 0) return <p className="muted">Nobody has decided on one yet.</p>;
  const share = (part: number): string => `${Math.round((part / judged) * 100)} %`;
  return (
    <>
      <p className={styles['say']}>
        {`Of ${formatCount(judged)} decided on, ${formatCount(accepted)} were accepted unchanged (${share(accepted)}), ${formatCount(changed)} changed and ${formatCount(rejected)} rejected.`}
        {together > 0 && ` ${formatCount(together)} were accepted together with others.`}
        {hasty > 0 && ` ${formatCount(hasty)} were accepted within three seconds after the one before.`}
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
                <td aria-label={`${Math.round((month.accepted / all) * 100)} % unchanged`}>
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
