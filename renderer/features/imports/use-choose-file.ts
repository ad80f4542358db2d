import { useCallback } from 'react';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';

export interface ChooseFile {
  /** Asks for a file, or takes the one that was dropped, and begins an import with it. */
  readonly choose: (file: string | null) => void;
  readonly error: Error | null;
}

/** Begins an import with a file. */
export function useChooseFile(): ChooseFile {
  const { mutate, isPending, error } = useCommand('imports.chooseFile');
  const choose = useCallback(
    (file: string | null) => {
      if (isPending) return;
      mutate({ file }, {
        onSuccess: (chosen) => {
          if (chosen === null) return;
          const { token, facts, mapping, isRecognised, importedBefore } = chosen;
          appState().startImport({ token, facts, mapping, isRecognised, importedBefore, source: mapping.source ?? (mapping.kind === 'issues' ? 'ticketing' : 'crm') });
        },
      });
    },
    [mutate, isPending],
  );
  return { choose, error };
}
