import { lazy, Suspense } from 'react';
import { assertNever } from '@shared/primitives';
import { HomePage } from './features/home/home-page';
import { IssuePage } from './features/issues/issue-page';
import { PriorityListPage } from './features/issues/priority-list-page';
import type { Route } from './state/navigation';

const ActPage = lazy(async () => ({ default: (await import('./features/actions/act-page')).ActPage }));
const AccountPage = lazy(async () => ({ default: (await import('./features/accounts/account-page')).AccountPage }));
const ImportPage = lazy(async () => ({ default: (await import('./features/imports/import-page')).ImportPage }));
const InteractionPage = lazy(async () => ({ default: (await import('./features/texts/interaction-page')).InteractionPage }));
const WordsPage = lazy(async () => ({ default: (await import('./features/texts/words-page')).WordsPage }));
const SettingsPage = lazy(async () => ({ default: (await import('./features/settings/settings-page')).SettingsPage }));
const WatchPage = lazy(async () => ({ default: (await import('./features/watch/watch-page')).WatchPage }));
const DrawPage = lazy(async () => ({ default: (await import('./features/samples/draw-page')).DrawPage }));
const CodingPage = lazy(async () => ({ default: (await import('./features/codings/coding-page')).CodingPage }));
const SamplePage = lazy(async () => ({ default: (await import('./features/samples/sample-page')).SamplePage }));
const SessionsPage = lazy(async () => ({ default: (await import('./features/sessions/sessions-page')).SessionsPage }));
const RegisterPage = lazy(async () => ({ default: (await import('./features/decisions/register-page')).RegisterPage }));
const WalkPage = lazy(async () => ({ default: (await import('./features/walk/walk-page')).WalkPage }));
const SessionPage = lazy(async () => ({ default: (await import('./features/sessions/session-page')).SessionPage }));
const TradeoffPage = lazy(async () => ({ default: (await import('./features/tradeoffs/tradeoff-page')).TradeoffPage }));
const EvidencePage = lazy(async () => ({ default: (await import('./features/evidence/evidence-page')).EvidencePage }));
const GovernPage = lazy(async () => ({ default: (await import('./features/governance/govern-page')).GovernPage }));
const CalibratePage = lazy(async () => ({ default: (await import('./features/scoring/calibration/calibrate-page')).CalibratePage }));
const AuditAnswersPage = lazy(async () => ({ default: (await import('./features/sessions/audit-answers-page')).AuditAnswersPage }));

/** The screen of a place. Those that a start does not need are loaded when they are first gone to. */
export function Screen({ route }: { route: Route }) {
  return <Suspense>{screenOf(route)}</Suspense>;
}

function screenOf(route: Route) {
  switch (route.name) {
    case 'home':
      return <HomePage />;
    case 'watch':
      return <WatchPage tab={route.tab} sessionId={route.sessionId} />;
    case 'draw-sample':
      return <DrawPage />;
    case 'coding':
      return <CodingPage key={route.id} id={route.id} />;
    case 'sample':
      return <SamplePage key={route.id} id={route.id} tab={route.tab} />;
    case 'account':
      return <AccountPage id={route.id} />;
    case 'import':
      return <ImportPage id={route.id} />;
    case 'interaction':
      return <InteractionPage key={route.id} id={route.id} />;
    case 'word-proposals':
      return <WordsPage accountId={route.accountId} importId={route.importId} />;
    case 'score':
      return <PriorityListPage />;
    case 'issue':
      return <IssuePage id={route.id} />;
    case 'settings':
      return <SettingsPage />;
    case 'meet':
      return <SessionsPage />;
    case 'decisions':
      return <RegisterPage tab={route.tab} />;
    case 'walk':
      return <WalkPage />;
    case 'session':
      return <SessionPage id={route.id} step={route.step} />;
    case 'tradeoff':
      return <TradeoffPage id={route.id} />;
    case 'prove':
      return <EvidencePage tab={route.tab} sessionId={route.sessionId} />;
    case 'govern':
      return <GovernPage tab={route.tab} />;
    case 'calibrate':
      return <CalibratePage personId={route.personId} sessionId={route.sessionId} />;
    case 'audit-answers':
      return <AuditAnswersPage />;
    case 'act':
      return <ActPage actionId={route.action} />;
    case 'analyse':
      return null;
    default:
      return assertNever(route);
  }
}
