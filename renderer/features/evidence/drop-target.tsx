import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { pathOfDropped } from '../../api';
import { appState } from '../../state/app-state';
import styles from './evidence.module.css';

const isFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Takes a file dropped anywhere on the screen; the keyboard has the button instead. */
export function DropTarget({ onFile, children }: { onFile: (path: string) => void; children: ReactNode }) {
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={styles['drop']}
      onDragOver={(event) => {
        if (!isFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setIsOver(false);
      }}
      onDrop={(event) => {
        if (!isFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        const [file, ...others] = [...event.dataTransfer.files];
        if (file === undefined) return;
        if (others.length > 0) appState().toast({ tone: 'info', title: 'One package is verified at a time', detail: `${file.name} is looked at.` });
        onFile(pathOfDropped(file));
      }}
    >
      {children}
      {isOver && <div className={styles['over']}>Drop the package to verify it</div>}
    </div>
  );
}
