import { ChevronDown, ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Anomaly, RuleChoice, RuleFinding, TargetField } from '@shared/contract/imports/entities';
import { ruleChoiceLabels, ruleChoices } from '@shared/contract/imports/entities';
import { appState } from '../../state/app-state';
import type { ImportDraft } from '../../state/watch';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount } from '../../ui/format';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { meaningWords } from './import-words';
import { withMeaning } from './mapping-edit';
import styles from './anomalies.module.css';

const { changeImport } = appState();
/** Different values that are listed; the rest is counted. */
const mostValues = 12;

export interface AnomalyRuleRowProps {
  finding: RuleFinding;
  draft: ImportDraft;
  fields: readonly TargetField[];
  isOpen: boolean;
  onToggle: () => void;
  onChoose: (choice: RuleChoice) => void;
}

/** A rule that found something: how often, what it means, what is to become of its rows, and, open, the values themselves. */
export function AnomalyRuleRow({ finding, draft, fields, isOpen, onToggle, onChoose }: AnomalyRuleRowProps) {
  const { rule, count, columns } = finding;
  const chosen = draft.choices[rule.id] ?? (rule.choices.includes('flag') ? 'flag' : (rule.choices[0] ?? 'skip'));
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className={cx(isOpen && styles['open'])}>
      <div className={styles['rule']}>
        <AriaButton className={styles['title'] ?? ''} aria-expanded={isOpen} onPress={onToggle}>
          <Chevron aria-hidden="true" />
          <span className={styles['count']}>{formatCount(count)}</span>
          <span className={styles['words']}>
            <b>{rule.title}</b>
            <span className={styles['explanation']} title={rule.explanation}>
              {columns.length > 0 && <span className={styles['columns']}>{columns.join(', ')}: </span>}
              {rule.explanation}
            </span>
          </span>
        </AriaButton>
        <Segmented
          label={`What becomes of: ${rule.title}`}
          isLabelHidden
          tone="accent"
          options={ruleChoices.map((value) => ({ value, label: ruleChoiceLabels[value], isDisabled: !rule.choices.includes(value) }))}
          value={chosen}
          onChange={onChoose}
        />
      </div>
      {isOpen && <Values finding={finding} draft={draft} fields={fields} isFixing={chosen === 'fix'} />}
    </li>
  );
}

interface ValueGroup {
  readonly column: string;
  readonly value: string;
  readonly rows: readonly number[];
}

function grouped(examples: readonly Anomaly[]): readonly ValueGroup[] {
  const groups = new Map<string, { column: string; value: string; rows: number[] }>();
  for (const { column, value, row } of examples) {
    const key = JSON.stringify([column, value]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { column, value, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()].toSorted((a, b) => b.rows.length - a.rows.length);
}

/** `88, 91 and 12 more`. */
function rowsWords(rows: readonly number[]): string {
  if (rows.length <= 3) return rows.map(formatCount).join(', ');
  return `${rows.slice(0, 2).map(formatCount).join(', ')} and ${rows.length - 2} more`;
}

/** The first rows a rule found, by value. Where a field takes one of a few words, the word is given its meaning here. */
function Values({ finding, draft, fields, isFixing }: { finding: RuleFinding; draft: ImportDraft; fields: readonly TargetField[]; isFixing: boolean }) {
  const { mapping } = draft;
  const groups = grouped(finding.examples);
  const shown = groups.slice(0, mostValues);
  const fieldOf = (column: string): TargetField | undefined => {
    const candidates = mapping.columns.filter((each) => each.column === column).map(({ field }) => fields.find(({ kind, key }) => kind === mapping.kind && key === field));
    return candidates.find((field) => field !== undefined && field.meanings.length > 0);
  };
  const isWordRule = finding.rule.id.startsWith('unknown-') && finding.rule.id !== 'unknown-account';
  const note =
    finding.count > finding.examples.length
      ? `The first ${finding.examples.length} of ${formatCount(finding.count)} are shown, by value.`
      : groups.length > shown.length
        ? `${groups.length - shown.length} more values.`
        : null;
  return (
    <div className={styles['detail']}>
      <table className={styles['values']}>
        <thead>
          <tr>
            <th scope="col">Rows</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            {isWordRule && <th scope="col">Read as</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ column, value, rows }) => {
            const field = isWordRule ? fieldOf(column) : undefined;
            const meaning = mapping.values.find((each) => each.field === field?.key && each.from === value)?.to ?? null;
            return (
              <tr key={`${column}-${value}`}>
                <td className={styles['rows']}>{rowsWords(rows)}</td>
                <td className="muted">{column === '' ? 'whole row' : column}</td>
                <td className={styles['value']} title={value}>
                  {value === '' ? <span className="muted">empty</span> : value}
                </td>
                {isWordRule && (
                  <td className={styles['meaning']}>
                    {field !== undefined && (
                      <Select
                        label={`${value} is read as`}
                        isLabelHidden
                        placeholder="Choose a meaning"
                        options={field.meanings.map((each) => ({ value: each, label: meaningWords(each) }))}
                        value={meaning}
                        onChange={(to) => changeImport({ mapping: withMeaning(mapping, field.key, value, to) })}
                      />
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {(note !== null || (isFixing && !isWordRule)) && (
        <p className={styles['foot']}>
          {note}
          {isFixing && !isWordRule && (
            <Button variant="link" size="small" onPress={() => changeImport({ step: 'mapping' })}>
              Go to the mapping
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
