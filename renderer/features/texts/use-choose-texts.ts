import { useCallback } from 'react';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';

const endings = /\.(?:eml|mbox|vtt|srt|docx)$/i;

/** Whether dropped files are e-mails and transcripts; a .txt file may be a table, and is asked for by the button. */
export const areTextFiles = (paths: readonly string[]): boolean => paths.length > 0 && paths.every((path) => endings.test(path));

/** Begins an import of e-mails and transcripts with files that are asked for or were dropped. */
export function useChooseTexts(): { choose: (files: readonly string[] | null) => void; error: Error | null } {
  const { mutate, isPending, error } = useCommand('texts.choose');
  const choose = useCallback(
    (files: readonly string[] | null) => {
      if (isPending) return;
      mutate({ files: files === null ? null : [...files] }, {
        onSuccess: (chosen) => {
          if (chosen !== null) appState().startTexts(chosen);
        },
      });
    },
    [mutate, isPending],
  );
  return { choose, error };
}
