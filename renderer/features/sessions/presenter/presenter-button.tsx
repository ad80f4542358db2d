import { Presentation } from 'lucide-react';
import type { SessionId } from '@shared/primitives';
import { useOperation } from '../../../api';
import { commandRegistry } from '../../../commands/registry';
import { Button } from '../../../ui/button';
import { presenterKeys, audienceWord } from './presenter-words';
import styles from './presenter.module.css';

/** Opens the presenter window's dialog, and shows while it is open who is its audience (M4). */
export function PresenterButton({ sessionId }: { sessionId: SessionId }) {
  const { data: state } = useOperation('presenter.state', { sessionId });
  return (
    <p className={styles['entry']}>
      <Button size="small" variant="quiet" icon={<Presentation aria-hidden="true" />} kbd={presenterKeys} onPress={() => void commandRegistry.run('sessions.presenter')}>
        Presenter
      </Button>
      <span className="trunc">{state === undefined ? '' : state.isOpen ? `on, ${audienceWord(state)}` : 'off'}</span>
    </p>
  );
}
