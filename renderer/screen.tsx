import { Suspense } from 'react';
import { assertNever } from '@shared/primitives';
import { AccountPage } from './features/accounts/account-page';
import { AccountsRegister } from './features/accounts/accounts-register';
import { HomePage } from './features/home/home-page';
import { IssuePage } from './features/issues/issue-page';
import { PriorityListPage } from './features/issues/priority-list-page';
import { SettingsPage } from './features/settings/settings-page';
import type { Route } from './state/navigation';
import { Page, PageHeader } from './ui/page';

/** The screen of a place. Those that a start does not need are loaded when they are first gone to. */
export function Screen({ route }: { route: Route }) {
  return <Suspense>{screenOf(route)}</Suspense>;
}

function screenOf(route: Route) {
  switch (route.name) {
    case 'home':
      return <HomePage />;
    case 'watch':
      return (
        <Page isFlush header={<PageHeader title="Register" />}>
          <AccountsRegister />
        </Page>
      );
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
