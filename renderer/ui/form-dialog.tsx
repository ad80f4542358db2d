import type { ReactNode } from 'react';
import { useSaveKey } from '../commands/use-save-key';
import { Button } from './button';
import { Dialog, type DialogProps } from './dialog';
import { Notice } from './notice';

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'size' | 'onClose'> {
  /** The fields. */
  children: ReactNode;
  /** The verb of what will be done: `Capture`. The save key goes by it too. */
  saveLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  /** The button only: the key runs `onSave` all the same, which sees to what is missing. */
  isSaveDisabled?: boolean;
  /** Saving is under way. */
  isPending: boolean;
  /** Why it could not be saved, below the fields; null where there is nothing to say, or a field says it. */
  error: { readonly message: string } | null;
  /** By the button, or by Ctrl or Command Enter wherever focus is. May be called again while it is pending. */
  onSave: () => void;
}

/** A dialog with fields to fill in and save, open for as long as it is there. One command at a time: it takes the save key. */
export function FormDialog({ title, size = 'medium', saveLabel, cancelLabel = 'Cancel', isDanger = false, isSaveDisabled = false, isPending, error, onSave, onClose, children }: FormDialogProps) {
  const kbd = useSaveKey(saveLabel, onSave);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size={size}
      actions={
        <>
          <Button onPress={onClose}>{cancelLabel}</Button>
          <Button variant={isDanger ? 'danger' : 'primary'} kbd={kbd} isDisabled={isSaveDisabled} isPending={isPending} onPress={onSave}>
            {saveLabel}
          </Button>
        </>
      }
    >
      {children}
      {error !== null && <Notice tone="error" title={error.message} />}
    </Dialog>
  );
}
