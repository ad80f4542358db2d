import { useCallback } from 'react';
import type { OutputOf } from '@shared/contract';
import { defaultSources } from '@shared/contract/imports/entities';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';

export interface ChooseFile {
  /** Asks for a file, or takes the one that was dropped, and begins an import with it. */
  readonly choose: (file: string | null) => void;
  readonly error: Error | null;
}

/** What an import begins with, of a file that was looked at. */
export function draftOf({ token, facts, mapping, isRecognised, importedBefore, likelyVendor }: NonNullable<OutputOf<'imports.chooseFile'>>): Parameters<ReturnType<typeof appState>['startImport']>[0] {
  return { token, facts, mapping, isRecognised, importedBefore, likelyVendor, source: mapping.source ?? defaultSources[mapping.kind] };
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
          appState().startImport(draftOf(chosen));
        },
      });
    },
    [mutate, isPending],
  );
  return { choose, error };
}
