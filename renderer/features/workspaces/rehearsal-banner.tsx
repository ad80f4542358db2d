import { Theater } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import styles from './rehearsal-banner.module.css';

/** What was made in the rehearsal is gone, and so may be the place one stood at. */
function leave(): void {
  appState().resetNavigation();
  appState().replace({ name: 'meet' });
  appState().toast({ tone: 'success', title: 'The rehearsal has ended. The workspace is as it was.' });
}

/** Over every screen of a rehearsal: nothing here is kept, and the way out (M1). */
export function RehearsalBanner() {
  const { run, isPending } = useAction('workspaces.endRehearsal');
  const end = useCallback(() => run({}, leave), [run]);
  useCommands(useMemo((): readonly Command[] => [{ id: 'workspace.endRehearsal', title: 'End the rehearsal', section: 'Workspace', keywords: ['copy', 'leave'], run: end }], [end]));
  return (
    <div className={styles['banner']} role="status" aria-label="Rehearsal">
      <Theater aria-hidden="true" />
      <b>Rehearsal: nothing here is kept</b>
      <span>It plays on a copy, which is deleted when it ends. The workspace itself stays as it is.</span>
      <Button size="small" isPending={isPending} onPress={end}>
        End the rehearsal
      </Button>
    </div>
  );
}
