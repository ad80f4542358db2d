import { useCallback } from 'react';
import type { Channel, InputOf, OutputOf } from '@shared/contract';
import type { CallError } from '../api';
import { useCommand } from '../api';
import { appState } from './app-state';

export interface Action<C extends Channel> {
  /** Runs it; a failure is told in a toast and then `onDone` is not called. */
  run: (input: InputOf<C>, onDone?: (output: OutputOf<C>) => void) => void;
  readonly isPending: boolean;
}

/** What a failed call says, as a toast. */
export function tellFailure(error: CallError): void {
  appState().toast({ tone: 'error', title: error.message });
}

/** An operation run from a button or key, whose failure is told in a toast. A dialog that shows failures in place uses `useCommand`. */
export function useAction<C extends Channel>(channel: C): Action<C> {
  const { mutate, isPending } = useCommand(channel);
  const run = useCallback<Action<C>['run']>((input, onDone) => mutate(input, { onError: tellFailure, onSuccess: (output) => onDone?.(output) }), [mutate]);
  return { run, isPending };
}
