import type { RuleView, SignalParameter } from '@shared/contract/signals';
import { NumberField } from '../../ui/number-field';
import { unitWords } from './rule-words';
import type { ParameterValues } from './use-rule-draft';
import styles from './signals.module.css';

/** Minutes by segment and priority stand in a table; everything else is a field with the reason for its default. */
export function ParameterFields({ rule, values, isDisabled, onChange }: { rule: RuleView; values: ParameterValues; isDisabled: boolean; onChange: (name: string, value: number | null) => void }) {
  const minutes = rule.parameters.filter(({ unit }) => unit === 'minutes');
  const others = rule.parameters.filter(({ unit }) => unit !== 'minutes');
  return (
    <>
      {minutes.length > 0 && <CommitmentTable parameters={minutes} values={values} isDisabled={isDisabled} onChange={onChange} />}
      <div className={styles['fields']}>
        {others.map((parameter) => (
          <div key={parameter.name} className={styles['field']}>
            <NumberField
              label={`${parameter.label} (${unitWords[parameter.unit]})`}
              value={values[parameter.name] ?? null}
              min={parameter.min}
              max={parameter.max}
              isDisabled={isDisabled}
              hint={`${parameter.why}. As supplied: ${parameter.default}.`}
              error={isWrong(parameter, values) ? `A whole number from ${parameter.min} to ${parameter.max}.` : null}
              onChange={(value) => onChange(parameter.name, value)}
            />
          </div>
        ))}
      </div>
    </>
  );
}

const isWrong = ({ name, min, max }: SignalParameter, values: ParameterValues): boolean => {
  const value = values[name] ?? null;
  return value === null || !Number.isInteger(value) || value < min || value > max;
};

const priorities = ['urgent', 'high', 'normal', 'low'] as const;
const segmentWords = { enterprise: 'Enterprise', 'mid-market': 'Mid-market', smb: 'SMB' } as const;

function CommitmentTable({ parameters, values, isDisabled, onChange }: { parameters: readonly SignalParameter[]; values: ParameterValues; isDisabled: boolean; onChange: (name: string, value: number | null) => void }) {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  return (
    <table className={styles['commitments']}>
      <caption>Minutes within which the first response is committed. Put in what your contracts say.</caption>
      <thead>
        <tr>
          <th scope="col">Segment</th>
          {priorities.map((priority) => (
            <th key={priority} scope="col">
              {`${priority.charAt(0).toUpperCase()}${priority.slice(1)}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(segmentWords).map(([segment, words]) => (
          <tr key={segment}>
            <th scope="row">{words}</th>
            {priorities.map((priority) => {
              const parameter = byName.get(`${segment}-${priority}`);
              return (
                <td key={priority}>
                  {parameter !== undefined && (
                    <NumberField
                      label={parameter.label}
                      isLabelHidden
                      value={values[parameter.name] ?? null}
                      min={parameter.min}
                      max={parameter.max}
                      isDisabled={isDisabled}
                      error={isWrong(parameter, values) ? `${parameter.min} to ${parameter.max}` : null}
                      onChange={(value) => onChange(parameter.name, value)}
                    />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
