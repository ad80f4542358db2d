import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './button';
import { cx } from './cx';
import styles from './dialog.module.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Escape, the close button, or a press outside. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the bottom right, the primary one last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** A question that must be answered: a press outside does not close it. */
  isAlert?: boolean;
}

/** A modal dialog. It keeps focus inside and gives it back when it closes. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'medium', isAlert = false }: DialogProps) {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable={!isAlert}
      onOpenChange={(isStillOpen) => {
        if (!isStillOpen) onClose();
      }}
    >
      <Modal className={cx(styles['modal'], styles[size])}>
        <AriaDialog className={styles['dialog'] ?? ''} role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X aria-hidden="true" />} kbd="Esc" onPress={onClose} />
          </header>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  title: string;
  isOpen: boolean;
  /** What will happen and what is kept. */
  children: ReactNode;
  /** The verb of what will be done: `Sign off`. */
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back, or that leaves something undone. */
export function ConfirmDialog({ title, isOpen, children, confirmLabel, cancelLabel = 'Cancel', isDanger = false, isPending = false, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      isAlert
      actions={
        <>
          <Button onPress={onClose}>{cancelLabel}</Button>
          <Button variant={isDanger ? 'danger' : 'primary'} isPending={isPending} onPress={onConfirm} autoFocus>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
