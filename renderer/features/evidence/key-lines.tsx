import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import styles from './evidence.module.css';

/** Hands the public key over: without it a package proves only that it is whole, not who signed it. */
export function KeyLines() {
  const { run, isPending } = useAction('evidence.exportKey');
  return (
    <div className={styles['key']}>
      <Button
        size="small"
        isPending={isPending}
        onPress={() =>
          run({}, (saved) => {
            if (saved !== null) appState().toast({ tone: 'success', title: 'The public key was saved', detail: saved.file });
          })
        }
      >
        Export the public key
      </Button>
    </div>
  );
}
