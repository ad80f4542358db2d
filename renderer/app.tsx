import { useEffect, useMemo, useRef } from 'react';
import type { WorkspaceSummary } from '@shared/contract/workspaces';
import { IssueId, type Role, type WorkspaceId } from '@shared/primitives';
import { call, mayRun, queryClient } from './api';
import type { Command } from './commands/registry';
import { useCommands } from './commands/use-commands';
import { useNativeMenu } from './commands/use-native-menu';
import { useFilterCommands } from './features/filters/use-saved-filters';
import { StartSession } from './features/home/start-session';
import { useRole } from './features/settings/use-acting';
import { useCheck } from './features/settings/use-check';
import { usePersonMenu } from './features/settings/use-person-menu';
import { useRememberedAppearance } from './features/settings/use-preferences';
import { useRememberedPlace } from './features/settings/use-remembered-place';
import { RehearsalBanner } from './features/workspaces/rehearsal-banner';
import { useWorkspace } from './features/workspaces/use-workspace';
import { useWorkspaceActions } from './features/workspaces/use-workspace-actions';
import { WelcomePage } from './features/workspaces/welcome-page';
import { AsOfEditor } from './features/workspaces/workspace-dialogs';
import { Screen } from './screen';
import type { SearchProvider } from './shell/palette';
import { Shell } from './shell/shell';
import type { AsOfSlot } from './shell/top-bar';
import { appState } from './state/app-state';
import type { Route, Section } from './state/navigation';
import { useApp } from './state/store';
import { formatDate } from './ui/format';
import { Notice } from './ui/notice';

/** The parts of the app that exist. */
const built: readonly Section[] = ['home', 'watch', 'score', 'meet', 'act', 'govern', 'prove', 'settings'];
const withoutWorkspace: readonly Section[] = ['home', 'settings'];
/** Places that have a first thing to do of their own. */
const isBusy = (route: Route): boolean => ['session', 'meet', 'decisions', 'walk', 'tradeoff', 'audit-answers', 'calibrate', 'prove', 'settings', 'sample', 'draw-sample', 'coding'].includes(route.name) || (route.name === 'watch' && route.tab !== 'register');

/** An import that is done gives way to the next one; one that is under way is come back to. */
function startImport(): void {
  if (appState().importDraft?.step === 'result') appState().endImport();
  appState().navigate({ name: 'watch', tab: 'import' });
}

/** The presenter window shows a session: without one at hand, the sessions are where to begin. */
function askForSession(): void {
  appState().navigate({ name: 'meet' });
  appState().toast({ tone: 'info', title: 'Open a session first: the presenter window shows one.' });
}

const placeCommands: readonly Command[] = [
  { id: 'import.start', title: 'Import a file', section: 'Import', shortcuts: ['Mod+I'], keywords: ['csv', 'tickets', 'accounts'], run: startImport },
  { id: 'import.proposals', title: 'Review proposals', section: 'Import', run: () => appState().navigate({ name: 'watch', tab: 'proposals' }) },
  // On a session's own screens theirs stands in its place.
  { id: 'sessions.presenter', title: 'Presenter window', section: 'Session', keywords: ['projector', 'screen'], run: askForSession },
  { id: 'decisions.register', title: 'Decision register', section: 'Go to', shortcuts: ['g d'], keywords: ['outcome', 'risk', 'reopen'], run: () => appState().navigate({ name: 'decisions', tab: 'register' }) },
  { id: 'walks.start', title: 'Walk the list', section: 'Go to', shortcuts: ['g l'], keywords: ['executive', 'decide'], run: () => appState().navigate({ name: 'walk' }) },
  { id: 'evidence.verify', title: 'Verify a package', section: 'Evidence', run: () => appState().navigate({ name: 'prove', tab: 'verify' }) },
];

const issueSearch: SearchProvider = {
  title: 'Issues',
  search: async (text) => {
    const rows = await call('issues.search', { text, limit: 8 });
    return rows.map(({ id, number, title, account, band, score }) => ({ id, title, detail: [`#${number}`, account].filter((word) => word !== null).join(', '), band, score }));
  },
  open: (id) => appState().navigate({ name: 'issue', id: IssueId.parse(id) }),
};

/** Another workspace: nothing of the one before stays on screen. */
function useFreshStart(id: WorkspaceId | null | undefined): void {
  const shown = useRef(id);
  useEffect(() => {
    if (id === undefined || id === shown.current) return;
    const isFirst = shown.current === undefined;
    shown.current = id;
    if (isFirst) return;
    appState().resetNavigation();
    appState().resetIssueList();
    appState().resetWatch();
    appState().resetUndo();
    appState().resetCoverage();
    void queryClient.resetQueries({ predicate: ({ queryKey: [noun] }) => noun !== 'workspaces' });
  }, [id]);
}

const asOfSlot = (workspace: WorkspaceSummary, role: Role): AsOfSlot => ({
  date: workspace.asOf,
  isSet: workspace.isAsOfSet,
  editor: (close) => <AsOfEditor asOf={workspace.asOf} isSet={workspace.isAsOfSet} mayChange={!workspace.isReadOnly && mayRun(role, 'workspaces.setAsOf')} onClose={close} />,
});

/** The app: the shell with the data of the workspace, and the screen of the place one is at. */
export function App() {
  const { data: workspace, error } = useWorkspace();
  const role = useRole();
  const person = usePersonMenu();
  const actions = useWorkspaceActions(workspace ?? null);
  const { result: checked } = useCheck();
  const entry = useApp((state) => state.entry);
  useRememberedAppearance();
  useNativeMenu();
  useFreshStart(workspace === undefined ? undefined : (workspace?.id ?? null));
  const hasWorkspace = workspace != null;
  const isAtPlace = useRememberedPlace(workspace?.id ?? null);
  useFilterCommands(false, hasWorkspace);
  useCommands(useMemo(() => [...actions.commands, ...(hasWorkspace ? placeCommands : [])], [actions.commands, hasWorkspace]));

  return (
    <>
      <Shell
        isAlone={hasWorkspace && entry.route.name === 'walk'}
        enabledSections={hasWorkspace ? built : withoutWorkspace}
        badges={hasWorkspace ? { watch: workspace.counts.openProposals } : undefined}
        workspace={hasWorkspace ? { name: workspace.name, menu: actions.menu, onAction: actions.run } : null}
        asOf={hasWorkspace ? asOfSlot(workspace, role) : null}
        person={person}
        action={hasWorkspace && workspace.counts.issues > 0 && !isBusy(entry.route) && mayRun(role, 'sessions.start') ? <StartSession /> : undefined}
        search={hasWorkspace ? issueSearch : null}
        banner={workspace?.isRehearsal === true ? <RehearsalBanner /> : undefined}
        status={{
          fileName: workspace?.fileName ?? null,
          file: workspace?.file,
          savedAt: workspace?.audit.lastAt ?? null,
          isReadOnly: workspace?.isReadOnly ?? false,
          methodology: hasWorkspace ? `Methodology ${workspace.methodology.version}${workspace.methodology.inForceFrom === null ? '' : `, in force since ${formatDate(workspace.methodology.inForceFrom)}`}` : null,
          log: hasWorkspace ? { entries: workspace.audit.entries, head: workspace.audit.head, verified: checked === null ? null : { at: checked.at, isWhole: checked.auditChain === 'ok' && checked.integrity === 'ok' } } : null,
        }}
      >
        {error !== null && <Notice tone="error" title={error.message} />}
        {workspace === null && entry.route.name !== 'settings' && <WelcomePage onAction={actions.run} />}
        {((hasWorkspace && isAtPlace) || (workspace === null && entry.route.name === 'settings')) && <Screen key={`${workspace?.id ?? 'none'}-${entry.key}`} route={entry.route} />}
      </Shell>
      {actions.dialogs}
    </>
  );
}
