import { Suspense } from 'react';
import { assertNever } from '@shared/primitives';
import { AccountPage } from './features/accounts/account-page';
import { HomePage } from './features/home/home-page';
import { IssuePage } from './features/issues/issue-page';
import { PriorityListPage } from './features/issues/priority-list-page';
import { SettingsPage } from './features/settings/settings-page';
import { WatchPage } from './features/watch/watch-page';
import type { Route } from './state/navigation';

/** The screen of a place. Those that a start does not need are loaded when they are first gone to. */
export function Screen({ route }: { route: Route }) {
  return <Suspense>{screenOf(route)}</Suspense>;
}

function screenOf(route: Route) {
  switch (route.name) {
    case 'home':
      return <HomePage />;
    case 'watch':
      return <WatchPage tab={route.tab} />;
    case 'account':
      return <AccountPage id={route.id} />;
    case 'score':
      return <PriorityListPage />;
    case 'issue':
      return <IssuePage id={route.id} />;
    case 'settings':
      return <SettingsPage />;
    case 'meet':
    case 'session':
    case 'prove':
    case 'act':
    case 'analyse':
    case 'govern':
      return null;
    default:
      return assertNever(route);
  }
}
