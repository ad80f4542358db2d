import { useState } from 'react';
import { SignalRuleId, type RuleView, type SignalParameters } from '@shared/contract/signals';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';
import { countsInWords } from './rule-words';

/** Makes a new version of a rule with the reason: other parameters, or switched on or off. Its open proposals follow at once. */
export function SetRuleDialog({ rule, isOn, parameters, onClose }: { rule: RuleView; isOn: boolean; parameters: SignalParameters; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const set = useCommand('signals.setRule');
  const isSwitch = isOn !== rule.isOn;
  const changes = rule.parameters.flatMap(({ name, label, value }) => (parameters[name] === value ? [] : [`${label}: ${value} to ${parameters[name] ?? ''}`]));
  const save = (): void => {
    setHasTried(true);
    if (reason.trim() === '' || set.isPending) return;
    set.mutate(
      { ruleId: SignalRuleId.parse(rule.id), isOn, parameters, reason },
      {
        onSuccess: ({ version, ...counts }) => {
          appState().toast({ tone: 'success', title: `${rule.title} is at version ${version}${isOn ? '' : ' and off'}`, detail: countsInWords(counts) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={isSwitch ? `Switch ${isOn ? 'on' : 'off'}: ${rule.title}` : `New version: ${rule.title}`}
      size="small"
      saveLabel={isSwitch ? (isOn ? 'Switch on' : 'Switch off') : 'Make version'}
      isPending={set.isPending}
      error={set.error}
      onSave={save}
      onClose={onClose}
    >
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <p className="muted">{isOn ? 'Proposals that no longer hold are withdrawn, new ones are added. What people decided on stays as it is.' : 'Its open proposals are withdrawn. What people decided on stays as it is.'}</p>
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} autoFocus error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}
