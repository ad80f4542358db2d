import { useOperation } from '../../api';
import { useShortcutLabel } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/page';
import styles from './settings.module.css';

/** Versions of the app and of what it runs on, and where the keys are listed. */
export function AboutSection() {
  const { data } = useOperation('settings.about', {});
  const helpKey = useShortcutLabel('app.help');
  return (
    <>
      {data !== undefined && (
        <DefinitionList
          items={[
            { term: 'Docket', value: data.docket },
            { term: 'Electron', value: data.electron },
            { term: 'Chromium', value: data.chrome },
            { term: 'Node', value: data.node },
            { term: 'SQLite', value: data.sqlite },
            { term: 'Network', value: 'None. Docket makes no connection, ever.' },
          ]}
        />
      )}
      <div className={styles['below']}>
        <Button size="small" kbd={helpKey} onPress={() => appState().openHelp()}>
          Keyboard shortcuts
        </Button>
      </div>
    </>
  );
}
