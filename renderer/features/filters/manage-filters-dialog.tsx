import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SavedFilter } from '@shared/contract/filters';
import { useOperation } from '../../api';
import { useAction } from '../../state/use-action';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatCount } from '../../ui/format';
import { Kbd } from '../../ui/kbd';
import { filterWords } from './filter-words';
import { RenameFilterDialog } from './save-filter-dialog';
import { keyed, openFilter, removeFilter, useSavedFilters } from './use-saved-filters';
import styles from './filters.module.css';

/** All saved filters: their order, which gives them their keys, their names and what each holds. */
export function ManageFiltersDialog({ onClose }: { onClose: () => void }) {
  const { filters } = useSavedFilters();
  const { data: counts } = useOperation('filters.counts', {});
  const move = useAction('filters.move');
  const [renamed, setRenamed] = useState<SavedFilter | null>(null);
  if (renamed !== null) return <RenameFilterDialog saved={renamed} onClose={() => setRenamed(null)} />;
  return (
    <Dialog title="Saved filters" isOpen onClose={onClose} actions={<Button onPress={onClose}>Done</Button>}>
      {filters.length === 0 && <p className="muted">None is saved yet. Narrow the list, then save the filter under a name: it gets a number key.</p>}
      <ol className={styles['filters']}>
        {filters.map((saved, index) => (
          <li key={saved.id} className={styles['filter']}>
            {index < keyed ? <Kbd>{String(index + 1)}</Kbd> : <span />}
            <div className={styles['words']}>
              <Button
                variant="link"
                onPress={() => {
                  openFilter(saved);
                  onClose();
                }}
              >
                {saved.name}
              </Button>
              <span className="muted t12">
                {filterWords(saved.filter)}, saved by {saved.savedBy}
              </span>
            </div>
            <span className={styles['count']}>{formatCount(counts?.find(({ id }) => id === saved.id)?.issues ?? 0)}</span>
            <IconButton size="small" label={`Move ${saved.name} up`} icon={<ArrowUp aria-hidden="true" />} isDisabled={index === 0 || move.isPending} onPress={() => move.run({ id: saved.id, to: index - 1 })} />
            <IconButton size="small" label={`Move ${saved.name} down`} icon={<ArrowDown aria-hidden="true" />} isDisabled={index === filters.length - 1 || move.isPending} onPress={() => move.run({ id: saved.id, to: index + 1 })} />
            <IconButton size="small" label={`Rename ${saved.name}`} icon={<Pencil aria-hidden="true" />} onPress={() => setRenamed(saved)} />
            <IconButton size="small" label={`Delete ${saved.name}`} icon={<Trash2 aria-hidden="true" />} onPress={() => void removeFilter(saved)} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
