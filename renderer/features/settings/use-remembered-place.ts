import { useEffect, useState } from 'react';
import type { WorkspaceId } from '@shared/primitives';
import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';

/** A place that cannot be kept or read is no reason to stop somebody's work. */
function letPass(error: unknown): void {
  if (!(error instanceof CallError)) throw error;
}

const askPlace = (): ReturnType<typeof call<'settings.place'>> => call('settings.place', {});
let askedAhead: ReturnType<typeof askPlace> | null = null;

/** Asks for the place of the workspace that is open at the start, before the first line is drawn. */
export function askForPlace(): void {
  askedAhead = askPlace();
  askedAhead.catch(letPass);
}

/** What was asked ahead, once; and again where no workspace was open then. */
function thePlace(): ReturnType<typeof askPlace> {
  const ahead = askedAhead;
  askedAhead = null;
  return ahead === null ? askPlace() : ahead.catch(askPlace);
}

/** Goes to where a workspace was left when it is opened, and keeps where one is (M7). Says whether that place is reached. */
export function useRememberedPlace(id: WorkspaceId | null): boolean {
  const [reached, setReached] = useState<WorkspaceId | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let isOver = false;
    void thePlace()
      .then(({ place }) => {
        if (!isOver && place !== null) appState().replace(place);
      })
      .catch(letPass)
      .finally(() => {
        if (!isOver) setReached(id);
      });
    return () => {
      isOver = true;
    };
  }, [id]);
  useEffect(() => {
    if (id === null || reached !== id) return undefined;
    return useApp.subscribe(({ entry }, before) => {
      if (entry.route !== before.entry.route) void call('settings.rememberPlace', { place: entry.route }).catch(letPass);
    });
  }, [id, reached]);
  return id !== null && reached === id;
}
