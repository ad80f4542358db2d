import { useCallback } from 'react';
import { functionLabels, PersonId, roles } from '@shared/primitives';
import { useOperation } from '../../api';
import type { PersonSlot } from '../../shell/top-bar';
import { roleLabels } from '../../shell/top-bar';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { roleWords } from './role-words';
import { useActing } from './use-acting';

/** The menu on the person at the laptop: who they are, and in which role. Null until known. */
export function usePersonMenu(): PersonSlot | null {
  const acting = useActing();
  const { data: people } = useOperation('people.list', {}, { enabled: acting !== undefined });
  const { run } = useAction('settings.actAs');
  const onAction = useCallback((id: string) => {
    if (acting === undefined) return;
    const [kind = '', value = ''] = id.split(/:(.*)/s);
    const role = roles.find((each) => each === value);
    if (kind === 'role' && role !== undefined) run({ personId: acting.personId, role });
    else if (kind === 'person') run({ personId: value === '' ? null : PersonId.parse(value), role: acting.role });
    else if (kind === 'people') appState().navigate({ name: 'settings' });
  }, [acting, run]);
  if (acting === undefined) return null;
  const named = (people ?? []).filter(({ isSystem }) => !isSystem);
  return {
    // Until somebody says who sits here, changes are recorded under the workspace's own name, which is no person's.
    name: acting.personId === null ? 'Unnamed' : acting.name,
    role: acting.role,
    onAction,
    menu: [
      { id: 'roles', title: 'Role', items: roles.map((role) => ({ id: `role:${role}`, label: roleLabels[role], detail: roleWords[role], isChecked: role === acting.role })) },
      { id: 'people', title: 'Person', items: [...named.slice(0, 12).map(({ id, name, function: part }) => ({ id: `person:${id}`, label: name, detail: functionLabels[part], isChecked: id === acting.personId })), { id: 'person:', label: 'Nobody in particular', isChecked: acting.personId === null }, { id: 'people:', label: 'People and settings' }] },
    ],
  };
}
