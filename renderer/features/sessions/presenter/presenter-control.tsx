import { useEffect, useMemo, useRef, useState } from 'react';
import type { SessionId } from '@shared/primitives';
import { mayRun, useOperation } from '../../../api';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { appState } from '../../../state/app-state';
import { useRole } from '../../settings/use-acting';
import { PresenterDialog } from './presenter-dialog';

/** The presenter window of a session as its screens steer it: by name, by key, and with a word when its screen is taken away (M4). */
export function PresenterControl({ sessionId }: { sessionId: SessionId }) {
  const [isAsking, setIsAsking] = useState(false);
  const { data: state } = useOperation('presenter.state', { sessionId });
  const mayOpen = mayRun(useRole(), 'presenter.open');
  const lostAt = state?.displayLostAt ?? null;
  const told = useRef(lostAt);
  useEffect(() => {
    if (lostAt === told.current) return;
    told.current = lostAt;
    if (lostAt !== null) appState().toast({ tone: 'info', title: 'The other screen was taken away.', detail: 'The presenter window is on this one now. The session goes on as it was.' });
  }, [lostAt]);
  useCommands(
    useMemo(
      (): readonly Command[] =>
        mayOpen ? [{ id: 'sessions.presenter', title: 'Presenter window', section: 'Session', shortcuts: ['Shift+P'], keywords: ['projector', 'screen', 'audience', 'customer'], run: () => setIsAsking(true) }] : [],
      [mayOpen],
    ),
  );
  return isAsking && state !== undefined ? <PresenterDialog sessionId={sessionId} state={state} onClose={() => setIsAsking(false)} /> : null;
}
