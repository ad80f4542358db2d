import { Plus, X } from 'lucide-react';
import type { Room } from '@shared/contract/sessions/entities';
import { Button, IconButton } from '../../../ui/button';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import type { DecisionFields } from './drafts';
import styles from './decision.module.css';

/** The list with its entry at `index` changed, or taken out where `part` is null. */
function changedAt<T>(list: readonly T[], index: number, part: Partial<T> | null): T[] {
  return list.flatMap((entry, place) => (place !== index ? [entry] : part === null ? [] : [{ ...entry, ...part }]));
}

/** Who disagrees, by name and in their words (M5). */
export function DissentEditor({ room, dissents, onChange }: { room: Room; dissents: DecisionFields['dissents']; onChange: (dissents: DecisionFields['dissents']) => void }) {
  return (
    <fieldset className={styles['extras']}>
      <legend>Dissent</legend>
      {dissents.map(({ personId, words }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries have no identity before they are recorded, and their order never changes
        <div key={index} className={styles['entry']}>
          <Select
            label={`Who dissents, ${index + 1}`}
            isLabelHidden
            placeholder="Who"
            options={room.people.map(({ personId: value, name: label }) => ({ value, label, isDisabled: dissents.some((other, place) => place !== index && other.personId === value) }))}
            value={personId}
            onChange={(value) => onChange(changedAt(dissents, index, { personId: value }))}
          />
          <IconButton size="small" label={`Take dissent ${index + 1} out`} icon={<X aria-hidden="true" />} onPress={() => onChange(changedAt(dissents, index, null))} />
          <TextField label={`What dissent ${index + 1} says`} isLabelHidden placeholder="In their words" value={words} onChange={(text) => onChange(changedAt(dissents, index, { words: text }))} maxLength={2000} />
        </div>
      ))}
      <Button size="small" variant="quiet" icon={<Plus aria-hidden="true" />} onPress={() => onChange([...dissents, { personId: null, words: '' }])}>
        Add dissent
      </Button>
    </fieldset>
  );
}

/** What was not chosen, and what would bring it back (M5). */
export function RejectedEditor({ rejected, onChange }: { rejected: DecisionFields['rejected']; onChange: (rejected: DecisionFields['rejected']) => void }) {
  return (
    <fieldset className={styles['extras']}>
      <legend>Rejected</legend>
      {rejected.map(({ alternative, reopensIf }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries have no identity before they are recorded, and their order never changes
        <div key={index} className={styles['entry']}>
          <TextField label={`Alternative ${index + 1}`} isLabelHidden placeholder="The alternative" value={alternative} onChange={(text) => onChange(changedAt(rejected, index, { alternative: text }))} maxLength={1000} />
          <IconButton size="small" label={`Take alternative ${index + 1} out`} icon={<X aria-hidden="true" />} onPress={() => onChange(changedAt(rejected, index, null))} />
          <TextField label={`What would reopen alternative ${index + 1}`} isLabelHidden placeholder="Reopens if" value={reopensIf} onChange={(text) => onChange(changedAt(rejected, index, { reopensIf: text }))} maxLength={1000} />
        </div>
      ))}
      <Button size="small" variant="quiet" icon={<Plus aria-hidden="true" />} onPress={() => onChange([...rejected, { alternative: '', reopensIf: '' }])}>
        Add an alternative
      </Button>
    </fieldset>
  );
}
