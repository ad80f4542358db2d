import { FileStack } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useOperation } from '../../api';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatInstant } from '../../ui/format';
import styles from './workspaces.module.css';

/** Where no workspace is open: make one, open one, or look at the example. */
export function WelcomePage({ onAction }: { onAction: (id: string) => void }) {
  const { data: recent } = useOperation('workspaces.recent', {});
  return (
    <div className={styles['welcome']}>
      <h1 className="vh">Welcome</h1>
      <EmptyState
        icon={<FileStack />}
        title="No workspace is open"
        action={
          <>
            <Button onPress={() => onAction('new')}>New workspace</Button>
            <Button onPress={() => onAction('open')}>Open a workspace</Button>
            <Button variant="primary" onPress={() => onAction('example')}>
              Open the example
            </Button>
          </>
        }
      >
        A workspace is one file on this laptop. It holds the issues, the sessions that decided on them, and a log that shows whether anything was changed afterwards. The example has 250 issues and two past sessions to look around in.
      </EmptyState>
      {recent !== undefined && recent.length > 0 && (
        <section className={styles['recent']}>
          <h2>Recent</h2>
          {recent.map(({ file, name, openedAt, isPresent }) => (
            <AriaButton key={file} className={styles['file'] ?? ''} isDisabled={!isPresent} onPress={() => onAction(`recent:${file}`)}>
              <span className="medium">{name}</span>
              <span className="muted t12 trunc" title={file}>
                {isPresent ? `${file}, opened ${formatInstant(openedAt)}` : `${file} is not there`}
              </span>
            </AriaButton>
          ))}
        </section>
      )}
    </div>
  );
}
