import type { ImportId } from '@shared/primitives';
import { appState } from '../../state/app-state';
import type { Action } from '../../state/use-action';
import { rowWords } from './import-words';

/** Asks where the rows go that an import left out, and says what came of it. */
export function saveRejects({ run }: Action<'imports.saveRejects'>, importId: ImportId): void {
  run({ importId }, (saved) => {
    if (saved !== null) appState().toast({ tone: 'success', title: `${rowWords(saved.rows)} saved`, detail: `${saved.file}. Each has its row and why it was left out; repaired, the file can be imported itself.` });
  });
}
