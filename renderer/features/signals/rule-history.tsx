import type { RuleVersion, RuleView } from '@shared/contract/signals';
import { formatInstant } from '../../ui/format';
import { Section } from '../../ui/page';
import { RuleAcceptanceWords } from './rule-acceptance';
import styles from './signals.module.css';

/** What people made of the rule's proposals, month by month, and the versions it has had. */
export function RuleHistory({ rule }: { rule: RuleView }) {
  return (
    <>
      <Section title="What people made of its proposals">
        <RuleAcceptanceWords rule={rule} />
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
