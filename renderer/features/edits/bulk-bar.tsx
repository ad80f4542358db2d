import { X } from 'lucide-react';
import { useShortcutLabel } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button, IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import styles from './edits.module.css';

/** Over the foot of the list while something is marked: how many, and what can be done with them. */
export function BulkBar({ count, total, isAll, onChange, onTags }: { count: number; total: number; isAll: boolean; onChange: () => void; onTags: () => void }) {
  const changeKey = useShortcutLabel('edits.change');
  const tagsKey = useShortcutLabel('edits.tags');
  return (
    <section className={styles['bar']} aria-label="Marked issues">
      <span className={styles['count']} role="status">
        {isAll ? `All ${formatCount(count)} issues of the filter` : count === 1 ? '1 issue marked' : `${formatCount(count)} issues marked`}
      </span>
      <Button size="small" kbd={changeKey} onPress={onChange}>
        Change
      </Button>
      <Button size="small" kbd={tagsKey} onPress={onTags}>
        Tags
      </Button>
      {!isAll && total > count && (
        <Button size="small" variant="quiet" onPress={() => appState().markEveryIssue()}>
          Mark all {formatCount(total)}
        </Button>
      )}
      <IconButton size="small" label="Unmark all issues" kbd="Esc" icon={<X aria-hidden="true" />} onPress={() => appState().unmarkIssues()} />
    </section>
  );
}
