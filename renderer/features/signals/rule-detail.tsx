import { useMemo, useState } from 'react';
import type { ParameterValues } from './use-rule-draft';
import type { RuleView, SignalParameters } from '@shared/contract/signals';
import type { CalendarDate } from '@shared/primitives';
import type { Command } from '../../commands/registry';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { numberedCriterion } from '../issues/criterion-words';
import { ParameterFields } from './parameter-fields';
import { RuleHistory } from './rule-history';
import { RulePreviewSection } from './rule-preview';
import { subjectWords } from './rule-words';
import { SetRuleDialog } from './set-rule-dialog';
import { wholeParameters } from './use-rule-draft';
import styles from './signals.module.css';

/** One rule: its meaning, its switch, its parameters, what it would have proposed, and what people made of it. */
export function RuleDetail({ rule, days, mayChange }: { rule: RuleView; days: readonly CalendarDate[]; mayChange: boolean }) {
  const [values, setValues] = useState<ParameterValues>(() => Object.fromEntries(rule.parameters.map(({ name, value }) => [name, value])));
  const [asked, setAsked] = useState<'save' | 'switch' | null>(null);
  const [shown, setShown] = useState<SignalParameters | null>(null);
  const isSignal = rule.parameters.length > 0;
  const whole = wholeParameters(rule, values);
  const isWhole = whole !== null;
  const isChanged = rule.parameters.some(({ name, value }) => values[name] !== value);
  const preview = useLatest(() => {
    if (whole !== null) setShown(whole);
  });
  const ask = useLatest((what: 'save' | 'switch') => setAsked(what));
  const review = useLatest(() => appState().showProposals({ rules: [rule.id] }));
  useCommands(
    useMemo(
      (): readonly Command[] => [
        ...(isSignal ? [{ id: 'signals.preview', title: 'Show what the rule would have proposed', section: 'Issues' as const, shortcuts: ['p'], keywords: ['preview', 'history', 'rule'], run: preview }] : []),
        { id: 'signals.review', title: 'Review the proposals of this rule', section: 'Issues', shortcuts: ['r'], run: review },
        ...(isSignal && mayChange ? [{ id: 'signals.switch', title: rule.isOn ? 'Switch the rule off' : 'Switch the rule on', section: 'Issues' as const, shortcuts: ['o'], run: () => ask('switch') }] : []),
        ...(isSignal && mayChange && isChanged && isWhole ? [{ id: 'signals.save', title: 'Make a new version of the rule', section: 'Issues' as const, shortcuts: ['Mod+Enter'], run: () => ask('save') }] : []),
      ],
      [isSignal, mayChange, isChanged, isWhole, rule.isOn, preview, review, ask],
    ),
  );
  const keys = { preview: useShortcutLabel('signals.preview'), review: useShortcutLabel('signals.review'), switched: useShortcutLabel('signals.switch'), save: useShortcutLabel('signals.save') };
  return (
    <div className={styles['detail']}>
      <header className={styles['head']}>
        <div>
          <h2>
            {rule.title} {!rule.isOn && <Tag tone="dashed">Off</Tag>}
            {rule.marks.includes('overruled') && <Tag tone="warn">Often overruled</Tag>}
            {rule.marks.includes('rubber-stamped') && <Tag tone="warn">Rubber-stamped</Tag>}
          </h2>
          <p className={styles['words']}>{rule.words}</p>
          <p className="muted t12">
            {`Proposes ${subjectWords[rule.subject]}${rule.criterion === null ? '' : `, criterion ${numberedCriterion(rule.criterion)}`}. Version ${rule.version}.`}
          </p>
        </div>
        <div className={styles['tools']}>
          {rule.open > 0 && (
            <Button kbd={keys.review} onPress={review}>
              {`Review ${formatCount(rule.open)}`}
            </Button>
          )}
          {isSignal && mayChange && (
            <Button kbd={keys.switched} onPress={() => setAsked('switch')}>
              {rule.isOn ? 'Switch off' : 'Switch on'}
            </Button>
          )}
        </div>
      </header>
      {isSignal && (
        <>
          <Section
            title="Parameters"
            more={
              isChanged && (
                <Button size="small" variant="quiet" onPress={() => setValues(Object.fromEntries(rule.parameters.map(({ name, value }) => [name, value])))}>
                  Put back
                </Button>
              )
            }
          >
            <ParameterFields rule={rule} values={values} isDisabled={!mayChange} onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))} />
            <div className={styles['actions']}>
              <Button kbd={keys.preview} isDisabled={whole === null} onPress={preview}>
                {isChanged ? 'Preview these parameters' : 'Preview on history'}
              </Button>
              {mayChange && isChanged && (
                <Button variant="primary" kbd={keys.save} isDisabled={whole === null} onPress={() => setAsked('save')}>
                  Make a new version
                </Button>
              )}
              {isChanged && <span className="muted t12">Nothing changes before the new version is made.</span>}
            </div>
          </Section>
          {shown !== null && <RulePreviewSection key={JSON.stringify(shown)} rule={rule} parameters={shown} days={days} isOfDraft={rule.parameters.some(({ name, value }) => shown[name] !== value)} />}
        </>
      )}
      <RuleHistory rule={rule} />
      {asked !== null && whole !== null && isSignal && (
        <SetRuleDialog rule={rule} isOn={asked === 'switch' ? !rule.isOn : rule.isOn} parameters={asked === 'switch' ? Object.fromEntries(rule.parameters.map(({ name, value }) => [name, value])) : whole} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
