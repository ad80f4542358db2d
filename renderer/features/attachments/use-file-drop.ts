import { useEffect, useState } from 'react';
import { pathOfDropped } from '../../api';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';

/** Takes a file that is dropped anywhere on the screen; the keyboard has the button instead. Says whether one is held over it. */
export function useFileDrop(onFile: (path: string) => void, isOn: boolean): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useLatest(onFile);
  useEffect(() => {
    if (!isOn) return undefined;
    const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const [file, ...others] = [...(event.dataTransfer?.files ?? [])];
      if (file === undefined) return;
      if (others.length > 0) appState().toast({ tone: 'info', title: 'One file is attached at a time', detail: `${file.name} is taken.` });
      take(pathOfDropped(file));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [isOn, take]);
  return isOver;
}
