import { functionLabels, roles, type PersonId, type Role } from '@shared/primitives';
import { useOperation } from '../../api';
import { roleLabels } from '../../shell/top-bar';
import { useAction } from '../../state/use-action';
import { RadioGroup } from '../../ui/choice';
import { Section } from '../../ui/page';
import type { Option } from '../../ui/select';
import { Select } from '../../ui/select';
import { roleWords } from './role-words';
import { useActing } from './use-acting';
import styles from './settings.module.css';

const roleOptions: readonly Option<Role>[] = roles.map((value) => ({ value, label: roleLabels[value], detail: roleWords[value] }));
const nobody = 'nobody';

/** Who sits at the laptop, and in which role. Every entry of the log names both. */
export function YouSection() {
  const acting = useActing();
  const { data: people } = useOperation('people.list', {});
  const { run } = useAction('settings.actAs');
  if (acting === undefined) return null;
  const options: readonly Option<PersonId | typeof nobody>[] = [
    { value: nobody, label: 'Nobody in particular' },
    ...(people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] })),
  ];
  return (
    <Section title="You">
      <div className={styles['fields']}>
        <Select label="At the laptop" options={options} value={acting.personId ?? nobody} onChange={(value) => run({ personId: value === nobody ? null : value, role: acting.role })} />
        <RadioGroup label="Role" options={roleOptions} value={acting.role} onChange={(role) => run({ personId: acting.personId, role })} hint="What a role may do is enforced behind the screen, not by it." />
      </div>
    </Section>
  );
}
